// Folding: status, type and parties as a governing word changes them.
#include "chancery/events/folding.h"

#include <algorithm>
#include <array>
#include <utility>

#include "chancery/events/dates_places.h"
#include "chancery/text/fold.h"

namespace chancery {
namespace {

using Parties = std::vector<EntityIndex>;

Parties slot_parties(const Reading& r, const Predicate& p,
                     std::initializer_list<const char*> names) {
  for (const char* name : names) {
    Parties found;
    for (const Slot& slot : p.slots) {
      if (slot.name != name) continue;
      for (EntityIndex e : r.parties(slot.token, false)) found.push_back(e);
    }
    if (!found.empty()) return found;
  }
  return {};
}

Parties without(Parties parties, const Parties& others) {
  std::erase_if(parties, [&](EntityIndex e) {
    return std::find(others.begin(), others.end(), e) != others.end();
  });
  return parties;
}

Parties united(Parties all, const Parties& more) {
  for (EntityIndex e : more) {
    if (std::find(all.begin(), all.end(), e) == all.end()) all.push_back(e);
  }
  return all;
}

struct GovernorParties {
  Parties actors;
  Parties addressees;
};

// Who stands with the governing word: its subject or owner, and to whom it is directed.
GovernorParties parties_of_governor(const Reading& r, const EventDraft& draft,
                                    TokenIndex governor) {
  GovernorParties found;
  const Upos upos = r.token(governor).upos;
  if (upos == Upos::kVerb || upos == Upos::kAux) {
    const Predicate p = read_verb(r, governor);
    found.actors = slot_parties(r, p, {"subj"});
    // The event itself may stand as the object; what it names is not who is addressed.
    const auto inside = [&](TokenIndex t) {
      return r.tree.dominates(t, draft.reading.predicate.token);
    };
    for (const char* name : {"iobj", "obj", "on", "upon", "to", "from", "with", "against"}) {
      for (const Slot& slot : p.slots) {
        if (slot.name != name || inside(slot.token) || !found.addressees.empty()) continue;
        found.addressees = r.parties(slot.token, false);
      }
    }
    if (without(found.addressees, found.actors).empty()) {
      found.addressees = recalled_object(r, p, found.actors);
    }
    return found;
  }
  if (upos == Upos::kAdj) {
    for (TokenIndex subject : surface_subjects(r, governor)) {
      found.actors = united(found.actors, r.parties(subject, false));
    }
    return found;
  }
  const Predicate p = read_noun(r, governor);
  found.actors = slot_parties(r, p, {"subj", "poss", "by", "from", "mod"});
  if (found.actors.empty()) {
    for (const Slot& slot : p.slots) {
      if (slot.name == "of" && !r.tree.dominates(slot.token, draft.reading.predicate.token)) {
        found.actors = united(found.actors, r.parties(slot.token, false));
      }
    }
  }
  const Deprel d = r.token(governor).deprel;
  if (found.actors.empty() && (d == Deprel::kObj || d == Deprel::kObl)) {
    const TokenIndex verb = r.token(governor).head;
    for (TokenIndex subject : surface_subjects(r, verb)) {
      if (!is_passive(r, verb)) found.actors = united(found.actors, r.parties(subject, false));
    }
  }
  found.addressees = slot_parties(r, p, {"to", "on"});
  return found;
}

// "Nepal cancelled a visit to India by its president": who was to go is no recipient.
void drop_own_envoys(const Reading& r, const Parties& visitors, EventDraft& draft) {
  if (draft.type != EventType::kConsult || draft.actors.size() != 1) return;
  const auto home = r.inputs.resolution[draft.actors.front()].country;
  const bool state = r.inputs.names[draft.actors.front()].type == EntityType::kGpe;
  const auto is_own = [&](EntityIndex e) {
    const auto country = r.inputs.resolution[e].country;
    if (country) return home && country == home;
    return state && std::find(visitors.begin(), visitors.end(), e) != visitors.end();
  };
  if (std::all_of(draft.recipients.begin(), draft.recipients.end(), is_own)) return;
  std::erase_if(draft.recipients, is_own);
}

void set_parties(const Reading& r, const Fold& fold, const GovernorParties& governor,
                 EventDraft& draft) {
  const Parties all = united(draft.actors, draft.recipients);
  const Parties actors = governor.actors.empty() ? draft.actors : governor.actors;
  switch (fold.parties) {
    case FoldParties::kKeep:
      return;
    case FoldParties::kGovernor:
      draft.recipients = without(all, actors);
      if (draft.recipients.empty()) draft.recipients = without(governor.addressees, actors);
      break;
    case FoldParties::kAsk:
      draft.recipients = without(governor.addressees, actors);
      if (draft.recipients.empty()) draft.recipients = without(draft.actors, actors);
      break;
    case FoldParties::kAddressee:
      draft.recipients = without(governor.addressees, actors);
      if (draft.recipients.empty()) draft.recipients = without(draft.actors, actors);
      break;
    case FoldParties::kRefusal:
      draft.recipients = without(draft.actors, actors);
      break;
    case FoldParties::kAgainst:
      draft.recipients = without(draft.recipients, actors);
      break;
  }
  const Parties before = std::exchange(draft.actors, governor.actors);
  drop_own_envoys(r, before, draft);
  if (draft.actors.empty() && fold.parties == FoldParties::kGovernor) draft.actors = actors;
}

bool is_yielding(EventType type) { return quad_class(type) <= 2; }

// Promised, asked for or refused *not* to happen: "agreed not to attack", "urged Seoul not to
// sign".
GovernorEffect effect_on_negated(GovernorEffect effect, EventType type) {
  switch (effect) {
    case GovernorEffect::kPromise:
    case GovernorEffect::kOffer:
      return is_yielding(type) ? GovernorEffect::kRefuse : effect;
    default:
      return effect;
  }
}

void set_status(EventDraft& draft, EventStatus status) {
  if (status == EventStatus::kNegated && draft.status == EventStatus::kNegated) {
    draft.status = EventStatus::kHappened;
    return;
  }
  // What was denied or never certain does not become certain again further out.
  if (draft.status == EventStatus::kNegated && status == EventStatus::kFuture) return;
  // "if they make no concession": nobody says that they may.
  if (draft.status == EventStatus::kNegated && status == EventStatus::kHypothetical) {
    draft.unsettled = true;
  }
  draft.status = status;
}

// A promise, a demand not to do what hurts is a step back; CAMEO 0356 and 1056.
bool fold_restraint(const Reading& r, EventDraft& draft, GovernorEffect effect,
                    TokenIndex governor) {
  if (draft.status != EventStatus::kNegated || is_yielding(draft.type)) return false;
  const bool promised = effect == GovernorEffect::kPromise;
  const bool asked = effect == GovernorEffect::kAsk;
  if (!promised && !asked) return false;
  const Fold* fold = r.lexicon.fold(effect, EventType::kRetreat, {});
  if (!fold || !fold->type) return false;
  set_parties(r, *fold, parties_of_governor(r, draft, governor), draft);
  draft.type = *fold->type;
  if (fold->modes) draft.modes = *fold->modes;
  if (fold->cameo) draft.cameo = *fold->cameo;
  draft.status = EventStatus::kHappened;
  draft.trigger = governor;
  draft.folded = true;
  return true;
}

// "I want to thank you": who says so does it.
bool is_performed(const Reading& r, const EventDraft& draft, TokenIndex governor) {
  if (!r.in_class(governor, "wishing") ||
      !r.in_class(draft.reading.predicate.token, "performative")) {
    return false;
  }
  const auto subjects = surface_subjects(r, governor);
  return std::any_of(subjects.begin(), subjects.end(), [&](TokenIndex subject) {
    return r.token(subject).xpos == Xpos::kPRP &&
           (lower(r.lemma(subject)) == "i" || r.lemma(subject) == "we");
  });
}

// "will brief him on her visit last week": what has its own day, and one that is past.
bool has_been(const Reading& r, const EventDraft& draft, TokenIndex governor) {
  const Predicate& p = draft.reading.predicate;
  if (!p.nominal || p.light || !r.inputs.published) return false;
  auto timex = attached_timex(r, p.token);
  // A day gone by is not that of a verb still to come.
  if (!timex && clause_status(r, governor).modality != Modality::kFact) {
    timex = attached_timex(r, governor);
  }
  return timex && r.inputs.timexes[*timex].interval->to < r.inputs.published->interval.from;
}

}  // namespace

void apply_effect(const Reading& r, EventDraft& draft, GovernorEffect effect, TokenIndex governor) {
  if (effect == GovernorEffect::kAlleged) {
    draft.dropped = "alleged by a party; the allegation is the event";
    return;
  }
  if (draft.settled) return;
  if (effect == GovernorEffect::kFuture && has_been(r, draft, governor)) return;
  draft.settled = effect == GovernorEffect::kFactive && draft.status == EventStatus::kHappened;
  if (effect == GovernorEffect::kFactive || effect == GovernorEffect::kMention) {
    draft.in_passing = true;
  }
  if (effect == GovernorEffect::kPending) draft.unsettled = true;
  draft.trace.push_back("  " + r.lemma(governor) + ": " + std::string(to_string(effect)));
  if (fold_restraint(r, draft, effect, governor)) return;
  if (draft.status == EventStatus::kNegated) effect = effect_on_negated(effect, draft.type);
  // "is expected to consider sanctions" announces none.
  const bool announces = effect == GovernorEffect::kFuture || effect == GovernorEffect::kAnnounce ||
                         (effect == GovernorEffect::kPromise && !is_yielding(draft.type));
  const bool uncertain =
      draft.status == EventStatus::kHypothetical || draft.status == EventStatus::kNegated;
  if (uncertain && announces) {
    draft.announced = draft.announced || effect != GovernorEffect::kPromise;
    return;
  }
  // "voted to condemn the invasion": the vote does it.
  const bool said = draft.type == EventType::kSupport || draft.type == EventType::kAccuse ||
                    draft.type == EventType::kReject || draft.type == EventType::kRequest;
  if (said && effect == GovernorEffect::kPromise && r.in_class(governor, "enacting")) {
    effect = GovernorEffect::kSame;
  }
  if (is_performed(r, draft, governor)) effect = GovernorEffect::kSame;
  // "promised to send two batteries": to friends, unlike what is vowed or planned.
  const bool friendly = effect == GovernorEffect::kPromise && draft.type == EventType::kMobilize &&
                        r.in_class(governor, "goodwill");
  const Fold* fold = r.lexicon.fold(effect, friendly ? EventType::kAid : draft.type, draft.modes);
  if (!fold) return;
  draft.governors.push_back(governor);
  draft.sense += "<" + std::string(to_string(effect));
  if (fold->status) set_status(draft, *fold->status);
  if (!fold->type) return;
  // "vowed to respond" tells nothing of what will be done.
  if (fold->plan && !draft.plan && draft.reading.sense->priority != kOnlyGoverned) {
    PlannedEvent plan;
    plan.type = draft.type;
    plan.modes = draft.modes;
    draft.plan = std::move(plan);
  }
  set_parties(r, *fold, parties_of_governor(r, draft, governor), draft);
  draft.folded = draft.folded || *fold->type != draft.type || fold->parties != FoldParties::kKeep;
  // What an already folded promise promises stays the plan: "agreed to accept an invitation".
  draft.type = *fold->type;
  if (fold->modes) draft.modes = *fold->modes;
  if (fold->cameo) draft.cameo = *fold->cameo;
  if (!fold->status) draft.status = EventStatus::kHappened;
  if (fold->parties != FoldParties::kKeep) draft.trigger = governor;
}

bool demand_of_speaker(const Reading& r, EventDraft& draft, TokenIndex speech) {
  const Predicate p = read_verb(r, speech);
  const Parties speakers = slot_parties(r, p, {"subj"});
  if (speakers.empty() || draft.actors.empty()) return false;
  if (!without(draft.actors, speakers).empty()) {
    const Fold* fold = r.lexicon.fold(GovernorEffect::kAsk, draft.type, draft.modes);
    if (!fold || fold->parties != FoldParties::kAsk || !fold->type) return false;
    draft.recipients = without(draft.actors, speakers);
    draft.actors = speakers;
    draft.type = *fold->type;
    if (fold->modes) draft.modes = *fold->modes;
    if (fold->cameo) draft.cameo = *fold->cameo;
    draft.status = EventStatus::kHappened;
    draft.folded = true;
    draft.sense += "<duty";
    return true;
  }
  return false;
}

}  // namespace chancery
