// Climbing from an event's word to the root of its sentence.
#include "chancery/events/governing.h"

#include <algorithm>

#include "chancery/events/folding.h"
#include "chancery/events/governors.h"
#include "chancery/events/subjects.h"

namespace chancery {
namespace {

constexpr int kMaxSteps = 10;

bool is_topic(std::string_view mark) { return mark == "about" || mark == "against"; }

// One walk; `at` moves outward, `nominal` says whether a noun stands there that has met no verb.
class Climb {
 public:
  Climb(const Reading& reading, EventDraft& draft) : r_(reading), draft_(draft) {}

  void run() {
    const Predicate& p = draft_.reading.predicate;
    at_ = p.light.value_or(p.token);
    nominal_ = p.nominal && !p.light;
    if (p.nominal) apply_noun_modifiers(p.token);
    if (nominal_ && r_.has_child(p.token, Deprel::kCop)) nominal_ = false;
    if (!nominal_) apply_clause(at_);
    for (int i = 0; i < kMaxSteps && draft_.dropped.empty(); ++i) {
      if (r_.syntax.is_root(at_) || !step()) break;
    }
  }

 private:
  void apply(GovernorEffect effect, TokenIndex governor) {
    apply_effect(r_, draft_, effect, governor);
  }

  // Neither told to have happened nor that it may.
  void leave_open(TokenIndex governor) { apply(GovernorEffect::kPending, governor); }

  // "planned talks", "a possible visit", "no talks".
  void apply_noun_modifiers(TokenIndex noun) {
    for (TokenIndex child : r_.tree.children(noun)) {
      const Deprel d = r_.token(child).deprel;
      if (d == Deprel::kAmod) {
        if (const Governor* g = find_governor(r_, child, GovernorPos::kModifier, "amod")) {
          apply(g->effect, child);
        } else if (is_gerund(r_, child)) {
          // "easing sanctions", read by the parser as a kind of sanctions.
          if (const Governor* v = find_governor(r_, child, GovernorPos::kVerb, "noun")) {
            apply(v->effect, child);
          }
        }
      }
      if (d == Deprel::kDet && r_.lemma(child) == "no") apply(GovernorEffect::kNegated, child);
      if (d == Deprel::kDet && r_.lemma(child) == "any") {
        apply(GovernorEffect::kHypothetical, child);
      }
      if (d == Deprel::kAcl && r_.token(child).xpos == Xpos::kVBN) {
        if (const Governor* g = find_governor(r_, child, GovernorPos::kVerb, "obj-passive")) {
          apply(g->effect, child);
        }
      }
    }
  }

  // "Moscow will not attack, an analyst said": somebody else's guess.
  bool is_foretold(TokenIndex verb) const {
    if (r_.token(verb).deprel != Deprel::kCcomp) return false;
    for (TokenIndex speaker : surface_subjects(r_, r_.token(verb).head)) {
      for (EntityIndex e : r_.parties(speaker, true)) {
        if (std::find(draft_.actors.begin(), draft_.actors.end(), e) != draft_.actors.end()) {
          return false;
        }
      }
    }
    return true;
  }

  void apply_future(TokenIndex verb, bool negated) {
    const bool cooperative = quad_class(draft_.type) <= 2;
    if (negated && cooperative) {
      apply(GovernorEffect::kRefuse, verb);
    } else if (negated && is_foretold(verb)) {
      draft_.dropped = "foretold not to happen";
    } else if (negated) {
      apply(GovernorEffect::kNegated, verb);
    } else {
      apply(GovernorEffect::kFuture, verb);
    }
  }

  // "Iran must stop", he said: a demand where somebody else says it.
  void apply_duty(TokenIndex verb, bool negated) {
    std::optional<TokenIndex> speech;
    if (is_reported(r_, verb)) speech = r_.token(verb).head;
    if (!speech || negated || !demand_of_speaker(r_, draft_, *speech)) {
      apply(negated ? GovernorEffect::kNegated : GovernorEffect::kPending, verb);
    }
  }

  // "could not enter" did not; what may happen may not.
  void apply_possibility(TokenIndex verb, bool negated) {
    const bool past = has_auxiliary(r_, verb, "could");
    if (negated && past) {
      apply(GovernorEffect::kNegated, verb);
    } else if (negated || has_auxiliary(r_, verb, "can") || has_auxiliary(r_, verb, "ca")) {
      leave_open(verb);
    } else {
      apply(GovernorEffect::kHypothetical, verb);
    }
  }

