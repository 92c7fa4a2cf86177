// Values of time expressions where nobody knows from which day they are told.
#include "chancery/resolve/timex_unanchored.h"

namespace chancery {
namespace {

using Meaning = TimeExpression::Meaning;

std::string two_digits(int n) { return (n < 10 ? "0" : "") + std::to_string(n); }

}  // namespace

// "2018-12-28" and "2019-01-03" agree on nothing; "2018-09-08" and "2019-09-08" on month and day.
std::string mask(const std::string& a, const std::string& b) {
  if (a == b) return a;
  if (a.size() != b.size()) return "XXXX";
  std::string out = a;
  for (std::size_t i = 0; i < out.size();) {
    std::size_t end = i;
    while (end < out.size() && out[end] != '-' && out[end] != '/' && out[end] != 'T') ++end;
    if (a.compare(i, end - i, b, i, end - i) != 0) {
      // The letters of a week, a quarter or a half stay: "XXXX-WXX".
      for (std::size_t k = i; k < end; ++k) {
        if (out[k] >= '0' && out[k] <= '9') out[k] = 'X';
      }
    }
    i = end + 1;
  }
  return out;
}

// What the words say alone, with nobody knowing when they were written.
std::string unanchored(const TimeExpression& e, const TimeRules& rules) {
  const std::string month = two_digits(e.month);
  switch (e.meaning) {
    case Meaning::kDay:
      return "XXXX-" + month + "-" + two_digits(e.day) + e.clock;
    case Meaning::kMonth:
      return "XXXX-" + month;
    case Meaning::kQuarter:
      return "XXXX-Q" + std::to_string(e.number);
    case Meaning::kHalfYear:
      return "XXXX-H" + std::to_string(e.number);
    case Meaning::kSeason:
      return "XXXX-" + e.value;
    case Meaning::kDecade:
      return "XX" + std::to_string(*e.year / 10 % 10);
    case Meaning::kWeekday:
      return "XXXX-WXX-" + std::to_string(e.weekday) + e.clock;
    case Meaning::kFestival: {
      const Festival& festival = rules.festivals()[static_cast<std::size_t>(e.number)];
      if (festival.rule != Festival::Rule::kFixed) return "XXXX";
      return "XXXX-" + two_digits(festival.month) + "-" + two_digits(festival.day);
    }
    case Meaning::kShift:
      break;
    default:
      return e.value;
  }
  switch (e.unit) {
    case TimeUnit::kSecond:
    case TimeUnit::kMinute:
    case TimeUnit::kHour:
      return e.count < 0 ? "PAST_REF" : e.count > 0 ? "FUTURE_REF" : "PRESENT_REF";
    case TimeUnit::kDay:
    case TimeUnit::kNight:
      return "XXXX-XX-XX" + e.clock;
    case TimeUnit::kWeek:
    case TimeUnit::kFortnight:
      return "XXXX-WXX";
    case TimeUnit::kWeekend:
      return "XXXX-WXX-WE";
    case TimeUnit::kMonth:
      return "XXXX-XX";
    case TimeUnit::kQuarter:
      return "XXXX-QX";
    case TimeUnit::kHalfYear:
      return "XXXX-HX";
    case TimeUnit::kYear:
      return "XXXX";
    case TimeUnit::kDecade:
      return "XXX";
    case TimeUnit::kCentury:
    case TimeUnit::kMillennium:
      return "XX";
  }
  return "XXXX";
}

// Whether the value can be told without any anchor.
bool stands_alone(const TimeExpression& e) {
  switch (e.meaning) {
    case Meaning::kDuration:
    case Meaning::kSet:
    case Meaning::kReference:
    case Meaning::kYear:
    case Meaning::kCentury:
      return true;
    case Meaning::kDecade:
      return *e.year >= 100;
    case Meaning::kWeekday:
    case Meaning::kShift:
    case Meaning::kSpan:
      return false;
    default:
      return e.year.has_value();
  }
}

}  // namespace chancery
