// What the words of a time expression mean before anybody says from which day they are told.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "chancery/knowledge/time_rules.h"
#include "chancery/record/timex.h"

namespace chancery {

// Which of several days of that name: the tense decides, or the words themselves do.
enum class Pointing : std::uint8_t { kByTense, kLast, kThis, kNext };

// How the verb that governs an expression stands in time.
enum class Tense : std::uint8_t { kUnknown, kPast, kPresent, kFuture };

// A part of a period: "early", "mid", "late", "the second half of".
enum class PartOf : std::uint8_t { kWhole, kStart, kMid, kEnd, kFirstHalf, kSecondHalf };

struct TimeExpression {
  enum class Meaning : std::uint8_t {
    kDay,        // month and day, perhaps year, perhaps weekday
    kMonth,      // month, perhaps year
    kQuarter,    // number, perhaps year
    kHalfYear,   // number, perhaps year
    kSeason,     // code, perhaps year
    kYear,       // year
    kDecade,     // first year; of an unknown century where below 100
    kCentury,    // number
    kWeekday,    // weekday
    kFestival,   // number = place in TimeRules::festivals(), perhaps year
    kShift,      // `count` units of `unit` from the anchor, at the grain of the unit
    kSpan,       // the `count` units before or after the anchor: "the past two weeks"
    kDuration,   // value
    kSet,        // value
    kReference,  // value: PRESENT_REF, PAST_REF, FUTURE_REF
  };

  Meaning meaning = Meaning::kReference;
  TimexType type = TimexType::kDate;
  Pointing pointing = Pointing::kByTense;
  PartOf part = PartOf::kWhole;
  TimeUnit unit = TimeUnit::kDay;
  int count = 0;
  bool from_text = false;  // counted from the date told last, not from the report's day
  std::optional<int> year;
  std::optional<int> year_shift;  // "the third quarter of last year": -1
  int month = 0;
  int day = 0;
  int weekday = 0;
  int number = 0;
  std::optional<int> to_day;   // "April 24-26"
  std::optional<int> to_year;  // "2011-14"
  std::string value;           // of durations, sets and references; the code of a season
  std::string clock;           // "T22:00", "TEV", "T09:00Z"; empty where only days are named
};

// A time expression in its sentence: half-open range of atoms, see timex_atoms.h.
struct TimeMatch {
  std::size_t begin = 0;
  std::size_t end = 0;
  TimeExpression expression;
};

}  // namespace chancery
