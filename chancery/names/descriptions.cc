#include "chancery/names/descriptions.h"

#include <algorithm>

#include "chancery/text/fold.h"

namespace chancery::names {
namespace {

class Describer {
 public:
  Describer(const Reading& reading, Draft& draft)
      : r_(reading), d_(draft), in_name_(reading.syntax.tokens.size(), false) {
    for (const DraftMention& m : draft.mentions) {
      if (m.type != EntityType::kPer) continue;
      for (TokenIndex t = m.tokens.begin; t < m.tokens.end; ++t.value) in_name_[t.value] = true;
    }
  }

  void run() {
    for (const DraftMention& m : d_.mentions) {
      if (m.type != EntityType::kPer && m.type != EntityType::kOrg) continue;
      if (m.type == EntityType::kPer) before_name(m);
      beside_name(m);
      before_comma(m);
      after_comma(m);
      copula(m);
    }
    for (std::size_t t = 0; t < r_.syntax.tokens.size(); ++t) shared_office(TokenIndex(t));
  }

 private:
  const Nominal* person_noun(TokenIndex t, EntityType type) const {
    const Token& token = r_.syntax[t];
    if (token.upos != Upos::kNoun && token.upos != Upos::kPropn) return nullptr;
    const Nominal* noun = r_.nominal_at(t);
    return noun != nullptr && noun->type == type ? noun : nullptr;
  }

  void add(const DraftMention& m, TokenRange range, TokenIndex head) {
    const Span span = r_.span_of(range);
    DraftEntity& entity = d_.entities[m.entity];
    for (const Entity::Description& known : entity.descriptions) {
      if (known.span.overlaps(span)) return;
    }
    const Nominal* noun = person_noun(head, m.type);
    if (noun == nullptr && !tells_nationality(range, head)) return;
    // A description of somebody of the other gender was set beside the wrong name by the parser.
    if (noun != nullptr && noun->gender != Gender::kUnknown) {
      if (entity.gender != Gender::kUnknown && entity.gender != noun->gender) return;
      if (entity.gender == Gender::kUnknown) entity.gender = noun->gender;
    }
    entity.descriptions.push_back({span, head, std::string(words_at(r_.document.text, span))});
    for (std::size_t country : states_named(r_, range)) {
      if (std::find(entity.countries.begin(), entity.countries.end(), country) ==
          entity.countries.end()) {
        entity.countries.push_back(country);
      }
    }
  }

  // "US Secretary of State" before "Mike Pompeo": leftwards as long as each word hangs together
  // with those after it, however the parser drew the title.
  void before_name(const DraftMention& m) {
    const TokenIndex first = r_.sentence_of(m.head).tokens.begin;
    TokenIndex begin = m.tokens.begin;
    while (begin > first) {
      const TokenIndex t(begin.value - 1);
      const Token& token = r_.syntax[t];
      if (in_name_[t.value] || !may_stand_in_title(token)) break;
      if (!hangs_together(t, {t, m.tokens.end}) && !is_rank(t, m)) break;
      begin = t;
    }
    while (begin < m.tokens.begin && !may_begin_title(r_.syntax[begin])) ++begin.value;
    if (begin == m.tokens.begin) return;
    const TokenRange range{begin, m.tokens.begin};
    if (r_.syntax[TokenIndex(range.end.value - 1)].upos == Upos::kAdp) return;
    // The office is the first noun that means a person: "Secretary" of "Secretary of State".
    for (TokenIndex t = range.begin; t < range.end; ++t.value) {
      const bool before_of =
          t.value + 1 < range.end.value && r_.word(TokenIndex(t.value + 1)) == "of";
      const bool last = t.value + 1 == range.end.value;
      if (person_noun(t, EntityType::kPer) != nullptr &&
          (before_of || last || !later_noun(t, range))) {
        add(m, range, t);
        return;
      }
    }
    add(m, range, TokenIndex(range.end.value - 1));
  }

  // "Ugandan climber Moses Okello": whatever a climber is, he is of Uganda.
  bool tells_nationality(TokenRange range, TokenIndex head) const {
    return range.size() == 2 && head > range.begin && r_.syntax[head].upos == Upos::kNoun &&
           r_.syntax[range.begin].upos == Upos::kAdj && !states_named(r_, range).empty();
  }

  // "General" right before "Viktor Kazantsev", "lawmaker" before "Aino Rautala": where the parser
  // hangs both on the verb.
  bool is_rank(TokenIndex t, const DraftMention& m) const {
    if (t.value + 1 != m.tokens.begin.value) return false;
    if (person_noun(t, EntityType::kPer) == nullptr) return false;
    const Token& noun = r_.syntax[t];
    const Token& name = r_.syntax[m.head];
    const bool beside = noun.xpos == Xpos::kNN && noun.head == name.head &&
                        noun.deprel == name.deprel && !r_.syntax.is_root(t);
    return beside || begins_with_capital(r_.word(t));
  }

