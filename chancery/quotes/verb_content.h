// What a verb of saying reports, as far as the tree shows it: clause, infinitive, phrase.
#pragma once

#include <optional>

#include "chancery/quotes/attribution.h"

namespace chancery::quotes {

// Fills `found.content` (with frame, and the addressee of "called on them to come") for the verb
// found.cue_head with the frames of found.entry. `particle` belongs to the verb ("point out").
// False where the tree shows none.
bool find_content(const Reading& reading, std::optional<TokenIndex> particle, Attribution& found);

}  // namespace chancery::quotes
