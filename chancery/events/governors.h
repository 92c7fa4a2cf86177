// The words that govern an event, as the lexicon lists them: "agreed to", "a call for".
#pragma once

#include <string>
#include <string_view>

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

// Whether the verb's clause is what another word says: "said that he left".
bool is_reported(const Reading& reading, TokenIndex verb);

// "Chad sent rice, while Togo says nothing": a clause of its own, taken for what the next one says.
bool is_clause_before(const Reading& reading, TokenIndex verb);

// Whether a word of the class is the subject of what the event stands under: "the book tells how an
// officer freed his prisoners", "the play shows a king who fights".
bool is_told_by(const Reading& reading, TokenIndex head, std::string_view word_class);

}  // namespace chancery
