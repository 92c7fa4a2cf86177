// Which two states "both countries", "the two neighbours", "both governments" mean.
#pragma once

#include <vector>

#include "chancery/names/context.h"
#include "chancery/names/draft.h"

namespace chancery::names {

// Whether the noun of a mention in the plural can mean states.
bool may_mean_states(const DraftMention& mention);

// The entities of the two states that the sentences before mention `m` speak of, the nearest first:
// by name, by adjective, by the capital that acts for its state. Of a sentence that speaks of more
// those count that act in it. Empty where that does not make two.
std::vector<std::size_t> two_states_before(const Reading& reading, const Draft& draft,
                                           const Context& context, std::size_t m);

}  // namespace chancery::names
