// From a dependency tree to named argument places.
#include "chancery/events/slots.h"

#include <algorithm>

#include "chancery/events/clause_status.h"
#include "chancery/events/subjects.h"

namespace chancery {
namespace {

constexpr int kMaxRecall = 3;

// "met in Oslo on Friday, the first meeting in years": behind a comma and other complements stands
// no object, whatever the parser made of it.
bool is_afterthought(const Reading& r, TokenIndex verb, TokenIndex object) {
  const TokenIndex first = r.tree.subtree(object).begin;
  if (first <= verb || first.value - verb.value < 3) return false;
  const auto is_comma = [&](TokenIndex t) {
    return words_at(r.inputs.document.text, r.token(t).span) == ",";
  };
  return is_comma(first) || is_comma(TokenIndex(first.value - 1));
}

void add_object_prepositions(const Reading& r, TokenIndex object, std::vector<Slot>& slots) {
  const bool counts = r.token(object).upos == Upos::kNum || r.in_class(object, "quantity") ||
                      r.in_class(object, "money");
  for (TokenIndex child : r.tree.children(object)) {
    if (r.token(child).deprel != Deprel::kNmod) continue;
    add_oblique(r, child, slots);
    // "two billion dollars of aid to Ukraine".
    if (counts && r.case_of(child) == "of") add_object_prepositions(r, child, slots);
  }
}

// A clause is finite where it has a subject or a "that" of its own.
bool is_finite(const Reading& r, TokenIndex verb) {
  if (is_infinitive(r, verb)) return false;
  if (own_subject(r, verb)) return true;
  return r.case_of(verb) == "that";
}

// Objects and obliques that a relative pronoun or a gap stands for.
void add_relative(const Reading& r, TokenIndex verb, Predicate& predicate) {
  const TokenIndex noun = r.token(verb).head;
  if (r.token(verb).deprel == Deprel::kAclRelcl) {
    const auto subject = own_subject(r, verb);
    // "the base where he met troops": a place, of which the clause lacks no part.
    const auto children = r.tree.children(verb);
    const auto is = [&](std::string_view word) {
      return std::any_of(children.begin(), children.end(),
                         [&](TokenIndex child) { return r.lemma(child) == word; });
    };
    if (is("where")) predicate.slots.push_back({"in", noun});
    if (is("where") || is("when") || is("why")) return;
    const bool gap = subject && !is_relative_pronoun(r, *subject) && !predicate.passive &&
                     !predicate.has("obj") && !predicate.has("ccomp") && !predicate.has("xcomp");
    if (gap) predicate.slots.push_back({"obj", noun});
  }
}

// "called on both generals": the preposition, taken for a particle of the verb.
std::optional<TokenIndex> particle_before(const Reading& r, TokenIndex verb, TokenIndex oblique) {
  const TokenIndex first = r.tree.subtree(oblique).begin;
  for (TokenIndex child : r.tree.children(verb)) {
    const bool particle = r.token(child).deprel == Deprel::kCompoundPrt;
    if (particle && r.tree.subtree(child).end == first) return child;
  }
  return std::nullopt;
}

bool is_particle(const Reading& r, TokenIndex oblique) {
  const auto word = r.tree.child(oblique, Deprel::kCase);
  return word && r.token(*word).xpos == Xpos::kRP;
}

// Whether the lexicon knows the verb with somebody who is given something.
bool takes_two_objects(const Reading& r, TokenIndex verb) {
  const auto senses = r.lexicon.verb_senses(r.lemma(verb));
  return std::any_of(senses.begin(), senses.end(), [](const EventSense& sense) {
    return std::any_of(sense.conditions.begin(), sense.conditions.end(),
                       [](const SlotCondition& c) { return c.slot == "iobj" && !c.negative; });
  });
}

// "gave Chad eight trucks": of two objects side by side the first is who is given the second.
bool is_given_to(const Reading& r, TokenIndex verb, TokenIndex second, const Predicate& p) {
  if (p.slots.empty() || p.has("iobj") || r.token(second).upos == Upos::kPropn) return false;
  const auto first = std::find_if(p.slots.begin(), p.slots.end(),
                                  [](const Slot& slot) { return slot.name == "obj"; });
  if (first == p.slots.end() || p.slots.back().token != first->token) return false;
  return r.is_kind(first->token, PartyKind::kActor) && takes_two_objects(r, verb) &&
         r.tree.subtree(first->token).end == r.tree.subtree(second).begin;
}

void object_is_given_to(Predicate& p) {
  p.slots.push_back({"iobj", p.slots.back().token});
  std::erase_if(p.slots, [](const Slot& slot) { return slot.name == "obj"; });
}

// "promised to help the refugees": whom it would be done to.
void add_infinitive(const Reading& r, TokenIndex child, Predicate& p) {
  p.slots.push_back({"xcomp", child});
  // Who is sent is not whom it is promised to.
  if (r.in_class(child, "dispatch")) return;
  for (TokenIndex part : r.tree.children(child)) {
    const Deprel d = r.token(part).deprel;
    if (d == Deprel::kObj || d == Deprel::kIobj) p.slots.push_back({"xobj", part});
  }
}

// "called the decision a hostile act": right behind the object, taken for another name of it.
void add_predicate_noun(const Reading& r, TokenIndex object, Predicate& p) {
  for (TokenIndex child : r.tree.children(object)) {
    if (r.token(child).deprel != Deprel::kAppos || r.token(child).upos != Upos::kNoun) continue;
    if (r.tree.subtree(child).begin.value == object.value + 1) p.slots.push_back({"obj2", child});
  }
}

// "Chad, where bread is scarce, thanked Niger": a name right behind a verb that has its subject,
// taken for a second one.
bool is_object_behind(const Reading& r, TokenIndex verb, TokenIndex child, const Predicate& p) {
  if (p.passive || p.has("obj") || r.tree.subtree(child).begin.value != verb.value + 1)
    return false;
  const auto subject = own_subject(r, verb);
  return subject && *subject < verb;
}

void add_child(const Reading& r, TokenIndex verb, TokenIndex child, Predicate& p) {
  const Token& token = r.token(child);
  switch (token.deprel) {
    case Deprel::kObj: {
      const bool relative =
          r.token(verb).deprel == Deprel::kAclRelcl && is_relative_pronoun(r, child);
      for (Slot& slot : p.slots) {
        if (slot.name == "obj" && renames(r, slot.token, child)) {
          slot.token = child;
          return;
        }
      }
      if (!relative && is_afterthought(r, verb, child)) break;
      if (is_given_to(r, verb, child, p)) object_is_given_to(p);
      p.slots.push_back({p.has("obj") ? "obj2" : "obj", relative ? r.token(verb).head : child});
      add_object_prepositions(r, child, p.slots);
      add_predicate_noun(r, child, p);
      break;
    }
    case Deprel::kIobj:
      p.slots.push_back({"iobj", child});
      add_object_prepositions(r, child, p.slots);
      break;
    case Deprel::kObl: {
      const std::string preposition = r.case_of(child);
      if (p.passive && preposition == "by" && r.is_kind(child, PartyKind::kActor)) {
        p.slots.push_back({"subj", child});
      } else if (p.passive && preposition == "by") {
        p.slots.push_back({"subj", child});
        p.slots.push_back({"by", child});
      } else if (const auto particle = particle_before(r, verb, child);
                 preposition.empty() && particle) {
        p.slots.push_back({r.lemma(*particle), child});
        // "pulled out of the talks", "shut down the newspaper".
        const auto fixed = r.tree.child(*particle, Deprel::kFixed);
        if (fixed) {
          p.slots.push_back({r.lemma(*fixed), child});
        } else if (r.lemma(*particle) != "on" && !p.has("obj")) {
          p.slots.push_back({"obj", child});
        }
        add_object_prepositions(r, child, p.slots);
      } else {
        add_oblique(r, child, p.slots);
        // "went on strike against the reform", "retaliated with a ban on imports", "spoke by
        // telephone with the king", "walked out of talks with Chad".
        const bool means = preposition == "on" || preposition == "with" || preposition == "from" ||
                           preposition == "out_of";
        const bool wire = preposition == "by" || preposition == "over";
        if ((means && !r.lexicon.noun_senses(r.lemma(child)).empty()) ||
            (wire && r.in_class(child, "wire"))) {
          add_object_prepositions(r, child, p.slots);
        }
        // "broke off relations with Iran": a particle taken for a preposition hides an object.
        if (is_particle(r, child)) {
          p.slots.push_back({"obj", child});
          add_object_prepositions(r, child, p.slots);
        }
      }
      break;
    }
    case Deprel::kOblUnmarked:
      // "pledged Chad ten million": a number, taken for how much the verb is meant.
      if (token.upos == Upos::kNum && is_given_to(r, verb, child, p)) {
        object_is_given_to(p);
        p.slots.push_back({"obj", child});
      }
      break;
    case Deprel::kOblAgent:
      // "turned down an appeal by five parties": by whom, of what the verb takes.
      p.slots.push_back({p.passive ? "subj" : "by", child});
      break;
    case Deprel::kXcomp:
      add_infinitive(r, child, p);
      break;
    case Deprel::kCcomp:
      p.slots.push_back({"ccomp", child});
      // "demanded that Chad withdraw": whom the clause is about, where it says what he is to do.
      if (is_finite(r, child)) {
        const auto subject = is_passive(r, child) ? std::nullopt : own_subject(r, child);
        p.slots.push_back({"that", subject.value_or(child)});
      }
      break;
    case Deprel::kAdvcl:
      // "sent tents to flooded Chad": a participle has no infinitive.
      if (const auto name = r.tree.child(child, Deprel::kObj);
          name && is_infinitive(r, child) && r.token(child).xpos == Xpos::kVBN) {
        p.slots.push_back({"to", *name});
        break;
      }
      if (is_infinitive(r, child)) add_infinitive(r, child, p);
      if (const std::string mark = r.case_of(child);
          r.token(child).xpos == Xpos::kVBG && !mark.empty()) {
        p.slots.push_back({mark, child});
      }
      break;
    case Deprel::kAdvmod:
      p.slots.push_back({"adv", child});
      break;
    case Deprel::kNsubj:
      if (is_object_behind(r, verb, child, p)) p.slots.push_back({"obj", child});
      break;
    default:
      break;
  }
  p.slots.push_back({"any", child});
}

// "was given six boats by Canada", "was hit with tariffs by Canada": a parser may hang the agent on
// the noun before it.
void add_agent_at_noun(const Reading& r, Predicate& p) {
  constexpr int kDeepest = 3;  // "to a term of ten years in prison by a court"
  for (TokenIndex noun : r.tree.children(p.token)) {
    const Deprel d = r.token(noun).deprel;
    if (d != Deprel::kObj && d != Deprel::kObl) continue;
    std::optional<TokenIndex> at = noun;
    for (int depth = 0; at && depth < kDeepest; ++depth) {
      std::optional<TokenIndex> below;
      for (TokenIndex child : r.tree.children(*at)) {
        if (r.token(child).deprel != Deprel::kNmod) continue;
        if (r.case_of(child) == "by" && r.is_kind(child, PartyKind::kActor)) {
          p.slots.push_back({"subj", child});
          return;
        }
        below = child;
      }
      at = below;
    }
  }
}

// "lent Jordan patrol boats": who is given stands without a preposition right behind the verb, and
// a parser may take the name for a part of what is given.
void add_recipient_at_object(const Reading& r, Predicate& p) {
  const auto object = std::find_if(p.slots.begin(), p.slots.end(),
                                   [](const Slot& slot) { return slot.name == "obj"; });
  if (object == p.slots.end() || r.token(object->token).upos == Upos::kPropn) return;
  if (!takes_two_objects(r, p.token)) return;
  for (TokenIndex t(p.token.value + 1); t < object->token; t = TokenIndex(t.value + 1)) {
    if (r.token(t).deprel != Deprel::kCompound || r.token(t).upos != Upos::kPropn) continue;
    const TokenIndex start = r.tree.subtree(t).begin;
    const TokenIndex behind(p.token.value + 1);
    const bool first = start == behind ||
                       (start.value == behind.value + 1 && r.token(behind).deprel == Deprel::kDet &&
                        r.token(t).xpos == Xpos::kNNPS);
    const bool part_of_name = r.token(r.token(t).head).upos == Upos::kPropn;
    if (!first || part_of_name || !r.is_kind(t, PartyKind::kActor)) continue;
    p.slots.push_back({"iobj", t});
    return;
  }
}

// "under a deal struck by Chad and Niger", read as if the deal were part of the verb.
std::optional<TokenIndex> noun_before_participle(const Reading& r, const Predicate& p) {
  if (!p.passive || p.token.value == 0 || !r.has_child(p.token, Deprel::kOblAgent)) {
    return std::nullopt;
  }
  const TokenIndex noun(p.token.value - 1);
  const bool joined = r.token(noun).head == p.token && r.token(noun).deprel == Deprel::kCompound &&
                      r.token(noun).upos == Upos::kNoun && r.has_child(noun, Deprel::kDet);
  return joined ? std::optional(noun) : std::nullopt;
}

// "is opposed to talks": no deed of another's, though it has the form of a passive.
bool is_state(const Reading& r, const Predicate& p) {
  return p.passive && !p.has("subj") && r.in_class(p.token, "stative");
}

// Its subject is who is opposed, and what stands behind "to" its object.
void read_as_state(Predicate& p) {
  p.passive = false;
  const auto to = std::find_if(p.slots.begin(), p.slots.end(),
                               [](const Slot& slot) { return slot.name == "to"; });
  if (to != p.slots.end()) p.slots.push_back({"obj", to->token});
}

}  // namespace

bool Predicate::has(std::string_view slot) const {
  return std::any_of(slots.begin(), slots.end(), [&](const Slot& s) { return s.name == slot; });
}

bool is_passive(const Reading& r, TokenIndex verb) {
  if (is_lost_main_verb(r, verb)) return false;
  if (r.has_child(verb, Deprel::kNsubjPass) || r.has_child(verb, Deprel::kAuxPass)) return true;
  if (r.token(verb).xpos != Xpos::kVBN) return false;
  // "a force called the Guard": the noun is not who calls. (Where the noun is the root, the parser
  // took the verb of the sentence for a participle.)
  const bool participle = r.token(verb).deprel == Deprel::kAcl &&
                          !r.syntax.is_root(r.token(verb).head) && !r.has_child(verb, Deprel::kAux);
  if (participle) return true;
  if (r.has_child(verb, Deprel::kAux) || r.has_child(verb, Deprel::kObj)) return false;
  if (is_swallowed(r, verb)) return false;
  switch (r.token(verb).deprel) {
    case Deprel::kAcl:
    case Deprel::kAmod:
    case Deprel::kAdvcl:
    case Deprel::kXcomp:
      return true;
    case Deprel::kConj:
      return is_passive(r, r.token(verb).head);
    default:
      // A headline leaves the auxiliary out: "Journalist arrested in Ankara".
      return r.in_headline(verb);
  }
}

void add_oblique(const Reading& r, TokenIndex child, std::vector<Slot>& slots) {
  const std::string preposition = r.case_of(child);
  if (preposition.empty()) return;
  // "in front of the embassy".
  if (preposition == "in" && r.lemma(child) == "front") {
    for (TokenIndex part : r.tree.children(child)) {
      if (r.token(part).deprel == Deprel::kNmod && r.case_of(part) == "of") {
        slots.push_back({"outside", part});
      }
    }
  }
  slots.push_back({preposition, child});
  // "walked out of talks": a particle and its preposition.
  if (preposition == "out_of") {
    slots.push_back({"out", child});
    slots.push_back({"of", child});
  }
}

std::vector<EntityIndex> recalled_object(const Reading& r, const Predicate& p,
                                         const std::vector<EntityIndex>& subjects) {
  const auto is_other = [&](EntityIndex e) {
    return std::find(subjects.begin(), subjects.end(), e) == subjects.end();
  };
  const auto pronoun = std::find_if(p.slots.begin(), p.slots.end(), [&](const Slot& slot) {
    return (slot.name == "obj" || slot.name == "iobj") && r.token(slot.token).xpos == Xpos::kPRP;
  });
  if (p.nominal || pronoun == p.slots.end()) return {};
  const std::string& word = r.lemma(pronoun->token);
  if (word.ends_with("self") || word.ends_with("selves")) return {};
  const bool several = word == "they" || word == "them";
  TokenIndex verb = p.token;
  for (int i = 0; i < kMaxRecall; ++i) {
    const Deprel d = r.token(verb).deprel;
    if (d != Deprel::kConj && d != Deprel::kAdvcl && d != Deprel::kXcomp) return {};
    verb = r.token(verb).head;
    if (r.token(verb).upos != Upos::kVerb) return {};
    const Predicate before = read_verb(r, verb);
    std::vector<EntityIndex> found;
    const auto add = [&](std::initializer_list<std::string_view> names) {
      for (const Slot& slot : before.slots) {
        const bool named = std::find(names.begin(), names.end(), slot.name) != names.end();
        if (!named || !(slot.token < pronoun->token)) continue;
        for (EntityIndex e : r.parties(slot.token, false)) {
          if (is_other(e) && std::find(found.begin(), found.end(), e) == found.end()) {
            found.push_back(e);
          }
        }
      }
    };
    add({"obj", "iobj"});
    if (found.empty()) add({"with", "to"});
    if (found.size() == 1 || (several && !found.empty())) return found;
  }
  return {};
}

Predicate read_verb(const Reading& r, TokenIndex verb) {
  Predicate p;
  p.token = verb;
  p.passive = is_passive(r, verb);
  for (TokenIndex child : r.tree.children(verb)) add_child(r, verb, child, p);
  p.shared_subject = !own_subject(r, verb).has_value();
  if (is_state(r, p)) read_as_state(p);
  const auto noun = noun_before_participle(r, p);
  const auto subjects = noun ? std::vector<TokenIndex>{*noun} : surface_subjects(r, verb);
  for (TokenIndex subject : subjects) {
    const char* name = p.passive ? (p.has("obj") ? "iobj" : "obj") : "subj";
    p.slots.push_back({name, subject});
    if (p.passive) add_object_prepositions(r, subject, p.slots);
  }
  if (p.passive && !p.has("subj")) add_agent_at_noun(r, p);
  if (!p.passive && !p.has("iobj")) add_recipient_at_object(r, p);
  if (is_swallowed(r, verb)) {
    p.slots.push_back({"obj", r.token(verb).head});
    add_object_prepositions(r, r.token(verb).head, p.slots);
  }
  add_relative(r, verb, p);
  // "asked Russia for help": alone, the one who is asked is an object like any other.
  if (!p.has("obj")) {
    const auto alone = std::find_if(p.slots.begin(), p.slots.end(),
                                    [](const Slot& s) { return s.name == "iobj"; });
    if (alone != p.slots.end()) p.slots.push_back({"obj", alone->token});
  }
  return p;
}

}  // namespace chancery
