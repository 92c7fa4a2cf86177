// From a dependency tree to named argument places.
#include "chancery/events/slots.h"

#include <algorithm>

#include "chancery/events/clause_status.h"

namespace chancery {
namespace {

constexpr int kMaxDepth = 6;

bool is_relative_pronoun(const Reading& r, TokenIndex t) {
  const Xpos x = r.token(t).xpos;
  if (x == Xpos::kWDT || x == Xpos::kWP || x == Xpos::kWPPoss) return true;
  return r.lemma(t) == "that" || r.lemma(t) == "which" || r.lemma(t) == "who";
}

bool is_nominal_subject(Deprel d) {
  return d == Deprel::kNsubj || d == Deprel::kNsubjPass || d == Deprel::kNsubjOuter;
}

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

// Of a title and a name that a parser left side by side ("President | Marta Rojas") the name.
bool renames(const Reading& r, TokenIndex earlier, TokenIndex later) {
  if (r.tree.subtree(earlier).end != r.tree.subtree(later).begin) return false;
  const auto m = r.mention(later);
  return m && r.inputs.names[*m].form == MentionForm::kNamed &&
         r.inputs.names[*m].type == EntityType::kPer;
}

// "If the talks fail, Oslo may act": of two subjects with a comma between them the later is the
// verb's own, whatever clause the parser lost.
bool is_set_off(const Reading& r, TokenIndex later) {
  const TokenIndex first = r.tree.subtree(later).begin;
  if (first.value == 0) return false;
  const Span before = r.token(TokenIndex(first.value - 1)).span;
  return words_at(r.inputs.document.text, before) == ",";
}

bool is_finite_form(const Reading& r, TokenIndex verb) {
  const Xpos x = r.token(verb).xpos;
  return x == Xpos::kVBD || x == Xpos::kVBZ || x == Xpos::kVBP;
}

// "Djibouti hosted talks", read as one long noun: the verb then has no clause of its own, and what
// it acts on stands above it.
std::optional<TokenIndex> swallowed_subject(const Reading& r, TokenIndex verb) {
  const Token& token = r.token(verb);
  const bool form = token.xpos == Xpos::kVBN || token.xpos == Xpos::kVBD;
  if (token.deprel != Deprel::kAmod || !form || !r.syntax.is_root(token.head)) return std::nullopt;
  const TokenIndex noun = token.head;
  const TokenIndex start = r.syntax[token.sentence].tokens.begin;
  for (TokenIndex above : {verb, noun}) {
    for (TokenIndex child : r.tree.children(above)) {
      const TokenRange words = r.tree.subtree(child);
      const bool first = words.begin.value - start.value < 2 && words.end == verb;
      if (r.token(child).deprel == Deprel::kCompound && first &&
          r.token(child).upos == Upos::kPropn) {
        return child;
      }
    }
  }
  return std::nullopt;
}

// "after voters turned the deal down": the conjunction, taken for a preposition of what follows it.
std::optional<TokenIndex> subject_behind_conjunction(const Reading& r, TokenIndex verb) {
  if (r.token(verb).deprel != Deprel::kAdvcl || !r.case_of(verb).empty()) return std::nullopt;
  for (TokenIndex child : r.tree.children(r.token(verb).head)) {
    if (r.token(child).deprel != Deprel::kObl || r.tree.subtree(child).end > verb) continue;
    const std::string word = r.case_of(child);
    if (word != "after" && word != "before" && word != "since" && word != "until") continue;
    bool adjacent = true;
    for (TokenIndex t = r.tree.subtree(child).end; t < verb; t = TokenIndex(t.value + 1)) {
      adjacent = adjacent && r.token(t).head == verb;
    }
    if (adjacent) return child;
  }
  return std::nullopt;
}

std::optional<TokenIndex> own_subject(const Reading& r, TokenIndex verb) {
  std::optional<TokenIndex> found;
  for (TokenIndex child : r.tree.children(verb)) {
    if (!is_nominal_subject(r.token(child).deprel)) continue;
    if (!found || renames(r, *found, child) || is_set_off(r, child)) found = child;
  }
  if (found || !is_finite_form(r, verb)) return found;
  // "Ethiopia massed troops", "Chad's premier left": a name before a finite verb, taken for a part
  // or an owner of it.
  for (TokenIndex child : r.tree.children(verb)) {
    const Deprel d = r.token(child).deprel;
    const bool misread = d == Deprel::kCompound || d == Deprel::kNmodPoss;
    if (misread && child < verb && r.token(child).upos == Upos::kPropn) found = child;
  }
  return found ? found : subject_behind_conjunction(r, verb);
}

// "asked Iran to stop": who shall stop is the object of what governs, not its subject.
std::optional<TokenIndex> controlling_object(const Reading& r, TokenIndex governor) {
  const std::string& word = r.lemma(governor);
  if (word == "promise" || word == "vow" || word == "use") return std::nullopt;
  for (Deprel d : {Deprel::kObj, Deprel::kIobj}) {
    if (const auto found = r.tree.child(governor, d)) return found;
  }
  if (word == "call" || word == "appeal" || word == "plead" || word == "prevail") {
    for (TokenIndex child : r.tree.children(governor)) {
      if (r.token(child).deprel != Deprel::kObl) continue;
      const std::string preposition = r.case_of(child);
      if (preposition == "on" || preposition == "upon" || preposition == "to") return child;
    }
  }
  return std::nullopt;
}

std::vector<TokenIndex> subjects_of(const Reading& r, TokenIndex verb, int depth);

// The subject of a clause that modifies a noun: "the army that shelled", "plans to visit".
std::vector<TokenIndex> subjects_from_noun(const Reading& r, TokenIndex verb, int depth) {
  const TokenIndex noun = r.token(verb).head;
  if (!is_infinitive(r, verb)) return {noun};
  if (r.syntax.is_root(noun) && r.is_kind(noun, PartyKind::kActor)) return {noun};
  if (const auto owner = r.tree.child(noun, Deprel::kNmodPoss)) return {*owner};
  const Deprel d = r.token(noun).deprel;
  const bool object = d == Deprel::kObj || d == Deprel::kObl || d == Deprel::kNsubjPass;
  if (object) {
    if (d != Deprel::kNsubjPass) return subjects_of(r, r.token(noun).head, depth + 1);
    return {};
  }
  for (TokenIndex child : r.tree.children(noun)) {
    const Deprel c = r.token(child).deprel;
    if ((c == Deprel::kAmod || c == Deprel::kCompound) && r.is_kind(child, PartyKind::kActor)) {
      return {child};
    }
    if (c == Deprel::kNmod && (r.case_of(child) == "by" || r.case_of(child) == "of")) {
      return {child};
    }
  }
  return {};
}

bool has_pluperfect(const Reading& r, TokenIndex verb) {
  for (TokenIndex child : r.tree.children(verb)) {
    const bool had = r.token(child).deprel == Deprel::kAux && r.lemma(child) == "have";
    if (had && r.token(child).xpos == Xpos::kVBD) return true;
  }
  return false;
}

// "Amnesty said the army had arrested hundreds, and called on the government": who speaks again is
// who spoke, though a parser joins the two verbs that stand side by side.
std::optional<TokenIndex> reporting_verb(const Reading& r, TokenIndex verb) {
  const TokenIndex first = r.token(verb).head;
  const Xpos form = r.token(verb).xpos;
  if (r.token(first).deprel != Deprel::kCcomp) return {};
  if (form != Xpos::kVBD && form != Xpos::kVBN) return {};
  if (!r.in_class(verb, "speech_act") || r.in_class(first, "speech_act")) return {};
  const TokenIndex outer = r.token(first).head;
  if (r.token(outer).xpos != Xpos::kVBD || !own_subject(r, outer)) return {};
  const auto conjunction = r.tree.child(verb, Deprel::kCc);
  const bool set_off = conjunction && is_set_off(r, *conjunction);
  if (!has_pluperfect(r, first) && !set_off) return {};
  return outer;
}

std::vector<TokenIndex> subjects_of(const Reading& r, TokenIndex verb, int depth) {
  if (depth > kMaxDepth) return {};
  if (const auto swallowed = swallowed_subject(r, verb)) return {*swallowed};
  const Deprel deprel = r.token(verb).deprel;
  if (const auto own = own_subject(r, verb)) {
    const bool relative = deprel == Deprel::kAclRelcl && is_relative_pronoun(r, *own);
    if (relative) return {r.token(verb).head};
    return {*own};
  }
  if (r.syntax.is_root(verb)) return {};
  const TokenIndex head = r.token(verb).head;
  switch (deprel) {
    case Deprel::kXcomp:
      if (!is_passive(r, head)) {
        if (const auto object = controlling_object(r, head)) return {*object};
      }
      return subjects_of(r, head, depth + 1);
    case Deprel::kAcl:
    case Deprel::kAclRelcl:
      return subjects_from_noun(r, verb, depth);
    case Deprel::kAdvcl: {
      const bool upos_verb = r.token(head).upos == Upos::kVerb || r.token(head).upos == Upos::kAux;
      const std::string& word = r.lemma(head);
      const bool asks = word == "call" || word == "appeal" || word == "plead" || word == "urge" ||
                        word == "ask" || word == "invite" || word == "order";
      if (asks && is_infinitive(r, verb) && !is_passive(r, head)) {
        if (const auto object = controlling_object(r, head)) return {*object};
      }
      // "thanked Iraq for helping": who helped is the object.
      const std::string mark = r.case_of(verb);
      if ((mark == "for" || mark == "of" || mark == "from") && !is_passive(r, head)) {
        if (const auto object = controlling_object(r, head)) return {*object};
      }
      if (upos_verb || own_subject(r, head)) return subjects_of(r, head, depth + 1);
      return {};
    }
    case Deprel::kConj:
      if (const auto outer = reporting_verb(r, verb)) return subjects_of(r, *outer, depth + 1);
      return subjects_of(r, head, depth + 1);
    case Deprel::kParataxis:
      return {};
    case Deprel::kCcomp:
      // "was quoted as saying", "insisted on leaving": a gerund without a subject of its own.
      if (r.token(verb).xpos == Xpos::kVBG || is_infinitive(r, verb)) {
        return subjects_of(r, head, depth + 1);
      }
      return {};
    default:
      return {};
  }
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
    if (particle && child.value + 1 == first.value) return child;
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
      if (is_given_to(r, verb, child, p)) {
        p.slots.push_back({"iobj", p.slots.back().token});
        std::erase_if(p.slots, [](const Slot& slot) { return slot.name == "obj"; });
      }
      p.slots.push_back({p.has("obj") ? "obj2" : "obj", relative ? r.token(verb).head : child});
      add_object_prepositions(r, child, p.slots);
      break;
    }
    case Deprel::kIobj:
      p.slots.push_back({"iobj", child});
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
        add_object_prepositions(r, child, p.slots);
      } else {
        add_oblique(r, child, p.slots);
        // "went on strike against the reform", "retaliated with a ban on imports", "spoke by
        // telephone with the king".
        const bool means = preposition == "on" || preposition == "with";
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
    case Deprel::kOblAgent:
      p.slots.push_back({"subj", child});
      break;
    case Deprel::kXcomp:
      p.slots.push_back({"xcomp", child});
      break;
    case Deprel::kCcomp:
      p.slots.push_back({"ccomp", child});
      if (is_finite(r, child)) p.slots.push_back({"that", child});
      break;
    case Deprel::kAdvcl:
      if (is_infinitive(r, child)) p.slots.push_back({"xcomp", child});
      if (const std::string mark = r.case_of(child);
          r.token(child).xpos == Xpos::kVBG && !mark.empty()) {
        p.slots.push_back({mark, child});
      }
      break;
    case Deprel::kAdvmod:
      p.slots.push_back({"adv", child});
      break;
    default:
      break;
  }
  p.slots.push_back({"any", child});
}

