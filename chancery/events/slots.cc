// From a dependency tree to named argument places.
#include "chancery/events/slots.h"

#include <algorithm>

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

bool is_infinitive(const Reading& r, TokenIndex verb) {
  for (TokenIndex child : r.tree.children(verb)) {
    if (r.lemma(child) == "to" && r.token(child).deprel == Deprel::kMark) return true;
  }
  return false;
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

std::optional<TokenIndex> own_subject(const Reading& r, TokenIndex verb) {
  std::optional<TokenIndex> found;
  for (TokenIndex child : r.tree.children(verb)) {
    if (!is_nominal_subject(r.token(child).deprel)) continue;
    if (!found || renames(r, *found, child)) found = child;
  }
  return found;
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

std::vector<TokenIndex> subjects_of(const Reading& r, TokenIndex verb, int depth) {
  if (depth > kMaxDepth) return {};
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
    case Deprel::kParataxis:
      if (deprel == Deprel::kParataxis) return {};
      return subjects_of(r, head, depth + 1);
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

void add_oblique(const Reading& r, TokenIndex child, std::vector<Slot>& slots) {
  const std::string preposition = r.case_of(child);
  if (preposition.empty()) return;
  slots.push_back({preposition, child});
}

void add_object_prepositions(const Reading& r, TokenIndex object, std::vector<Slot>& slots) {
  for (TokenIndex child : r.tree.children(object)) {
    if (r.token(child).deprel == Deprel::kNmod) add_oblique(r, child, slots);
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
      } else {
        add_oblique(r, child, p.slots);
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

// "#talks" of a light verb: the noun is the verb's object, its passive subject, or stands in the
// preposition that belongs to the verb ("took part in talks").
bool fits_light(const Reading& r, const LightVerb& light, TokenIndex verb, TokenIndex noun) {
  const Deprel d = r.token(noun).deprel;
  const bool object =
      d == Deprel::kObj || d == Deprel::kNsubjPass || (d == Deprel::kNsubj && is_passive(r, verb));
  bool placed = object;
  for (const std::string& word : light.particles) {
    if (r.particle(verb, word)) continue;
    if (d == Deprel::kObl && r.case_of(noun) == word) {
      placed = true;
      continue;
    }
    const auto part = r.particle(verb, "part");  // "take part in"
    const auto taken = r.tree.child(verb, Deprel::kObj);
    if (word == "part" && (part || (taken && r.lemma(*taken) == "part"))) continue;
    return false;
  }
  if (!placed) return false;
  if (light.nouns.empty()) return true;
  return std::any_of(light.nouns.begin(), light.nouns.end(),
                     [&](const auto& word) { return r.is_word(noun, word); });
}

// The verb that a noun's place in the sentence hangs on; conjuncts share it, and a participle that
// follows the noun serves as well ("talks held in Oslo").
std::optional<TokenIndex> light_verb_of(const Reading& r, TokenIndex noun, LightEffect& effect) {
  TokenIndex at = noun;
  for (int i = 0; i < kMaxDepth && r.token(at).deprel == Deprel::kConj; ++i) at = r.token(at).head;
  if (!r.syntax.is_root(at)) {
    const TokenIndex verb = r.token(at).head;
    for (const LightVerb& light : r.lexicon.light_verbs(r.lemma(verb))) {
      const bool same_place = at == noun || light.nouns.empty() ||
                              std::any_of(light.nouns.begin(), light.nouns.end(),
                                          [&](const auto& word) { return r.is_word(noun, word); });
      if (!same_place || r.token(verb).upos != Upos::kVerb) continue;
      LightVerb placed = light;
      if (at != noun) placed.nouns.clear();
      if (fits_light(r, placed, verb, at)) {
        effect = light.effect;
        return verb;
      }
    }
  }
  for (TokenIndex child : r.tree.children(noun)) {
    if (r.token(child).deprel != Deprel::kAcl || r.token(child).xpos != Xpos::kVBN) continue;
    for (const LightVerb& light : r.lexicon.light_verbs(r.lemma(child))) {
      const bool takes = light.nouns.empty() ||
                         std::any_of(light.nouns.begin(), light.nouns.end(),
                                     [&](const auto& word) { return r.is_word(noun, word); });
      if (!takes || !light.particles.empty()) continue;
      effect = light.effect;
      return child;
    }
  }
  return std::nullopt;
}

void add_light_slots(const Reading& r, TokenIndex verb, Predicate& p) {
  const bool passive = is_passive(r, verb);
  if (passive) {
    for (TokenIndex child : r.tree.children(verb)) {
      const bool agent = r.token(child).deprel == Deprel::kOblAgent ||
                         (r.token(child).deprel == Deprel::kObl && r.case_of(child) == "by");
      if (agent) p.slots.push_back({"subj", child});
    }
  } else {
    for (TokenIndex subject : surface_subjects(r, verb)) p.slots.push_back({"subj", subject});
  }
  for (TokenIndex child : r.tree.children(verb)) {
    if (child == p.token) continue;
    if (r.token(child).deprel == Deprel::kObl) add_oblique(r, child, p.slots);
    if (r.token(child).deprel == Deprel::kIobj) p.slots.push_back({"iobj", child});
  }
}

}  // namespace

bool Predicate::has(std::string_view slot) const {
  return std::any_of(slots.begin(), slots.end(), [&](const Slot& s) { return s.name == slot; });
}

bool is_passive(const Reading& r, TokenIndex verb) {
  if (r.has_child(verb, Deprel::kNsubjPass) || r.has_child(verb, Deprel::kAuxPass)) return true;
  if (r.token(verb).xpos != Xpos::kVBN) return false;
  if (r.has_child(verb, Deprel::kAux) || r.has_child(verb, Deprel::kObj)) return false;
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
  add_relative(r, verb, p);
  // "asked Russia for help": alone, the one who is asked is an object like any other.
  if (!p.has("obj")) {
    const auto alone = std::find_if(p.slots.begin(), p.slots.end(),
                                    [](const Slot& s) { return s.name == "iobj"; });
    if (alone != p.slots.end()) p.slots.push_back({"obj", alone->token});
  }
  return p;
}

Predicate read_noun(const Reading& r, TokenIndex noun) {
  Predicate p;
  p.token = noun;
  p.nominal = true;
  for (TokenIndex child : r.tree.children(noun)) {
    switch (r.token(child).deprel) {
      case Deprel::kNmodPoss:
        p.slots.push_back({"poss", child});
        break;
      case Deprel::kAmod:
      case Deprel::kCompound:
      case Deprel::kNmodDesc:
      case Deprel::kNmodUnmarked:
        p.slots.push_back({"mod", child});
        break;
      case Deprel::kNmod:
      case Deprel::kObl:
        add_oblique(r, child, p.slots);
        break;
      case Deprel::kAcl:
        if (is_infinitive(r, child)) p.slots.push_back({"comp", child});
        if (r.token(child).xpos == Xpos::kVBN) {
          for (TokenIndex part : r.tree.children(child)) {
            if (r.token(part).deprel == Deprel::kObl || r.token(part).deprel == Deprel::kOblAgent) {
              add_oblique(r, part, p.slots);
            }
          }
        }
        break;
      default:
        break;
    }
    p.slots.push_back({"any", child});
  }
  // What is joined shares what follows the last: "talks and a working dinner with Macron".
  if (r.token(noun).deprel == Deprel::kConj) {
    for (TokenIndex child : r.tree.children(r.token(noun).head)) {
      if (r.token(child).deprel == Deprel::kNmodPoss) p.slots.push_back({"poss", child});
    }
  }
  p.light = light_verb_of(r, noun, p.light_effect);
  if (p.light) add_light_slots(r, *p.light, p);
  return p;
}

bool has_particles(const Reading& r, const Predicate& p,
                   const std::vector<std::string>& particles) {
  return std::all_of(particles.begin(), particles.end(), [&](const std::string& word) {
    if (r.particle(p.token, word) || p.has(word)) return true;
    return std::any_of(p.slots.begin(), p.slots.end(),
                       [&](const Slot& s) { return s.name == "any" && r.lemma(s.token) == word; });
  });
}

bool holds(const Reading& r, const Predicate& p, const SlotCondition& condition, bool any_party) {
  const auto fits = [&](TokenIndex t) {
    if (condition.alternatives.empty()) return true;
    return std::any_of(condition.alternatives.begin(), condition.alternatives.end(),
                       [&](const SlotCondition::Alternative& a) {
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
  if (condition.slot == "sent2") {
    int count = 0;
    const TokenRange range = r.syntax[r.token(p.token).sentence].tokens;
    for (TokenIndex t = range.begin; t < range.end; t = TokenIndex(t.value + 1)) {
      if (fits(t)) ++count;
    }
    return (count >= 2) != condition.negative;
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
