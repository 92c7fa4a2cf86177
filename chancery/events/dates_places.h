// When and where an event was, from what is attached to its words.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "chancery/events/reading.h"

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
// The place attached by "in", "at" or "near" to one of the tokens.
std::optional<EventPlace> place_of(const Reading& reading, const std::vector<TokenIndex>& tokens);
// The place that a party is, for a visit: "arrived in Ankara".
std::optional<EventPlace> place_of_party(const Reading& reading, EntityIndex party,
                                         TokenIndex near);

}  // namespace chancery