  bool later_noun(TokenIndex t, TokenRange range) const {
    for (TokenIndex u(t.value + 1); u < range.end; ++u.value) {
      if (person_noun(u, EntityType::kPer) != nullptr) return true;
    }
    return false;
  }

  static bool may_stand_in_title(const Token& token) {
    switch (token.upos) {
      case Upos::kNoun:
      case Upos::kPropn:
      case Upos::kAdj:
        return true;
      case Upos::kAdp:
        return token.lemma == "of" || token.lemma == "for";
      case Upos::kDet:
        return token.lemma == "the";
      case Upos::kPart:
        return token.xpos == Xpos::kPOS;
      case Upos::kCconj:
        return token.lemma == "and" || token.lemma == "&";
      case Upos::kPunct:
        return token.xpos == Xpos::kHyphen;
      default:
        return false;
    }
  }
  static bool may_begin_title(const Token& token) {
    return token.upos == Upos::kNoun || token.upos == Upos::kPropn || token.upos == Upos::kAdj;
  }

  bool hangs_together(TokenIndex t, TokenRange range) const {
    if (!r_.syntax.is_root(t) && range.contains(r_.syntax[t].head)) return true;
    for (TokenIndex child : r_.tree.children(t)) {
      if (range.contains(child)) return true;
    }
    return false;
  }

  void beside_name(const DraftMention& m) {
    for (TokenIndex child : r_.tree.children(m.head)) {
      const Deprel relation = r_.syntax[child].deprel;
      if (relation == Deprel::kAppos && child >= m.tokens.end && !in_name_[child.value]) {
        add(m, r_.phrase_of(child), child);
      }
      if (relation == Deprel::kAclRelcl && r_.tree.child(child, Deprel::kCop)) {
        add_predicate(m, child);
      }
    }
    if (r_.syntax.is_root(m.head)) return;
    const TokenIndex head = r_.syntax[m.head].head;
    if (r_.syntax[m.head].deprel == Deprel::kAppos && !in_name_[head.value]) {
      add(m, r_.phrase_of(head), head);
    }
  }

  // "a warlord from Herat, Gul Rahim Noori, left": the whole phrase before the comma, where the
  // parser set the name beside a smaller part of it.
  void before_comma(const DraftMention& m) {
    const TokenIndex first = r_.sentence_of(m.head).tokens.begin;
    const TokenIndex last = r_.sentence_of(m.head).tokens.end;
    if (m.type != EntityType::kPer || m.tokens.begin.value < first.value + 2) return;
    TokenIndex comma(m.tokens.begin.value - 1);
    if (begins_with_capital(r_.word(comma)) && person_noun(comma, m.type) != nullptr) --comma.value;
    const bool closed = m.tokens.end < last && r_.syntax[m.tokens.end].upos == Upos::kPunct;
    if (r_.word(comma) != "," || !closed) return;
    for (TokenIndex t = first; t < comma; ++t.value) {
      if (in_name_[t.value] || person_noun(t, EntityType::kPer) == nullptr) continue;
      if (r_.syntax[t].xpos == Xpos::kNNS || !ends_noun(t, last)) continue;
      const TokenRange phrase = r_.phrase_of(t);
      if (phrase.end == comma) return add(m, phrase, t);
    }
  }

  // "Lars Holt, a professor of law, said": where the parser lost the apposition. Up to the next
  // comma or verb, and only behind an article or "one of", or from "head of" on.
  void after_comma(const DraftMention& m) {
    if (m.type != EntityType::kPer) return;
    const TokenIndex last = r_.sentence_of(m.head).tokens.end;
    TokenIndex t = m.tokens.end;
    if (t >= last || r_.word(t) != ",") return;
    ++t.value;
    if (t >= last) return;
    const Token& first = r_.syntax[t];
    const bool article = first.upos == Upos::kDet && first.xpos == Xpos::kDT;
    const bool head_of = t.value + 1 < last.value && r_.word(TokenIndex(t.value + 1)) == "of" &&
                         person_noun(t, EntityType::kPer) != nullptr;
    if (!article && !head_of && first.lemma != "one") return;
    const TokenIndex begin = t;
    constexpr std::uint32_t kLongest = 12;
    std::optional<TokenIndex> head;
    for (; t < last && t.value - begin.value < kLongest; ++t.value) {
      const Upos upos = r_.syntax[t].upos;
      if (upos == Upos::kVerb || upos == Upos::kAux || upos == Upos::kPunct ||
          upos == Upos::kPron || in_name_[t.value]) {
        break;
      }
      // "the first visit by a Greek leader": the visit is the noun, and nobody.
      const bool another = upos == Upos::kAdp && !head && first.lemma != "one";
      if (another) return;
      if (!head && person_noun(t, EntityType::kPer) != nullptr && ends_noun(t, last)) head = t;
    }
    if (!head) return;
    // Before a verb the words are as likely its subject: "..., a neighbour said".
    const Deprel place = r_.syntax[m.head].deprel;
    const bool subject = r_.syntax[*head].deprel == Deprel::kNsubj &&
                         (place == Deprel::kNsubj || place == Deprel::kObj ||
                          place == Deprel::kObl || place == Deprel::kNmod);
    const bool closed = t >= last || r_.syntax[t].upos == Upos::kPunct;
    if (closed || !subject) add(m, {begin, t}, *head);
  }

