// Why an event was coded so, told to a person.
#pragma once

#include <string>
#include <vector>

#include "chancery/events/find_events.h"

namespace chancery {

// For each word of the event's evidence that the lexicon knows: the sense taken or the block that
// forbade one, its rivals of other types and what they failed on, what the governing words made of
// it, and which of the words decided.
std::vector<std::string> explain_event(const EventInputs& inputs, const EventLexicon& lexicon,
                                       const EventMention& event);

}  // namespace chancery
