// Reading reports without their day, and counting.
#include "eval/dating_scores.h"

#include <algorithm>
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
  DrawnShares& shares = scores.shares;
  std::vector<std::int32_t> widths;
  for (const DatingCase& gold : cases) {
    Report report;
    report.bytes = gold.text;
    report.title = gold.title;
    const auto document = clean_report(report, resources.cleaning);
    if (!document) continue;
    const Syntax syntax = resources.syntax.parse(*document);
    const auto found =
        date_report(*document, syntax, resources.landmarks, resources.actors, resources.time);
    const bool leans = tells_of_known_day(document->text, resources.landmarks);
    const bool holds = found && found->interval.overlaps(gold.published);
    const std::int32_t width = found ? found->interval.width_days() : 0;
    const bool narrow = found && width <= kNarrow;
    shares.begin_item();
    shares.add("dated", found ? 1 : 0, 1);
    shares.add("narrow", narrow ? 1 : 0, 1);
    if (leans) {
      shares.add("leaning_dated", found ? 1 : 0, 1);
      shares.add("leaning_holds", holds ? 1 : 0, 1);
      shares.add("leaning_narrow", narrow ? 1 : 0, 1);
    }
    if (!found) continue;
    widths.push_back(width);
    shares.add("holds", holds ? 1 : 0, 1);
    if (narrow) shares.add("narrow_holds", holds ? 1 : 0, 1);
    if (!holds) scores.errors.push_back(told(gold, *found));
  }
  std::sort(widths.begin(), widths.end());
  if (!widths.empty()) shares.set_number("median_days", widths[widths.size() / 2]);
  return scores;
}

}  // namespace chancery
