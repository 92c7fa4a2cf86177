// The lists that the tables of a record answer alone.

#include <algorithm>

#include "chancery/query/lists.h"
#include "chancery/query/where.h"
#include "chancery/wire/row.h"

namespace chancery {
namespace {

using Visit = std::function<bool(std::string)>;
// Makes the JSON of a row.
using MakeRow = std::function<Result<std::string>(const SqlRow&)>;

Result<void> run(RecordReader& reader, const SqlQuery& query, const MakeRow& make,
                 const Visit& visit) {
  Result<void> made;
  auto done = reader.each(query, [&](const SqlRow& row) {
    auto json = make(row);
    if (!json) {
      made = tl::unexpected(json.error());
      return false;
    }
    return visit(std::move(*json));
  });
  return done ? made : done;
}

void put_text(Row& to, const std::string& key, const SqlRow& row, int column) {
  to.put(key, std::string(row.text(column)));
}

Result<void> visit_reports(RecordReader& reader, const Filter& filter, const Visit& visit) {
  SqlQuery query;
  query.add(
      "SELECT i.report_id, r.key, r.path, r.url, o.name, r.title, r.published_from,"
      " r.published_to, r.published_basis, r.published_reason, c.original, c.why,"
      " (SELECT min(s.story_id) FROM storyline_parts x JOIN storylines s USING (story_no)"
      "  WHERE x.kind = 'report' AND x.part_no = r.report_no), r.flags, c.spun FROM (");
  query.add(rows_meant({"SELECT r.report_no, r.report_id FROM reports r", {}},
                       where_reports(filter), "r.report_id", filter));
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
  return run(reader, query, make, visit);
}

Result<void> visit_events(RecordReader& reader, const Filter& filter, const Visit& visit) {
  SqlQuery query;
  query.add("SELECT i.sort_key, w.wire FROM (");
  query.add(rows_meant({"SELECT e.event_no, e.sort_key FROM events e", {}}, where_events(filter),
                       "e.sort_key", filter));
  query.add(") i JOIN event_wire w USING (event_no) ORDER BY i.sort_key");
  const auto make = [](const SqlRow& row) -> Result<std::string> {
    return std::string(row.text(1));
  };
  return run(reader, query, make, visit);
}

Result<void> visit_plans(RecordReader& reader, const Filter& filter, const Visit& visit) {
  SqlQuery query;
  query.add("SELECT p.sort_key, CASE WHEN (").add(plan_state(filter));
  query.add(") = p.state THEN w.wire ELSE json_replace(w.wire, '$.state', ")
      .add(plan_state(filter))
      .add(") END FROM (");
  query.add(rows_meant({"SELECT p.plan_no, p.sort_key FROM plans p", {}}, where_plans(filter),
                       "p.sort_key", filter));
  query.add(
      ") i JOIN plans p USING (plan_no) JOIN plan_wire w USING (plan_no) ORDER BY i.sort_key");
  const auto make = [](const SqlRow& row) -> Result<std::string> {
    return std::string(row.text(1));
  };
  return run(reader, query, make, visit);
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
      from.integer(0));
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
  row.put("n_events", from.integer(1));
  row.put("n_quotations", from.integer(2));
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

Result<void> visit_actors(RecordReader& reader, const Filter& filter, const Visit& visit) {
  SqlQuery actors;
  actors.add("SELECT a.actor_no, a.n_events, a.n_quotations FROM ").add(counted_actors(filter));
  const SqlQuery query =
      rows_meant(actors, {"a.n_total > 0", {}}, "a.n_total DESC, a.last_part", filter);
  return run(
      reader, query, [&](const SqlRow& row) { return actor_row(reader, row); }, visit);
}

}  // namespace

Result<void> each_row(RecordReader& reader, RecordList kind, const Filter& filter,
                      const Visit& visit) {
  switch (kind) {
    case RecordList::kReports:
      return visit_reports(reader, filter, visit);
    case RecordList::kEvents:
      return visit_events(reader, filter, visit);
    case RecordList::kActors:
      return visit_actors(reader, filter, visit);
    case RecordList::kPlans:
      return visit_plans(reader, filter, visit);
    case RecordList::kQuotations:
    case RecordList::kStorylines:
      break;
  }
  auto list = list_rows(reader, kind, filter);
  if (!list) return tl::unexpected(list.error());
  for (std::string& row : list->rows) {
    if (!visit(std::move(row))) break;
  }
  return {};
}

Result<List> list_rows(RecordReader& reader, RecordList kind, const Filter& filter) {
  if (kind == RecordList::kQuotations) {
    auto view = RecordView::load_reports(reader);
    if (!view) return tl::unexpected(view.error());
    return list_quotations(reader, *view, filter);
  }
  if (kind == RecordList::kStorylines) {
    auto view = RecordView::load(reader, filter.as_of);
    if (!view) return tl::unexpected(view.error());
    return list_storylines(reader, *view, filter);
  }
  List list{list_columns(kind), {}, {}};
  if (kind == RecordList::kEvents) {
    list.shown = {"event_date",  "event_date_end",  "event_type", "event_modes", "status",
                  "actor_names", "recipient_names", "place_name", "n_reports",   "n_independent",
                  "conflicts",   "evidence_text",   "event_id"};
  }
  auto done = each_row(reader, kind, filter, [&list](std::string row) {
    list.rows.push_back(std::move(row));
    return true;
  });
  if (!done) return tl::unexpected(done.error());
  return list;
}

}  // namespace chancery
