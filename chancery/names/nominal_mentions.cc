#include "chancery/names/nominal_mentions.h"

#include <algorithm>
#include <array>

#include "chancery/names/descriptions.h"
#include "chancery/text/fold.h"

namespace chancery::names {
namespace {

struct Pronoun {
  std::string_view form;
  Gender gender;
  bool plural;
  EntityType type;
};
constexpr std::array<Pronoun, 17> kPronouns = {{
    {"he", Gender::kMale, false, EntityType::kPer},
    {"him", Gender::kMale, false, EntityType::kPer},
    {"his", Gender::kMale, false, EntityType::kPer},
    {"himself", Gender::kMale, false, EntityType::kPer},
    {"she", Gender::kFemale, false, EntityType::kPer},
    {"her", Gender::kFemale, false, EntityType::kPer},
    {"hers", Gender::kFemale, false, EntityType::kPer},
    {"herself", Gender::kFemale, false, EntityType::kPer},
    {"it", Gender::kUnknown, false, EntityType::kOrg},
    {"its", Gender::kUnknown, false, EntityType::kOrg},
    {"itself", Gender::kUnknown, false, EntityType::kOrg},
    {"they", Gender::kUnknown, true, EntityType::kPer},
    {"them", Gender::kUnknown, true, EntityType::kPer},
    {"their", Gender::kUnknown, true, EntityType::kPer},
    {"theirs", Gender::kUnknown, true, EntityType::kPer},
    {"themselves", Gender::kUnknown, true, EntityType::kPer},
    {"whose", Gender::kUnknown, false, EntityType::kPer},
}};

class NominalFinder {
 public:
  NominalFinder(const Reading& reading, const Draft& draft)
      : r_(reading),
        described_(reading.syntax.tokens.size() + 1, false),
        named_at_(reading.syntax.tokens.size() + 1, false),
        begins_name_(reading.syntax.tokens.size() + 1, false),
        begins_person_(reading.syntax.tokens.size() + 1, false) {
    for (const DraftEntity& entity : draft.entities) {
      for (const Entity::Description& d : entity.descriptions) {
        // What a predicate says of a name stays a mention: "Holt was the leader".
        if (!r_.tree.child(d.head, Deprel::kCop)) described_[d.head.value] = true;
      }
    }
    for (const DraftMention& m : draft.mentions) {
      for (TokenIndex t = m.tokens.begin; t < m.tokens.end; ++t.value) named_at_[t.value] = true;
      if (m.type == EntityType::kPer || m.type == EntityType::kOrg) {
        begins_name_[m.tokens.begin.value] = true;
        begins_person_[m.tokens.begin.value] = m.type == EntityType::kPer;
      }
    }
  }

  std::vector<DraftMention> find() {
    for (std::size_t i = 0; i < r_.syntax.tokens.size(); ++i) {
      const TokenIndex t(i);
      if (named_at_[i]) continue;
      const Upos upos = r_.syntax[t].upos;
      if (upos == Upos::kPron || upos == Upos::kDet) add_pronoun(t);
      if (upos == Upos::kNoun || upos == Upos::kPropn || upos == Upos::kAdj) add_noun(t);
      if (upos == Upos::kNum || upos == Upos::kDet || upos == Upos::kPron) add_two(t);
    }
    std::sort(found_.begin(), found_.end(), [](const DraftMention& a, const DraftMention& b) {
      // "his" before "his counterpart", which is told by him.
      return a.tokens.begin != b.tokens.begin ? a.tokens.begin < b.tokens.begin
                                              : a.tokens.end < b.tokens.end;
    });
    return std::move(found_);
  }

 private:
  void add_pronoun(TokenIndex t) {
    const Xpos xpos = r_.syntax[t].xpos;
    if (xpos != Xpos::kPRP && xpos != Xpos::kPRPPoss && xpos != Xpos::kWPPoss) return;
    if (r_.syntax[t].deprel == Deprel::kExpl) return;
    const std::string form = lower(r_.word(t));
    const auto known = std::find_if(kPronouns.begin(), kPronouns.end(),
                                    [&form](const Pronoun& p) { return p.form == form; });
    if (known == kPronouns.end()) return;
    DraftMention m;
    m.tokens = {t, TokenIndex(t.value + 1)};
    m.head = t;
    m.form = MentionForm::kPronoun;
    m.type = known->type;
    m.gender = known->gender;
    m.plural = known->plural;
    m.lemma = form;
    found_.push_back(std::move(m));
  }

  // Part of another phrase: "minister" in "minister Lars Holt", "police" in "police chief".
  bool is_modifier(TokenIndex t) const {
    switch (r_.syntax[t].deprel) {
      case Deprel::kCompound:
      case Deprel::kFlat:
      case Deprel::kNmodDesc:
      case Deprel::kAmod:
      case Deprel::kFixed:
      case Deprel::kGoeswith:
      case Deprel::kCase:
      case Deprel::kAdvmod:
        return true;
      default:
        return false;
    }
  }

  // "the Russian minister, Sergei Lavrov,": the name says who; the noun is its description.
  bool introduces_name(TokenIndex t, TokenRange phrase) const {
    if (phrase.end.value < begins_name_.size() && begins_name_[phrase.end.value]) return true;
    // "the Chairman of the Council Lars Holt", however the tree has it.
    for (TokenIndex name(t.value + 1); name < phrase.end; ++name.value) {
      if (!begins_person_[name.value]) continue;
      const Upos before = r_.syntax[TokenIndex(name.value - 1)].upos;
      if (before == Upos::kNoun || before == Upos::kPropn) return true;
    }
    for (TokenIndex child : r_.tree.children(t)) {
      const Deprel relation = r_.syntax[child].deprel;
      if ((relation == Deprel::kAppos || relation == Deprel::kFlat) && named_at_[child.value]) {
        return true;
      }
    }
    if (names_after_comma(phrase.end)) return true;
    const Deprel relation = r_.syntax[t].deprel;
    return relation == Deprel::kAppos && named_at_[r_.syntax[t].head.value];
  }

