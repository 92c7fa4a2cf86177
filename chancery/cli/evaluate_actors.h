// The tasks of `chancery evaluate` that score actors, pairs of names and places of events.
#pragma once

#include <string>

#include "chancery/cli/context.h"

namespace chancery {

// `task` is "actors", "pairs" or "places"; with `errors` what is wrong in the half `dev` is told.
void evaluate_actors(const std::string& task, const std::string& gold, bool errors,
                     Context& context);

}  // namespace chancery
