// When and where an event was, from what is attached to its words.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "chancery/events/governing.h"

namespace chancery {

// The place in Timexes of the time expression attached to the token ("met on Monday", "Monday's
// meeting"); the narrowest where there are several.
std::optional<std::size_t> attached_timex(const Reading& reading, TokenIndex token);
// The only dated time expression of the sentence; nothing where it has none or several.
std::optional<std::size_t> only_timex(const Reading& reading, TokenIndex token);

struct EventPlace {
  PlaceReference place;
  Span span;
};
// The narrowest place that the event's words are in: "met in Paris", "seized a school in Beslan",
// "bombed the port of Odesa", "visited Rome", "flew there". `own` are the event's own words. A
// party is its place only where the deed reaches it on the spot: attacks, seizures, visits. Nothing
// where the report does not say; see event_places.cc.
std::optional<EventPlace> place_of_event(const Reading& reading, const EventDraft& draft,
                                         const std::vector<TokenIndex>& own);

// Whether the time is that of another clause or thing of the sentence: "thanked them for help in
// the drought of 2024", "condemned the invasion of 1968", "said they had fished there since 1960".
bool is_of_another_word(const Reading& reading, std::size_t timex, TokenIndex trigger);

}  // namespace chancery
