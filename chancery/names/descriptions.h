// What a report says a named person or body is: titles before the name, appositions, "X is the
// ...".
#pragma once

#include "chancery/names/draft.h"

namespace chancery::names {

// Adds to the entities of draft.mentions (named ones, entities set) their descriptions, the states
// those name, and a gender where the words tell it ("spokeswoman").
void add_descriptions(const Reading& reading, Draft& draft);

// The states that the words of a range name, as places in ActorDirectory::countries().
std::vector<std::size_t> states_named(const Reading& reading, TokenRange range);

}  // namespace chancery::names