// "was given six boats by Canada", "was hit with tariffs by Canada": a parser may hang the agent on
// the noun before it.
void add_agent_at_noun(const Reading& r, Predicate& p) {
  for (TokenIndex noun : r.tree.children(p.token)) {
    const Deprel d = r.token(noun).deprel;
    if (d != Deprel::kObj && d != Deprel::kObl) continue;
    for (TokenIndex child : r.tree.children(noun)) {
      const bool agent = r.token(child).deprel == Deprel::kNmod && r.case_of(child) == "by" &&
                         r.is_kind(child, PartyKind::kActor);
      if (!agent) continue;
      p.slots.push_back({"subj", child});
      return;
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
    const bool first = r.tree.subtree(t).begin.value == p.token.value + 1;
    const bool part_of_name = r.token(r.token(t).head).upos == Upos::kPropn;
    if (!first || part_of_name || !r.is_kind(t, PartyKind::kActor)) continue;
    p.slots.push_back({"iobj", t});
    return;
  }
}

}  // namespace

bool Predicate::has(std::string_view slot) const {
  return std::any_of(slots.begin(), slots.end(), [&](const Slot& s) { return s.name == slot; });
}

bool is_swallowed(const Reading& r, TokenIndex verb) {
  return swallowed_subject(r, verb).has_value();
}

bool is_passive(const Reading& r, TokenIndex verb) {
  if (r.has_child(verb, Deprel::kNsubjPass) || r.has_child(verb, Deprel::kAuxPass)) return true;
  if (r.token(verb).xpos != Xpos::kVBN) return false;
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

std::vector<TokenIndex> surface_subjects(const Reading& r, TokenIndex verb) {
  return subjects_of(r, verb, 0);
}

void add_oblique(const Reading& r, TokenIndex child, std::vector<Slot>& slots) {
  const std::string preposition = r.case_of(child);
  if (preposition.empty()) return;
  slots.push_back({preposition, child});
}

Predicate read_verb(const Reading& r, TokenIndex verb) {
  Predicate p;
  p.token = verb;
  p.passive = is_passive(r, verb);
  for (TokenIndex child : r.tree.children(verb)) add_child(r, verb, child, p);
  p.shared_subject = !own_subject(r, verb).has_value();
  for (TokenIndex subject : surface_subjects(r, verb)) {
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
