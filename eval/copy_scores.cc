// Reading the pairs, linking their reports as one record, and counting.
#include "eval/copy_scores.h"

#include <charconv>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>

#include "chancery/base/strings.h"
#include "chancery/knowledge/table.h"
#include "chancery/pipeline/read_report.h"
#include "chancery/stories/link_reports.h"

namespace chancery {
namespace {

Result<std::vector<TextPair>> read_pairs(const std::filesystem::path& file) {
  auto table = Table::read(file, {"id1", "id2", "jaccard", "containment"});
  if (!table) return tl::unexpected(table.error());
  std::vector<TextPair> pairs;
  for (std::size_t row = 0; row < table->size(); ++row) {
    TextPair pair{std::string(table->cell(row, 0)), std::string(table->cell(row, 1)), 0, 0,
                  row % 2 == 1};
    for (const auto& [column, value] : {std::pair(2, &pair.jaccard), {3, &pair.containment}}) {
      const std::string_view cell = table->cell(row, static_cast<std::size_t>(column));
      const auto [end, wrong] = std::from_chars(cell.data(), cell.data() + cell.size(), *value);
      if (wrong != std::errc() || end != cell.data() + cell.size()) {
        return tl::unexpected(table->error(row, "'" + std::string(cell) + "' is no share"));
      }
    }
    pairs.push_back(std::move(pair));
  }
  return pairs;
}

Result<std::vector<Report>> read_texts(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) return fail(ErrorCode::kInvalidInput, file.string() + ": cannot be read");
  std::vector<Report> reports;
  std::string line;
  for (std::size_t number = 1; std::getline(in, line); ++number) {
    if (trim(line).empty()) continue;
    const auto row = nlohmann::json::parse(line, nullptr, false);
    const auto text_at = [&](const char* key) {
      const auto found = row.is_object() ? row.find(key) : row.end();
      return found != row.end() && found->is_string() ? found->get<std::string>() : std::string();
    };
    Report report;
    report.key = text_at("id");
    if (report.key.empty() || text_at("text").empty()) {
      return fail(ErrorCode::kInvalidInput,
                  file.string() + ":" + std::to_string(number) + ": no report with id and text");
    }
    const std::string title = text_at("title");
    report.bytes = title.empty() ? text_at("text") : title + "\n" + text_at("text");
    report.outlet = text_at("outlet");
    report.published = DateInterval::parse(text_at("date").substr(0, 10));
    report.id = make_report_id(report);
    reports.push_back(std::move(report));
  }
  return reports;
}

}  // namespace

double CopyScore::recall() const {
  return copies > 0 ? 100.0 * static_cast<double>(found) / static_cast<double>(copies) : 0;
}

double CopyScore::precision() const {
  const auto together = static_cast<double>(found + wrong + strangers);
  return together > 0 ? 100 * static_cast<double>(found) / together : 0;
}

Result<CopyGold> read_copy_gold(const std::filesystem::path& folder) {
  auto pairs = read_pairs(folder / "pairs.tsv");
  if (!pairs) return tl::unexpected(pairs.error());
  auto reports = read_texts(folder / "reports.jsonl");
  if (!reports) return tl::unexpected(reports.error());
  return CopyGold{std::move(*reports), std::move(*pairs)};
}

Result<std::map<std::string, CopyScore>> score_copy_pairs(const CopyGold& gold,
                                                          const Resources& resources) {
  std::map<std::string, ReportId> ids;
  std::vector<FiledReport> filed;
  std::set<ReportId> known;
  for (const Report& report : gold.reports) {
    ids[report.key] = report.id;
    if (!known.insert(report.id).second) continue;  // the same to the letter
    const auto read = read_report(report, resources);
    if (!read) return tl::unexpected(read.error());
    filed.push_back(file_document(*read));
  }
  const RecordLinks links =
      link_reports(filed, resources.actors, resources.ontology, resources.stories);
  std::map<ReportId, ReportId> original_of;
  for (const CopyLink& copy : links.copies) original_of.emplace(copy.report, copy.original);
  const auto original = [&](ReportId id) {
    for (auto at = original_of.find(id); at != original_of.end(); at = original_of.find(id)) {
      id = at->second;
    }
    return id;
  };
  std::map<std::string, CopyScore> scores;
  std::set<std::pair<ReportId, ReportId>> met;
  for (const TextPair& pair : gold.pairs) {
    const auto a = ids.find(pair.a);
    const auto b = ids.find(pair.b);
    if (a == ids.end() || b == ids.end()) continue;
    met.insert(std::minmax(a->second, b->second));
    const bool together = original(a->second) == original(b->second);
    CopyScore& score = scores[pair.held ? "held" : "dev"];
    if (pair.is_copy()) {
      ++score.copies;
      score.found += together ? 1 : 0;
    } else if (pair.is_none()) {
      ++score.apart;
      score.wrong += together ? 1 : 0;
    }
  }
  for (const CopyLink& copy : links.copies) {
    if (met.count(std::minmax(copy.report, copy.original)) == 0) ++scores["dev"].strangers;
  }
  return scores;
}

}  // namespace chancery
