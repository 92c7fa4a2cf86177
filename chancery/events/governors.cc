// Looking up the words that govern an event.
#include "chancery/events/governors.h"

#include <algorithm>

#include "chancery/events/slots.h"

namespace chancery {

bool is_verbal(const Reading& r, TokenIndex t) {
  return r.token(t).upos == Upos::kVerb || r.token(t).upos == Upos::kAux;
}

bool is_gerund(const Reading& r, TokenIndex t) {
  return r.token(t).xpos == Xpos::kVBG && !r.has_child(t, Deprel::kAux);
}

namespace {

// "called on the king to abdicate", "called for the king to abdicate".
bool has_oblique(const Reading& r, TokenIndex word, std::string_view preposition) {
  const auto children = r.tree.children(word);
  return std::any_of(children.begin(), children.end(), [&](TokenIndex child) {
    // "called him on Monday to congratulate him" asks for nothing.
    const auto& timexes = r.inputs.timexes;
    const bool time = std::any_of(timexes.begin(), timexes.end(),
                                  [&](const Timex& t) { return t.tokens.contains(child); });
    return !time && r.case_of(child) == preposition;
  });
}

}  // namespace

const Governor* find_governor(const Reading& r, TokenIndex word, GovernorPos pos,
                              const std::string& complement) {
  const Governor* best = nullptr;
  for (const Governor& governor : r.lexicon.governors(r.lemma(word))) {
    if (governor.pos != pos) continue;
    if (!complement.empty() && std::find(governor.complements.begin(), governor.complements.end(),
                                         complement) == governor.complements.end()) {
      continue;
    }
    const bool complete = std::all_of(
        governor.particles.begin(), governor.particles.end(),
        [&](const std::string& p) { return r.particle(word, p) || has_oblique(r, word, p); });
    if (!complete) continue;
    if (!best || governor.particles.size() > best->particles.size()) best = &governor;
  }
  return best;
}

GovernorPos pos_of(const Reading& r, TokenIndex t) {
  if (is_verbal(r, t)) return GovernorPos::kVerb;
  if (r.token(t).upos == Upos::kAdj) return GovernorPos::kAdjective;
  return GovernorPos::kNoun;
}

bool is_clause_before(const Reading& r, TokenIndex verb) {
  if (r.token(verb).deprel != Deprel::kCcomp) return false;
  const auto mark = r.tree.child(r.token(verb).head, Deprel::kMark);
  if (!mark || *mark < verb) return false;
  const std::string& word = r.lemma(*mark);
  return word == "while" || word == "whereas" || word == "although" || word == "though";
}

bool is_reported(const Reading& r, TokenIndex verb) {
  if (r.token(verb).deprel != Deprel::kCcomp || is_clause_before(r, verb)) return false;
  const TokenIndex head = r.token(verb).head;
  return find_governor(r, head, pos_of(r, head), "that") != nullptr;
}

bool is_told_by(const Reading& r, TokenIndex head, std::string_view word_class) {
  const bool verb = is_verbal(r, head) || r.syntax.is_root(head);
  const auto subjects = surface_subjects(r, verb ? head : r.token(head).head);
  return std::any_of(subjects.begin(), subjects.end(),
                     [&](TokenIndex t) { return r.in_class(t, word_class); });
}

}  // namespace chancery
