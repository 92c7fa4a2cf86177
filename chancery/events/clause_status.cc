// Tense, modality and negation of one clause.
#include "chancery/events/clause_status.h"

#include <algorithm>
#include <array>

#include "chancery/events/dates_places.h"
#include "chancery/events/governors.h"
#include "chancery/text/fold.h"

namespace chancery {
namespace {

bool is_negation(const std::string& lemma) {
  return lemma == "not" || lemma == "n't" || lemma == "never" || lemma == "hardly" ||
         lemma == "barely" || lemma == "almost" || lemma == "nearly";
}

// "vowed never to yield": the negation before "to" is that of the infinitive.
bool negates_infinitive(const Reading& r, TokenIndex negation) {
  const TokenIndex next(negation.value + 1);
  return next.value < r.syntax.tokens.size() && r.lemma(next) == "to" &&
         r.token(next).head != r.token(negation).head;
}

bool has_negation_before(const Reading& r, TokenIndex infinitive) {
  for (TokenIndex child : r.tree.children(infinitive)) {
    if (r.lemma(child) != "to" || child.value == 0) continue;
    const TokenIndex before(child.value - 1);
    return is_negation(r.lemma(before)) && r.token(before).head != infinitive;
  }
  return false;
}

bool has_no(const Reading& r, TokenIndex noun) {
  const std::string& word = r.lemma(noun);
  if (word == "nobody" || word == "none" || word == "no-one" || word == "nothing") return true;
  const auto det = r.tree.child(noun, Deprel::kDet);
  if (det && (r.lemma(*det) == "no" || r.lemma(*det) == "neither")) return true;
  const auto number = r.tree.child(noun, Deprel::kNummod);
  return number && (r.lemma(*number) == "zero" || r.lemma(*number) == "0");
}

std::optional<Modality> modality_of(const std::string& lemma, Xpos xpos) {
  if (lemma == "will" || lemma == "'ll" || lemma == "wo" || lemma == "shall") {
    return Modality::kFuture;
  }
  if (lemma == "would" || (lemma == "'d" && xpos == Xpos::kMD)) return Modality::kWould;
  if (lemma == "may" || lemma == "might" || lemma == "could" || lemma == "can" || lemma == "ca") {
    return Modality::kPossible;
  }
  if (lemma == "must" || lemma == "should" || lemma == "ought") return Modality::kDuty;
  return std::nullopt;
}

bool is_question(const Reading& r, TokenIndex t) {
  const TokenRange range = r.syntax[r.token(t).sentence].tokens;
  if (range.size() == 0) return false;
  const TokenIndex last(range.end.value - 1);
  return r.lemma(last) == "?";
}

// "Neither the king nor the emir".
bool is_neither(const Reading& r, TokenIndex noun) {
  const auto first = r.tree.child(noun, Deprel::kCcPreconj);
  return first && r.lemma(*first) == "neither";
}

// "has neither confirmed nor denied it".
bool is_second_of_neither(const Reading& r, TokenIndex verb) {
  if (r.token(verb).deprel != Deprel::kConj) return false;
  const auto children = r.tree.children(r.token(verb).head);
  return std::any_of(children.begin(), children.end(), [&](TokenIndex child) {
    const Deprel d = r.token(child).deprel;
    const bool paired = d == Deprel::kCcPreconj || d == Deprel::kAdvmod;
    return paired && r.lemma(child) == "neither";
  });
}

// A present tense with a day still to come tells of the future: "Lavrov visits Oslo on Monday".
bool is_present_for_future(const Reading& r, TokenIndex verb) {
  const Xpos x = r.token(verb).xpos;
  if (x != Xpos::kVBZ && x != Xpos::kVBP && x != Xpos::kVBG) return false;
  // "in January, when Russia cut supplies": a past that looks like a present.
  if (!r.inputs.published || (x == Xpos::kVBP && r.in_class(verb, "same_in_past"))) return false;
  const auto timex = attached_timex(r, verb);
  if (!timex) return false;
  const auto& interval = r.inputs.timexes[*timex].interval;
  return interval && interval->from > r.inputs.published->interval.to;
}

}  // namespace

std::string_view to_string(Modality modality) {
  static constexpr std::array<std::string_view, 7> kNames = {
      "fact", "future", "would", "possible", "duty", "inf", "imperative"};
  return kNames[static_cast<std::size_t>(modality)];
}

bool is_infinitive(const Reading& r, TokenIndex verb) {
  for (TokenIndex child : r.tree.children(verb)) {
    const Deprel d = r.token(child).deprel;
    if (r.lemma(child) == "to" && (d == Deprel::kMark || d == Deprel::kAux)) return true;
  }
  return false;
}

bool is_past(const Reading& r, TokenIndex verb) {
  if (r.token(verb).xpos == Xpos::kVBD) return true;
  for (TokenIndex child : r.tree.children(verb)) {
    const Deprel d = r.token(child).deprel;
    if (d != Deprel::kAux && d != Deprel::kAuxPass && d != Deprel::kCop) continue;
    if (r.token(child).xpos == Xpos::kVBD || r.lemma(child) == "have") return true;
  }
  return false;
}

bool has_auxiliary(const Reading& r, TokenIndex verb, std::string_view form) {
  const auto children = r.tree.children(verb);
  return std::any_of(children.begin(), children.end(), [&](TokenIndex child) {
    const Token& token = r.token(child);
    return token.deprel == Deprel::kAux &&
           lower(words_at(r.inputs.document.text, token.span)) == form;
  });
}

bool is_habit(const Reading& r, TokenIndex verb) {
  const Xpos x = r.token(verb).xpos;
  const auto children = r.tree.children(verb);
  const bool bare = std::none_of(children.begin(), children.end(), [&](TokenIndex child) {
    return r.token(child).deprel == Deprel::kAux || r.token(child).deprel == Deprel::kAuxPass;
  });
  if (!bare || (x != Xpos::kVBZ && x != Xpos::kVBP)) return false;
  return std::any_of(children.begin(), children.end(), [&](TokenIndex child) {
    return r.token(child).deprel == Deprel::kAdvmod && r.in_class(child, "habitual");
  });
}

ClauseStatus clause_status(const Reading& r, TokenIndex predicate) {
  ClauseStatus status;
  status.question = is_question(r, predicate);
  bool has_auxiliary = false;
  bool has_subject = false;
  bool be = false;
  for (TokenIndex child : r.tree.children(predicate)) {
    const Deprel d = r.token(child).deprel;
    const std::string& word = r.lemma(child);
    if (d == Deprel::kAux || d == Deprel::kAuxPass || d == Deprel::kCop) {
      has_auxiliary = true;
      be = be || word == "be";
      if (const auto modality = modality_of(word, r.token(child).xpos)) status.modality = *modality;
    }
    if (d == Deprel::kNsubj || d == Deprel::kNsubjPass) has_subject = true;
    if (d == Deprel::kAdvmod && is_negation(word) && !negates_infinitive(r, child)) {
      status.negated = !status.negated;
    }
    if (d == Deprel::kAdvmod && (word == "longer" || word == "long")) {
      for (TokenIndex part : r.tree.children(child)) {
        if (r.lemma(part) == "no") status.negated = true;
      }
    }
    // "is due to visit", read as one long mark of the infinitive.
    if (d == Deprel::kMark && r.token(child).upos == Upos::kAdj &&
        r.has_child(child, Deprel::kFixed)) {
      const Governor* adjective = find_governor(r, child, GovernorPos::kAdjective, "inf");
      if (adjective && adjective->effect == GovernorEffect::kFuture) {
        status.modality = Modality::kFuture;
      }
    }
    const bool argument = d == Deprel::kNsubj || d == Deprel::kNsubjPass || d == Deprel::kObj;
    if (argument && (has_no(r, child) || is_neither(r, child))) status.negated = true;
    const bool paired = d == Deprel::kCcPreconj || d == Deprel::kAdvmod;
    if (paired && word == "neither") status.negated = true;
  }
  if (has_no(r, predicate) || has_negation_before(r, predicate)) status.negated = true;
  if (!has_subject && is_second_of_neither(r, predicate)) status.negated = true;
  if (status.modality != Modality::kFact) return status;
  if (is_infinitive(r, predicate)) {
    const bool to_come = be || (r.syntax.is_root(predicate) && r.in_headline(predicate));
    status.modality = to_come ? Modality::kFuture : Modality::kInfinitive;
    return status;
  }
  // "will visit Oslo and meet the king": the second verb shares the auxiliary of the first.
  if (r.token(predicate).deprel == Deprel::kConj && !has_auxiliary && !has_subject &&
      r.token(predicate).xpos == Xpos::kVB) {
    const ClauseStatus first = clause_status(r, r.token(predicate).head);
    status.modality = first.modality;
    return status;
  }
  if (is_present_for_future(r, predicate)) status.modality = Modality::kFuture;
  const bool bare = r.token(predicate).xpos == Xpos::kVB && !has_auxiliary && !has_subject &&
                    r.syntax.is_root(predicate) && !r.in_headline(predicate);
  if (bare) status.modality = Modality::kImperative;
  return status;
}

}  // namespace chancery
