// Making the expressions that several of the patterns give.
#pragma once

#include <string>
#include <utility>

#include "chancery/resolve/time_expression.h"

namespace chancery {

inline bool is_clock_unit(TimeUnit unit) {
  return unit == TimeUnit::kSecond || unit == TimeUnit::kMinute || unit == TimeUnit::kHour;
}

inline TimeUnit unit_of(const TimeWord& word) { return static_cast<TimeUnit>(word.value); }

inline TimeExpression shift(TimeUnit unit, int count, bool from_text) {
  TimeExpression e;
  e.meaning = TimeExpression::Meaning::kShift;
  e.unit = unit;
  e.count = count;
  e.from_text = from_text;
  if (is_clock_unit(unit)) e.type = TimexType::kTime;
  return e;
}

inline TimeExpression valued(TimeExpression::Meaning meaning, TimexType type, std::string value) {
  TimeExpression e;
  e.meaning = meaning;
  e.type = type;
  e.value = std::move(value);
  return e;
}

// A number of units before or after an anchor that lies no whole number away says only which way.
inline TimeExpression towards(int direction) {
  return valued(TimeExpression::Meaning::kReference, TimexType::kDate,
                direction < 0 ? "PAST_REF" : "FUTURE_REF");
}

}  // namespace chancery
