// The learned ranker over the features of a pair: a linear model, then a soft maximum.
#include "chancery/events/relate.h"

#include <algorithm>
#include <cmath>

namespace chancery {
namespace {

// CONCEDE and RETREAT are one act, in word or in deed: together they stand against the others, then
// against each other.
std::size_t most_likely(const std::array<float, 16>& shares) {
  const auto concede = static_cast<std::size_t>(EventType::kConcede);
  const auto retreat = static_cast<std::size_t>(EventType::kRetreat);
  const std::size_t yield = shares[concede] > shares[retreat] ? concede : retreat;
  std::size_t best = yield;
  float best_share = shares[concede] + shares[retreat];
  for (std::size_t i = 0; i < shares.size(); ++i) {
    if (i == concede || i == retreat || shares[i] <= best_share) continue;
    best = i;
    best_share = shares[i];
  }
  return best;
}

}  // namespace

RelationReading classify_relation(const EventInputs& inputs, const EventLexicon& lexicon,
                                  const RelationModel& model, std::optional<Span> actor,
                                  std::optional<Span> recipient,
                                  std::vector<RelationReason>* reasons) {
  const Reading r(inputs, lexicon);
  const RelationVotes votes = relation_votes(r, actor, recipient);
  const auto features = relation_features(r, votes, actor, recipient);
  RelationReading reading;
  for (const RelationFeature& feature : features) {
    const auto* weights = model.weights(feature.name);
    if (!weights) continue;
    for (std::size_t i = 0; i < 16; ++i) {
      reading.scores[i] +=
          feature.value * static_cast<float>((*weights)[i]) / RelationModel::kScale;
    }
  }
  const float highest = *std::max_element(reading.scores.begin(), reading.scores.end());
  float sum = 0;
  for (float& score : reading.scores) sum += score = std::exp(score - highest);
  for (float& score : reading.scores) score /= sum;
  const std::size_t index = most_likely(reading.scores);
  reading.type = all_event_types()[index];
  reading.status = votes.statuses[index];
  if (!reasons) return reading;
  for (const RelationFeature& feature : features) {
    const auto* weights = model.weights(feature.name);
    if (!weights) continue;
    const float weight =
        feature.value * static_cast<float>((*weights)[index]) / RelationModel::kScale;
    reasons->push_back({feature.name, weight});
  }
  std::stable_sort(reasons->begin(), reasons->end(),
                   [](const auto& a, const auto& b) { return a.weight > b.weight; });
  return reading;
}

std::vector<RelationFeature> observe_relation(const EventInputs& inputs,
                                              const EventLexicon& lexicon,
                                              std::optional<Span> actor,
                                              std::optional<Span> recipient) {
  const Reading r(inputs, lexicon);
  return relation_features(r, relation_votes(r, actor, recipient), actor, recipient);
}

}  // namespace chancery
