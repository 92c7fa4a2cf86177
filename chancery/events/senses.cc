// Choosing a sense: blocks first, then the senses by priority, the first that holds and has
// parties. Where a later one competes with it, or none holds, the ranker is asked.
#include "chancery/events/senses.h"

#include <algorithm>
#include <cmath>
#include <span>

#include "chancery/events/clause_status.h"
#include "chancery/events/sense_ranker.h"

namespace chancery {
namespace {

bool is_verb(const Reading& r, TokenIndex t) {
  if (r.token(t).upos == Upos::kVerb) return true;
  // The tags of the two sets are guessed apart; a base form under "to" or a modal is a verb.
  if (r.token(t).xpos == Xpos::kVB && r.token(t).upos != Upos::kAux) return true;
  // "it would free the hostages", taken for an adjective.
  const auto modal = r.tree.child(t, Deprel::kAux);
  return modal && r.token(*modal).xpos == Xpos::kMD && r.has_child(t, Deprel::kObj);
}

bool is_noun(const Reading& r, TokenIndex t) {
  return r.token(t).upos == Upos::kNoun || r.token(t).upos == Upos::kPropn;
}

using Parties = std::vector<EntityIndex>;

void unite(Parties& all, const Parties& more) {
  for (EntityIndex e : more) {
    if (std::find(all.begin(), all.end(), e) == all.end()) all.push_back(e);
  }
}

// Compounds and adjectives before an event noun name parties: "US-China talks", "Russian shelling".
Parties parties_in(const Reading& r, const Predicate& p, const PartyFrame::Place& place) {
  Parties found;
  for (const Slot& slot : p.slots) {
    if (slot.name != place.slot) continue;
    if (slot.name == "mod") {
      unite(found, r.parties(slot.token, false));
      for (TokenIndex child : r.tree.children(slot.token)) {
        if (r.token(child).deprel == Deprel::kCompound) unite(found, r.parties(child, false));
      }
      continue;
    }
    unite(found, r.parties(slot.token, place.through_modifiers));
  }
  return found;
}

// The first choice of the frame that names somebody who is not among `others`.
Parties parties_of(const Reading& r, const Predicate& p, const PartyFrame& frame,
                   const Parties& others = {}) {
  for (const auto& choice : frame.choices) {
    Parties all;
    for (const PartyFrame::Place& place : choice) unite(all, parties_in(r, p, place));
    std::erase_if(all, [&](EntityIndex e) {
      return std::find(others.begin(), others.end(), e) != others.end();
    });
    if (!all.empty()) return all;
  }
  return {};
}

std::string describe(const SlotCondition& condition) {
  return (condition.negative ? "no " : "") + condition.slot +
         (condition.modifier ? " with a modifier" : "");
}

const EventBlock* blocking(const Reading& r, const Predicate& p, const EventSense& sense) {
  const auto blocks = [&](const EventBlock& block) {
    if (p.nominal ? !block.nouns : !block.verbs) return false;
    if (!block.types.empty() &&
        std::find(block.types.begin(), block.types.end(), sense.type) == block.types.end()) {
      return false;
    }
    return std::all_of(block.conditions.begin(), block.conditions.end(),
                       [&](const SlotCondition& c) { return holds(r, p, c); });
  };
  for (const EventBlock& block : r.lexicon.blocks(r.lemma(p.token))) {
    if (blocks(block)) return &block;
  }
  for (const EventBlock& block : r.lexicon.general_blocks()) {
    if (blocks(block)) return &block;
  }
  return nullptr;
}

// A light verb decides who is who; the frame of its noun says the rest.
void turn_by_light_verb(const Reading& r, SenseReading& reading) {
  const Predicate& p = reading.predicate;
  if (!p.light) return;
  const Parties subjects = parties_of(r, p, {{{{"subj", false}}}});
  switch (p.light_effect) {
    case LightEffect::kDo:
    case LightEffect::kStart:
      return;
    case LightEffect::kReverse:
      if (reading.sense->actors.joint()) return;
      reading.actors.clear();
      for (const char* slot : {"from", "by", "poss", "mod"}) {
        if (reading.actors.empty()) reading.actors = parties_of(r, p, {{{{slot, false}}}});
      }
      reading.recipients = subjects;
      return;
    case LightEffect::kBroker:
      reading.recipients = reading.actors;
      std::erase_if(reading.recipients, [&](EntityIndex e) {
        return std::find(subjects.begin(), subjects.end(), e) != subjects.end();
      });
      reading.actors = subjects;
      return;
  }
}

void drop_shared(SenseReading& reading) {
  std::erase_if(reading.recipients, [&](EntityIndex e) {
    return std::find(reading.actors.begin(), reading.actors.end(), e) != reading.actors.end();
  });
}

// "both ministers", "the leaders of both countries".
bool of_both(const Reading& r, TokenIndex noun) {
  for (TokenIndex child : r.tree.children(noun)) {
    if (r.lemma(child) == "both") return true;
    const bool of = r.token(child).deprel == Deprel::kNmod && r.case_of(child) == "of";
    if (of && (of_both(r, child) || r.has_child(child, Deprel::kNummod))) return true;
  }
  return false;
}

bool is_call(const EventSense& sense) {
  return sense.modes.size() == 1 && sense.modes.front().name == "phone";
}

// "The two presidents spoke by telephone": several leaders in one mention, though nothing tells
// whose they are.
bool meets_as_one(const Reading& r, const Predicate& p, const Parties& actors) {
  if (actors.size() != 1) return false;
  return std::any_of(p.slots.begin(), p.slots.end(), [&](const Slot& slot) {
    const bool several = slot.name == "subj" && r.token(slot.token).xpos == Xpos::kNNS &&
                         r.in_class(slot.token, "leadership") &&
                         r.parties(slot.token, false) == actors;
    return several && (r.has_child(slot.token, Deprel::kNummod) || of_both(r, slot.token));
  });
}

bool takes_object(const EventSense& sense) {
  return std::any_of(
      sense.recipients.choices.begin(), sense.recipients.choices.end(), [](const auto& choice) {
        return std::any_of(choice.begin(), choice.end(),
                           [](const PartyFrame::Place& place) { return place.slot == "obj"; });
      });
}

bool try_sense(const Reading& r, const EventSense& sense, PartyDemand demand, SenseReading& reading,
               SenseTrace* trace) {
  const bool open = demand == PartyDemand::kOpen;
  const Predicate& p = reading.predicate;
  const auto refuse = [&](const std::string& why) {
    if (trace) trace->senses.push_back({&sense, why});
    return false;
  };
  if (!has_particles(r, p, sense.particles)) return refuse("its particle is missing");
  bool joint = sense.actors.joint();
  for (const SlotCondition& condition : sense.conditions) {
    if (condition.slot == "joint") {
      joint = true;
      continue;
    }
    if (!holds(r, p, condition, open)) return refuse("fails " + describe(condition));
  }
  reading.sense = &sense;
  reading.actors = parties_of(r, p, sense.actors);
  reading.recipients = parties_of(r, p, sense.recipients, reading.actors);
  turn_by_light_verb(r, reading);
  drop_shared(reading);
  if (reading.recipients.empty() && takes_object(sense)) {
    reading.recipients = recalled_object(r, p, reading.actors);
  }
  if (open) return true;
  const bool mediated = p.light && (p.light_effect == LightEffect::kBroker);
  reading.lacks_party = joint && !mediated && reading.actors.size() < 2 &&
                        !(is_call(sense) && meets_as_one(r, p, reading.actors));
  if (reading.lacks_party && (!p.nominal || p.light || reading.actors.empty())) {
    return refuse("only one party is named");
  }
  // "she met with the king and the premier": they did not meet one another.
  const bool unknown_subject = p.has("subj") && parties_of(r, p, {{{{"subj", false}}}}).empty();
  if (joint && !mediated && unknown_subject) return refuse("its actor is nobody known");
  if (reading.actors.empty() && reading.recipients.empty()) return refuse("no party is named");
  const bool agentless = p.nominal || (p.passive && !p.has("subj"));
  if (reading.actors.empty() && !agentless) return refuse("its actor is nobody known");
  return true;
}

// How many times likelier than the sense that stands first a later one must be to be taken; set so
// that no event changes in the parts of the gold that may be looked at.
constexpr float kRivalLead = 8;
// How sure the ranker must be of a verb of which no sense holds; set on real news, where most such
// verbs tell of no event (eval/README.md).
constexpr float kLeastShare = 0.85f;

std::string in_percent(float share) { return std::to_string(std::lround(share * 100)) + " %"; }

// Where senses of other types hold too, the ranker may prefer one of them. A user's own types
// stand.
void weigh_rivals(const Reading& r, std::span<const EventSense> senses, SenseReading& taken,
                  SenseTrace* trace) {
  const auto of_user = [](const EventSense& sense) { return sense.id.starts_with("user."); };
  if (of_user(*taken.sense)) return;
  std::vector<SenseReading> rivals;
  for (const EventSense& sense : senses) {
    if (&sense <= taken.sense || sense.type == taken.sense->type || of_user(sense)) continue;
    if (sense.priority <= kOnlyGoverned) continue;
    SenseReading rival;
    rival.predicate = taken.predicate;
    if (!try_sense(r, sense, PartyDemand::kNamed, rival, nullptr)) continue;
    if (!blocking(r, rival.predicate, sense)) rivals.push_back(std::move(rival));
  }
  if (rivals.empty()) return;
  const SenseShares shares = sense_shares(r, taken.predicate, taken.sense);
  const auto share_of = [&](const SenseReading& reading) {
    return shares[static_cast<std::size_t>(reading.sense->type)];
  };
  float least = share_of(taken) * kRivalLead;
  SenseReading* best = nullptr;
  for (SenseReading& rival : rivals) {
    if (share_of(rival) <= least) continue;
    least = share_of(rival);
    best = &rival;
  }
  if (best == nullptr) return;
  if (trace) {
    trace->senses.push_back({taken.sense, "holds, but the ranker gives it " +
                                              in_percent(share_of(taken)) + " against " +
                                              in_percent(share_of(*best))});
  }
  best->first = taken.sense;
  taken = std::move(*best);
}

// A verb of which no sense holds, told as a plain fact: what the ranker is sure of.
std::optional<SenseReading> rank_unlisted(const Reading& r, const Predicate& verb,
                                          SenseTrace* trace) {
  const ClauseStatus status = clause_status(r, verb.token);
  if (status.modality != Modality::kFact || status.negated) return std::nullopt;
  if (parties_of(r, verb, {{{{"subj", false}}}}).empty()) return std::nullopt;
  const SenseShares shares = sense_shares(r, verb, nullptr);
  const auto best = std::max_element(shares.begin(), shares.end() - 1);
  const EventSense& sense =
      r.lexicon.unlisted_verb(all_event_types()[static_cast<std::size_t>(best - shares.begin())]);
  const auto tell = [&](const char* verdict) {
    if (trace) trace->senses.push_back({&sense, verdict + in_percent(*best)});
  };
  if (*best < kLeastShare) {
    tell("the ranker gives it only ");
    return std::nullopt;
  }
  auto reading = read_unlisted(r, verb, sense);
  tell(reading ? "taken by the ranker with " : "nobody is named to whom; the ranker gives it ");
  if (reading) reading->certainty = *best;
  return reading;
}

// What the senses after the one taken would have said.
void weigh_later(const Reading& r, const EventSense& taken, std::span<const EventSense> senses,
                 PartyDemand demand, SenseReading reading, SenseTrace& trace) {
  trace.senses.push_back({&taken, "taken"});
  for (const EventSense& sense : senses) {
    if (&sense <= &taken) continue;
    if (try_sense(r, sense, demand, reading, &trace)) {
      trace.senses.push_back({&sense, "holds too, and comes later"});
    }
  }
}

}  // namespace

std::vector<std::span<const EventSense>> senses_of(const Reading& r, TokenIndex t, bool nominal) {
  std::vector<std::span<const EventSense>> found;
  const auto add = [&](const std::string& lemma) {
    const auto senses = nominal ? r.lexicon.noun_senses(lemma) : r.lexicon.verb_senses(lemma);
    if (!senses.empty()) found.push_back(senses);
  };
  if (r.lexicon.ends_in(r.lemma(t))) {
    for (TokenIndex child : r.tree.children(t)) {
      const Deprel d = r.token(child).deprel;
      const bool part = d == Deprel::kCompound || d == Deprel::kAmod || d == Deprel::kAdvmod;
      if (part && child < t) add(r.lemma(child) + "-" + r.lemma(t));
    }
  }
  add(r.lemma(t));
  return found;
}

std::optional<Candidate> candidate_at(const Reading& r, TokenIndex t) {
  if (is_verb(r, t)) {
    if (auto senses = senses_of(r, t, false); !senses.empty()) {
      return Candidate{read_verb(r, t), std::move(senses)};
    }
  }
  if (is_noun(r, t)) {
    if (auto senses = senses_of(r, t, true); !senses.empty()) {
      return Candidate{read_noun(r, t), std::move(senses)};
    }
  }
  if (!is_verb(r, t)) return std::nullopt;
  return Candidate{read_verb(r, t), {}};
}

bool is_unlisted(const Reading& r, const SenseReading& reading) {
  return reading.sense == &r.lexicon.unlisted_verb(reading.sense->type);
}

std::optional<SenseReading> read_unlisted(const Reading& r, const Predicate& verb,
                                          const EventSense& sense) {
  SenseReading reading;
  reading.predicate = verb;
  if (!try_sense(r, sense, PartyDemand::kNamed, reading, nullptr)) return std::nullopt;
  if (reading.actors.empty() || reading.recipients.empty()) return std::nullopt;
  return reading;
}

std::optional<SenseReading> choose_sense(const Reading& r, Predicate predicate,
                                         const std::vector<std::span<const EventSense>>& senses,
                                         SenseTrace* trace, PartyDemand demand) {
  SenseReading reading;
  reading.predicate = std::move(predicate);
  const Predicate& p = reading.predicate;
  for (const auto of_lemma : senses) {
    for (const EventSense& sense : of_lemma) {
      if (!try_sense(r, sense, demand, reading, trace)) continue;
      if (const EventBlock* block = blocking(r, p, sense)) {
        if (trace) trace->senses.push_back({&sense, "blocked: " + block->reason});
        return std::nullopt;
      }
      reading.first = &sense;
      if (demand == PartyDemand::kNamed) weigh_rivals(r, of_lemma, reading, trace);
      if (trace) weigh_later(r, *reading.sense, of_lemma, demand, reading, *trace);
      return reading;
    }
  }
  if (demand == PartyDemand::kOpen || p.nominal) return std::nullopt;
  return rank_unlisted(r, p, trace);
}

}  // namespace chancery
