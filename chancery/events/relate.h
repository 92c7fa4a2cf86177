// What one party does to another in a sentence: one PLOVER type for a pair that is given, always.
#pragma once

#include <array>
#include <optional>

#include "chancery/events/find_events.h"

namespace chancery {

// `scores[i]` belongs to all_event_types()[i]; they add up to 1.
struct RelationReading {
  EventType type = EventType::kConsult;
  EventStatus status = EventStatus::kHappened;
  std::array<float, 16> scores{};
};

// `actor` and `recipient` are spans of the document's text; either may be absent. Each predicate
// that the lexicon knows votes for the type that it has where it stands, the more the closer its
// arguments are to the pair; what a governing word made of it votes before the thing governed.
RelationReading classify_relation(const EventInputs& inputs, const EventLexicon& lexicon,
                                  std::optional<Span> actor, std::optional<Span> recipient);

}  // namespace chancery
