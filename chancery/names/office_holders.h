// Each holder of an office that a group of states has: "their foreign ministers", "the leaders of
// the two countries", "the Nordic prime ministers".
#pragma once

#include "chancery/names/draft.h"

namespace chancery::names {

// Gives such a phrase, whose states are known, a member for each of them: the named person that it
// fits, else an entity of that office whose owner is the state. After all mentions are linked.
void add_office_holders(const Reading& reading, Draft& draft);

}  // namespace chancery::names
