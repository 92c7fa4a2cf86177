// What single words of a report say of the day on which it was written: "after the Singapore
// summit", "in March 2019", "the vote of June 12". dating.h weighs them against each other.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "chancery/base/date.h"
#include "chancery/knowledge/landmarks.h"
#include "chancery/knowledge/time_rules.h"
#include "chancery/record/document.h"
#include "chancery/record/syntax.h"
#include "chancery/resolve/time_expression.h"
#include "chancery/text/span.h"

namespace chancery {

struct DateClue {
  // kEvent, kOffice: a landmark. kRelation: a landmark with its distance from the report ("eight
  // years ago"). kDay, kMonth, kYear: a date with its year, told as past.
  // kDayOfYear: a month and a day whose year is not said; no bounds of its own.
  enum class Kind : std::uint8_t { kEvent, kOffice, kRelation, kDay, kMonth, kYear, kDayOfYear };
  Kind kind = Kind::kDay;
  std::optional<CivilDate> not_before;  // the report is of this day or later
  std::optional<CivilDate> not_after;   // the report is of this day or earlier
  // Where several landmarks may be meant, the latest of their first days; else as not_before.
  std::optional<CivilDate> freshest;
  std::optional<CivilDate> office_end;  // kOffice: its last day, where it has one
  int month = 0;                        // kDayOfYear, weekday 0 where none is named
  int day = 0;
  int weekday = 0;
  Tense tense = Tense::kUnknown;  // kDayOfYear: kPast or kFuture
  Span evidence;
  std::string reason;  // for people
};

// Clues of dates that the text spells out, in the order of the text.
std::vector<DateClue> clues_of_dates(const Document& document, const Syntax& syntax,
                                     const TimeRules& rules);

// Clues of landmarks, in the order of the text.
std::vector<DateClue> clues_of_landmarks(const Document& document, const Syntax& syntax,
                                         const Landmarks& landmarks, const TimeRules& rules);

}  // namespace chancery
