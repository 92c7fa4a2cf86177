// Texts with their time expressions marked: reading gold sets of TIMEX3 annotation.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "chancery/base/date.h"
#include "chancery/base/result.h"
#include "chancery/text/span.h"

namespace chancery {

struct GoldTimex {
  Span span;          // bytes of the text
  std::string type;   // "DATE", "TIME", "DURATION", "SET"
  std::string value;  // TIMEX3's
};

// Which half of a set a text belongs to: errors are looked at in the first only.
enum class GoldPart { kDev, kHeld };

struct TimexText {
  std::string id;
  GoldPart part = GoldPart::kDev;
  std::optional<DateInterval> published;
  std::string text;
  std::vector<GoldTimex> timexes;  // by place
};

// A directory of TimeML (*.tml, one text a file), JSON lines (`id`, `dct`, `text`, `timexes` with
// `start` and `end` in code points, `type`, `value`), or a table with the columns part, published
// and text, where an expression is written [words|TYPE|value]. Texts without a part of their own
// take turns by their place, the first is dev. Errors name file and line: kInvalidInput.
Result<std::vector<TimexText>> read_timex_gold(const std::filesystem::path& gold);

}  // namespace chancery