  // "his counterpart, Ri Yong-ho," or "the head of the army, General Pak Won," whatever the tree
  // makes of the comma.
  bool names_after_comma(TokenIndex comma) const {
    std::size_t name = comma.value + 1;
    if (name < r_.syntax.tokens.size() && is_capital_title(TokenIndex(name))) ++name;
    if (name >= r_.syntax.tokens.size() || !begins_name_[name] || r_.word(comma) != ",")
      return false;
    std::size_t end = name;
    while (end < r_.syntax.tokens.size() && named_at_[end]) ++end;
    return end < r_.syntax.tokens.size() && r_.syntax.tokens[end].upos == Upos::kPunct;
  }

  bool is_capital_title(TokenIndex t) const {
    const Nominal* noun = r_.nominal_at(t);
    return noun != nullptr && noun->kind == NominalKind::kRole && begins_with_capital(r_.word(t));
  }

  bool is_plural(TokenIndex t) const {
    return r_.syntax[t].xpos == Xpos::kNNS || r_.syntax[t].xpos == Xpos::kNNPS;
  }

  const Nominal* noun_of(TokenIndex t) const {
    const Token& token = r_.syntax[t];
    if (token.upos == Upos::kAdj) return nullptr;
    return r_.nominal_at(t);
  }

  // "the state of affairs" is no state.
  bool is_condition(TokenIndex t) const {
    const auto of = r_.tree.child(t, Deprel::kNmod);
    return of && !named_at_[of->value] && r_.syntax[t].lemma == "state";
  }

  void add_noun(TokenIndex t) {
    const Nominal* noun = noun_of(t);
    if (noun == nullptr || is_modifier(t) || described_[t.value]) return;
    if (noun->kind == NominalKind::kState && is_condition(t)) return;
    DraftMention m;
    m.head = t;
    m.tokens = r_.phrase_of(t);
    if (introduces_name(t, m.tokens)) return;
    m.form = MentionForm::kNominal;
    m.noun = noun;
    m.type = noun->type;
    m.gender = noun->gender;
    m.lemma = lower(r_.syntax[t].lemma);
    m.plural = is_plural(t) || noun->kind == NominalKind::kPeople;
    read_modifiers(m);
    found_.push_back(std::move(m));
  }

  void read_modifiers(DraftMention& m) const {
    for (TokenIndex child : r_.tree.children(m.head)) {
      const Token& token = r_.syntax[child];
      const std::string& lemma = token.lemma;
      if (token.deprel == Deprel::kDet &&
          (lemma == "the" || lemma == "this" || lemma == "that" || lemma == "both")) {
        m.definite = true;
      }
      // "criticised both governments": read as the first word of "both ... and".
      if (token.deprel == Deprel::kCcPreconj && lemma == "both" && child < m.head &&
          !r_.tree.child(m.head, Deprel::kConj)) {
        m.definite = true;
        m.tokens.begin = std::min(m.tokens.begin, child);
      }
      if (token.deprel == Deprel::kNmodPoss) m.definite = true;
      if (token.deprel == Deprel::kNummod && lemma != "one" && lemma != "1") m.plural = true;
    }
    m.owners = states_named(r_, m.tokens);
    if (is_side_of_state(m)) {
      m.type = EntityType::kGpe;
      m.stands_for = r_.actors.countries()[m.owners.front()].name;
    }
  }

  // "the Russian side": Russia. "The Turkish side of the island", "on the Egyptian side" are
  // places.
  bool is_side_of_state(const DraftMention& m) const {
    if (m.lemma != "side" || m.plural || !m.definite || m.owners.size() != 1) return false;
    if (r_.tree.child(m.head, Deprel::kNmod)) return false;
    const auto preposition = r_.tree.child(m.head, Deprel::kCase);
    return !preposition || r_.syntax[*preposition].lemma != "on";
  }

  // "the two", "both", alone where a noun would stand.
  void add_two(TokenIndex t) {
    const std::string word = lower(r_.word(t));
    if (word != "two" && word != "both") return;
    const Deprel relation = r_.syntax[t].deprel;
    const bool argument = relation == Deprel::kNsubj || relation == Deprel::kNsubjPass ||
                          relation == Deprel::kObj || relation == Deprel::kObl;
    if (!argument) return;
    DraftMention m;
    m.head = t;
    m.tokens = {t, TokenIndex(t.value + 1)};
    if (word == "two") {
      const bool the = t.value > 0 && lower(r_.word(TokenIndex(t.value - 1))) == "the";
      if (!the) return;
      --m.tokens.begin.value;
    }
    m.form = MentionForm::kNominal;
    m.noun = r_.lexicon.nominal("side");
    m.type = EntityType::kPer;
    m.lemma = "two";
    m.plural = true;
    m.definite = true;
    if (m.noun != nullptr) found_.push_back(std::move(m));
  }

  const Reading& r_;
  std::vector<bool> described_;  // the nouns on which descriptions of names stand
  std::vector<bool> named_at_;
  std::vector<bool> begins_name_;
  std::vector<bool> begins_person_;
  std::vector<DraftMention> found_;
};

}  // namespace

std::vector<DraftMention> find_nominal_mentions(const Reading& reading, const Draft& draft) {
  return NominalFinder(reading, draft).find();
}

}  // namespace chancery::names
