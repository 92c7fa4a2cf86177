// A verb of saying, thinking or wanting with its subject and its content.
#pragma once

#include <optional>

#include "chancery/quotes/attribution.h"

namespace chancery::quotes {

// Nothing where the token is no such verb, has nobody to say it, or says nothing: "did not say
// whether", "would say", "to say" as a purpose.
std::optional<Attribution> read_verb(const Reading& reading, TokenIndex verb);

}  // namespace chancery::quotes
