// Who an attribution's words name: the subject of its cue, and the entity behind it.
#pragma once

#include <optional>
#include <vector>

#include "chancery/quotes/attribution.h"

namespace chancery::quotes {

// The subject of a verb: its own, or the one it shares by coordination, participle or infinitive.
// For a passive, what is acted on.
std::optional<TokenIndex> subject_of(const Reading& reading, TokenIndex verb);
bool is_passive(const Reading& reading, TokenIndex verb);
// "by X" of a passive.
std::optional<TokenIndex> agent_of(const Reading& reading, TokenIndex verb);

// The noun phrase of a head as one range, with apposition (and the comma that closes it), without
// the preposition before it.
TokenRange noun_phrase(const Reading& reading, TokenIndex head);

// Finds the mention that a token is the head of, or else part of.
class MentionMap {
 public:
  MentionMap(const Syntax& syntax, const Tree& tree, const Names& names);
  std::optional<EntityIndex> entity_of(TokenIndex head) const;
  // The named mention that the token is part of.
  std::optional<MentionIndex> named_at(TokenIndex t) const;

 private:
  const Syntax& syntax_;
  const Tree& tree_;
  const Names& names_;
  std::vector<std::uint32_t> at_head_;
  std::vector<std::uint32_t> inside_;
  std::vector<std::uint32_t> described_;  // of the head of a description, the entity
};

}  // namespace chancery::quotes
