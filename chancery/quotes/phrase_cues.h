// Attributions without a verb: "according to X", "X's promise to ...", "is confident that ...".
#pragma once

#include <optional>

#include "chancery/quotes/attribution.h"

namespace chancery::quotes {

// "a warning by X that ...", "X's promise to ...": the noun and its clause.
std::optional<Attribution> read_noun(const Reading& reading, TokenIndex noun);

// "is confident that ...", "was opposed to ...": of a speaker, with what follows.
std::optional<Attribution> read_adjective(const Reading& reading, TokenIndex word);

// "according to X, ...", "in the words of X": the phrase that begins at the token.
std::optional<Attribution> read_phrase(const Reading& reading, TokenIndex first);

}  // namespace chancery::quotes
