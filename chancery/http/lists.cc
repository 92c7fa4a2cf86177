// The lists: pages of JSON with a cursor, and the whole query as a file.
#include <algorithm>
#include <cctype>
#include <functional>

#include "chancery/export/csv.h"
#include "chancery/export/feeds.h"
#include "chancery/http/routes.h"
#include "chancery/wire/json_text.h"
#include "chancery/wire/row.h"
#include "chancery/wire/wire.h"

namespace chancery {
namespace {

constexpr std::size_t kPieceBytes = std::size_t{128} << 10U;

// What a list holds, made row by row when it is asked for. The functions own what they look at: a
// file is made while it is sent, after the request is forgotten.
struct Rows {
  std::size_t total = 0;
  std::function<std::string(std::size_t)> key;  // by which a cursor finds the row again
  std::function<std::string(std::size_t)> json;
  std::vector<std::string_view> columns;
};

// The page after this one: the same question with the key of its last row.
std::string next_path(const Call& call, const std::string& key) {
  std::string out = call.request.path;
  char join = '?';
  for (const auto& [name, value] : call.request.query.all()) {
    if (name == "cursor") continue;
    out += join + percent_encode(name) + "=" + percent_encode(value);
    join = '&';
  }
  return out + join + "cursor=" + percent_encode(key);
}

Result<std::size_t> first_row(const Call& call, const Rows& rows) {
  const std::string& cursor = call.request.query["cursor"];
  if (cursor.empty()) return 0;
  for (std::size_t i = 0; i < rows.total; ++i) {
    if (rows.key(i) == cursor) return i + 1;
  }
  return fail(ErrorCode::kUsage,
              "cursor: no row of this list bears it; the record may have changed: begin again");
}

Result<HttpResponse> page_answer(const Call& call, const Rows& rows) {
  const auto limit = read_number(call.request.query, "limit", kDefaultRows, kMostRows);
  if (!limit) return tl::unexpected(limit.error());
  const auto first = first_row(call, rows);
  if (!first) return tl::unexpected(first.error());
  const std::size_t end = std::min(rows.total, *first + *limit);
  JsonText json;
  json.open_object().put_count("total", rows.total).put_count("count", end - *first);
  json.put_count("limit", *limit).put_count("limit_max", kMostRows);
  const std::string next =
      end < rows.total && end > *first ? next_path(call, rows.key(end - 1)) : "";
  json.put("next", next).key("rows").open_array();
  for (std::size_t i = *first; i < end; ++i) json.raw(rows.json(i));
  json.close_array().close_object();
  HttpResponse response = json_answer(json.take());
  if (!next.empty()) response.headers.emplace_back("Link", "<" + next + ">; rel=\"next\"");
  return response;
}

// A download is complete, or says in header and name that it is not.
HttpResponse download(const Call& call, std::size_t count, std::size_t total) {
  std::string name = call.request.path.substr(call.request.path.rfind('/') + 1);
  // The ids of parties hold words of reports.
  std::replace_if(
      name.begin(), name.end(),
      [](char c) {
        return std::isalnum(static_cast<unsigned char>(c)) == 0 && c != '.' && c != '-';
      },
      '_');
  if (count < total) {
    name = "first-" + std::to_string(count) + "-of-" + std::to_string(total) + "-" + name;
  }
  HttpResponse response{200, std::string(media_type_of(call.format)), "", {}};
  response.headers = {{"Content-Disposition", "attachment; filename=\"" + name + "\""},
                      {"X-Total-Count", std::to_string(total)},
                      {"X-Row-Count", std::to_string(count)},
                      {"X-Complete", count < total ? "false" : "true"}};
  return response;
}

// The first `count` rows in pieces, each written by `write`; `head` comes before them.
std::function<std::string()> pieces_of(
    std::size_t count, std::string head,
    std::function<void(std::size_t row, std::string& out)> write) {
  return [count, head = std::move(head), write = std::move(write), at = std::size_t{0}]() mutable {
    std::string out = std::move(head);
    head.clear();
    while (at < count && out.size() < kPieceBytes) write(at++, out);
    return out;
  };
}

Result<HttpResponse> file_answer(const Call& call, const Rows& rows) {
  const QueryParameters& query = call.request.query;
  const auto limit = read_number(query, "limit", kMostDownloadRows, kMostDownloadRows);
  if (!limit) return tl::unexpected(limit.error());
  const auto csv = parse_csv_style(query["csv"], query["bom"]);
  if (!csv) return tl::unexpected(csv.error());
  const std::size_t count = std::min(rows.total, *limit);
  HttpResponse response = download(call, count, rows.total);
  if (call.format == AnswerFormat::kJsonLines) {
    response.more = pieces_of(
        count, "", [json = rows.json](std::size_t i, std::string& out) { out += json(i) + "\n"; });
  } else {
    CsvText head(*csv);
    head.row(std::vector<std::string>(rows.columns.begin(), rows.columns.end()));
    response.more = pieces_of(
        count, head.take(),
        [json = rows.json, columns = rows.columns, style = *csv](std::size_t i, std::string& out) {
          append_csv_row(table_cells(json(i), columns), style, out);
        });
  }
  return response;
}

Result<HttpResponse> answer_rows(const Call& call, const Rows& rows) {
  return call.format == AnswerFormat::kJson ? page_answer(call, rows) : file_answer(call, rows);
}

Result<EventList> sorted_events(const Call& call, const EventList& events) {
  const std::string& order = call.request.query["sort"];
  EventList out = events;
  if (order == "-date") {
    // What has no date stays at the end, in whichever direction one reads.
    const auto dated = std::stable_partition(out.begin(), out.end(),
                                             [](const Event* e) { return e->date.has_value(); });
    std::reverse(out.begin(), dated);
  } else if (order == "-independent") {
    std::stable_sort(out.begin(), out.end(), [](const Event* a, const Event* b) {
      return a->n_independent > b->n_independent;
    });
  } else if (!order.empty() && order != "date") {
    return fail(ErrorCode::kUsage, "sort: '" + order + "' is none of date, -date, -independent");
  }
  return out;
}

// The rows of a list that is made whole; `key` is the name of the key that a cursor holds.
Rows rows_of(const std::shared_ptr<const List>& list, std::string_view key) {
  return {list->rows.size(),
          [list, key](std::size_t i) { return table_cells(list->rows[i], {key})[0]; },
          [list](std::size_t i) { return list->rows[i]; }, list->columns};
}

// Where this service is found from outside: what a feed names itself by.
std::string origin_of(const Call& call) {
  return "http://" + (call.request.host.empty() ? "127.0.0.1" : call.request.host);
}

}  // namespace

HttpResponse json_answer(std::string json) {
  return {200, "application/json; charset=utf-8", std::move(json) + "\n", {}};
}

Result<HttpResponse> answer_reports(Call& call) {
  const auto found = call.snapshot.reports(call.asked);
  if (!found) return tl::unexpected(found.error());
  const auto& reports = *found;
  const auto snapshot = call.snapshot.shared_from_this();
  return answer_rows(
      call,
      {reports->size(), [reports](std::size_t i) { return (*reports)[i]->report.report.id.str(); },
       [reports, snapshot](std::size_t i) { return report_row(snapshot->view(), *(*reports)[i]); },
       list_columns(RecordList::kReports)});
}

Result<HttpResponse> answer_events(Call& call) {
  const auto found = call.snapshot.events(call.asked);
  if (!found) return tl::unexpected(found.error());
  auto sorted = sorted_events(call, **found);
  if (!sorted) return tl::unexpected(sorted.error());
  return answer_event_list(call, std::move(*sorted), "Chancery: events");
}

Result<HttpResponse> answer_event_list(const Call& call, EventList list, const std::string& title) {
  const auto events = std::make_shared<const EventList>(std::move(list));
  if (call.format == AnswerFormat::kAtom) {
    const AtomFeed feed{title, origin_of(call), call.request.target};
    const EventList newest = newest_events(*events, kDefaultRows);
    HttpResponse response = download(call, newest.size(), newest.size());
    response.body = atom_of(newest, feed, [&call](const Event& event) {
      return call.service.phrases().sentence(event);
    });
    return response;
  }
  if (call.format == AnswerFormat::kGeoJson) {
    const std::size_t placed = count_placed(*events);
    const std::size_t count = std::min(placed, kMostDownloadRows);
    HttpResponse response = download(call, count, placed);
    response.body = geojson_of(*events, count);
    return response;
  }
  // Tables have no column for the sentence.
  const bool told = call.format != AnswerFormat::kCsv;
  return answer_rows(call,
                     {events->size(), [events](std::size_t i) { return (*events)[i]->id.str(); },
                      [events, told, snapshot = call.snapshot.shared_from_this(),
                       &service = call.service](std::size_t i) {
                        const Event& event = *(*events)[i];
                        return told ? event_row(event, service) : encode_event(event);
                      },
                      list_columns(RecordList::kEvents)});
}

Result<HttpResponse> answer_quotations(Call& call) {
  const auto found = call.snapshot.quotations(call.asked);
  if (!found) return tl::unexpected(found.error());
  const auto& quotes = *found;
  return answer_rows(
      call, {quotes->size(), [quotes](std::size_t i) { return quotation_id((*quotes)[i]); },
             [quotes, snapshot = call.snapshot.shared_from_this()](std::size_t i) {
               return snapshot->quotation_row((*quotes)[i]);
             },
             list_columns(RecordList::kQuotations)});
}

Result<HttpResponse> answer_actors(Call& call) {
  const auto actors = call.snapshot.actors(call.asked);
  if (!actors) return tl::unexpected(actors.error());
  return answer_rows(call, rows_of(*actors, "actor_id"));
}

Result<HttpResponse> answer_plans(Call& call) {
  const auto found = call.snapshot.plans(call.asked);
  if (!found) return tl::unexpected(found.error());
  const auto& plans = *found;
  return answer_rows(call,
                     {plans->size(), [plans](std::size_t i) { return (*plans)[i].id.str(); },
                      [plans, &service = call.service, snapshot = call.snapshot.shared_from_this()](
                          std::size_t i) { return plan_row((*plans)[i], service, *snapshot); },
                      list_columns(RecordList::kPlans)});
}

Result<HttpResponse> answer_storylines(Call& call) {
  const auto storylines = call.snapshot.storylines(call.asked);
  if (!storylines) return tl::unexpected(storylines.error());
  return answer_rows(call, rows_of(*storylines, "story_id"));
}

Result<HttpResponse> answer_corrections(Call& call) {
  return answer_rows(call, rows_of(call.snapshot.corrections(), "correction_id"));
}

}  // namespace chancery
