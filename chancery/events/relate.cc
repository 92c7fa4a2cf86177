// The learned ranker over the features of a pair: a linear model, then a soft maximum.
#include "chancery/events/relate.h"

#include <algorithm>
#include <cmath>

namespace chancery {
namespace {

constexpr auto kClasses = relation_classes();
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
                                  const RelationModel& model, RelationRoots roots,
                                  std::optional<Span> actor, std::optional<Span> recipient,
                                  std::vector<RelationReason>* reasons) {
  const Reading r(inputs, lexicon);
  const RelationVotes votes = relation_votes(r, actor, recipient);
  const auto features = relation_features(r, votes, actor, recipient);
  const auto shares = soft_shares(model.weights().sum(features));
  const auto answer_of = [&](std::size_t i) {
    return roots == RelationRoots::kCameo ? kClasses[i].root : kClasses[i].type;
  };
  RelationReading reading;
  for (std::size_t i = 0; i < shares.size(); ++i) {
    reading.scores[static_cast<std::size_t>(answer_of(i))] += shares[i];
  }
  const std::size_t index = most_likely(reading.scores);
  reading.type = all_event_types()[index];
  reading.status = votes.statuses[index];
  if (!reasons) return reading;
  std::size_t taken = index;  // the likeliest of the classes that are answered so
  for (std::size_t i = 0; i < shares.size(); ++i) {
    if (answer_of(i) == reading.type && shares[i] > shares[taken]) taken = i;
  }
  for (const Feature& feature : features) {
    if (!model.weights().find(feature.name)) continue;
    reasons->push_back({feature.name, model.weights().sum({feature})[taken]});
  }
  std::stable_sort(reasons->begin(), reasons->end(),
                   [](const auto& a, const auto& b) { return a.weight > b.weight; });
  return reading;
}

std::vector<Feature> observe_relation(const EventInputs& inputs, const EventLexicon& lexicon,
                                      std::optional<Span> actor, std::optional<Span> recipient) {
  const Reading r(inputs, lexicon);
  return relation_features(r, relation_votes(r, actor, recipient), actor, recipient);
}

}  // namespace chancery
