// Whether what the lexicon asks of the places of a predicate holds.
#include <algorithm>

#include "chancery/events/slots.h"

namespace chancery {
namespace {

// "arrested them": a person, though nobody knows who.
bool is_someone(const Reading& r, TokenIndex t) {
  const std::string& word = r.lemma(t);
  return r.token(t).xpos == Xpos::kPRP && (word == "they" || word == "he" || word == "she" ||
                                           word == "them" || word == "him" || word == "her");
}

// "took in 4,000 refugees": a particle that the parser hung on what follows it.
bool leads_object(const Reading& r, const Predicate& p, std::string_view word) {
  const TokenIndex next(p.token.value + 1);
  if (next.value >= r.syntax.tokens.size() || r.lemma(next) != word) return false;
  return std::any_of(p.slots.begin(), p.slots.end(), [&](const Slot& slot) {
    return slot.name == "obj" && r.tree.subtree(slot.token).begin == next;
  });
}

}  // namespace

bool has_particles(const Reading& r, const Predicate& p,
                   const std::vector<std::string>& particles) {
  return std::all_of(particles.begin(), particles.end(), [&](const std::string& word) {
    if (r.particle(p.token, word) || p.has(word) || leads_object(r, p, word)) return true;
    return std::any_of(p.slots.begin(), p.slots.end(),
                       [&](const Slot& s) { return s.name == "any" && r.lemma(s.token) == word; });
  });
}

bool holds(const Reading& r, const Predicate& p, const SlotCondition& condition, bool any_party) {
  const auto fits = [&](TokenIndex t) {
    if (condition.alternatives.empty()) return true;
    return std::any_of(condition.alternatives.begin(), condition.alternatives.end(),
                       [&](const SlotCondition::Alternative& a) {
                         if (a.kind == PartyKind::kPerson && is_someone(r, t)) return true;
                         return a.kind ? any_party || r.is_kind(t, *a.kind) : r.is_word(t, a);
                       });
  };
  // "thousands of protesters", "dozens of troops": what is counted is what is meant.
  const auto fits_counted = [&](TokenIndex t) {
    if (fits(t)) return true;
    for (TokenIndex child : r.tree.children(t)) {
      const Deprel d = r.token(child).deprel;
      if (d == Deprel::kConj && fits(child)) return true;
      const bool counts = r.token(t).upos == Upos::kNum || r.in_class(t, "quantity");
      if (d == Deprel::kNmod && counts && r.case_of(child) == "of" && fits(child)) {
        return true;
      }
    }
    return false;
  };
  bool found = false;
  if (condition.slot == "sent" || condition.slot == "sent2") {
    const int wanted = condition.slot == "sent" ? 1 : 2;
    int count = 0;
    const TokenRange range = r.syntax[r.token(p.token).sentence].tokens;
    for (TokenIndex t = range.begin; t < range.end && count < wanted; t = TokenIndex(t.value + 1)) {
      // What the word itself is says nothing of its company: "bombed the goal".
      if (t != p.token && fits(t)) ++count;
    }
    return (count >= wanted) != condition.negative;
  }
  if (condition.slot == "particle") {
    found = std::all_of(condition.alternatives.begin(), condition.alternatives.end(),
                        [&](const auto& a) { return has_particles(r, p, {a.lemma}); });
    return found != condition.negative;
  }
  for (const Slot& slot : p.slots) {
    if (slot.name != condition.slot) continue;
    if (!condition.modifier) {
      found = found || fits_counted(slot.token);
      continue;
    }
    for (TokenIndex child : r.tree.children(slot.token)) {
      const Deprel d = r.token(child).deprel;
      if (d == Deprel::kAmod || d == Deprel::kCompound) found = found || fits(child);
    }
  }
  return found != condition.negative;
}

}  // namespace chancery
