// Types and effects of a word.
#include "chancery/events/word_features.h"

#include <set>

namespace chancery {

std::vector<Feature> word_features(const Reading& r, const std::string& kind, TokenIndex t) {
  std::set<EventType> types;
  for (const auto& senses :
       {r.lexicon.verb_senses(r.lemma(t)), r.lexicon.noun_senses(r.lemma(t))}) {
    for (const EventSense& sense : senses) types.insert(sense.type);
  }
  std::vector<Feature> features;
  for (EventType type : types) {
    features.push_back(
        {kind + "=" + std::string(to_string(type)), 1.0f / static_cast<float>(types.size())});
  }
  for (const Governor& governor : r.lexicon.governors(r.lemma(t))) {
    features.push_back({kind + ".gov=" + std::string(to_string(governor.effect)), 0.7f});
  }
  return features;
}

}  // namespace chancery
