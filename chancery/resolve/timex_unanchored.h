// What can be said of a time expression where nobody knows from which day it is told.
#pragma once

#include <string>

#include "chancery/knowledge/time_rules.h"
#include "chancery/resolve/time_expression.h"

namespace chancery {

// "X" for what differs between two values: of "2018-09-08" and "2019-09-08" it is "XXXX-09-08".
std::string mask(const std::string& a, const std::string& b);

// The value with "X" for all that only the day of the telling would give: "XXXX-WXX-2".
std::string unanchored(const TimeExpression& e, const TimeRules& rules);

// Whether the value can be told without any such day.
bool stands_alone(const TimeExpression& e);

}  // namespace chancery
