#include "chancery/cli/context.h"

#include <cstdlib>
#include <ostream>

#include "chancery/cli/exit_status.h"
#include "chancery/store/sqlite/sqlite_store.h"

namespace chancery {
namespace {

namespace fs = std::filesystem;

bool is_data_folder(const fs::path& folder) {
  std::error_code ignored;
  return fs::exists(folder / "ontology" / "types.tsv", ignored);
}

Result<void> refuse_elsewhere(const std::string& record) {
  if (record.rfind("postgresql://", 0) == 0) {
    return fail(ErrorCode::kUsage, record + ": this build keeps records in SQLite files only");
  }
  return {};
}

}  // namespace

void Context::complain(const Error& error) {
  log << "chancery: " << error.message << '\n';
  status = exit_status(error.code);
}

Result<fs::path> find_data(const fs::path& given) {
  if (!given.empty()) {
    if (is_data_folder(given)) return given;
    return fail(ErrorCode::kConfiguration, given.string() + ": no data folder of chancery");
  }
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  for (fs::path at = program.parent_path(); !error && at != at.root_path(); at = at.parent_path()) {
    for (const char* below : {"share/chancery", "data"}) {
      if (is_data_folder(at / below)) return at / below;
    }
  }
  return fail(ErrorCode::kConfiguration,
              "no data folder found beside the program; name it with --data or CHANCERY_DATA");
}

Result<Resources> open_resources(const Context& context) {
  auto data = find_data(context.data);
  if (!data) return tl::unexpected(data.error());
  return Resources::open(*data, context.actors, context.types);
}

Result<RelationModel> open_relation_model(const Context& context) {
  auto data = find_data(context.data);
  if (!data) return tl::unexpected(data.error());
  return RelationModel::load(*data);
}

Result<std::unique_ptr<Store>> open_record(const std::string& name, bool writing) {
  if (auto known = refuse_elsewhere(name); !known) return tl::unexpected(known.error());
  auto store = open_sqlite_store(name, writing ? StoreAccess::kReadWrite : StoreAccess::kReadOnly);
  // To a face, a record that is not there is a failure of the store.
  if (!store) return fail(ErrorCode::kStore, store.error().message);
  return store;
}

Result<std::unique_ptr<RecordReader>> open_reader(const std::string& record) {
  if (auto known = refuse_elsewhere(record); !known) return tl::unexpected(known.error());
  auto reader = open_sqlite_reader(record);
  if (!reader) return fail(ErrorCode::kStore, reader.error().message);
  return reader;
}

Result<LoadedSelection> load_selection(const std::string& record, const Filter& filter) {
  auto reader = open_reader(record);
  if (!reader) return tl::unexpected(reader.error());
  auto view = RecordView::load(**reader, filter.as_of);
  if (!view) return tl::unexpected(view.error());
  auto selection = select_all(**reader, *view, filter);
  if (!selection) return tl::unexpected(selection.error());
  return LoadedSelection{std::move(*view), std::move(*selection)};
}

void add_record_option(CLI::App& command, std::string& record) {
  command.add_option("--record,-r", record, "The record: an SQLite file")
      ->required()
      ->envname("CHANCERY_RECORD")
      ->type_name("FILE");
}

}  // namespace chancery