  void apply_clause(TokenIndex verb) {
    if (is_habit(r_, verb)) {
      draft_.dropped = "a habit";
      return;
    }
    // "Their aim was to win": not said to come.
    if (is_infinitive(r_, verb) && is_told_by(r_, verb, "purpose")) {
      draft_.dropped = "an aim";
      return;
    }
    const ClauseStatus clause = clause_status(r_, verb);
    switch (clause.modality) {
      case Modality::kFact:
      case Modality::kInfinitive:
        if (clause.negated) apply(GovernorEffect::kNegated, verb);
        break;
      case Modality::kFuture:
        apply_future(verb, clause.negated);
        break;
      case Modality::kWould:
        if (is_reported(r_, verb)) {
          apply_future(verb, clause.negated);
        } else {
          apply(GovernorEffect::kHypothetical, verb);
        }
        break;
      case Modality::kPossible:
        apply_possibility(verb, clause.negated);
        break;
      case Modality::kDuty:
        apply_duty(verb, clause.negated);
        break;
      case Modality::kImperative:
        draft_.dropped = "an order to the reader";
        break;
    }
    if (clause.question && draft_.status == EventStatus::kHappened) {
      apply(GovernorEffect::kHypothetical, verb);
    }
  }

  // One step outward; false where nothing further out can change the event.
  bool step() {
    const TokenIndex head = r_.token(at_).head;
    if (r_.token(at_).deprel == Deprel::kConj) {
      // "called for talks and an end to ...": the first conjunct's place is that of all.
      at_ = true_conjunct(r_, at_).value_or(head);
      nominal_ = !is_verbal(r_, at_) && !r_.has_child(at_, Deprel::kCop);
      return true;
    }
    return nominal_ ? step_from_noun(head) : step_from_verb(head);
  }

  // Moves to the governor and lets its own clause speak.
  bool rise(TokenIndex head) {
    at_ = head;
    nominal_ = !is_verbal(r_, head) && !r_.has_child(head, Deprel::kCop);
    if (nominal_) {
      apply_noun_modifiers(head);
    } else {
      apply_clause(head);
    }
    return true;
  }

  bool govern_by(TokenIndex head, const std::string& complement) {
    const Governor* g = find_governor(r_, head, pos_of(r_, head), complement);
    if (!g) return false;
    if (g->effect == GovernorEffect::kFuture && draft_.reading.predicate.nominal) {
      draft_.clarity *= 0.95f;
    }
    apply(g->effect, head);
    return true;
  }

  bool step_from_noun(TokenIndex head) {
    switch (r_.token(at_).deprel) {
      case Deprel::kNsubj:
      case Deprel::kNsubjOuter:
        return from_subject(head);
      case Deprel::kNsubjPass:
      case Deprel::kObj:
        if (govern_by(head, "noun")) return rise(head);
        // A verb that says nothing of whether it happened: "discussed the attack".
        draft_.clarity *= 0.75f;
        draft_.in_passing = true;
        adopt_modality(head);
        return false;
      case Deprel::kObl:
      case Deprel::kNmod:
        return from_preposition(head);
      case Deprel::kAppos:
      case Deprel::kParataxis:
      case Deprel::kList:
        draft_.clarity *= 0.8f;
        return false;
      case Deprel::kCompound:
      case Deprel::kNmodPoss:
      case Deprel::kAmod:
      case Deprel::kNmodDesc:
        draft_.dropped = "names another thing";
        return false;
      default:
        draft_.clarity *= 0.7f;
        return false;
    }
  }

  // "The talks will take place", "the visit is expected", "talks are likely".
  bool from_subject(TokenIndex head) {
    if (r_.token(head).upos == Upos::kAdj) {
      govern_by(head, "");
      return rise(head);
    }
    if (r_.in_class(head, "count_verb")) {
      draft_.dropped = "told as a figure";
      return false;
    }
    const ClauseStatus clause = clause_status(r_, head);
    const bool occurs = r_.in_class(head, "occur");
    if (clause.negated && !occurs) {
      draft_.clarity *= 0.8f;
      return false;
    }
    if (!occurs && clause.modality != Modality::kFact && clause.modality != Modality::kFuture) {
      apply(GovernorEffect::kHypothetical, head);
      return false;
    }
    // "The war between them ended with a treaty": that it was fought is no news.
    if (r_.in_class(head, "come_to_end") && quad_class(draft_.type) == 4) {
      draft_.dropped = "told as over";
      return false;
    }
    if (!occurs) draft_.clarity *= 0.9f;
    return rise(head);
  }

  // An event under a verb that does not settle it is no more certain than the verb.
  void adopt_modality(TokenIndex head) {
    if (!is_verbal(r_, head) && !r_.has_child(head, Deprel::kCop)) return;
    const ClauseStatus clause = clause_status(r_, head);
    if (clause.modality == Modality::kFuture) {
      apply(GovernorEffect::kFuture, head);
    } else if (clause.modality == Modality::kInfinitive) {
      leave_open(head);
    } else if (clause.modality != Modality::kFact) {
      apply(GovernorEffect::kHypothetical, head);
    }
  }

