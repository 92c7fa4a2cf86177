// Which sense of the lexicon a predicate has, and who its parties are.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "chancery/events/slots.h"

namespace chancery {

// The priority of senses that tell of something only as what is vowed, threatened or asked for, and
// not of what kind it will be: "respond", "act".
inline constexpr int kOnlyGoverned = 1;

// A predicate with its sense. Nobody is both actor and recipient; both are never empty.
struct SenseReading {
  Predicate predicate;
  const EventSense* sense = nullptr;
  // What the lexicon alone would take; null where none of its senses holds.
  const EventSense* first = nullptr;
  std::vector<EntityIndex> actors;
  std::vector<EntityIndex> recipients;
  // Of a noun that needs two parties only one is named; a governing word may bring the other.
  bool lacks_party = false;
  float certainty = 1;  // of a verb that the lexicon does not list, the share that the ranker gives
};

// The senses of a word in the order in which they were weighed, for `explain`.
struct SenseTrace {
  struct Weighed {
    const EventSense* sense;
    std::string verdict;  // "taken", "fails with", "blocked: sports report", "comes later"
  };
  std::vector<Weighed> senses;
};

// Whether a sense must name its parties to be taken. With kOpen every filled place counts as a
// party of the kind asked for: for relate.h, where the parties are given from outside.
enum class PartyDemand : std::uint8_t { kNamed, kOpen };

// A word as a predicate with the senses that the lexicon has for it; a verb may have none.
struct Candidate {
  Predicate predicate;
  std::vector<std::span<const EventSense>> senses;
};
// Nothing where the word is no verb, nor a noun that the lexicon knows.
std::optional<Candidate> candidate_at(const Reading& reading, TokenIndex token);

// A verb as one that the lexicon does not list: who does something, whatever it be, to whom;
// `sense` is one of EventLexicon::unlisted_verb(). Nothing where not both are named.
std::optional<SenseReading> read_unlisted(const Reading& reading, const Predicate& verb,
                                          const EventSense& sense);
// Whether the ranker alone says what is told.
bool is_unlisted(const Reading& reading, const SenseReading& sense);

// The senses that the lexicon has for a word: of all its parts together ("air raid", "air-raid")
// before those of the word alone. Empty where it has none.
std::vector<std::span<const EventSense>> senses_of(const Reading& reading, TokenIndex token,
                                                   bool nominal);

// The best of the senses whose conditions hold and that no block forbids; nothing where there is
// none, or where nobody is named. `trace` may be null.
std::optional<SenseReading> choose_sense(const Reading& reading, Predicate predicate,
                                         const std::vector<std::span<const EventSense>>& senses,
                                         SenseTrace* trace,
                                         PartyDemand demand = PartyDemand::kNamed);

}  // namespace chancery
