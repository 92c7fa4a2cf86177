// Time expressions after TIMEX3 (TimeML 1.2.1).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "chancery/base/date.h"
#include "chancery/record/syntax.h"
#include "chancery/text/span.h"

namespace chancery {

enum class TimexType : std::uint8_t { kDate, kTime, kDuration, kSet };
inline constexpr const char* kTimexTypeNames[] = {"DATE", "TIME", "DURATION", "SET"};

// `value` is TIMEX3's ("2018-09-08", "2018-W36", "P2M", "PRESENT_REF", "XXXX-09-08" where the year
// is not known). `interval` is there where the value names days; it may be wider than the value
// where the report's own date is an interval.
struct Timex {
  Span span;
  TokenRange tokens;
  TimexType type = TimexType::kDate;
  std::string value;
  std::optional<DateInterval> interval;
  DatePrecision precision = DatePrecision::kUnknown;
};

using Timexes = std::vector<Timex>;  // by span, none inside another

}  // namespace chancery
