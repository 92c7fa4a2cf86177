// What single words of a report say of the day on which it was written: "after the Singapore
// summit", "in March 2019", "the vote of June 12". dating.h weighs them against each other.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "chancery/base/date.h"
#include "chancery/knowledge/actor_directory.h"
#include "chancery/knowledge/landmarks.h"
#include "chancery/knowledge/time_rules.h"
#include "chancery/record/document.h"
#include "chancery/record/syntax.h"
#include "chancery/resolve/time_expression.h"
#include "chancery/text/span.h"

namespace chancery {

// The bytes from the start of a text in which it tells its news.
inline constexpr std::uint32_t kLeadBytes = 600;

struct DateClue {
  // kEvent, kOffice: a landmark or an office of the directory. kFormer: an office that somebody
  // held before. kName: a name that nobody used before a day. kRelation: a landmark with its
  // distance from the report ("eight years ago"). kDay, kMonth, kYear: a date with its year, told
  // as past. kMentionedYear: a year of which the words do not say on which side it lies.
  // kDayOfYear: a month and a day whose year is not said; no bounds of its own.
  enum class Kind : std::uint8_t {
    kEvent,
    kOffice,
    kFormer,
    kName,
    kRelation,
    kDay,
    kMonth,
    kYear,
    kMentionedYear,
    kDayOfYear
  };
  Kind kind = Kind::kDay;
  // How near the report the thing is told: kNews where it opens it, kStamp where its very day is
  // named beside (the hour of posting, the weekday of a landmark's day).
  enum class Nearness : std::uint8_t { kBackground, kNews, kStamp };
  Nearness nearness = Nearness::kBackground;
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

// Clues of persons called by their office, in the order of the text.
std::vector<DateClue> clues_of_offices(const Document& document, const Syntax& syntax,
                                       const ActorDirectory& actors);

// Clues of landmarks, in the order of the text.
std::vector<DateClue> clues_of_landmarks(const Document& document, const Syntax& syntax,
                                         const Landmarks& landmarks, const TimeRules& rules);

}  // namespace chancery
