// Which two states "both countries", "the two neighbours", "both governments" mean.
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "chancery/names/context.h"
#include "chancery/names/draft.h"

namespace chancery::names {

// Place in ActorDirectory::countries() -> the draft's entity that bears the state's name.
using StateEntities = std::map<std::size_t, std::size_t>;

// Whether the noun of a mention in the plural can mean states.
bool may_mean_states(const DraftMention& mention);

// The entities of the two states that mention `m` means: the two that the sentences before speak of
// last, by name, by adjective or by the capital that acts for its state (of a sentence with more,
// those that act in it), where the report speaks of no third more often; else the two that it
// speaks of most. Empty where neither is clear.
std::vector<std::size_t> two_states_before(const Reading& reading, const Draft& draft,
                                           const Context& context, const StateEntities& by_state,
                                           std::size_t m);

// The entity of the state that "its neighbour" means where it is `state`'s (a place in
// ActorDirectory::countries()): the other of the two that the report speaks of most, told before
// mention `m`. Nothing where there are more that it could be.
std::optional<std::size_t> other_state_before(const Reading& reading, const Draft& draft,
                                              const Context& context, const StateEntities& by_state,
                                              std::size_t m, std::size_t state);

}  // namespace chancery::names
