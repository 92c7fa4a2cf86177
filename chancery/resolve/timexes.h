// Time expressions and the days that they name.
#pragma once

#include <optional>

#include "chancery/knowledge/time_rules.h"
#include "chancery/record/document.h"
#include "chancery/record/syntax.h"
#include "chancery/record/timex.h"

namespace chancery {

// TIMEX3 expressions, relative ones resolved against the report's date. Where that is an interval
// or unknown, a relative expression keeps what can be said ("XXXX-09-08") and no interval is
// invented; an interval anchor gives an interval wide enough to hold the true day.
Timexes find_timexes(const Document& document, const Syntax& syntax,
                     const std::optional<Publication>& published, const TimeRules& rules);

}  // namespace chancery
