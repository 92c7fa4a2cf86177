// Whom a phrase stands for: its own mention, what its title or description names, and who stands in
// its modifiers.
#include <algorithm>
#include <array>
#include <string_view>

#include "chancery/events/reading.h"

namespace chancery {
namespace {

constexpr int kMaxDepth = 4;

// "both sides", "the two parties": states and forces, whoever stands near.
bool is_pair(std::string_view lemma) { return lemma == "both" || lemma == "two"; }

bool is_first_person(std::string_view lemma) {
  return lemma == "i" || lemma == "we" || lemma == "my" || lemma == "our" || lemma == "me" ||
         lemma == "us";
}

// Whom a noun names behind these is neither its owner nor its origin: "the use of force against
// miners", "talks with Turkey".
bool is_of_others(std::string_view preposition) {
  static constexpr std::array<std::string_view, 16> kPrepositions = {
      "with",  "for",  "to",     "about",   "as", "than", "like", "after",
      "since", "over", "across", "against", "on", "into", "at",   "near"};
  return std::find(kPrepositions.begin(), kPrepositions.end(), preposition) != kPrepositions.end();
}

}  // namespace

std::optional<EntityIndex> Reading::entity_of(MentionIndex m) const {
  const Mention& mention = inputs.names[m];
  if (mention.form != MentionForm::kPronoun) return mention.entity;
  const std::string& word = lemma(mention.head);
  // "we agreed", he said: the pronoun is the speaker, whatever coreference made of it.
  if (is_first_person(word)) return speaker_at(mention.span);
  return mention.entity;
}

std::optional<EntityIndex> Reading::speaker_at(Span span) const {
  const auto quotation = quotation_at(span);
  if (!quotation) return std::nullopt;
  return inputs.quotations[quotation->value].speaker;
}

bool Reading::is_party(EntityIndex e) const {
  const Entity& entity = inputs.names[e];
  if (entity.type == EntityType::kMisc) return false;
  // "next year's Group of Seven summit" is where they meet.
  if (!entity.mentions.empty() && in_class(inputs.names[entity.mentions.front()].head, "meeting")) {
    return false;
  }
  const EntityResolution& known = inputs.resolution[e];
  const bool named =
      std::any_of(entity.mentions.begin(), entity.mentions.end(),
                  [&](MentionIndex m) { return inputs.names[m].form == MentionForm::kNamed; });
  return named || known.actor || known.country || !known.sectors.empty();
}

void Reading::add(EntityIndex e, int depth, std::vector<EntityIndex>& out) const {
  const Entity& entity = inputs.names[e];
  if (!entity.members.empty() && depth < kMaxDepth) {
    for (EntityIndex member : entity.members) add(member, depth + 1, out);
    return;
  }
  if (!is_party(e)) return;
  if (std::find(out.begin(), out.end(), e) == out.end()) out.push_back(e);
}

bool Reading::is_several_in_one(TokenIndex t, MentionIndex m) const {
  if (inputs.names[m].form != MentionForm::kNominal || token(t).xpos != Xpos::kNNS) return false;
  const auto& members = inputs.names[inputs.names[m].entity].members;
  const auto is_person = [&](EntityIndex e) { return inputs.names[e].type == EntityType::kPer; };
  if (!members.empty() && std::none_of(members.begin(), members.end(), is_person)) return false;
  const auto children = tree.children(t);
  return std::any_of(children.begin(), children.end(),
                     [&](TokenIndex child) { return is_pair(lemma(child)); }) &&
         in_class(t, "side");
}

// "the head of the army, General Barreto", "the minister for Europe, Jan Novak": who a description
// says and a name behind it tells, whichever noun the parser hung the name on.
std::optional<TokenIndex> Reading::name_behind(TokenIndex t, MentionIndex described) const {
  const Mention& mention_here = inputs.names[described];
  if (mention_here.form != MentionForm::kNominal || mention_here.type != EntityType::kPer)
    return {};
  // "soldiers who back his rival, Marc Ruiz,": several are not one.
  const bool several = token(t).xpos == Xpos::kNNS;
  const auto is_name = [&](TokenIndex child) {
    return token(child).deprel == Deprel::kAppos && is_named_person(child) &&
           (!several || tree.child(child, Deprel::kConj));
  };
  for (TokenIndex child : tree.children(t)) {
    if (is_name(child)) return child;
    const std::string preposition = case_of(child);
    if (token(child).deprel != Deprel::kNmod || (preposition != "of" && preposition != "for")) {
      continue;
    }
    const auto below = mention(child);
    if (below && inputs.names[*below].type == EntityType::kPer) continue;
    for (TokenIndex part : tree.children(child)) {
      if (is_name(part)) return part;
    }
  }
  return {};
}

// "the ministers of Peru and Chile, Ana Ruiz and Lars Holt, met": the names, which the parser hung
// on the list of states.
std::vector<TokenIndex> Reading::names_behind_states(TokenIndex t) const {
  std::vector<TokenIndex> names;
  if (token(t).xpos != Xpos::kNNS) return names;
  for (TokenIndex child : tree.children(t)) {
    if (token(child).deprel != Deprel::kNmod || case_of(child) != "of") continue;
    if (is_named_person(child)) continue;
    for (TokenIndex part : tree.children(child)) {
      if (token(part).deprel == Deprel::kConj && is_named_person(part)) names.push_back(part);
    }
  }
  if (names.size() < 2) names.clear();
  return names;
}

bool Reading::is_named_person(TokenIndex t) const {
  const auto m = mention(t);
  return m && inputs.names[*m].form == MentionForm::kNamed &&
         inputs.names[*m].type == EntityType::kPer;
}

std::optional<TokenIndex> Reading::description_of(MentionIndex m) const {
  const Mention& mention = inputs.names[m];
  if (mention.form == MentionForm::kNominal) return mention.head;
  if (mention.form != MentionForm::kPronoun || is_first_person(lemma(mention.head))) return {};
  const auto& mentions = inputs.names[mention.entity].mentions;
  const auto nominal = std::find_if(mentions.begin(), mentions.end(), [&](MentionIndex other) {
    return inputs.names[other].form == MentionForm::kNominal;
  });
  if (nominal == mentions.end()) return {};
  return inputs.names[*nominal].head;
}

void Reading::collect(TokenIndex t, bool conjuncts, int depth,
                      std::vector<EntityIndex>& out) const {
  if (depth > kMaxDepth) return;
  const std::size_t before = out.size();
  const auto m = mention(t);
  if (m) {
    // "The presidents, Igor Belov and Ana Ruiz": several bear the title.
    const bool several = token(t).xpos == Xpos::kNNS;
    if (const auto name = name_behind(t, *m)) collect(*name, several, depth + 1, out);
  }
  if (!m || inputs.names[*m].form == MentionForm::kNominal) {
    for (TokenIndex name : names_behind_states(t)) collect(name, false, depth + 1, out);
  }
  // "marched to Holt's palace": who lives there is meant.
  const auto resident = tree.child(t, Deprel::kNmodPoss);
  if (resident && in_class(t, "residence")) collect(*resident, true, depth + 1, out);
  if (m && out.size() == before && !is_several_in_one(t, *m)) {
    // "the leaders of Ghana and Togo" are one mention and two parties, and so are "they".
    const auto described = description_of(*m);
    const bool of_several = described && inputs.names[inputs.names[*m].entity].members.empty();
    if (of_several && token(*described).xpos == Xpos::kNNS) {
      std::vector<EntityIndex> members;
      collect_modifiers(*described, depth + 1, members);
      if (members.size() > 1) {
        for (EntityIndex member : members) add(member, 0, out);
      }
    }
    if (const auto e = entity_of(*m); e && out.size() == before) add(*e, 0, out);
  } else if (is_first_person(lemma(t))) {
    if (const auto e = speaker_at(token(t).span)) add(*e, 0, out);
  }
  // The name that a title or a description introduces: "his counterpart, Xi Jinping".
  if (out.size() == before) {
    for (TokenIndex child : tree.children(t)) {
      const Deprel d = token(child).deprel;
      if (d != Deprel::kFlat && d != Deprel::kAppos && d != Deprel::kNmodDesc) continue;
      if (out.size() == before) collect(child, false, depth + 1, out);
    }
  }
  // "dozens of Russians", "members of Hamas".
  const bool counts = token(t).upos == Upos::kNum || in_class(t, "quantity");
  if (out.size() == before && counts) {
    for (TokenIndex child : tree.children(t)) {
      if (token(child).deprel == Deprel::kNmod) collect(child, true, depth + 1, out);
    }
  }
  // "Israeli jets", "the army of Chad": forces and bodies of a state act for it.
  if (out.size() == before &&
      (in_class(t, "institution") || in_class(t, "forces") || in_class(t, "leadership") ||
       in_class(t, "people") || in_class(t, "crowd") || in_class(t, "weapons") ||
       in_class(t, "warships"))) {
    collect_modifiers(t, depth, out);
  }
  if (out.size() == before && in_class(t, "weapons")) collect_senders(t, depth, out);
  if (!conjuncts) return;
  for (TokenIndex child : tree.children(t)) {
    // "questioned the captain, and a lawmaker called for ...": a clause of its own.
    const auto clause = tree.child(child, Deprel::kAcl);
    if (clause && token(*clause).xpos == Xpos::kVBD) continue;
    if (token(child).deprel == Deprel::kConj) collect(child, true, depth + 1, out);
  }
  if (const auto second = person_after_home(t)) collect(*second, true, depth + 1, out);
}

// "Ana Ruiz of Peru and Lars Holt of Norway": the second person, hung on the state of the first.
std::optional<TokenIndex> Reading::person_after_home(TokenIndex t) const {
  const auto is_a = [&](TokenIndex word, EntityType type) {
    const auto m = mention(word);
    return m && inputs.names[*m].form == MentionForm::kNamed && inputs.names[*m].type == type;
  };
  const auto home = tree.child(t, Deprel::kNmod);
  if (!home || case_of(*home) != "of" || !is_a(t, EntityType::kPer)) return std::nullopt;
  const auto joined = tree.child(*home, Deprel::kConj);
  const bool second = joined && is_a(*home, EntityType::kGpe) && is_a(*joined, EntityType::kPer);
  return second ? joined : std::nullopt;
}

void Reading::collect_senders(TokenIndex weapon, int depth, std::vector<EntityIndex>& out) const {
  for (TokenIndex clause : tree.children(weapon)) {
    const Deprel d = token(clause).deprel;
    if (d != Deprel::kAcl && d != Deprel::kAclRelcl) continue;
    for (TokenIndex child : tree.children(clause)) {
      const Deprel part = token(child).deprel;
      const bool agent =
          part == Deprel::kOblAgent || (part == Deprel::kObl && case_of(child) == "by");
      const bool sender = part == Deprel::kNsubj && token(child).upos != Upos::kPron;
      if (agent || sender) collect(child, true, depth + 1, out);
    }
  }
}

bool Reading::is_violence(TokenIndex t) const {
  const auto senses = lexicon.noun_senses(lemma(t));
  return std::any_of(senses.begin(), senses.end(), [](const EventSense& sense) {
    return sense.type == EventType::kAssault || sense.type == EventType::kMobilize;
  });
}

bool Reading::is_done_to(TokenIndex t) const {
  const auto senses = lexicon.noun_senses(lemma(t));
  const auto frees = [](const EventMode& mode) { return mode.name == "release"; };
  return is_violence(t) || in_class(t, "undergone") ||
         std::any_of(senses.begin(), senses.end(), [&](const EventSense& sense) {
           return sense.type == EventType::kCoerce ||
                  std::any_of(sense.modes.begin(), sense.modes.end(), frees);
         });
}

void Reading::collect_modifiers(TokenIndex t, int depth, std::vector<EntityIndex>& out) const {
  if (depth > kMaxDepth) return;
  const std::size_t before = out.size();
  // Possessor and origin first, then the others in the order of the text.
  // "her mother" is not she.
  if (in_class(t, "kin")) return;
  for (Deprel wanted :
       {Deprel::kNmodPoss, Deprel::kAmod, Deprel::kCompound, Deprel::kNmodDesc, Deprel::kNmod}) {
    for (TokenIndex child : tree.children(t)) {
      if (token(child).deprel != wanted) continue;
      // "welcomed his release": he did not do it.
      if (wanted == Deprel::kNmodPoss && in_class(t, "suffered")) continue;
      if (wanted == Deprel::kNmod) {
        const std::string preposition = case_of(child);
        // "condemned the invasion of Chad": who suffers it is not who did it.
        if (preposition == "of" && is_done_to(t)) continue;
        // "opponents of the president" are not he.
        const bool leader = preposition == "of" || preposition.empty();
        if (leader && in_class(t, "follower")) continue;
        // "the border with Turkey" is Turkey's too; "talks with Turkey" are not.
        if (preposition == "with" && in_class(t, "border")) {
          collect(child, true, depth + 1, out);
          continue;
        }
        if (is_of_others(preposition)) continue;
      }
      // "the Iraq war", "the Paris attacks": where it was.
      if (wanted == Deprel::kCompound && is_violence(t) && is_kind(child, PartyKind::kPlace)) {
        continue;
      }
      // "the Cuban and Angolan presidents" are of two states, "a Serbo-Croatian poet" is of one.
      const bool shared =
          wanted == Deprel::kNmodPoss || wanted == Deprel::kNmod || token(t).xpos == Xpos::kNNS;
      collect(child, shared, depth + 1, out);
    }
    // "its border with Turkey" is of both; "U.S. and Canadian negotiators" are of two states.
    const bool named_twice = wanted == Deprel::kAmod && token(t).xpos == Xpos::kNNS;
    if (out.size() > before && !in_class(t, "border") && !named_twice) return;
  }
  if (out.size() > before) return;
  for (TokenIndex child : tree.children(t)) {
    const bool of = token(child).deprel == Deprel::kNmod && case_of(child) == "of";
    if ((of && is_done_to(t)) || in_class(t, "follower")) continue;
    const Deprel d = token(child).deprel;
    // "the use of force against miners", "the attacks on journalists in Chad".
    const std::string preposition = d == Deprel::kNmod ? case_of(child) : std::string();
    if (preposition == "against" && !in_class(t, "claim")) continue;
    if (preposition == "on" && is_violence(t)) continue;
    // "the crossing at Bab al-Hawa": where it is.
    if (preposition == "at" || preposition == "near") continue;
    // "a Zambian customs post", hung on the customs.
    if (d == Deprel::kNmod || d == Deprel::kNmodPoss || d == Deprel::kCompound) {
      collect_modifiers(child, depth + 1, out);
    }
    if (out.size() > before) return;
  }
}

std::vector<EntityIndex> Reading::parties(TokenIndex t, bool through_modifiers) const {
  std::vector<EntityIndex> out;
  collect(t, true, 0, out);
  if (out.empty() && through_modifiers) collect_modifiers(t, 0, out);
  return out;
}

}  // namespace chancery
