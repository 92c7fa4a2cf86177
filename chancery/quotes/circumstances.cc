#include "chancery/quotes/circumstances.h"

#include <algorithm>
#include <string>

#include "chancery/quotes/speakers.h"
#include "chancery/text/fold.h"

namespace chancery::quotes {
namespace {

bool is_content(const Attribution& a, TokenIndex t) {
  return std::any_of(a.content.begin(), a.content.end(),
                     [t](TokenRange piece) { return piece.contains(t); });
}

void read_phrase_of_cue(const Reading& r, TokenIndex head, Attribution& a) {
  const std::string preposition = preposition_of(r, head);
  if (preposition.empty() || is_content(a, head)) return;
  const std::string lemma = lower(r.syntax[head].lemma);
  const bool medium = r.lexicon.is_medium(lemma);
  const bool occasion = r.lexicon.is_occasion(lemma);
  if (!medium && !occasion) return;
  TokenRange words = r.tree.subtree(head);
  for (TokenRange piece : a.content) {
    if (piece.begin > head && piece.begin < words.end) words.end = piece.begin;
  }
  words = trimmed(r, words);
  if (words.size() == 0) return;
  if (medium && !a.medium) a.medium = words;
  if (!medium && !a.occasion) a.occasion = words;
  for (TokenIndex child : r.tree.children(head)) {
    if (child < head || r.syntax[child].deprel != Deprel::kNmod || child >= words.end) continue;
    const std::string with = preposition_of(r, child);
    if (with == "to" && !a.addressee) a.addressee = child;
    if (with == "with" && medium && !a.addressee) a.addressee = child;
  }
}

// The main word of what is said: the first whose head stands outside.
std::optional<TokenIndex> predicate_of(const Reading& r, const Attribution& a) {
  for (TokenRange piece : a.content) {
    for (TokenIndex t = piece.begin; t < piece.end; ++t.value) {
      const Token& token = r.syntax[t];
      const bool outer = r.syntax.is_root(t) || !piece.contains(token.head);
      const bool word = token.upos == Upos::kVerb || token.upos == Upos::kAdj ||
                        token.upos == Upos::kNoun || token.upos == Upos::kAux;
      if (outer && word) return t;
    }
  }
  return std::nullopt;
}

std::string modal_of(const Reading& r, TokenIndex verb) {
  for (TokenIndex child : r.tree.children(verb)) {
    if (r.syntax[child].deprel == Deprel::kAux && r.syntax[child].xpos == Xpos::kMD) {
      return lower(r.syntax[child].lemma);
    }
  }
  return {};
}

bool is_self(const Reading& r, TokenIndex subject, std::optional<EntityIndex> speaker) {
  const std::string& lemma = r.syntax[subject].lemma;
  if (lemma == "I" || lemma == "we") return true;
  return speaker && r.mentions->entity_of(subject) == speaker;
}

// "we will leave", "they must leave", "leave!", "will they leave?"
SpeechAct statement_in(const Reading& r, const Attribution& a, std::optional<EntityIndex> speaker) {
  const auto predicate = predicate_of(r, a);
  if (!predicate) return SpeechAct::kFact;
  const TokenIndex end = a.content.back().end;
  for (TokenIndex t(end.value >= 3 ? end.value - 3 : 0); t < end; ++t.value) {
    if (r.word(t) == "?") return SpeechAct::kQuestion;
  }
  const auto subject = subject_of(r, *predicate);
  const std::string modal = modal_of(r, *predicate);
  const bool own = subject && is_self(r, *subject, speaker);
  const bool will = modal == "will" || modal == "would" || modal == "shall" || modal == "'ll";
  if (own && (will || r.syntax[*predicate].lemma == "go" || r.syntax[*predicate].lemma == "plan")) {
    const bool going = will || r.tree.child(*predicate, Deprel::kXcomp);
    if (going) return SpeechAct::kIntention;
  }
  const std::string& lemma = r.syntax[*predicate].lemma;
  const bool must = modal == "must" || modal == "should" || modal == "ought" || lemma == "ought";
  const bool needs = (lemma == "need" || lemma == "have") &&
                     r.tree.child(*predicate, Deprel::kXcomp) && modal.empty();
  if (!own && (must || needs)) return SpeechAct::kDemand;
  // An imperative.
  const bool bare = r.syntax[*predicate].xpos == Xpos::kVB && !subject && modal.empty() &&
                    !r.tree.child(*predicate, Deprel::kMark);
  return bare && (a.quoted || a.partly_quoted) ? SpeechAct::kDemand : SpeechAct::kFact;
}

}  // namespace

void find_circumstances(const Reading& r, Attribution& a) {
  if (!a.cue_head || a.entry == nullptr) return;
  for (TokenIndex child : r.tree.children(*a.cue_head)) {
    const Deprel relation = r.syntax[child].deprel;
    if (relation == Deprel::kObl || relation == Deprel::kNmod) read_phrase_of_cue(r, child, a);
  }
}

SpeechAct statement_of(const Reading& r, const Attribution& a, std::optional<EntityIndex> speaker) {
  const auto is = [&a](CueFrame frame) { return a.frame == frame; };
  const bool for_others =
      is(CueFrame::kObjectInf) || is(CueFrame::kObjectWithInf) || is(CueFrame::kOn);
  switch (a.stance) {
    case Stance::kPromised:
    case Stance::kThreatened:
    case Stance::kRefused:
      return SpeechAct::kIntention;
    case Stance::kAsked:
      return is(CueFrame::kWh) || statement_in(r, a, speaker) == SpeechAct::kQuestion
                 ? SpeechAct::kQuestion
                 : SpeechAct::kDemand;
    case Stance::kHoped:
      if (for_others) return SpeechAct::kDemand;
      if (is(CueFrame::kInf) || is(CueFrame::kGerund)) return SpeechAct::kIntention;
      return SpeechAct::kAttitude;
    case Stance::kThanked:
    case Stance::kPraised:
    case Stance::kCriticized:
    case Stance::kApologized:
    case Stance::kFeared:
    case Stance::kBelieves:
      return a.phrase || is(CueFrame::kInf) ? SpeechAct::kAttitude : statement_in(r, a, speaker);
    case Stance::kSaid:
    case Stance::kClaimed:
    case Stance::kShows:
    case Stance::kDenied:
    case Stance::kWarned:
      break;
  }
  if (for_others) return SpeechAct::kDemand;
  return statement_in(r, a, speaker);
}

}  // namespace chancery::quotes
