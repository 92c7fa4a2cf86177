// What people set right, sent to the service: laid over the record, seen in every answer after.
#include <chrono>

#include "chancery/http/routes.h"
#include "chancery/query/recoding.h"
#include "chancery/store/sqlite/sqlite_store.h"
#include "chancery/wire/correction.h"
#include "chancery/wire/json_text.h"

namespace chancery {
namespace {

CivilDate today() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return CivilDate::from_days(
      static_cast<std::int32_t>(std::chrono::duration_cast<std::chrono::hours>(now).count() / 24));
}

}  // namespace

Result<HttpResponse> Service::correct_record(const HttpRequest& request,
                                             const std::string& token_name) {
  auto correction = decode_correction(request.body);
  if (!correction) return tl::unexpected(correction.error());
  if (correction->author.empty()) correction->author = token_name;
  if (correction->made_on == CivilDate{}) correction->made_on = today();
  // A new correction holds, whatever the body says.
  correction->undone_by.clear();
  correction->undone_on.reset();
  const std::unique_lock only(writing_, std::try_to_lock);
  if (!only) return fail(ErrorCode::kInterrupted, "the record is being written: try again");
  {
    auto reader = open_sqlite_reader(options_.record);
    if (!reader) return tl::unexpected(reader.error());
    if (auto done = put_scores(**reader, ontology_, *correction); !done) {
      return tl::unexpected(done.error());
    }
  }
  auto store = open_sqlite_store(options_.record, StoreAccess::kReadWrite);
  if (!store) return tl::unexpected(store.error());
  const auto id = (*store)->correct(*correction);
  if (!id) return tl::unexpected(id.error());
  store->reset();
  watch_->refresh();
  JsonText json;
  json.open_object().put("correction_id", id->str()).close_object();
  HttpResponse response = json_answer(json.take());
  response.status = 201;
  return response;
}

}  // namespace chancery
