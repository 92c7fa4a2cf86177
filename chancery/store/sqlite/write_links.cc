#include "chancery/store/sqlite/write_links.h"

#include <algorithm>
#include <set>
#include <unordered_map>

#include "chancery/store/sqlite/write_events.h"
#include "chancery/wire/wire.h"

namespace chancery {
namespace {

struct Kept {
  std::int64_t number = 0;
  std::string digest;
};
using KeptRows = std::unordered_map<std::string, Kept>;  // by id

Result<KeptRows> kept_rows(sqlite3* db, const char* sql) {
  auto rows = Statement::prepare(db, sql);
  if (!rows) return tl::unexpected(rows.error());
  KeptRows kept;
  for (;;) {
    auto row = rows->step();
    if (!row) return tl::unexpected(row.error());
    if (!*row) return kept;
    kept[std::string(rows->text(0))] = {rows->integer(1), std::string(rows->text(2))};
  }
}

// Removes what `items` do not hold, then writes those that are new or changed.
template <typename Item, typename Encode, typename Write, typename Remove>
Result<void> bring_to(sqlite3* db, const char* sql, const std::vector<Item>& items, Encode encode,
                      Write write, Remove remove, Numbers& numbers) {
  auto kept = kept_rows(db, sql);
  if (!kept) return tl::unexpected(kept.error());
  std::set<std::string> wanted;
  for (const Item& item : items) wanted.insert(item.id.str());
  for (const auto& [id, row] : *kept) {
    if (wanted.count(id) != 0) continue;
    if (auto done = remove(db, row.number); !done) return done;
  }
  for (const Item& item : items) {
    const auto found = kept->find(item.id.str());
    if (found != kept->end() && found->second.digest == row_digest(encode(item))) continue;
    if (auto done = write(db, item, numbers); !done) return done;
  }
  return {};
}

// The same for tables with one row a report: `row_text` tells one form of a row from another.
template <typename Item, typename Text, typename Write>
Result<void> bring_rows_to(sqlite3* db, const char* sql, const std::vector<Item>& items, Text text,
                           Write write, const std::vector<const char*>& remove, Numbers& numbers) {
  auto kept = kept_rows(db, sql);
  if (!kept) return tl::unexpected(kept.error());
  std::set<std::string> wanted;
  for (const Item& item : items) wanted.insert(item.report.str());
  for (const auto& [id, row] : *kept) {
    if (wanted.count(id) != 0) continue;
    for (const char* one : remove) {
      auto statement = Statement::prepare(db, one);
      if (!statement) return tl::unexpected(statement.error());
      if (auto done = statement->bind(1, row.number).run(); !done) return done;
    }
  }
  for (const Item& item : items) {
    const auto found = kept->find(item.report.str());
    if (found != kept->end() && found->second.digest == text(item)) continue;
    auto number = numbers.report(item.report);
    if (!number) return tl::unexpected(number.error());
    if (*number == 0) continue;  // of a report that is not there nothing can be said
    if (auto done = write(item, *number); !done) return done;
  }
  return {};
}

std::string copy_text(const CopyLink& copy) {
  return copy.original.str() + "\n" + copy.why + "\n" + (copy.spun ? "1" : "0");
}

Result<void> write_copies(sqlite3* db, const RecordLinks& links, Numbers& numbers) {
  const auto write = [db](const CopyLink& copy, std::int64_t number) -> Result<void> {
    auto row = Statement::prepare(db, "INSERT OR REPLACE INTO copies VALUES (?1, ?2, ?3, ?4, ?5)");
    if (!row) return tl::unexpected(row.error());
    row->bind(1, number).bind(2, copy.original.str()).bind(3, double{copy.similarity});
    return row->bind(4, copy.why).bind(5, std::int64_t{copy.spun}).run();
  };
  return bring_rows_to(db,
                       "SELECT report_id, report_no, original || char(10) || why || char(10) ||"
                       " spun FROM copies JOIN reports USING (report_no)",
                       links.copies, copy_text, write, {"DELETE FROM copies WHERE report_no = ?1"},
                       numbers);
}

std::string date_text(const InferredDate& date) {
  return date.published.interval.from.iso() + date.published.interval.to.iso() +
         kDateBasisNames[static_cast<std::size_t>(date.published.basis)] + date.published.reason;
}

// The date that counts stands with the report; its own comes back from the wire form when a lent
// one goes.
Result<void> write_dates(sqlite3* db, const RecordLinks& links, Numbers& numbers) {
  const auto write = [db](const InferredDate& date, std::int64_t number) -> Result<void> {
    for (const char* sql :
         {"INSERT OR REPLACE INTO inferred_dates VALUES (?1, ?2, ?3, ?4, ?5)",
          "UPDATE reports SET published_from = ?2, published_to = ?3, published_basis = ?4,"
          " published_reason = nullif(?5, '') WHERE report_no = ?1"}) {
      auto row = Statement::prepare(db, sql);
      if (!row) return tl::unexpected(row.error());
      row->bind(1, number).bind(2, date.published.interval.from.iso());
      row->bind(3, date.published.interval.to.iso());
      row->bind(4, kDateBasisNames[static_cast<std::size_t>(date.published.basis)]);
      if (auto done = row->bind(5, date.published.reason).run(); !done) return done;
    }
    return {};
  };
  return bring_rows_to(
      db,
      "SELECT report_id, report_no, i.published_from || i.published_to || basis || reason"
      " FROM inferred_dates i JOIN reports USING (report_no)",
      links.dates, date_text, write,
      {"DELETE FROM inferred_dates WHERE report_no = ?1",
       "UPDATE reports SET published_from = json_extract(w.wire, '$.published.from'),"
       " published_to = json_extract(w.wire, '$.published.to'),"
       " published_basis = json_extract(w.wire, '$.published.basis'),"
       " published_reason = json_extract(w.wire, '$.published.reason')"
       " FROM report_wire w WHERE w.report_no = ?1 AND reports.report_no = ?1"},
      numbers);
}

using Parts = std::set<std::pair<std::string, std::int64_t>>;  // kind, number

Result<std::unordered_map<std::int64_t, Parts>> kept_parts(sqlite3* db) {
  auto rows = Statement::prepare(db, "SELECT story_no, kind, part_no FROM storyline_parts");
  if (!rows) return tl::unexpected(rows.error());
  std::unordered_map<std::int64_t, Parts> parts;
  for (;;) {
    auto row = rows->step();
    if (!row) return tl::unexpected(row.error());
    if (!*row) return parts;
    parts[rows->integer(0)].emplace(rows->text(1), rows->integer(2));
  }
}

Result<void> write_parts(sqlite3* db, const char* sql, std::int64_t story_no, const Parts& parts,
                         const Parts& but) {
  if (std::includes(but.begin(), but.end(), parts.begin(), parts.end())) return {};
  auto statement = Statement::prepare(db, sql);
  if (!statement) return tl::unexpected(statement.error());
  for (const auto& part : parts) {
    if (but.count(part) != 0) continue;
    statement->bind(1, story_no).bind(2, part.first).bind(3, part.second);
    if (auto done = statement->run(); !done) return done;
  }
  return {};
}

// What stands in the record now: storylines with their titles, and their parts; the numbers of what
// they may be made of.
struct KeptStorylines {
  KeptRows storylines;
  std::unordered_map<std::int64_t, Parts> parts;  // by number
  KeptRows events;
  KeptRows plans;
  KeptRows reports;
};

Result<std::int64_t> write_title(sqlite3* db, const Storyline& story) {
  auto row = Statement::prepare(db,
                                "INSERT INTO storylines (story_id, title) VALUES (?1, ?2)"
                                " ON CONFLICT (story_id) DO UPDATE SET title = ?2"
                                " RETURNING story_no");
  if (!row) return tl::unexpected(row.error());
  auto stepped = row->bind(1, story.id.str()).bind(2, story.title).step();
  if (!stepped) return tl::unexpected(stepped.error());
  const std::int64_t story_no = row->integer(0);
  if (auto end = row->step(); !end) return tl::unexpected(end.error());
  return story_no;
}

Result<void> write_storyline(sqlite3* db, const Storyline& story, const KeptStorylines& kept) {
  Parts wanted;
  const auto add = [&wanted](const char* kind, const KeptRows& rows, const auto& ids) {
    for (const auto& id : ids) {
      const auto found = rows.find(id.str());
      if (found != rows.end()) wanted.emplace(kind, found->second.number);
    }
  };
  add("event", kept.events, story.events);
  add("plan", kept.plans, story.plans);
  add("report", kept.reports, story.reports);
  const Parts none;
  const Parts* before = &none;
  std::int64_t story_no = 0;
  const auto known = kept.storylines.find(story.id.str());
  if (known != kept.storylines.end()) {
    story_no = known->second.number;
    const auto parts = kept.parts.find(story_no);
    if (parts != kept.parts.end()) before = &parts->second;
  }
  if (story_no == 0 || known->second.digest != story.title) {
    auto number = write_title(db, story);
    if (!number) return tl::unexpected(number.error());
    story_no = *number;
  }
  auto done = write_parts(
      db, "DELETE FROM storyline_parts WHERE story_no = ?1 AND kind = ?2 AND part_no = ?3",
      story_no, *before, wanted);
  if (!done) return done;
  return write_parts(db, "INSERT INTO storyline_parts VALUES (?1, ?2, ?3)", story_no, wanted,
                     *before);
}

Result<void> remove_storyline(sqlite3* db, std::int64_t story_no) {
  for (const char* sql : {"DELETE FROM storyline_parts WHERE story_no = ?1",
                          "DELETE FROM storylines WHERE story_no = ?1"}) {
    auto statement = Statement::prepare(db, sql);
    if (!statement) return tl::unexpected(statement.error());
    if (auto done = statement->bind(1, story_no).run(); !done) return done;
  }
  return {};
}

Result<void> write_storylines(sqlite3* db, const RecordLinks& links) {
  auto storylines = kept_rows(db, "SELECT story_id, story_no, title FROM storylines");
  auto events = kept_rows(db, "SELECT event_id, event_no, '' FROM events");
  auto plans = kept_rows(db, "SELECT plan_id, plan_no, '' FROM plans");
  auto reports = kept_rows(db, "SELECT report_id, report_no, '' FROM reports");
  for (auto* rows : {&storylines, &events, &plans, &reports}) {
    if (!*rows) return tl::unexpected(rows->error());
  }
  auto parts = kept_parts(db);
  if (!parts) return tl::unexpected(parts.error());
  const KeptStorylines kept{std::move(*storylines), std::move(*parts), std::move(*events),
                            std::move(*plans), std::move(*reports)};
  std::set<std::string> wanted;
  for (const Storyline& story : links.storylines) wanted.insert(story.id.str());
  for (const auto& [id, row] : kept.storylines) {
    if (wanted.count(id) != 0) continue;
    if (auto done = remove_storyline(db, row.number); !done) return done;
  }
  for (const Storyline& story : links.storylines) {
    if (auto done = write_storyline(db, story, kept); !done) return done;
  }
  return {};
}

}  // namespace

Result<void> write_links(sqlite3* db, const RecordLinks& links) {
  Numbers numbers(db);
  if (auto done = write_copies(db, links, numbers); !done) return done;
  if (auto done = write_dates(db, links, numbers); !done) return done;
  auto done = bring_to(db, "SELECT event_id, event_no, digest FROM events", links.events,
                       encode_event, write_event, remove_event, numbers);
  if (!done) return done;
  done = bring_to(db, "SELECT plan_id, plan_no, digest FROM plans", links.plans, encode_plan,
                  write_plan, remove_plan, numbers);
  return done ? write_storylines(db, links) : done;
}

}  // namespace chancery
