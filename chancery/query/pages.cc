#include "chancery/query/pages.h"

#include "chancery/query/list_rows.h"

namespace chancery {

List empty_list(RecordList kind) {
  List list{list_columns(kind), {}, {}, {}};
  if (kind == RecordList::kEvents) {
    list.shown = {"event_date",  "event_date_end",  "event_type", "event_modes", "status",
                  "actor_names", "recipient_names", "place_name", "n_reports",   "n_independent",
                  "conflicts",   "evidence_text",   "event_id"};
  }
  return list;
}

Result<List> list_rows(RecordReader& reader, RecordList kind, const Filter& filter,
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

Result<std::string> each_row(RecordReader& reader, RecordList kind, const Filter& filter,
                             const Page& page, const std::function<bool(std::string)>& visit) {
  RowRequest request{listed(kind, filter), filter, page.after, page.newest_first, filter.limit};
  if (!page.newest_first || (kind != RecordList::kEvents && kind != RecordList::kPlans)) {
    request.newest_first = false;
    return visit_rows(reader, kind, request, visit);
  }
  // Keys begin with the date, and with "~" where there is none: what is dated first, from the end,
  // then the rest.
  const char* key = kind == RecordList::kEvents ? "e.sort_key" : "p.sort_key";
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

Result<std::optional<std::string>> one_row(RecordReader& reader, RecordList kind,
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
