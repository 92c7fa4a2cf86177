// What is seen of a marked pair in its sentence, as named features for the learned ranker: words on
// and beside the path between the two, their places, what governs them, the lexicon's votes.
#pragma once

#include <optional>
#include <vector>

#include "chancery/events/relation_votes.h"
#include "chancery/knowledge/weight_table.h"

namespace chancery {

// None twice; in a fixed order; no name of a party is among them. The names are the first column of
// data/model/relation.tsv, and training/events/README.md says what each kind means.
std::vector<Feature> relation_features(const Reading& reading, const RelationVotes& votes,
                                       std::optional<Span> actor, std::optional<Span> recipient);

}  // namespace chancery
