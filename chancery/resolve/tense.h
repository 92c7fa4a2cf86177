// How the verb over a token stands in time: what decides whether "on Tuesday" was or will be.
#pragma once

#include <span>

#include "chancery/knowledge/time_rules.h"
#include "chancery/record/syntax.h"
#include "chancery/resolve/time_expression.h"

namespace chancery {

// The tense of the nearest verb that governs the token, its auxiliaries counted. `text` is the
// document's. Unknown where no verb stands above it.
Tense tense_over(std::string_view text, const Syntax& syntax, TokenIndex token,
                 const TimeRules& rules);

}  // namespace chancery
