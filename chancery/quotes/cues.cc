#include "chancery/quotes/cues.h"

#include <algorithm>

#include "chancery/quotes/phrase_cues.h"
#include "chancery/quotes/verb_cues.h"

namespace chancery::quotes {

std::vector<Attribution> find_cues(const Reading& reading) {
  std::vector<Attribution> found;
  for (std::size_t i = 0; i < reading.syntax.tokens.size(); ++i) {
    const TokenIndex t(i);
    const Upos upos = reading.syntax.tokens[i].upos;
    if (upos == Upos::kVerb) {
      if (auto attribution = read_verb(reading, t)) found.push_back(std::move(*attribution));
    } else if (upos == Upos::kNoun) {
      if (auto attribution = read_noun(reading, t)) found.push_back(std::move(*attribution));
    }
    if (auto attribution = read_phrase(reading, t)) found.push_back(std::move(*attribution));
  }
  for (auto& colon : read_colons(reading)) found.push_back(std::move(colon));
  std::stable_sort(found.begin(), found.end(), [](const Attribution& a, const Attribution& b) {
    return a.cue->begin < b.cue->begin;
  });
  return found;
}

}  // namespace chancery::quotes
