// The words that govern an event, as the lexicon lists them: "agreed to", "a call for".
#pragma once

#include <string>

#include "chancery/events/reading.h"

namespace chancery {

bool is_verbal(const Reading& reading, TokenIndex token);
// "shelling", not "was shelling".
bool is_gerund(const Reading& reading, TokenIndex token);
GovernorPos pos_of(const Reading& reading, TokenIndex token);

// The governor that the word is of what stands in the complement; null where it is none. An empty
// complement asks for any. Of several the one with the most particles.
const Governor* find_governor(const Reading& reading, TokenIndex word, GovernorPos pos,
                              const std::string& complement);

}  // namespace chancery
