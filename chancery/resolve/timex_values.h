// From the words of a time expression to TIMEX3's value and the days it names.
#pragma once

#include <optional>
#include <string>

#include "chancery/base/date.h"
#include "chancery/knowledge/time_rules.h"
#include "chancery/resolve/time_expression.h"

namespace chancery {

struct TimeValue {
  std::string value;
  std::optional<DateInterval> interval;
  DatePrecision precision = DatePrecision::kUnknown;
};

// The days around which an expression is told. Either may be absent or an interval: then the value
// has "X" for what differs within it, and the interval is wide enough for every day of it.
struct TimeAnchors {
  std::optional<DateInterval> report;  // the day of the report
  std::optional<DateInterval> told;    // the date that the text named last
  // The quarter that the text named last: figures "a year ago" are those of that quarter then.
  std::optional<DateInterval> quarter;
};

TimeValue value_of(const TimeExpression& expression, const TimeAnchors& anchors, Tense tense,
                   const TimeRules& rules);

// The ISO 8601 week that holds a day: its Monday, and "2018-W36".
CivilDate monday_of(CivilDate day);
std::string iso_week(CivilDate day);

}  // namespace chancery
