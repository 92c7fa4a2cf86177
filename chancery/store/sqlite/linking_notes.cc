#include "chancery/store/sqlite/linking_notes.h"

namespace chancery {
namespace {

tl::unexpected<Error> damaged(const char* what) {
  return fail(ErrorCode::kStore, std::string("record is damaged: ") + what);
}

}  // namespace

Result<void> write_summaries(sqlite3* db, std::span<const SummaryBytes> summaries) {
  auto insert = Statement::prepare(db,
                                   "INSERT OR REPLACE INTO report_summaries"
                                   " SELECT report_no, ?2 FROM reports WHERE report_id = ?1");
  if (!insert) return tl::unexpected(insert.error());
  for (const SummaryBytes& summary : summaries) {
    insert->bind(1, summary.report.str()).bind_bytes(2, summary.bytes);
    if (auto done = insert->run(); !done) return done;
  }
  return {};
}

Result<void> write_comparisons(sqlite3* db, std::span<const TextComparison> comparisons) {
  auto insert = Statement::prepare(
      db,
      "INSERT OR REPLACE INTO compared_texts SELECT a.report_no, b.report_no, ?3, ?4"
      " FROM reports a, reports b WHERE a.report_id = ?1 AND b.report_id = ?2");
  if (!insert) return tl::unexpected(insert.error());
  for (const TextComparison& comparison : comparisons) {
    insert->bind(1, comparison.one.str()).bind(2, comparison.other.str()).bind_null(3);
    if (comparison.similarity) insert->bind(3, *comparison.similarity);
    if (auto done = insert->bind(4, std::int64_t{comparison.reworded}).run(); !done) return done;
  }
  return {};
}

Result<void> read_summaries(sqlite3* db, const std::function<bool(SummaryBytes)>& visit) {
  auto rows = Statement::prepare(db,
                                 "SELECT report_id, bytes FROM reports"
                                 " LEFT JOIN report_summaries USING (report_no)"
                                 " ORDER BY report_id");
  if (!rows) return tl::unexpected(rows.error());
  for (;;) {
    auto row = rows->step();
    if (!row) return tl::unexpected(row.error());
    if (!*row) return {};
    const auto id = ReportId::parse(rows->text(0));
    if (!id) return damaged("reports.report_id");
    if (!visit({*id, std::string(rows->text(1))})) return {};
  }
}

Result<std::vector<TextComparison>> read_comparisons(sqlite3* db) {
  auto rows = Statement::prepare(db,
                                 "SELECT a.report_id, b.report_id, similarity, reworded"
                                 " FROM compared_texts c JOIN reports a USING (report_no)"
                                 " JOIN reports b ON b.report_no = c.other_no");
  if (!rows) return tl::unexpected(rows.error());
  std::vector<TextComparison> comparisons;
  for (;;) {
    auto row = rows->step();
    if (!row) return tl::unexpected(row.error());
    if (!*row) return comparisons;
    const auto one = ReportId::parse(rows->text(0));
    const auto other = ReportId::parse(rows->text(1));
    if (!one || !other) return damaged("compared_texts");
    const auto similarity = rows->is_null(2) ? std::nullopt : std::optional<double>(rows->real(2));
    comparisons.push_back({*one, *other, similarity, rows->integer(3) != 0});
  }
}

}  // namespace chancery
