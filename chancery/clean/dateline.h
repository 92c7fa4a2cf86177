// Where and when a report was filed, and by whom: the words in front of its first sentence, and the
// lines between headline and text.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "chancery/base/date.h"
#include "chancery/knowledge/cleaning_rules.h"
#include "chancery/record/document.h"

namespace chancery {

struct FoundDateline {
  Dateline dateline;
  std::size_t length = 0;  // bytes of the line up to the first word of the sentence
};

// "VLADIVOSTOK, April 25 (Reuters) - The", "Vladivostok, April 25: The", "MOSCOW, April 25. /TASS/.
// The", "(CNN) -- The", "KYIV, Ukraine — The". A place alone counts only in capitals before a dash.
std::optional<FoundDateline> find_dateline(std::string_view line, const CleaningRules& rules);

// A line that names nothing but author, outlet, date.
struct Byline {
  std::string author;
  std::string outlet;
  std::string place;  // "Oslo, 9 March 2031"
  std::optional<CivilDate> date;
  std::string date_words;
};

// "By Jane Doe", "By Jane Doe, Reuters | April 25, 2019", "The Fjord Herald    25-Apr-2019",
// "Published: 25 April 2019, 10:30 GMT". Nothing for a line with any other words in it.
std::optional<Byline> read_byline(std::string_view line, const CleaningRules& rules);

}  // namespace chancery
