// The record told: the brief, a search over everything, what the record holds, what codes mean.
#include <algorithm>

#include "chancery/brief/brief.h"
#include "chancery/http/routes.h"
#include "chancery/pipeline/version.h"
#include "chancery/query/lists.h"
#include "chancery/wire/json_text.h"
#include "chancery/wire/row.h"

namespace chancery {
namespace {

constexpr std::size_t kDefaultFound = 10;
constexpr std::size_t kMostFound = 100;

void put_numbers(JsonText& json, const std::vector<std::size_t>& numbers) {
  json.open_array();
  for (std::size_t number : numbers) json.integer(static_cast<std::int64_t>(number));
  json.close_array();
}

void put_item(JsonText& json, const BriefItem& item) {
  json.open_object().put("when", item.when);
  if (item.date) json.put("from", item.date->from.iso()).put("to", item.date->to.iso());
  json.put("text", item.text).put("words", item.words).key("notes").texts(item.notes);
  json.key("sources");
  put_numbers(json, item.sources);
  json.put_bool("plan", item.plan).close_object();
}

std::string brief_json(const Brief& brief) {
  JsonText json;
  json.open_object().put("title", brief.title).put("summary", brief.summary);
  json.key("stories").open_array();
  for (const BriefStory& story : brief.stories) {
    json.open_object().put("title", story.title).key("sections").open_array();
    for (const BriefSection& section : story.sections) {
      json.open_object().put("heading", section.heading).key("items").open_array();
      for (const BriefItem& item : section.items) put_item(json, item);
      json.close_array().close_object();
    }
    json.close_array().close_object();
  }
  json.close_array().key("sources").open_array();
  for (const BriefSource& s : brief.sources) {
    json.open_object().put_count("number", s.number).put("title", s.title);
    json.put("outlet", s.outlet).put("url", s.url).put("date", s.date).put("note", s.note);
    json.close_object();
  }
  json.close_array().close_object();
  return json.take();
}

// The first rows of what was found, and how much there is.
template <typename Row>
void put_found(JsonText& json, std::string_view key, std::size_t total, std::size_t most,
               const Row& row) {
  json.key(key).open_object().put_count("total", total).key("rows").open_array();
  for (std::size_t i = 0; i < std::min(total, most); ++i) json.raw(row(i));
  json.close_array().close_object();
}

// Parties one of whose names holds the words.
Result<std::vector<std::string>> actors_named(const Snapshot& snapshot, const std::string& words) {
  const auto all = snapshot.actors({{}, "all"});
  if (!all) return tl::unexpected(all.error());
  std::vector<std::string> found;
  for (const std::string& row : (*all)->rows) {
    const std::vector<std::string> cells = table_cells(row, {"name", "names", "actor_id"});
    if (holds_words(cells[0], words) || holds_words(cells[1], words) || cells[2] == words) {
      found.push_back(row);
    }
  }
  return found;
}

void put_named(JsonText& json, std::string_view key, std::span<const Ontology::Named> names) {
  json.key(key).open_array();
  for (const Ontology::Named& name : names) {
    json.open_object().put("code", name.name).put("meaning", name.meaning).close_object();
  }
  json.close_array();
}

}  // namespace

Result<HttpResponse> answer_brief(Call& call) {
  const auto events = call.snapshot.events(call.asked);
  if (!events) return tl::unexpected(events.error());
  if ((*events)->size() > kMostBriefEvents) {
    return fail(ErrorCode::kLimit, "a brief tells at most " + std::to_string(kMostBriefEvents) +
                                       " events; these are " + std::to_string((*events)->size()) +
                                       ": narrow the filters");
  }
  const Brief brief = compose_brief(call.snapshot.view(), **events, call.service.phrases(),
                                    call.service.actors(), call.request.query["title"]);
  if (call.format == AnswerFormat::kJson) return json_answer(brief_json(brief));
  const bool html = call.format == AnswerFormat::kHtml;
  HttpResponse response{200,
                        std::string(media_type_of(call.format)),
                        html ? render_html(brief, call.service.phrases().messages())
                             : render_markdown(brief, call.service.phrases().messages()),
                        {}};
  // A file of its own: its style stands inside it, which the page's policy would not allow.
  response.headers.emplace_back(
      "Content-Disposition",
      std::string("attachment; filename=\"brief.") + std::string(ending_of(call.format)) + "\"");
  return response;
}

Result<HttpResponse> answer_search(Call& call) {
  const auto most = read_number(call.request.query, "top", kDefaultFound, kMostFound);
  if (!most) return tl::unexpected(most.error());
  const std::string& words = call.request.query["q"];
  if (words.empty()) return fail(ErrorCode::kUsage, "q: words to search for");
  Asked asked{{}, "text=" + words};
  asked.filter.text = words;
  const auto actors = actors_named(call.snapshot, words);
  if (!actors) return tl::unexpected(actors.error());
  const auto events = call.snapshot.events(asked);
  if (!events) return tl::unexpected(events.error());
  const auto quotes = call.snapshot.quotations(asked);
  if (!quotes) return tl::unexpected(quotes.error());
  const auto reports = call.snapshot.reports(asked);
  if (!reports) return tl::unexpected(reports.error());
  JsonText json;
  json.open_object().put("q", words);
  put_found(json, "actors", actors->size(), *most, [&](std::size_t i) { return (*actors)[i]; });
  put_found(json, "events", (*events)->size(), *most,
            [&](std::size_t i) { return event_row(*(**events)[i], call.service); });
  put_found(json, "quotes", (*quotes)->size(), *most,
            [&](std::size_t i) { return call.snapshot.quotation_row((**quotes)[i]); });
  put_found(json, "reports", (*reports)->size(), *most,
            [&](std::size_t i) { return report_row(call.snapshot.view(), *(**reports)[i]); });
  return json_answer(json.close_object().take());
}

Result<HttpResponse> answer_about(Call& call) {
  const RecordCounts& counts = call.snapshot.counts();
  JsonText json;
  json.open_object().put("chancery", kVersion).put("api", "v1");
  json.put("changed", call.snapshot.tag());
  json.put_count("reports", counts.reports).put_count("copies", counts.copies);
  json.put_count("events", counts.events).put_count("plans", counts.plans);
  json.put_count("stories", counts.storylines).put_count("failures", counts.failures);
  const std::vector<Event>& events = call.snapshot.view().all_events();
  if (!events.empty() && events.front().date) json.put("first", events.front().date->from.iso());
  std::optional<CivilDate> last;
  for (const Event& event : events) {
    if (event.date && event.status == EventStatus::kHappened) {
      last = last ? std::max(*last, event.date->to) : event.date->to;
    }
  }
  if (last) json.put("last", last->iso());
  json.put_bool("writes", call.service.options().tokens.has_value());
  json.put_bool("corrections", true).key("limits").open_object();
  json.put_count("rows", kMostRows).put_count("download_rows", kMostDownloadRows);
  json.put_count("brief_events", kMostBriefEvents).put_count("body_bytes", kMostBodyBytes);
  return json_answer(json.close_object().close_object().take());
}

Result<HttpResponse> answer_codes(Call& call) {
  const Ontology& ontology = call.service.ontology();
  JsonText json;
  json.open_object().key("types").open_array();
  for (EventType type : all_event_types()) {
    json.open_object().put("code", to_string(type));
    json.put_count("quad", static_cast<std::size_t>(quad_class(type)));
    json.put("meaning", ontology.type(type).meaning).key("modes").open_array();
    for (const Ontology::Mode& mode : ontology.modes(type)) {
      json.open_object().put("code", mode.name).put("meaning", mode.meaning).close_object();
    }
    json.close_array().close_object();
  }
  json.close_array();
  put_named(json, "contexts", ontology.contexts());
  put_named(json, "sectors", ontology.sectors());
  json.key("statuses").texts({"happened", "future", "hypothetical", "negated", "historical"});
  json.key("countries").open_array();
  for (const Country& country : call.service.actors().countries()) {
    json.open_object().put("code", country.code.view()).put("name", country.name);
    json.put("iso2", country.iso2).put("numeric", country.numeric).close_object();
  }
  return json_answer(json.close_array().close_object().take());
}

}  // namespace chancery
