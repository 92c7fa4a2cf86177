#include "chancery/store/sqlite/migrate.h"

#include "chancery/store/sqlite/write_links.h"
#include "chancery/store/sqlite/write_report.h"
#include "chancery/wire/wire.h"

namespace chancery {
namespace {

template <typename Read>
Result<void> each_row(sqlite3* db, const char* sql, Read read) {
  auto rows = Statement::prepare(db, sql);
  if (!rows) return tl::unexpected(rows.error());
  for (;;) {
    auto row = rows->step();
    if (!row) return tl::unexpected(row.error());
    if (!*row) return {};
    if (auto done = read(*rows); !done) return done;
  }
}

tl::unexpected<Error> damaged(const std::string& what) {
  return fail(ErrorCode::kStore, "record is damaged: " + what);
}

template <typename T>
auto decode_into(std::vector<T>& list, Result<T> (*decode)(std::string_view)) {
  return [&list, decode](const Statement& row) -> Result<void> {
    auto item = decode(row.text(0));
    if (!item) return damaged(item.error().message);
    list.push_back(std::move(*item));
    return {};
  };
}

Result<void> read_copy(const Statement& row, RecordLinks& links) {
  const auto report = ReportId::parse(row.text(0));
  const auto original = ReportId::parse(row.text(1));
  if (!report || !original) return damaged("copies");
  links.copies.push_back({*report, *original, static_cast<float>(row.real(2)),
                          std::string(row.text(3)), row.integer(4) != 0});
  return {};
}

Result<void> read_date(const Statement& row, RecordLinks& links) {
  const auto report = ReportId::parse(row.text(0));
  const auto from = CivilDate::parse(row.text(1));
  const auto to = CivilDate::parse(row.text(2));
  if (!report || !from || !to) return damaged("inferred_dates");
  links.dates.push_back({*report,
                         {{*from, *to},
                          static_cast<DateBasis>(row.integer(3)),
                          std::string(row.text(4)),
                          std::nullopt}});
  return {};
}

Result<void> read_storyline(const Statement& row, RecordLinks& links) {
  const auto id = StorylineId::parse(row.text(0));
  const auto part = parse_hex128(row.text(3));
  if (!id) return damaged("storylines");
  std::vector<Storyline>& all = links.storylines;
  if (all.empty() || all.back().id != *id) {
    all.push_back({*id, std::string(row.text(1)), {}, {}, {}});
  }
  if (!part) return {};
  if (row.text(2) == "event") all.back().events.push_back(EventId{*part});
  if (row.text(2) == "plan") all.back().plans.push_back(PlanId{*part});
  if (row.text(2) == "report") all.back().reports.push_back(ReportId{*part});
  return {};
}

}  // namespace

Result<Version1> take_version_1(sqlite3* db) {
  Version1 old;
  RecordLinks& links = old.links;
  auto done = each_row(db, "SELECT report_id, original, similarity, why, spun FROM copies",
                       [&](const Statement& row) { return read_copy(row, links); });
  if (done) {
    done = each_row(db,
                    "SELECT report_id, published_from, published_to, basis, reason"
                    " FROM inferred_dates",
                    [&](const Statement& row) { return read_date(row, links); });
  }
  if (done) {
    done = each_row(db, "SELECT wire FROM events", decode_into(links.events, decode_event));
  }
  if (done) done = each_row(db, "SELECT wire FROM plans", decode_into(links.plans, decode_plan));
  if (done) {
    done = each_row(db,
                    "SELECT story_id, title, kind, part_id FROM storylines"
                    " LEFT JOIN storyline_parts USING (story_id) ORDER BY story_id",
                    [&](const Statement& row) { return read_storyline(row, links); });
  }
  if (done) {
    done = each_row(db, "SELECT 1 FROM state WHERE name = 'links' AND value = 'stale'",
                    [&](const Statement&) -> Result<void> {
                      old.stale = true;
                      return {};
                    });
  }
  if (!done) return tl::unexpected(done.error());
  done = execute(db,
                 "DROP TABLE copies; DROP TABLE inferred_dates; DROP TABLE events;"
                 "DROP TABLE event_reports; DROP TABLE plans; DROP TABLE storylines;"
                 "DROP TABLE storyline_parts; DROP TABLE state;"
                 "ALTER TABLE reports RENAME TO reports_1;"
                 "ALTER TABLE failures RENAME TO failures_1;",
                 "bringing the record up to date");
  if (!done) return tl::unexpected(done.error());
  return old;
}

Result<void> fill_from_version_1(sqlite3* db, const Version1& old) {
  Numbers numbers(db);
  auto done = each_row(db, "SELECT wire, coder_version FROM reports_1 ORDER BY report_id",
                       [&](const Statement& row) -> Result<void> {
                         auto report = decode_report(row.text(0));
                         if (!report) return damaged(report.error().message);
                         return write_report(db, *report, std::string(row.text(1)), numbers);
                       });
  if (done) done = write_links(db, old.links);
  if (!done) return done;
  done = execute(db,
                 "INSERT INTO failures SELECT path, code, message FROM failures_1;"
                 "DROP TABLE reports_1; DROP TABLE failures_1;",
                 "bringing the record up to date");
  if (!done) return done;
  return execute(db,
                 old.stale ? "INSERT INTO state VALUES ('links', 'stale')"
                           : "INSERT INTO state VALUES ('links', 'fresh')",
                 "bringing the record up to date");
}

Result<void> fill_from_version_2(sqlite3* db) {
  auto update = Statement::prepare(
      db,
      "UPDATE quotation_texts SET about = ?3 WHERE quotation_no ="
      " (SELECT quotation_no FROM quotations WHERE report_no = ?1 AND place = ?2)");
  if (!update) return tl::unexpected(update.error());
  auto done = each_row(db, "SELECT report_no, wire FROM report_wire",
                       [&](const Statement& row) -> Result<void> {
                         const auto report = decode_report(row.text(1));
                         if (!report) return damaged(report.error().message);
                         for (std::size_t i = 0; i < report->quotations.size(); ++i) {
                           update->bind(1, row.integer(0)).bind(2, static_cast<std::int64_t>(i));
                           update->bind(3, quoted_parties(report->quotations[i], *report));
                           if (auto set = update->run(); !set) return set;
                         }
                         return {};
                       });
  if (!done) return done;
  return execute(db, "INSERT INTO quotation_words (quotation_words) VALUES ('rebuild')",
                 "bringing the record up to date");
}

}  // namespace chancery
