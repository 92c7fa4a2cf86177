// What is seen of a marked pair in its sentence, as named features for the learned ranker: words on
// and beside the path between the two, their places, what governs them, the lexicon's votes.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "chancery/events/relation_votes.h"

namespace chancery {

// "on=attack": the kind of observation, then what was seen. No name of a party is among them.
struct RelationFeature {
  std::string name;
  float value = 1;
};

// None twice; in a fixed order. The names are the first column of data/model/relation.tsv, and
// training/events/README.md says what each kind means.
std::vector<RelationFeature> relation_features(const Reading& reading, const RelationVotes& votes,
                                               std::optional<Span> actor,
                                               std::optional<Span> recipient);

}  // namespace chancery
