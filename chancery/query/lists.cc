#include "chancery/query/lists.h"

#include "chancery/query/list_rows.h"

namespace chancery {
namespace {

using Columns = std::vector<std::string_view>;

const Columns kReportColumns = {"report_id",       "key",     "path",           "url",
                                "outlet",          "title",   "published_from", "published_to",
                                "published_basis", "copy_of", "story_id",       "flags"};
const Columns kEventColumns = {"event_id",
                               "event_date",
                               "event_date_end",
                               "date_precision",
                               "date_basis",
                               "event_type",
                               "event_modes",
                               "quad_class",
                               "contexts",
                               "plover_score",
                               "cameo_code",
                               "goldstein",
                               "status",
                               "plan_of",
                               "fulfilled_by",
                               "actor_ids",
                               "actor_names",
                               "actor_countries",
                               "actor_sectors",
                               "recipient_ids",
                               "recipient_names",
                               "recipient_countries",
                               "recipient_sectors",
                               "place_name",
                               "country_code",
                               "geonames_id",
                               "lat",
                               "lon",
                               "place_precision",
                               "n_reports",
                               "n_independent",
                               "n_copies",
                               "first_reported",
                               "last_reported",
                               "conflicts",
                               "confidence",
                               "evidence_report_id",
                               "evidence_start",
                               "evidence_end",
                               "evidence_text"};
const Columns kShownOfEvents = {"event_date", "event_date_end", "event_type",      "event_modes",
                                "status",     "actor_names",    "recipient_names", "place_name",
                                "n_reports",  "n_independent",  "conflicts",       "evidence_text",
                                "event_id"};
const Columns kQuotationColumns = {"speaker", "speaker_id",     "speaker_country", "content",
                                   "form",    "addressee",      "chain",           "reports",
                                   "outlet",  "published_from", "published_to"};
const Columns kActorColumns = {"actor_id", "name",     "country",     "sectors",
                               "names",    "n_events", "n_quotations"};
const Columns kPlanColumns = {"plan_id",    "type",         "modes",         "actors",
                              "recipients", "place",        "expected_from", "expected_to",
                              "state",      "announced_in", "fulfilled_by"};
const Columns kStorylineColumns = {"story_id", "title",     "n_events",
                                   "n_plans",  "n_reports", "reports"};

}  // namespace

List empty_list(ListKind kind) {
  switch (kind) {
    case ListKind::kReports:
      return {kReportColumns, {}, {}, {}};
    case ListKind::kEvents:
      return {kEventColumns, {}, kShownOfEvents, {}};
    case ListKind::kQuotations:
      return {kQuotationColumns, {}, {}, {}};
    case ListKind::kActors:
      return {kActorColumns, {}, {}, {}};
    case ListKind::kPlans:
      return {kPlanColumns, {}, {}, {}};
    case ListKind::kStorylines:
      return {kStorylineColumns, {}, {}, {}};
  }
  return {};
}

Result<List> list_rows(RecordReader& reader, ListKind kind, const Filter& filter,
                       const Page& page) {
  List list = empty_list(kind);
  auto next = each_row(reader, kind, filter, page, [&list](std::string row) {
    list.rows.push_back(std::move(row));
    return true;
  });
  if (!next) return tl::unexpected(next.error());
  list.next = std::move(*next);
  return list;
}

Result<std::string> each_row(RecordReader& reader, ListKind kind, const Filter& filter,
                             const Page& page, const std::function<bool(std::string)>& visit) {
  RowRequest request{listed(kind, filter), filter, page.after, page.newest_first, filter.limit};
  if (!page.newest_first || (kind != ListKind::kEvents && kind != ListKind::kPlans)) {
    request.newest_first = false;
    return visit_rows(reader, kind, request, visit);
  }
  // Keys begin with the date, and with "~" where there is none: what is dated first, from the end,
  // then the rest.
  const char* key = kind == ListKind::kEvents ? "e.sort_key" : "p.sort_key";
  const SqlQuery all = request.where;
  if (request.after.empty() || request.after.front() != '~') {
    std::size_t seen = 0;
    request.where = all;
    request.where.add(" AND ").add(key).add(" < '~'");
    bool stopped = false;
    auto next = visit_rows(reader, kind, request, [&](std::string row) {
      ++seen;
      stopped = !visit(std::move(row));
      return !stopped;
    });
    if (!next || stopped || !next->empty()) return next;
    if (filter.limit != 0 && seen == filter.limit) return std::string("~");
    request.after.clear();
    if (filter.limit != 0) request.limit = filter.limit - seen;
  }
  request.newest_first = false;
  request.where = all;
  request.where.add(" AND ").add(key).add(" > '~'");
  return visit_rows(reader, kind, request, visit);
}

Result<std::optional<std::string>> one_row(RecordReader& reader, ListKind kind,
                                           const std::string& id) {
  std::optional<std::string> found;
  const Filter filter;
  const RowRequest request{identified(kind, id), filter, {}, false, 1};
  auto done = visit_rows(reader, kind, request, [&found](std::string row) {
    found = std::move(row);
    return false;
  });
  if (!done) return tl::unexpected(done.error());
  return found;
}

Result<std::optional<std::string>> present_event(RecordReader& reader, const std::string& id) {
  std::optional<std::string> found;
  SqlQuery query;
  query.add("SELECT event_id FROM events WHERE event_id = ?", id);
  query.add(
      " UNION ALL SELECT e.event_id FROM tellings t JOIN event_evidence v"
      " ON v.report_no = t.report_no AND v.mention = t.mention JOIN events e USING (event_no)"
      " WHERE t.telling_id = ? LIMIT 1",
      id);
  auto done = reader.each(query, [&found](const SqlRow& row) {
    found = std::string(row.text(0));
    return false;
  });
  if (!done) return tl::unexpected(done.error());
  return found;
}

}  // namespace chancery
