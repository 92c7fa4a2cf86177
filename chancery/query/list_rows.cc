#include "chancery/query/list_rows.h"

#include <algorithm>
#include <cstdlib>

#include "chancery/query/where.h"
#include "chancery/store/report_entry.h"
#include "chancery/wire/row.h"

namespace chancery {
namespace {

using Visit = std::function<bool(std::string)>;
// Makes the JSON of a row; columns begin after the key.
using MakeRow = std::function<Result<std::string>(const SqlRow&)>;

// The rows of one table that are wanted, in order of their keys, at most one more than the limit:
// that one says whether there are more.
SqlQuery wanted(const std::string& columns, const std::string& from, const std::string& key,
                const RowRequest& request) {
  SqlQuery out;
  out.add("SELECT " + columns + " FROM " + from + " WHERE (").add(request.where).add(")");
  if (!request.after.empty()) {
    out.add(" AND " + key + (request.newest_first ? " < ?" : " > ?"), request.after);
  }
  out.add(" ORDER BY " + key + (request.newest_first ? " DESC" : ""));
  const auto limit = static_cast<std::int64_t>(request.limit);
  return out.add(" LIMIT ?", limit == 0 ? std::int64_t{-1} : limit + 1);
}

// Runs a query whose first column is the key.
Result<std::string> run(RecordReader& reader, const SqlQuery& query, std::size_t limit,
                        const MakeRow& make, const Visit& visit) {
  std::size_t seen = 0;
  std::string last;
  std::string next;
  Result<void> made;
  auto done = reader.each(query, [&](const SqlRow& row) {
    if (limit != 0 && seen == limit) {
      next = last;
      return false;
    }
    auto json = make(row);
    if (!json) {
      made = tl::unexpected(json.error());
      return false;
    }
    ++seen;
    last = std::string(row.text(0));
    return visit(std::move(*json));
  });
  if (!done) return tl::unexpected(done.error());
  if (!made) return tl::unexpected(made.error());
  return next;
}

void put_text(Row& to, const std::string& key, const SqlRow& row, int column) {
  to.put(key, std::string(row.text(column)));
}

Result<std::string> visit_reports(RecordReader& reader, const RowRequest& request,
                                  const Visit& visit) {
  SqlQuery query;
  query.add(
      "SELECT i.report_id, r.key, r.path, r.url, o.name, r.title, r.published_from,"
      " r.published_to, r.published_basis, r.published_reason, c.original, c.why,"
      " (SELECT min(s.story_id) FROM storyline_parts x JOIN storylines s USING (story_no)"
      "  WHERE x.kind = 'report' AND x.part_no = r.report_no), r.flags, c.spun FROM (");
  query.add(wanted("r.report_no, r.report_id", "reports r", "r.report_id", request));
  query.add(
      ") i JOIN reports r USING (report_no) LEFT JOIN outlets o USING (outlet_no)"
      " LEFT JOIN copies c USING (report_no) ORDER BY i.report_id");
  const auto make = [](const SqlRow& from) -> Result<std::string> {
    Row row;
    int column = 0;
    for (const char* key :
         {"report_id", "key", "path", "url", "outlet", "title", "published_from", "published_to",
          "published_basis", "published_reason", "copy_of", "copy_why", "story_id"}) {
      put_text(row, key, from, column++);
    }
    std::string flags(from.text(column));
    if (from.integer(column + 1) != 0) {
      flags.insert(flags.size() - 1, flags == "[]" ? "\"spun\"" : ",\"spun\"");
    }
    row.put_json("flags", flags);
    return row.json();
  };
  return run(reader, query, request.limit, make, visit);
}

Result<std::string> visit_events(RecordReader& reader, const RowRequest& request,
                                 const Visit& visit) {
  SqlQuery query;
  query.add("SELECT i.sort_key, w.wire FROM (");
  query.add(wanted("e.event_no, e.sort_key", "events e", "e.sort_key", request));
  query.add(") i JOIN event_wire w USING (event_no) ORDER BY i.sort_key");
  if (request.newest_first) query.add(" DESC");
  const auto make = [](const SqlRow& row) -> Result<std::string> {
    return std::string(row.text(1));
  };
  return run(reader, query, request.limit, make, visit);
}

Result<std::string> visit_plans(RecordReader& reader, const RowRequest& request,
                                const Visit& visit) {
  SqlQuery query;
  query.add("SELECT p.sort_key, CASE WHEN (").add(plan_state(request.filter));
  query.add(") = p.state THEN w.wire ELSE json_replace(w.wire, '$.state', ")
      .add(plan_state(request.filter))
      .add(") END FROM (");
  query.add(wanted("p.plan_no, p.sort_key", "plans p", "p.sort_key", request));
  query.add(
      ") i JOIN plans p USING (plan_no) JOIN plan_wire w USING (plan_no) ORDER BY i.sort_key");
  if (request.newest_first) query.add(" DESC");
  const auto make = [](const SqlRow& row) -> Result<std::string> {
    return std::string(row.text(1));
  };
  return run(reader, query, request.limit, make, visit);
}

Result<ReportEntry> entry_of(RecordReader& reader, std::int64_t report_no) {
  SqlQuery query;
  query.add(kSelectEntries).add(" WHERE r.report_no = ?", report_no);
  Result<ReportEntry> entry = fail(ErrorCode::kStore, "record is damaged: a report is missing");
  auto done = reader.each(query, [&entry](const SqlRow& row) {
    entry = read_entry(row);
    return false;
  });
  if (!done) return tl::unexpected(done.error());
  return entry;
}

// The rows of one report stand together: it is read once for all of them.
Result<std::string> visit_quotations(RecordReader& reader, const RowRequest& request,
                                     const Visit& visit) {
  SqlQuery query;
  query.add("SELECT i.sort_key, q.report_no, q.place FROM (");
  query.add(wanted("q.quotation_no, q.sort_key", "quotations q", "q.sort_key", request));
  query.add(") i JOIN quotations q USING (quotation_no) ORDER BY i.sort_key");
  std::int64_t read = -1;
  ReportEntry entry;
  const auto make = [&](const SqlRow& from) -> Result<std::string> {
    if (read != from.integer(1)) {
      auto found = entry_of(reader, from.integer(1));
      if (!found) return tl::unexpected(found.error());
      entry = std::move(*found);
      read = from.integer(1);
    }
    const auto place = static_cast<std::size_t>(from.integer(2));
    if (place >= entry.report.quotations.size()) {
      return fail(ErrorCode::kStore, "record is damaged: a quotation that its report lacks");
    }
    return quotation_row(view_quotation(entry, entry.report.quotations[place]));
  };
  return run(reader, query, request.limit, make, visit);
}

// Names of an actor, and the party that stands for all of them: of a person's offices the last one
// by id.
Result<std::string> actor_row(RecordReader& reader, const SqlRow& from) {
  Row row;
  std::vector<std::string> names;
  bool first = true;
  SqlQuery query;
  query.add(
      "SELECT party_id, name, country, sectors FROM parties p WHERE actor_no = ? AND"
      " (EXISTS (SELECT 1 FROM event_parties x WHERE x.party_no = p.party_no) OR"
      "  EXISTS (SELECT 1 FROM quotations q WHERE q.speaker_no = p.party_no))"
      " ORDER BY party_id DESC, name DESC, country DESC, sectors DESC",
      from.integer(1));
  auto done = reader.each(query, [&](const SqlRow& party) {
    names.emplace_back(party.text(1));
    if (!first) return true;
    first = false;
    put_text(row, "actor_id", party, 0);
    put_text(row, "name", party, 1);
    put_text(row, "country", party, 2);
    row.put_json("sectors", party.text(3));
    return true;
  });
  if (!done) return tl::unexpected(done.error());
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  row.put("names", names);
  row.put("n_events", from.integer(2));
  row.put("n_quotations", from.integer(3));
  return row.json();
}

// The events and quotations that count: those that the filter means, of both kinds unless it asks
// for what only one of them has.
SqlQuery counted_parts(const Filter& filter) {
  SqlQuery out;
  const char* join = "";
  if (!asks_for_quotations(filter)) {
    out.add(
           "SELECT x.party_no, count(*) AS n_events, 0 AS n_quotations FROM event_parties x"
           " WHERE x.event_no IN (SELECT e.event_no FROM events e WHERE ")
        .add(where_events(filter))
        .add(") GROUP BY x.party_no");
    join = " UNION ALL ";
  }
  if (!asks_for_events(filter)) {
    out.add(join)
        .add(
            "SELECT q.speaker_no AS party_no, 0 AS n_events, count(*) AS n_quotations"
            " FROM quotations q WHERE q.speaker_no IS NOT NULL AND ")
        .add(where_quotations(filter))
        .add(" GROUP BY q.speaker_no");
  }
  if (out.text.empty()) out.add("SELECT 0 AS party_no, 0 AS n_events, 0 AS n_quotations WHERE 0");
  return out;
}

bool asks_for_nothing(const Filter& filter) {
  return where_events(filter).text == "1" && where_quotations(filter).text == "1";
}

// Actors with their counts, as a table `a`: the record's own where all is asked for.
SqlQuery counted_actors(const Filter& filter) {
  SqlQuery out;
  if (asks_for_nothing(filter)) return out.add("actors a");
  return out
      .add(
          "(SELECT actor_no, last_part, sum(c.n_events) AS n_events,"
          " sum(c.n_quotations) AS n_quotations, sum(c.n_events) + sum(c.n_quotations) AS n_total"
          " FROM (")
      .add(counted_parts(filter))
      .add(
          ") c JOIN parties USING (party_no) JOIN actors USING (actor_no)"
          " GROUP BY actor_no) a");
}

// A key that sorts as the list does: the more often, the earlier.
constexpr std::int64_t kMostCounted = 1'000'000'000'000;

Result<std::string> visit_actors(RecordReader& reader, const RowRequest& request,
                                 const Visit& visit) {
  SqlQuery query;
  query.add(
      "SELECT printf('%013d', ? - a.n_total) || a.last_part, a.actor_no, a.n_events,"
      " a.n_quotations FROM ",
      kMostCounted);
  query.add(counted_actors(request.filter)).add(" WHERE a.n_total > 0 AND ").add(request.where);
  constexpr std::size_t kDigits = 13;
  if (request.after.size() >= kDigits) {
    const std::int64_t total =
        kMostCounted - std::strtoll(request.after.substr(0, kDigits).c_str(), nullptr, 10);
    query.add(" AND (a.n_total < ?", total);
    query.add(" OR (a.n_total = ?", total);
    query.add(" AND a.last_part > ?))", request.after.substr(kDigits));
  }
  query.add(" ORDER BY a.n_total DESC, a.last_part");
  const auto limit = static_cast<std::int64_t>(request.limit);
  query.add(" LIMIT ?", limit == 0 ? std::int64_t{-1} : limit + 1);
  return run(
      reader, query, request.limit, [&](const SqlRow& row) { return actor_row(reader, row); },
      visit);
}

Result<std::vector<std::string>> part_ids(RecordReader& reader, std::int64_t story,
                                          const char* sql) {
  std::vector<std::string> out;
  SqlQuery query;
  auto done = reader.each(query.add(sql, story), [&out](const SqlRow& row) {
    out.emplace_back(row.text(0));
    return true;
  });
  if (!done) return tl::unexpected(done.error());
  return out;
}

Result<std::string> storyline_row(RecordReader& reader, const SqlRow& from) {
  const std::int64_t story = from.integer(1);
  auto events = part_ids(reader, story,
                         "SELECT e.event_id FROM storyline_parts x JOIN events e"
                         " ON e.event_no = x.part_no WHERE x.kind = 'event' AND x.story_no = ?"
                         " ORDER BY e.sort_key");
  auto plans = part_ids(reader, story,
                        "SELECT p.plan_id FROM storyline_parts x JOIN plans p"
                        " ON p.plan_no = x.part_no WHERE x.kind = 'plan' AND x.story_no = ?"
                        " ORDER BY p.sort_key");
  auto reports = part_ids(reader, story,
                          "SELECT r.report_id FROM storyline_parts x JOIN reports r"
                          " ON r.report_no = x.part_no WHERE x.kind = 'report' AND x.story_no = ?"
                          " ORDER BY r.report_id");
  for (const auto* ids : {&events, &plans, &reports}) {
    if (!*ids) return tl::unexpected(ids->error());
  }
  Row row;
  put_text(row, "story_id", from, 0);
  put_text(row, "title", from, 2);
  row.put("n_events", static_cast<std::int64_t>(events->size()));
  row.put("n_plans", static_cast<std::int64_t>(plans->size()));
  row.put("n_reports", static_cast<std::int64_t>(reports->size()));
  row.put("events", *events);
  row.put("plans", *plans);
  row.put("reports", *reports);
  return row.json();
}

Result<std::string> visit_storylines(RecordReader& reader, const RowRequest& request,
                                     const Visit& visit) {
  const SqlQuery query =
      wanted("s.story_id, s.story_no, s.title", "storylines s", "s.story_id", request);
  return run(
      reader, query, request.limit, [&](const SqlRow& row) { return storyline_row(reader, row); },
      visit);
}

}  // namespace

SqlQuery listed(RecordList kind, const Filter& filter) {
  switch (kind) {
    case RecordList::kReports:
      return where_reports(filter);
    case RecordList::kEvents:
      return where_events(filter);
    case RecordList::kQuotations:
      return where_quotations(filter);
    case RecordList::kActors:
      return {"1", {}};
    case RecordList::kPlans:
      return where_plans(filter);
    case RecordList::kStorylines:
      return where_storylines(filter);
  }
  return {"0", {}};
}

SqlQuery identified(RecordList kind, const std::string& id) {
  SqlQuery out;
  switch (kind) {
    case RecordList::kReports:
      return out.add("r.report_id = ?", id);
    case RecordList::kEvents:
      return out.add("e.event_id = ?", id);
    case RecordList::kQuotations: {
      const std::size_t dot = std::min(id.find('.'), id.size());
      out.add("q.report_no = (SELECT report_no FROM reports WHERE report_id = ?)",
              id.substr(0, dot));
      return out.add(" AND q.place = CAST(? AS INTEGER)",
                     dot < id.size() ? id.substr(dot + 1) : std::string("-1"));
    }
    case RecordList::kActors:
      out.add("a.actor_no IN (SELECT actor_no FROM parties WHERE party_id = ?", id);
      return out.add(" UNION SELECT actor_no FROM actors WHERE last_part = ?)", id);
    case RecordList::kPlans:
      return out.add("p.plan_id = ?", id);
    case RecordList::kStorylines:
      return out.add("s.story_id = ?", id);
  }
  return {"0", {}};
}

Result<std::string> visit_rows(RecordReader& reader, RecordList kind, const RowRequest& request,
                               const Visit& visit) {
  switch (kind) {
    case RecordList::kReports:
      return visit_reports(reader, request, visit);
    case RecordList::kEvents:
      return visit_events(reader, request, visit);
    case RecordList::kQuotations:
      return visit_quotations(reader, request, visit);
    case RecordList::kActors:
      return visit_actors(reader, request, visit);
    case RecordList::kPlans:
      return visit_plans(reader, request, visit);
    case RecordList::kStorylines:
      return visit_storylines(reader, request, visit);
  }
  return fail(ErrorCode::kUsage, "no such list");
}

Result<std::int64_t> count_rows(RecordReader& reader, RecordList kind, const Filter& filter) {
  constexpr const char* kTables[] = {"reports r", "events e", "quotations q",
                                     "",          "plans p",  "storylines s"};
  SqlQuery query;
  query.add("SELECT count(*) FROM ");
  if (kind == RecordList::kActors) {
    query.add(counted_actors(filter)).add(" WHERE a.n_total > 0");
  } else {
    query.add(kTables[static_cast<std::size_t>(kind)]).add(" WHERE ").add(listed(kind, filter));
  }
  return reader.number(query);
}

}  // namespace chancery
