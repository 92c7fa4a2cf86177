// Dates of undated reports: reports whose day is known are read without it, and what is inferred
// is held against it.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "chancery/base/date.h"
#include "chancery/base/result.h"
#include "chancery/pipeline/resources.h"
#include "eval/drawn_shares.h"
#include "eval/timex_gold.h"

namespace chancery {

struct DatingCase {
  std::string id;
  GoldPart part = GoldPart::kDev;
  std::string title;
  std::string text;
  DateInterval published;  // the true day
};

// JSON lines with `text`, `date`, and perhaps `id`, `title` and `part` ("dev", "held"); where no
// part is given the lines take turns, the first is dev. Lines without a day are left out. Errors
// name file and line: kInvalidInput.
Result<std::vector<DatingCase>> read_dating_gold(const std::filesystem::path& gold);

struct DatingScores {
  // "dated" (an interval was given), "holds" (the true day lies in it, of the dated), "narrow" (it
  // is no wider than 31 days, of all), "narrow_holds" (of the narrow); "leaning_dated",
  // "leaning_holds" and "leaning_narrow", of those that speak of a landmark that took place within
  // 31 days; beside them "median_days" wide.
  DrawnShares shares;
  std::vector<std::string> errors;  // where the true day lies outside, a line each

  std::string table() const { return shares.table(); }
};

Result<DatingScores> score_dating(const std::vector<DatingCase>& cases, const Resources& resources);

}  // namespace chancery
