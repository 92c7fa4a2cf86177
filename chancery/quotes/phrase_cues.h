// Attributions without a verb: "according to X", "X's promise to ...", "X: ...".
#pragma once

#include <optional>
#include <vector>

#include "chancery/quotes/attribution.h"

namespace chancery::quotes {

// "a warning by X that ...", "X's promise to ...": the noun and its clause.
std::optional<Attribution> read_noun(const Reading& reading, TokenIndex noun);

// "according to X, ...", "in the words of X": the phrase that begins at the token.
std::optional<Attribution> read_phrase(const Reading& reading, TokenIndex first);

// "Putin: no more talks": a paragraph that begins with a name and a colon.
std::vector<Attribution> read_colons(const Reading& reading);

}  // namespace chancery::quotes
