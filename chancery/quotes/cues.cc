#include "chancery/quotes/cues.h"

#include <algorithm>

#include "chancery/quotes/labels.h"
#include "chancery/quotes/phrase_cues.h"
#include "chancery/quotes/verb_cues.h"

namespace chancery::quotes {

std::vector<Attribution> find_cues(const Reading& reading, const std::vector<QuotedText>& quoted) {
  std::vector<Attribution> found;
  for (std::size_t i = 0; i < reading.syntax.tokens.size(); ++i) {
    const TokenIndex t(i);
    const Upos upos = reading.syntax.tokens[i].upos;
    if (upos == Upos::kVerb || upos == Upos::kAdj) {
      auto attribution = upos == Upos::kVerb ? read_verb(reading, t) : std::nullopt;
      if (!attribution) attribution = read_adjective(reading, t);
      if (attribution) found.push_back(std::move(*attribution));
    } else if (upos == Upos::kNoun) {
      if (auto attribution = read_noun(reading, t)) found.push_back(std::move(*attribution));
    }
    if (auto attribution = read_phrase(reading, t)) found.push_back(std::move(*attribution));
  }
  for (auto& label : read_labels(reading)) found.push_back(std::move(label));
  for (auto& signature : read_signatures(reading, quoted)) found.push_back(std::move(signature));
  std::stable_sort(found.begin(), found.end(), [](const Attribution& a, const Attribution& b) {
    return a.cue->begin < b.cue->begin;
  });
  return found;
}

}  // namespace chancery::quotes
