// The argument places of an event noun, and the light verb that carries it.
#include <algorithm>

#include "chancery/events/clause_status.h"
#include "chancery/events/slots.h"

namespace chancery {
namespace {

constexpr int kMaxConjuncts = 6;

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
  for (int i = 0; i < kMaxConjuncts && r.token(at).deprel == Deprel::kConj; ++i)
    at = r.token(at).head;
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

// "an attack by Iran on Israel": what follows a bare name belongs to the noun before it.
void add_behind_name(const Reading& r, TokenIndex name, std::vector<Slot>& slots) {
  if (r.token(name).upos != Upos::kPropn || r.has_child(name, Deprel::kDet)) return;
  for (TokenIndex child : r.tree.children(name)) {
    if (r.token(child).deprel != Deprel::kNmod || r.case_of(child) == "of") continue;
    add_oblique(r, child, slots);
  }
}

// "the Paris meeting": where, not who; "the Paris-Berlin talks": who.
bool is_venue(const Reading& r, TokenIndex noun, TokenIndex town) {
  const auto m = r.mention(town);
  if (!m || !r.in_class(noun, "meeting")) return false;
  if (r.has_child(town, Deprel::kConj) || r.has_child(town, Deprel::kCompound)) return false;
  const Mention& mention = r.inputs.names[*m];
  const auto& place = r.inputs.resolution[mention.entity].place;
  return mention.form == MentionForm::kNamed && mention.type == EntityType::kGpe && place &&
         place->precision < PlacePrecision::kCountry && mention.tokens.size() == 1;
}

}  // namespace

Predicate read_noun(const Reading& r, TokenIndex noun) {
  Predicate p;
  p.token = noun;
  p.nominal = true;
  for (TokenIndex child : r.tree.children(noun)) {
    switch (r.token(child).deprel) {
      case Deprel::kNmodPoss:
        p.slots.push_back({"poss", child});
        break;
      case Deprel::kCompound:
        p.slots.push_back({is_venue(r, noun, child) ? "in" : "mod", child});
        break;
      case Deprel::kAmod:
      case Deprel::kNmodDesc:
      case Deprel::kNmodUnmarked:
        p.slots.push_back({"mod", child});
        break;
      case Deprel::kNmod:
      case Deprel::kObl:
        add_oblique(r, child, p.slots);
        add_behind_name(r, child, p.slots);
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

}  // namespace chancery
