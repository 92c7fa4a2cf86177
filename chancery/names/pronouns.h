// Pronouns -> the entity that they mean.
#pragma once

#include <map>
#include <vector>

#include "chancery/names/context.h"
#include "chancery/names/draft.h"

namespace chancery::names {

// Of each entity, its mentions so far in the order of the text.
using History = std::vector<std::vector<std::size_t>>;

// Weighs the entities mentioned in the sentences just before by distance, subjecthood, agreement
// and how much is said of them (after Lappin and Leass 1994); two that weigh alike leave the
// pronoun alone.
class Pronouns {
 public:
  Pronouns(const Reading& reading, Draft& draft, const Context& context)
      : r_(reading), d_(draft), context_(context) {}

  // The entity of pronoun `m`, or size_t(-1). May add a group to the draft's entities.
  std::size_t antecedent(std::size_t m, const History& history);

  // The entity that stands for these together; one is made where there is none yet.
  std::size_t group(std::vector<std::size_t> members);

  // The members of a coordination that begins with mention `first`, itself included, before `m`.
  std::vector<std::size_t> coordinated(std::size_t first, std::size_t m) const;

 private:
  struct Candidate {
    std::size_t entity;
    int weight;
  };

  bool is_predicate(const DraftMention& m) const;
  std::uint32_t distance(std::size_t earlier, std::size_t later) const;
  int weigh(std::size_t earlier, std::size_t m) const;
  // The best of what the entity's mentions within reach weigh.
  int weigh_best(const std::vector<std::size_t>& mentions, std::size_t m) const;
  bool excluded(std::size_t e, std::size_t earlier, std::size_t m) const;
  std::size_t choose(std::vector<Candidate>& candidates) const;
  std::size_t person(std::size_t m, const History& history) const;
  bool wants_of_other(const std::vector<std::size_t>& mentions, std::size_t m) const;
  std::size_t named_ahead(std::size_t m) const;
  std::size_t thing(std::size_t m, const History& history) const;
  std::size_t head_of_relative(std::size_t m) const;
  // Whether the mention stands in the phrase of many others.
  bool is_told_of_many(std::size_t m) const;
  std::size_t many(std::size_t m);
  TokenIndex phrase_head(TokenIndex t) const;
  // The two persons of the sentence before who met there, where there is no third: a plural without
  // any other antecedent means them.
  std::vector<std::size_t> two_before(std::size_t m) const;

  const Reading& r_;
  Draft& d_;
  const Context& context_;
  std::map<std::vector<std::size_t>, std::size_t> groups_;
};

}  // namespace chancery::names
