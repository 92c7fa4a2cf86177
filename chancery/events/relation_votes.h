// What the predicates of a sentence say of a pair by the lexicon alone: each votes for its type.
#pragma once

#include <array>
#include <optional>
#include <vector>

#include "chancery/events/governing.h"

namespace chancery {

struct RelationVote {
  EventType type;   // after what governs it
  EventType sense;  // of the sense itself
  EventStatus status;
  TokenIndex token;  // of the predicate
  float weight = 0;  // the more, the closer its arguments are to the pair
};

struct RelationVotes {
  std::vector<RelationVote> votes;
  std::array<float, 16> scores{};  // in the order of all_event_types(); never all zero
  std::array<EventStatus, 16> statuses{};
};

// Whether the token's sentence holds one of the two (either may be absent).
bool in_scope(const Reading& reading, TokenIndex token, std::optional<Span> actor,
              std::optional<Span> recipient);

// Votes of all predicates in the sentences of the pair. What a governing word made of a predicate
// votes before the thing governed.
RelationVotes relation_votes(const Reading& reading, std::optional<Span> actor,
                             std::optional<Span> recipient);

}  // namespace chancery
