// What one party does to another in a sentence: one PLOVER type for a pair that is given, always.
#pragma once

#include <array>
#include <optional>
#include <vector>

#include "chancery/events/find_events.h"
#include "chancery/events/relation_features.h"
#include "chancery/knowledge/relation_model.h"

namespace chancery {

// Whose filing of acts is followed: PLOVER's, as the coder does, or that of the roots of CAMEO, as
// older sets do (relation_model.h tells where they differ).
enum class RelationRoots { kPlover, kCameo };

// `scores[i]` belongs to all_event_types()[i]; they add up to 1.
struct RelationReading {
  EventType type = EventType::kConsult;
  EventStatus status = EventStatus::kHappened;
  std::array<float, 16> scores{};
};

// What a feature of the pair added to the score of the type that was taken.
struct RelationReason {
  std::string feature;
  float weight = 0;
};

// `actor` and `recipient` are spans of the document's text; either may be absent. The ranker weighs
// what stands on and beside the path between the two, and what the predicates of the lexicon say
// where they stand (relation_votes.h). `reasons`, which may be null, gets the features by falling
// weight for the type taken.
RelationReading classify_relation(const EventInputs& inputs, const EventLexicon& lexicon,
                                  const RelationModel& model, RelationRoots roots,
                                  std::optional<Span> actor, std::optional<Span> recipient,
                                  std::vector<RelationReason>* reasons = nullptr);

// The features that the ranker sees of a pair; what it is trained on.
std::vector<Feature> observe_relation(const EventInputs& inputs, const EventLexicon& lexicon,
                                      std::optional<Span> actor, std::optional<Span> recipient);

}  // namespace chancery
