// Reading reports without their day, and counting.
#include "eval/dating_scores.h"

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <nlohmann/json.hpp>

#include "chancery/base/strings.h"
#include "chancery/clean/clean.h"
#include "chancery/resolve/dating.h"

namespace chancery {
namespace {

using Json = nlohmann::json;

constexpr std::int32_t kNarrow = 31;  // days

std::string told(const DatingCase& gold, const Publication& found) {
  return gold.id + "\t" + gold.published.from.iso() + "\t" + found.interval.from.iso() + "/" +
         found.interval.to.iso() + "\t" + found.reason + "\t" + gold.title;
}

// Whether the text speaks of a landmark that took place within a month.
bool tells_of_known_day(std::string_view text, const Landmarks& landmarks) {
  const std::vector<LandmarkMention> found = landmarks.find(text);
  return std::any_of(found.begin(), found.end(), [&](const LandmarkMention& mention) {
    const Landmark& landmark = landmarks[mention.landmark];
    return landmark.kind == LandmarkKind::kEvent && landmark.interval.width_days() <= kNarrow;
  });
}

}  // namespace

Result<std::vector<DatingCase>> read_dating_gold(const std::filesystem::path& gold) {
  std::ifstream in(gold, std::ios::binary);
  if (!in) return fail(ErrorCode::kInvalidInput, gold.string() + ": cannot be read");
  std::vector<DatingCase> cases;
  std::string line;
  for (std::size_t number = 1; std::getline(in, line); ++number) {
    if (trim(line).empty()) continue;
    const Json row = Json::parse(line, nullptr, false);
    const auto text_at = [&](const char* key) {
      const auto found = row.find(key);
      return found != row.end() && found->is_string() ? found->get<std::string>() : std::string();
    };
    if (!row.is_object() || text_at("text").empty()) {
      return fail(ErrorCode::kInvalidInput,
                  gold.string() + ":" + std::to_string(number) + ": no report with a text");
    }
    const auto day = DateInterval::parse(text_at("date").substr(0, 10));
    if (!day) continue;
    const std::string part = text_at("part");
    const bool held = part.empty() ? cases.size() % 2 == 1 : part == "held";
    cases.push_back({text_at("id"), held ? GoldPart::kHeld : GoldPart::kDev, text_at("title"),
                     text_at("text"), *day});
  }
  return cases;
}

Result<DatingScores> score_dating(const std::vector<DatingCase>& cases,
                                  const Resources& resources) {
  DatingScores scores;
  scores.reports = cases.size();
  for (const DatingCase& gold : cases) {
    Report report;
    report.bytes = gold.text;
    report.title = gold.title;
    const auto document = clean_report(report, resources.cleaning);
    if (!document) continue;
    const Syntax syntax = resources.syntax.parse(*document);
    const bool leans = tells_of_known_day(document->text, resources.landmarks);
    scores.leaning += leans ? 1 : 0;
    const auto found =
        date_report(*document, syntax, resources.landmarks, resources.actors, resources.time);
    if (!found) continue;
    const std::int32_t width = found->interval.width_days();
    const bool holds = found->interval.overlaps(gold.published);
    scores.widths.push_back(width);
    scores.dated += 1;
    scores.holds += holds ? 1 : 0;
    scores.leaning_holds += leans && holds ? 1 : 0;
    scores.leaning_dated += leans ? 1 : 0;
    scores.leaning_narrow += leans && width <= kNarrow ? 1 : 0;
    scores.narrow += width <= kNarrow ? 1 : 0;
    scores.narrow_holds += width <= kNarrow && holds ? 1 : 0;
    if (!holds) scores.errors.push_back(told(gold, *found));
  }
  std::sort(scores.widths.begin(), scores.widths.end());
  return scores;
}

std::map<std::string, double> DatingScores::figures() const {
  const auto percent = [](std::size_t part, std::size_t whole) {
    return whole == 0 ? 0.0 : 100.0 * static_cast<double>(part) / static_cast<double>(whole);
  };
  return {{"dated", percent(dated, reports)},
          {"holds", percent(holds, dated)},
          {"narrow", percent(narrow, reports)},
          {"narrow_holds", percent(narrow_holds, narrow)}};
}

std::string DatingScores::table() const {
  const auto f = figures();
  char text[480];
  std::snprintf(text, sizeof text,
                "reports %zu\ndated %zu (%.1f %%)\nholds the true day %zu (%.1f %% of the dated)\n"
                "median width %d days\nno wider than 31 days %zu (%.1f %% of all), right %.1f %%\n"
                "speaks of a landmark of known day %zu, dated %zu, holds %zu, no wider than 31 "
                "days %zu\n",
                reports, dated, f.at("dated"), holds, f.at("holds"),
                widths.empty() ? 0 : widths[widths.size() / 2], narrow, f.at("narrow"),
                f.at("narrow_holds"), leaning, leaning_dated, leaning_holds, leaning_narrow);
  return text;
}

}  // namespace chancery
