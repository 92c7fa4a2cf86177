// Reading one document: from tokens to words, mentions and parties.
#include "chancery/events/reading.h"

#include <algorithm>

#include "chancery/text/fold.h"

namespace chancery {
namespace {

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
