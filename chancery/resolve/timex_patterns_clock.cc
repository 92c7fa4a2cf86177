// Time expressions as words: times of day.
#include <cstdio>

#include "chancery/resolve/timex_patterns.h"

namespace chancery {
namespace {

using Kind = TimeWordKind;

std::string two_digits(int n) { return (n < 10 ? "0" : "") + std::to_string(n); }

// In the table of words, the code of a zone that goes by a town.
constexpr std::string_view kTown = "TOWN";
// One that is the readers' own: TimeML's texts leave it out of the value ("5 p.m. EST").
constexpr std::string_view kOfReaders = "LOCAL";

// ISO 8601: "Z", "+03:00", "-05:00".
std::string offset_of(int hours) {
  if (hours == 0) return "Z";
  return (hours < 0 ? "-" : "+") + two_digits(hours < 0 ? -hours : hours) + ":00";
}

}  // namespace

// "+03:00", "+0300" right behind the minutes, as ISO 8601 and mail headers write it.
std::optional<TimePatterns::Clock> TimePatterns::written_offset(std::size_t i) const {
  if (!is(i, "+") && !(is(i, "-") && glued(i))) return std::nullopt;
  const Atom* hours = at(i + 1);
  if (hours == nullptr || !glued(i + 1)) return std::nullopt;
  const std::string sign = is(i, "+") ? "+" : "-";
  if (hours->digits() == 4 && hours->number <= 1400) {
    return Clock{i + 2, sign + hours->lower.substr(0, 2) + ":" + hours->lower.substr(2)};
  }
  const bool parted = hours->digits() == 2 && hours->number <= 14 && is(i + 2, ":") &&
                      glued(i + 2) && at(i + 3) != nullptr && at(i + 3)->digits() == 2;
  if (!parted) return std::nullopt;
  return Clock{i + 4, sign + hours->lower + ":" + at(i + 3)->lower};
}

// "10 p.m.", "10:30", "16:30 GMT", "1430 GMT", "9 o'clock", "noon". `sure` where the surroundings
// have said already that this is a time of day; else something in the words must.
std::optional<TimePatterns::Clock> TimePatterns::clock(std::size_t i, bool sure) const {
  const Atom* first = at(i);
  if (first == nullptr) return std::nullopt;
  if (const TimeWord* word = as(i, Kind::kClock)) return Clock{i + 1, word->code};
  if (first->digits() == 0 || (first->digits() > 2 && first->digits() != 4)) return std::nullopt;
  if (i > 0 && glued(i) &&
      (is(i - 1, ":") || is(i - 1, "-") || is(i - 1, ".") || is(i - 1, "$") || is(i - 1, "/"))) {
    return std::nullopt;
  }
  int hour = first->number;
  int minute = -1;
  std::string second;
  std::size_t j = i + 1;
  if (first->digits() == 4) {
    hour = first->number / 100;
    minute = first->number % 100;
    if (as(j, Kind::kZone) == nullptr) return std::nullopt;
  } else if ((is(j, ":") || is(j, ".")) && glued(j) && glued(j + 1) && at(j + 1) != nullptr &&
             at(j + 1)->digits() == 2) {
    const bool colon = is(j, ":");
    minute = at(j + 1)->number;
    j += 2;
    if (colon && is(j, ":") && at(j + 1) != nullptr && at(j + 1)->digits() == 2) {
      second = ":" + two_digits(at(j + 1)->number);
      j += 2;
    }
    // "2.30" is a time only before "p.m." or a zone.
    if (!colon && as(j, Kind::kMeridiem) == nullptr && !is(j, "p") && !is(j, "a")) {
      return std::nullopt;
    }
  }
  bool marked = minute >= 0 && sure;
  bool afternoon = false;
  bool morning = false;
  if ((is(j, "a") || is(j, "p")) && is(j + 1, ".") && is(j + 2, "m")) {
    (is(j, "p") ? afternoon : morning) = true;
    j += is(j + 3, ".") ? 4U : 3U;
  } else if (const TimeWord* half = as(j, Kind::kMeridiem)) {
    (half->code == "PM" ? afternoon : morning) = true;
    ++j;
  } else if (is(j, "o") && is(j + 1, "'") && is(j + 2, "clock")) {
    j += 3;
    marked = true;
  } else if (is(j, "hours") && first->digits() == 4) {
    ++j;
  }
  marked = marked || afternoon || morning;
  std::string zone;
  // "Moscow time": a town's name is a zone only with that word behind it.
  const TimeWord* word = as(j, Kind::kZone);
  if (word != nullptr && (word->code != kTown || is(j + 1, "time"))) {
    if (word->code != kOfReaders) zone = offset_of(word->value);
    j += is(j + 1, "time") ? 2U : 1U;
    marked = true;
  } else if (is(j, "local") && is(j + 1, "time")) {
    j += 2;
    marked = true;
  } else if (const auto offset = written_offset(j); offset && minute >= 0) {
    zone = offset->text;
    j = offset->end;
    marked = true;
  }
  if (!marked || hour > 24 || minute > 59) return std::nullopt;
  if ((afternoon || morning) && (hour > 12 || hour == 0)) return std::nullopt;
  if (afternoon && hour < 12) hour += 12;
  if (morning && hour == 12) hour = 0;
  return Clock{j,
               "T" + two_digits(hour) + ":" + two_digits(minute < 0 ? 0 : minute) + second + zone};
}

// " at 10 a.m.", ", 5 p.m." after a day.
std::optional<TimePatterns::Clock> TimePatterns::clock_after(std::size_t i) const {
  std::size_t j = i;
  if (is(j, ",")) ++j;
  const bool at_time = is(j, "at");
  if (at_time) ++j;
  return clock(j, at_time);
}

// "the night of March 5", "the morning of 11 September": a part of a day that is named.
TimePatterns::Found TimePatterns::part_of_day(std::size_t i) const {
  const std::size_t j = is(i, "the") ? i + 1 : i;
  const TimeWord* part = as(j, Kind::kDayPart);
  if (part == nullptr || part->plural) return std::nullopt;
  if (!is(j + 1, "of") && !is(j + 1, "on")) return std::nullopt;
  Found day = calendar(j + 2);
  if (!day) day = numeric_date(j + 2);
  if (!day || day->expression.meaning != TimeExpression::Meaning::kDay) return std::nullopt;
  if (!day->expression.clock.empty()) return std::nullopt;
  day->expression.type = TimexType::kTime;
  day->expression.clock = "T" + part->code;
  return day;
}

// A time of day, and the day it is of where that follows: "5 p.m. EST, Nov. 6", "noon Thursday".
TimePatterns::Found TimePatterns::clock_time(std::size_t i) const {
  const bool led = i > 0 && (is(i - 1, "at") || is(i - 1, "by") || is(i - 1, "until") ||
                             is(i - 1, "around") || is(i - 1, "about") || is(i - 1, "from") ||
                             is(i - 1, "since") || is(i - 1, "before") || is(i - 1, "after"));
  auto time = clock(i, led);
  if (!time) return std::nullopt;
  Piece out{time->end, {}};
  out.expression.meaning = TimeExpression::Meaning::kShift;
  std::size_t j = out.end;
  if (is(j, ",")) ++j;
  if (is(j, "on")) ++j;
  if (is(j, "in") && is(j + 1, "the")) {
    if (const TimeWord* part = as(j + 2, Kind::kDayPart); part != nullptr) out.end = j + 3;
  }
  Found day = calendar(j);
  if (!day) day = numeric_date(j);
  if (!day) day = deictic(j);
  if (!day) day = weekday_alone(j);
  if (day && (day->expression.clock.empty()) && day->expression.type == TimexType::kDate) {
    out = *day;
  }
  out.expression.type = TimexType::kTime;
  out.expression.clock = time->text;
  return out;
}

}  // namespace chancery
