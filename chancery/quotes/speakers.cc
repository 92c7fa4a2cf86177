#include "chancery/quotes/speakers.h"

#include <algorithm>

namespace chancery::quotes {
namespace {

constexpr std::uint32_t kNone = static_cast<std::uint32_t>(-1);

bool is_subject(Deprel relation) {
  return relation == Deprel::kNsubj || relation == Deprel::kNsubjOuter ||
         relation == Deprel::kNsubjPass;
}

// "After the meeting Warsame said" read with two subjects: the nearer one before the verb.
std::optional<TokenIndex> own_subject(const Reading& r, TokenIndex verb) {
  std::optional<TokenIndex> found;
  for (TokenIndex child : r.tree.children(verb)) {
    if (is_subject(r.syntax[child].deprel) && (!found || child < verb)) found = child;
  }
  return found;
}

bool has_comma(const Reading& r, TokenRange range) {
  for (TokenIndex t = range.begin; t < range.end; ++t.value) {
    if (r.word(t) == ",") return true;
  }
  return false;
}

}  // namespace

std::optional<TokenIndex> subject_of(const Reading& r, TokenIndex verb) {
  for (std::size_t steps = 0; steps < 16; ++steps) {
    if (const auto subject = own_subject(r, verb)) return subject;
    if (r.syntax.is_root(verb)) return std::nullopt;
    const Token& token = r.syntax[verb];
    const TokenIndex head = token.head;
    const bool participle = token.xpos == Xpos::kVBG || token.xpos == Xpos::kVBN;
    switch (token.deprel) {
      case Deprel::kConj:
        break;
      case Deprel::kXcomp:
        // "told him to say": the object is to say it.
        if (const auto object = r.tree.child(head, Deprel::kObj)) return object;
        break;
      case Deprel::kAdvcl:
        if (!participle) return std::nullopt;
        break;
      case Deprel::kAcl:
        return participle ? std::optional(head) : std::nullopt;
      case Deprel::kParataxis:
        if (!participle) return std::nullopt;
        break;
      default:
        return std::nullopt;
    }
    verb = head;
  }
  return std::nullopt;
}

bool is_passive(const Reading& r, TokenIndex verb) {
  return r.tree.child(verb, Deprel::kAuxPass) || r.tree.child(verb, Deprel::kNsubjPass);
}

std::optional<TokenIndex> agent_of(const Reading& r, TokenIndex verb) {
  for (TokenIndex child : r.tree.children(verb)) {
    const Deprel relation = r.syntax[child].deprel;
    if (relation == Deprel::kOblAgent) return child;
    if (relation != Deprel::kObl) continue;
    const auto preposition = r.tree.child(child, Deprel::kCase);
    if (preposition && r.syntax[*preposition].lemma == "by") return child;
  }
  return std::nullopt;
}

TokenRange noun_phrase(const Reading& r, TokenIndex head) {
  TokenRange range{head, TokenIndex(head.value + 1)};
  for (TokenIndex child : r.tree.children(head)) {
    const Deprel relation = r.syntax[child].deprel;
    const TokenRange part = r.tree.subtree(child);
    if (relation == Deprel::kCase && child < head) continue;
    if (relation == Deprel::kPunct || relation == Deprel::kParataxis || relation == Deprel::kMark ||
        relation == Deprel::kCop || is_subject(relation)) {
      continue;
    }
    // "Putin, speaking in Sochi," is Putin; another clause is no part of the phrase at all.
    const bool clause = relation == Deprel::kAdvcl || relation == Deprel::kCcomp ||
                        relation == Deprel::kAux || relation == Deprel::kAuxPass;
    const bool set_off = relation == Deprel::kAcl && part.begin.value > 0 &&
                         r.word(TokenIndex(part.begin.value - 1)) == ",";
    const bool verb = relation == Deprel::kConj && r.syntax[child].upos == Upos::kVerb;
    // "Even China" is China; "the mayor on Wednesday" is the mayor.
    const bool adverb = relation == Deprel::kAdvmod && child < head;
    const bool time = relation == Deprel::kNmod && r.syntax[child].upos == Upos::kPropn &&
                      preposition_of(r, child) == "on" && !r.mentions->named_at(child);
    if (clause || set_off || verb || adverb || time) continue;
    range.begin = std::min(range.begin, part.begin);
    range.end = std::max(range.end, part.end);
  }
  const Sentence& sentence = r.sentence_of(head);
  range.begin = std::max(range.begin, sentence.tokens.begin);
  range.end = std::min(range.end, sentence.tokens.end);
  // "(D-N.C.)" is closed by a mark that hangs on the head.
  const bool bracket = range.end < sentence.tokens.end && r.word(range.end) == ")";
  if (bracket) ++range.end.value;
  TokenRange clean = trimmed(r, range);
  // The comma that closes an apposition belongs to it.
  const bool apposition = clean.size() > 0 && has_comma(r, clean);
  if (apposition && clean.end < sentence.tokens.end && r.word(clean.end) == ",") {
    ++clean.end.value;
  }
  return clean.size() > 0 ? clean : TokenRange{head, TokenIndex(head.value + 1)};
}

MentionMap::MentionMap(const Syntax& syntax, const Tree& tree, const Names& names)
    : syntax_(syntax),
      tree_(tree),
      names_(names),
      at_head_(syntax.tokens.size(), kNone),
      inside_(syntax.tokens.size(), kNone),
      described_(syntax.tokens.size(), kNone) {
  for (std::size_t m = 0; m < names.mentions.size(); ++m) {
    const Mention& mention = names.mentions[m];
    const auto number = static_cast<std::uint32_t>(m);
    // Behind a group stand those who are named with it: "the two Koreas".
    if (m > 0 && names.mentions[m - 1].tokens == mention.tokens) continue;
    if (at_head_[mention.head.value] == kNone || mention.form == MentionForm::kNamed) {
      at_head_[mention.head.value] = number;
    }
    if (mention.form == MentionForm::kNominal) continue;
    for (TokenIndex t = mention.tokens.begin; t < mention.tokens.end; ++t.value) {
      inside_[t.value] = number;
    }
  }
  for (std::size_t e = 0; e < names.entities.size(); ++e) {
    for (const Entity::Description& d : names.entities[e].descriptions) {
      described_[d.head.value] = static_cast<std::uint32_t>(e);
    }
  }
}

std::optional<MentionIndex> MentionMap::named_at(TokenIndex t) const {
  const std::uint32_t number = inside_[t.value];
  if (number == kNone || names_.mentions[number].form != MentionForm::kNamed) return std::nullopt;
  return MentionIndex(number);
}

std::optional<EntityIndex> MentionMap::entity_of(TokenIndex head) const {
  std::uint32_t number = at_head_[head.value];
  if (number == kNone) number = inside_[head.value];
  if (number == kNone && described_[head.value] != kNone) {
    return EntityIndex(described_[head.value]);
  }
  if (number == kNone) {
    // "the minister, Lars Holt": the noun describes, the name beside it is the mention.
    for (TokenIndex child : tree_.children(head)) {
      const Deprel relation = syntax_[child].deprel;
      const bool beside = relation == Deprel::kAppos || relation == Deprel::kFlat ||
                          (relation == Deprel::kCompound && child > head);
      if (beside && inside_[child.value] != kNone) {
        number = inside_[child.value];
        break;
      }
    }
  }
  if (number == kNone) return std::nullopt;
  return names_.mentions[number].entity;
}

}  // namespace chancery::quotes