  // "the presidents of Peru and Chile, Ana Ruiz and Lars Holt,": each is of one state, in this
  // order.
  void shared_office(TokenIndex noun) {
    const TokenIndex last = r_.sentence_of(noun).tokens.end;
    if (r_.syntax[noun].xpos != Xpos::kNNS || noun.value + 2 >= last.value) return;
    if (r_.word(TokenIndex(noun.value + 1)) != "of" || !person_noun(noun, EntityType::kPer)) return;
    constexpr std::uint32_t kLongest = 16;
    TokenIndex t(noun.value + 2);
    while (t < last && t.value - noun.value < kLongest && name_at(t) == nullptr) ++t.value;
    if (t == last || r_.word(TokenIndex(t.value - 1)) != ",") return;
    const std::vector<TokenRange> states = state_names({TokenIndex(noun.value + 2), t});
    std::vector<const DraftMention*> holders;
    while (t < last) {
      const DraftMention* holder = name_at(t);
      if (holder == nullptr) break;
      holders.push_back(holder);
      t = holder->tokens.end;
      while (t < last && (r_.word(t) == "," || r_.word(t) == "and")) ++t.value;
    }
    if (states.size() < 2 || holders.size() != states.size()) return;
    for (std::size_t i = 0; i < holders.size(); ++i) {
      add(*holders[i], {r_.phrase_of(noun).begin, TokenIndex(noun.value + 1)}, noun);
      add_state(*holders[i], states[i], noun);
    }
  }

  std::vector<TokenRange> state_names(TokenRange range) const {
    std::vector<TokenRange> names;
    for (const NameMatch& match : names_in(r_, range)) {
      const bool state = std::any_of(
          match.entries.begin(), match.entries.end(),
          [](const NameEntry& entry) { return entry.kind == NameKind::kCountry && !entry.weak; });
      if (state) names.push_back(match.tokens);
    }
    return names;
  }

  // The bare name of a state, told with the office of several, says of which somebody is.
  void add_state(const DraftMention& m, TokenRange state, TokenIndex office) {
    const Span span = r_.span_of(state);
    DraftEntity& entity = d_.entities[m.entity];
    entity.descriptions.push_back({span, office, std::string(words_at(r_.document.text, span))});
    for (std::size_t country : states_named(r_, state)) entity.countries.push_back(country);
  }

  const DraftMention* name_at(TokenIndex t) const {
    auto at = std::partition_point(d_.mentions.begin(), d_.mentions.end(),
                                   [t](const auto& m) { return m.tokens.begin < t; });
    for (; at != d_.mentions.end() && at->tokens.begin == t; ++at) {
      if (at->type == EntityType::kPer && at->form == MentionForm::kNamed) return &*at;
    }
    return nullptr;
  }

  // No further noun follows: "agency" in "the official news agency" is the noun, not "official".
  bool ends_noun(TokenIndex t, TokenIndex last) const {
    const TokenIndex next(t.value + 1);
    if (next >= last) return true;
    const Upos upos = r_.syntax[next].upos;
    return upos != Upos::kNoun && upos != Upos::kPropn && upos != Upos::kAdj;
  }

  void copula(const DraftMention& m) {
    const Deprel relation = r_.syntax[m.head].deprel;
    if (relation != Deprel::kNsubj && relation != Deprel::kNsubjOuter) return;
    const TokenIndex noun = r_.syntax[m.head].head;
    if (r_.tree.child(noun, Deprel::kCop)) add_predicate(m, noun);
  }

  void add_predicate(const DraftMention& m, TokenIndex noun) {
    for (TokenIndex child : r_.tree.children(noun)) {
      const Token& token = r_.syntax[child];
      // "is not the leader", "would be the leader": no description.
      if (token.deprel == Deprel::kAdvmod && (token.lemma == "not" || token.lemma == "never"))
        return;
      if (token.deprel == Deprel::kAux && token.xpos == Xpos::kMD) return;
    }
    add(m, r_.phrase_of(noun), noun);
  }

  const Reading& r_;
  Draft& d_;
  std::vector<bool> in_name_;
};

}  // namespace

std::vector<std::size_t> states_named(const Reading& reading, TokenRange range) {
  std::vector<std::size_t> states;
  for (const NameMatch& match : names_in(reading, range)) {
    if (!match.capitalized && match.tokens.size() < 2) continue;
    for (const NameEntry& entry : match.entries) {
      const auto country = country_of(entry);
      if (!country || entry.weak) continue;
      states.push_back(*country);
      break;
    }
  }
  return states;
}

void add_descriptions(const Reading& reading, Draft& draft) { Describer(reading, draft).run(); }

}  // namespace chancery::names
