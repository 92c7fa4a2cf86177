// Why an event was coded so, told to a person.
#pragma once

#include <string>
#include <vector>

#include "chancery/events/find_events.h"

namespace chancery {

// For each word of the event's evidence that the lexicon knows: the senses tried and what they
// failed on, the block that forbade one, the governing words, and which of them decided.
std::vector<std::string> explain_event(const EventInputs& inputs, const EventLexicon& lexicon,
                                       const EventMention& event);

}  // namespace chancery
