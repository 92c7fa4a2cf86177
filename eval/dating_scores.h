// Dates of undated reports: reports whose day is known are read without it, and what is inferred
// is held against it.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "chancery/base/date.h"
#include "chancery/base/result.h"
#include "chancery/pipeline/resources.h"
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
  std::size_t reports = 0;
  std::size_t dated = 0;   // an interval was given
  std::size_t holds = 0;   // and the true day lies in it
  std::size_t narrow = 0;  // and it is no wider than 31 days
  std::size_t narrow_holds = 0;
  std::size_t leaning = 0;           // speak of a landmark that took place within 31 days
  std::size_t leaning_dated = 0;     // of those
  std::size_t leaning_holds = 0;     // of those
  std::size_t leaning_narrow = 0;    // of those
  std::vector<std::int32_t> widths;  // days, of the dated, rising
  std::vector<std::string> errors;   // where the true day lies outside, a line each

  // "dated", "holds" (of the dated), "narrow" (of all), "narrow_holds" (of the narrow), in percent.
  std::map<std::string, double> figures() const;
  std::string table() const;
};

Result<DatingScores> score_dating(const std::vector<DatingCase>& cases, const Resources& resources);

}  // namespace chancery
