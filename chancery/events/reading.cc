// Reading one document: from tokens to words, mentions and parties.
#include "chancery/events/reading.h"

#include <algorithm>

#include "chancery/text/fold.h"

namespace chancery {
namespace {

constexpr int kMaxDepth = 4;

int rank(MentionForm form) {
  switch (form) {
    case MentionForm::kNamed:
      return 2;
    case MentionForm::kNominal:
      return 1;
    case MentionForm::kPronoun:
      return 0;
  }
  return 0;
}

bool has_sector(const EntityResolution& entity, std::initializer_list<Sector> sectors) {
  return std::any_of(sectors.begin(), sectors.end(), [&](Sector s) {
    return std::find(entity.sectors.begin(), entity.sectors.end(), s) != entity.sectors.end();
  });
}

// The lexicon writes its nouns in the singular; a lemmatizer leaves "troops" and "militiamen".
std::string singular(const Token& token) {
  std::string lemma = lower(token.lemma);
  if (token.xpos != Xpos::kNNS || lemma.size() < 5) return lemma;
  // "supplie", "allie", as a lemmatizer may leave them.
  for (std::string_view wrong : {"plie", "blie", "llie"}) {
    if (lemma.ends_with(wrong)) return lemma.replace(lemma.size() - 2, 2, "y");
  }
  if (lemma.ends_with("men")) return lemma.replace(lemma.size() - 2, 2, "an");
  const bool plural = lemma.back() == 's' && !lemma.ends_with("ss") && !lemma.ends_with("ics");
  if (plural) lemma.pop_back();
  return lemma;
}

// "both sides", "the two parties": states and forces, whoever stands near.
bool is_pair(std::string_view lemma) { return lemma == "both" || lemma == "two"; }

bool is_first_person(std::string_view lemma) {
  return lemma == "i" || lemma == "we" || lemma == "my" || lemma == "our" || lemma == "me" ||
         lemma == "us";
}

}  // namespace

Reading::Reading(const EventInputs& in, const EventLexicon& lex)
    : inputs(in), lexicon(lex), syntax(in.syntax), tree(in.syntax) {
  const std::size_t n = syntax.tokens.size();
  lemmas_.reserve(n);
  for (const Token& token : syntax.tokens) lemmas_.push_back(known_lemma(token));
  by_head_.resize(n);
  by_token_.resize(n);
  const auto better = [&](std::optional<MentionIndex> old, MentionIndex next) {
    if (!old) return true;
    const Mention& a = in.names[*old];
    const Mention& b = in.names[next];
    if (rank(a.form) != rank(b.form)) return rank(a.form) < rank(b.form);
    return a.tokens.size() < b.tokens.size();
  };
  for (std::size_t i = 0; i < in.names.mentions.size(); ++i) {
    const MentionIndex m(i);
    const Mention& mention = in.names[m];
    if (mention.head.value >= n) continue;
    if (better(by_head_[mention.head.value], m)) by_head_[mention.head.value] = m;
    if (mention.form != MentionForm::kNamed) continue;
    for (TokenIndex t = mention.tokens.begin; t < mention.tokens.end; t = TokenIndex(t.value + 1)) {
      if (t.value < n && better(by_token_[t.value], m)) by_token_[t.value] = m;
    }
  }
  add_titles();
}

// "met US Secretary of State Mike Pompeo": where the tree takes the title for the head, the title
// stands for the person who bears it.
void Reading::add_titles() {
  for (const Entity& entity : inputs.names.entities) {
    for (const Entity::Description& title : entity.descriptions) {
      if (title.head.value >= by_head_.size() || by_head_[title.head.value]) continue;
      // "opponents of President Igor Belov" are not he.
      if (token(title.head).xpos == Xpos::kNNS && entity.type == EntityType::kPer) continue;
      for (MentionIndex m : entity.mentions) {
        const Mention& mention = inputs.names[m];
        const bool here = mention.form == MentionForm::kNamed &&
                          token(mention.head).sentence == token(title.head).sentence;
        if (here) by_head_[title.head.value] = m;
      }
    }
  }
}

// A lemmatizer that has not met a verb may guess a stem that is none ("expell"); where the lexicon
// knows a stem of the form itself, that one is taken.
std::string Reading::known_lemma(const Token& token) const {
  std::string lemma = singular(token);
  const auto known = [&](const std::string& word) {
    return !lexicon.verb_senses(word).empty() || !lexicon.governors(word).empty() ||
           !lexicon.light_verbs(word).empty();
  };
  if (token.upos != Upos::kVerb || known(lemma)) return lemma;
  const std::string form = lower(words_at(inputs.document.text, token.span));
  if (form.ends_with("ied") && known(form.substr(0, form.size() - 3) + "y")) {
    return form.substr(0, form.size() - 3) + "y";
  }
  for (std::string_view ending : {"ed", "ing", "s", "d", "es"}) {
    if (!form.ends_with(ending) || form.size() < ending.size() + 3) continue;
    std::string stem = form.substr(0, form.size() - ending.size());
    if (known(stem)) return stem;
    if (known(stem + "e")) return stem + "e";
    if (stem.size() > 3 && stem.back() == stem[stem.size() - 2]) {
      stem.pop_back();
      if (known(stem)) return stem;
    }
  }
  return lemma;
}

bool Reading::in_headline(TokenIndex t) const {
  return inputs.document.headline && inputs.document.headline->contains(token(t).span);
}

std::string Reading::case_of(TokenIndex t) const {
  std::string joined;
  for (TokenIndex child : tree.children(t)) {
    const Deprel deprel = token(child).deprel;
    if (deprel != Deprel::kCase && deprel != Deprel::kMark) continue;
    if (lemma(child) == "to" && token(child).upos == Upos::kPart) continue;
    std::string word = lemma(child);
    for (TokenIndex part : tree.children(child)) {
      if (token(part).deprel == Deprel::kFixed) word += "_" + lemma(part);
    }
    // "from inside Syria": the first says the role; "ahead of" is sometimes two cases.
    if (joined.empty()) {
      joined = word;
    } else if (joined == "ahead" || joined == "prior" || joined == "because" || joined == "out" ||
               joined == "instead") {
      joined += "_" + word;
    }
  }
  if (joined == "ahead" || joined == "prior" || joined.empty()) {
    for (TokenIndex child : tree.children(t)) {
      const bool ahead = lemma(child) == "ahead" || lemma(child) == "prior";
      if (ahead && token(child).deprel == Deprel::kAdvmod) return lemma(child) + "_of";
    }
  }
  return joined;
}

std::optional<TokenIndex> Reading::particle(TokenIndex t, std::string_view word) const {
  for (TokenIndex child : tree.children(t)) {
    const Deprel d = token(child).deprel;
    if (d != Deprel::kCompoundPrt && d != Deprel::kAdvmod && d != Deprel::kObl) continue;
    if (lemma(child) == word) return child;
  }
  return std::nullopt;
}

bool Reading::is_word(TokenIndex t, const SlotCondition::Alternative& word) const {
  const auto fits = [&](const std::string& text) {
    return word.word_class ? lexicon.in_class(*word.word_class, text) : text == word.lemma;
  };
  if (fits(lemma(t))) return true;
  for (TokenIndex child : tree.children(t)) {
    const Deprel d = token(child).deprel;
    if (d != Deprel::kCompound && d != Deprel::kAmod) continue;
    if (fits(lemma(child) + "-" + lemma(t))) return true;
  }
  // "summoned ambassador Igor Belov", "Igor Belov, a rebel leader": the title says what the bearer
  // of the name is.
  if (token(t).upos != Upos::kPropn) return false;
  for (TokenIndex child : tree.children(t)) {
    const Deprel d = token(child).deprel;
    const bool title =
        d == Deprel::kNmodDesc || (d == Deprel::kAppos && token(child).upos == Upos::kNoun);
    if (title && fits(lemma(child))) return true;
  }
  return false;
}

bool Reading::in_class(TokenIndex t, std::uint16_t word_class) const {
  SlotCondition::Alternative word;
  word.word_class = word_class;
  return is_word(t, word);
}

bool Reading::in_class(TokenIndex t, std::string_view word_class) const {
  const auto index = lexicon.word_class(word_class);
  return index && in_class(t, *index);
}

std::optional<MentionIndex> Reading::mention(TokenIndex t) const {
  const auto head = by_head_[t.value];
  const auto around = by_token_[t.value];
  if (!head) return around;
  if (!around) return head;
  return rank(inputs.names[*head].form) >= rank(inputs.names[*around].form) ? head : around;
}

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

// "the head of the army, General Barreto": who a description says and a name behind it tells,
// whichever noun the parser hung the name on.
std::optional<TokenIndex> Reading::name_behind(TokenIndex t, MentionIndex described) const {
  const Mention& mention_here = inputs.names[described];
  if (mention_here.form != MentionForm::kNominal || mention_here.type != EntityType::kPer)
    return {};
  const auto is_name = [&](TokenIndex child) {
    const auto name = mention(child);
    return token(child).deprel == Deprel::kAppos && name &&
           inputs.names[*name].form == MentionForm::kNamed &&
           inputs.names[*name].type == EntityType::kPer;
  };
  for (TokenIndex child : tree.children(t)) {
    if (is_name(child)) return child;
    if (token(child).deprel != Deprel::kNmod || case_of(child) != "of") continue;
    const auto below = mention(child);
    if (below && inputs.names[*below].type == EntityType::kPer) continue;
    for (TokenIndex part : tree.children(child)) {
      if (is_name(part)) return part;
    }
  }
  return {};
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
  if (m && out.size() == before && !is_several_in_one(t, *m)) {
    // "the leaders of Ghana and Togo" are one mention and two parties.
    const bool of_several = inputs.names[*m].form == MentionForm::kNominal &&
                            inputs.names[inputs.names[*m].entity].members.empty();
    if (of_several && token(t).xpos == Xpos::kNNS) {
      std::vector<EntityIndex> members;
      collect_modifiers(t, depth + 1, members);
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
        if (preposition == "with" || preposition == "for" || preposition == "to" ||
            preposition == "about" || preposition == "as" || preposition == "than" ||
            preposition == "like" || preposition == "after" || preposition == "since" ||
            preposition == "over" || preposition == "across") {
          continue;
        }
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
    if (token(child).deprel == Deprel::kNmod || token(child).deprel == Deprel::kNmodPoss) {
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

bool Reading::is_kind(EntityIndex e, PartyKind kind) const {
  if (!is_party(e)) return false;
  const Entity& entity = inputs.names[e];
  const EntityResolution& known = inputs.resolution[e];
  const bool governs = has_sector(
      known, {Sector::kGov, Sector::kMil, Sector::kLeg, Sector::kJud, Sector::kSpy, Sector::kCop});
  switch (kind) {
    case PartyKind::kActor:
      return true;
    case PartyKind::kPerson:
      return entity.type == EntityType::kPer;
    case PartyKind::kState:
      return entity.type == EntityType::kGpe ||
             (entity.type != EntityType::kPer && entity.type != EntityType::kNorp && governs);
    case PartyKind::kOrganization:
      return entity.type == EntityType::kOrg;
    case PartyKind::kPlace:
      return entity.type == EntityType::kGpe || entity.type == EntityType::kLoc;
    case PartyKind::kOfficial:
      if (entity.type == EntityType::kPer) {
        return known.actor || governs ||
               has_sector(known, {Sector::kPty, Sector::kOpp, Sector::kReb, Sector::kUaf,
                                  Sector::kRel, Sector::kEli});
      }
      return entity.type == EntityType::kGpe || entity.type == EntityType::kOrg || governs;
    case PartyKind::kNationality:
      return entity.type == EntityType::kNorp;
    case PartyKind::kMedia:
      return has_sector(known, {Sector::kMed, Sector::kJrn});
    case PartyKind::kCompany:
      return has_sector(known, {Sector::kBus});
  }
  return false;
}

bool Reading::is_kind(TokenIndex t, PartyKind kind) const {
  // "a delegation from Nepal": an office without a name.
  if (kind == PartyKind::kOfficial && in_class(t, "leadership") && is_kind(t, PartyKind::kActor)) {
    return true;
  }
  std::vector<EntityIndex> found;
  collect(t, false, 0, found);
  return std::any_of(found.begin(), found.end(), [&](EntityIndex e) { return is_kind(e, kind); });
}

std::optional<QuotationIndex> Reading::quotation_at(Span span) const {
  std::optional<QuotationIndex> best;
  std::uint32_t best_size = 0;
  for (std::size_t i = 0; i < inputs.quotations.size(); ++i) {
    for (Span content : inputs.quotations[i].content) {
      if (!content.contains(span)) continue;
      if (best && best_size <= content.size()) continue;
      best = QuotationIndex(i);
      best_size = content.size();
    }
  }
  return best;
}

Span Reading::span_of(TokenRange range) const {
  if (range.size() == 0) return {};
  return cover(token(range.begin).span, token(TokenIndex(range.end.value - 1)).span);
}

}  // namespace chancery