  bool from_preposition(TokenIndex head) {
    const std::string preposition = r_.case_of(at_);
    if (govern_by(head, preposition)) return rise(head);
    if (preposition == "ahead_of" || preposition == "prior_to" || preposition == "before") {
      apply(GovernorEffect::kFuture, head);
      draft_.clarity *= 0.8f;
      return false;
    }
    if (preposition == "until" || preposition == "without" || preposition == "instead_of" ||
        preposition == "against" || preposition == "if" || preposition == "in_case_of" ||
        preposition == "pending" || preposition == "than" || preposition == "as") {
      leave_open(head);
      return false;
    }
    // "the achievement of peace", "the results of talks": as certain as what it is part of.
    if (preposition == "of" && !is_verbal(r_, head)) {
      draft_.clarity *= 0.85f;
      return rise(head);
    }
    if (preposition == "for") {
      if (draft_.reading.lacks_party && is_verbal(r_, head)) add_subject(head);
      // "travelled to Geneva for talks": still to come when told.
      if (is_verbal(r_, head) && draft_.type == EventType::kConsult) {
        apply(GovernorEffect::kFuture, head);
      } else {
        leave_open(head);
      }
      draft_.clarity *= 0.8f;
      return false;
    }
    draft_.clarity *= 0.85f;
    adopt_modality(head);
    return false;
  }

  // "came to Oslo for talks with Sweden": who came is the other party.
  void add_subject(TokenIndex verb) {
    for (TokenIndex subject : surface_subjects(r_, verb)) {
      for (EntityIndex e : r_.parties(subject, false)) {
        if (std::find(draft_.actors.begin(), draft_.actors.end(), e) == draft_.actors.end()) {
          draft_.actors.push_back(e);
        }
      }
    }
  }

  bool step_from_verb(TokenIndex head) {
    if (is_told_by(r_, head, "work_of_art")) {
      draft_.dropped = "told in a work of art";
      return false;
    }
    // "Polls show that most Kenyans support him": a figure, no deed.
    if (is_told_by(r_, head, "survey")) {
      draft_.dropped = "told by a survey";
      return false;
    }
    // "A helicopter crashed, killing five": nobody's deed.
    if (r_.token(at_).deprel == Deprel::kAdvcl && is_gerund(r_, at_) &&
        r_.in_class(head, "mishap")) {
      draft_.dropped = "an accident";
      return false;
    }
    switch (r_.token(at_).deprel) {
      case Deprel::kXcomp:
        return from_complement(head, true);
      case Deprel::kCcomp:
        return !is_clause_before(r_, at_) && from_complement(head, false);
      case Deprel::kAcl:
        return from_noun_clause(head);
      case Deprel::kAdvcl:
      case Deprel::kObl:
      case Deprel::kNmod:
        return from_adverbial(head);
      case Deprel::kCsubj:
      case Deprel::kCsubjPass:
        if (const std::string mark = r_.case_of(at_); mark == "if" || mark == "whether") {
          apply(GovernorEffect::kHypothetical, head);
        } else {
          leave_open(head);
        }
        return false;
      case Deprel::kAmod:
      case Deprel::kCompound:
        if (!is_swallowed(r_, at_)) draft_.dropped = "describes a thing";
        return false;
      default:
        return false;
    }
  }

  bool from_complement(TokenIndex head, bool open) {
    // "is to travel, the ministry said" is a sentence of its own.
    const bool finite = clause_status(r_, at_).modality == Modality::kFuture;
    if (is_infinitive(r_, at_) && !finite) {
      // "going to meet", unlike "went to meet".
      if (r_.lemma(head) == "go" && r_.token(head).xpos == Xpos::kVBG) {
        apply(GovernorEffect::kFuture, head);
        return rise(head);
      }
      const bool object =
          r_.has_child(head, Deprel::kObj) || r_.has_child(head, Deprel::kNsubjPass);
      if (object && govern_by(head, "objinf")) return rise(head);
      if (govern_by(head, "inf") || govern_by(head, "objinf")) return rise(head);
      leave_open(head);
      return rise(head);
    }
    const std::string mark = r_.case_of(at_);
    if (mark == "if" || mark == "whether") {
      apply(GovernorEffect::kHypothetical, head);
      return rise(head);
    }
    if (is_gerund(r_, at_) &&
        (govern_by(head, "ing") || (!mark.empty() && govern_by(head, mark)))) {
      return rise(head);
    }
    // "said easing sanctions would help": the subject of what is said, read as all of it.
    if (open && is_gerund(r_, at_) && find_governor(r_, head, pos_of(r_, head), "that")) {
      draft_.dropped = "what is spoken of";
      return false;
    }
    if (govern_by(head, "that")) return rise(head);
    // "to ensure that Iran never tests one": of an unknown word nothing is known to follow.
    if (!open || is_gerund(r_, at_)) leave_open(head);
    return open && rise(head);
  }

