// Choosing a sense: blocks first, then the senses by priority, the first that holds and has
// parties.
#include "chancery/events/senses.h"

#include <algorithm>
#include <span>

namespace chancery {
namespace {

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
      if (trace) weigh_later(r, sense, of_lemma, demand, reading, *trace);
      return reading;
    }
  }
  return std::nullopt;
}

}  // namespace chancery