  // Whether the event names anybody beyond the subject that it shares: "met to discuss" does not.
  bool brings_a_party() const {
    for (const Slot& slot : draft_.reading.predicate.slots) {
      const bool place = slot.name == "in" || slot.name == "at" || slot.name == "any";
      if (slot.name != "subj" && !place &&
          r_.tree.dominates(draft_.reading.predicate.token, slot.token) &&
          !r_.parties(slot.token, false).empty()) {
        return true;
      }
    }
    return false;
  }

  bool from_noun_clause(TokenIndex head) {
    // "Japan to visit Mongolia": a headline without its verb.
    if (is_infinitive(r_, at_) && r_.syntax.is_root(head) && r_.is_kind(head, PartyKind::kActor)) {
      apply(GovernorEffect::kFuture, at_);
      return false;
    }
    if (is_infinitive(r_, at_)) {
      // "under pressure to send troops": others ask for it.
      const bool pressed = r_.case_of(head) == "under";
      if (pressed || !govern_by(head, "inf")) leave_open(head);
      return rise(head);
    }
    const std::string mark = r_.case_of(at_);
    if (!mark.empty() && govern_by(head, mark)) return rise(head);
    // "accused a lawmaker of organising the march", hung on the lawmaker.
    const TokenIndex verb = r_.token(head).head;
    if (!mark.empty() && r_.token(head).deprel == Deprel::kObj && govern_by(verb, mark)) {
      return rise(verb);
    }
    // "his words about ending the war": of which nothing is known.
    if (is_gerund(r_, at_) && (is_topic(mark) || mark == "on" || mark == "for")) {
      leave_open(head);
      return false;
    }
    // "the claim Chad made"; "a claim rejected by Chad" is of another verb.
    const bool clause = r_.token(at_).deprel == Deprel::kAcl && r_.token(at_).xpos != Xpos::kVBN;
    if (mark.empty() && clause && !is_gerund(r_, at_) && govern_by(head, "that")) {
      return rise(head);
    }
    return false;
  }

  bool from_adverbial(TokenIndex head) {
    const std::string mark = r_.case_of(at_);
    if (is_infinitive(r_, at_)) return from_purpose(head);
    // "held the bridge until police drove them off".
    if (mark == "until" && is_past(r_, at_) && is_past(r_, head)) return false;
    if (mark == "if" || mark == "unless" || mark == "whether" || mark == "lest" ||
        mark == "until" || mark == "provided" || mark == "in_case") {
      apply(GovernorEffect::kHypothetical, head);
      return false;
    }
    if (mark == "without" || mark == "instead_of" || mark == "rather_than") {
      apply(GovernorEffect::kNegated, head);
      return false;
    }
    if (mark == "before" || mark == "ahead_of" || mark == "prior_to") {
      const bool told_as_past = is_past(r_, at_) || is_past(r_, head);
      if (!told_as_past) apply(GovernorEffect::kFuture, head);
      return false;
    }
    if (!mark.empty() && govern_by(head, mark)) return rise(head);
    // "warned Chad against attacking them".
    if (is_gerund(r_, at_) && (is_topic(mark) || mark == "from")) {
      leave_open(head);
      return false;
    }
    // "ruled out sending troops": what stands right behind the verb is its complement.
    const bool adjacent = r_.tree.subtree(at_).begin.value - head.value <= 2 && head < at_;
    if (mark.empty() && adjacent && is_gerund(r_, at_) && govern_by(head, "ing")) {
      return rise(head);
    }
    // "would visit Oslo, becoming the first ...": no more certain than what it hangs on.
    if (is_gerund(r_, at_) && mark != "while") adopt_modality(head);
    return false;
  }

  bool from_purpose(TokenIndex head) {
    // "delivered an invitation to visit Oslo": the invitation tells it.
    if (const auto object = r_.tree.child(head, Deprel::kObj);
        object && r_.in_class(*object, "invite_noun")) {
      draft_.dropped = "what an invitation is to";
      return false;
    }
    if (govern_by(head, "inf") || govern_by(head, "objinf")) return rise(head);
    if (draft_.type == EventType::kConsult && !brings_a_party()) {
      draft_.dropped = "says what a meeting already told was for";
    } else if (draft_.type == EventType::kConsult) {
      apply(GovernorEffect::kFuture, head);
      draft_.clarity *= 0.8f;
    } else if (r_.lemma(head) != "use") {
      leave_open(head);
    }
    return false;
  }

  const Reading& r_;
  EventDraft& draft_;
  TokenIndex at_;
  bool nominal_ = false;
};

}  // namespace

void govern(const Reading& reading, EventDraft& draft) { Climb(reading, draft).run(); }

}  // namespace chancery
