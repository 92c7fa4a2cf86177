#include "chancery/names/draft.h"

#include <algorithm>

#include "chancery/text/fold.h"
#include "chancery/text/utf8.h"

namespace chancery::names {

const Nominal* Reading::nominal_at(TokenIndex t) const {
  const std::string lemma = lower(syntax[t].lemma);
  if (t > sentence_of(t).tokens.begin) {
    const std::string before = lower(word(TokenIndex(t.value - 1)));
    if (const Nominal* noun = lexicon.nominal(before + " " + lemma)) return noun;
  }
  if (const Nominal* noun = lexicon.nominal(lemma)) return noun;
  return lexicon.nominal(lower(word(t)));
}

TokenIndex Reading::head_of(TokenRange range) const {
  for (TokenIndex t = range.begin; t < range.end; ++t.value) {
    if (syntax.is_root(t) || !range.contains(syntax[t].head)) return t;
  }
  return range.begin;
}

// "thanked both countries for their help", "met an official for the first time": what a parser
// hangs on the noun says why or when of the whole clause. "Minister for Europe" names something.
bool Reading::is_of_the_clause(TokenIndex child, TokenRange part) const {
  const auto preposition = tree.child(child, Deprel::kCase);
  if (!preposition || syntax[*preposition].lemma != "for") return false;
  for (TokenIndex t = part.begin; t < part.end; ++t.value) {
    if (syntax[t].upos == Upos::kPropn) return false;
  }
  return true;
}

// "the leaders of both countries for their sincerity", "journalists in Egypt Friday": the last part
// hangs on the wrong noun.
TokenIndex Reading::end_of(TokenIndex child, TokenRange part) const {
  for (TokenIndex below : tree.children(child)) {
    const TokenRange inner = tree.subtree(below);
    const bool nmod = syntax[below].deprel == Deprel::kNmod && inner.begin > child;
    const bool time = syntax[below].deprel == Deprel::kNmodUnmarked && inner.begin > child;
    if (time || (nmod && is_of_the_clause(below, inner))) return std::min(part.end, inner.begin);
  }
  return part.end;
}

namespace {

bool stands_alone(const Reading& r, TokenIndex dash) {
  const std::string_view word = r.word(dash);
  if (word != "-" && word != "--" && word != "\u2013" && word != "\u2014") return false;
  const Span span = r.syntax[dash].span;
  return r.syntax[TokenIndex(dash.value - 1)].span.end < span.begin &&
         span.end < r.syntax[TokenIndex(dash.value + 1)].span.begin;
}

}  // namespace

TokenRange Reading::phrase_of(TokenIndex noun) const {
  TokenRange range{noun, TokenIndex(noun.value + 1)};
  // What is set beside the phrase ends it; what stands before the noun always belongs to it.
  for (TokenIndex child : tree.children(noun)) {
    const TokenRange part = tree.subtree(child);
    switch (syntax[child].deprel) {
      case Deprel::kDet:
      case Deprel::kDetPredet:
      case Deprel::kAmod:
      case Deprel::kCompound:
      case Deprel::kNummod:
      case Deprel::kNmodPoss:
      case Deprel::kFlat:
      case Deprel::kNmodDesc:
      case Deprel::kFixed:
      case Deprel::kGoeswith:
        range.begin = std::min(range.begin, part.begin);
        range.end = std::max(range.end, part.end);
        break;
      case Deprel::kNmodUnmarked:
        // "met members of Congress the day before": a time behind the noun is of the verb.
        if (part.begin < noun) range.begin = std::min(range.begin, part.begin);
        break;
      case Deprel::kNmod:
        if (part.begin > noun) {
          if (!is_of_the_clause(child, part)) range.end = std::max(range.end, end_of(child, part));
        } else
          range.begin = std::min(range.begin, part.begin);
        break;
      default:
        break;
    }
  }
  const Sentence& sentence = sentence_of(noun);
  range.begin = std::max(range.begin, sentence.tokens.begin);
  range.end = std::min(range.end, sentence.tokens.end);
  // "October 20 - Rebel fighters": a dash that stands alone parts the day from the news.
  for (TokenIndex t = range.begin; t < noun; ++t.value) {
    if (t > sentence.tokens.begin && stands_alone(*this, t)) range.begin = TokenIndex(t.value + 1);
  }
  // A subtree with a gap could reach over a comma that ends the phrase.
  for (TokenIndex t = noun; t < range.end; ++t.value) {
    if (syntax[t].upos == Upos::kPunct && syntax[t].xpos == Xpos::kComma) {
      range.end = t;
      break;
    }
  }
  return range;
}

std::optional<TokenIndex> Reading::governor_of(TokenIndex t) const {
  for (std::size_t steps = 0; steps < 64 && !syntax.is_root(t); ++steps) {
    const Deprel relation = syntax[t].deprel;
    t = syntax[t].head;
    if (relation == Deprel::kConj || relation == Deprel::kAppos || relation == Deprel::kNmod ||
        relation == Deprel::kNmodPoss || relation == Deprel::kCompound ||
        relation == Deprel::kFlat || relation == Deprel::kNmodDesc) {
      continue;
    }
    return t;
  }
  return std::nullopt;
}

std::optional<std::size_t> country_of(const NameEntry& entry) {
  switch (entry.kind) {
    case NameKind::kCountry:
    case NameKind::kCapital:
    case NameKind::kMetonym:
    case NameKind::kAdjective:
    case NameKind::kDemonym:
      return entry.index;
    default:
      return std::nullopt;
  }
}

namespace {

bool is_weak(const NameMatch& match) {
  for (const NameEntry& entry : match.entries) {
    if (!entry.weak) return false;
  }
  return true;
}

}  // namespace

std::vector<NameMatch> names_in(const Reading& reading, TokenRange range) {
  std::vector<NameMatch> found;
  const std::span tokens = std::span(reading.syntax.tokens).first(range.end.value);
  const auto match_at = [&](TokenIndex t) {
    return reading.actors.longest_match(reading.document.text, tokens, t);
  };
  for (TokenIndex t = range.begin; t < range.end;) {
    auto match = match_at(t);
    if (match && (is_weak(*match) || lower(reading.word(t)) == "the")) {
      for (TokenIndex u(t.value + 1); u < match->tokens.end; ++u.value) {
        const auto inner = match_at(u);
        if (inner && !is_weak(*inner) && inner->tokens.end > match->tokens.end) {
          match = inner;
          break;
        }
      }
    }
    if (match) found.push_back(*match);
    t = match ? match->tokens.end : TokenIndex(t.value + 1);
  }
  return found;
}

void merge_mentions(Draft& draft, std::vector<DraftMention> others) {
  std::vector<DraftMention> all;
  all.reserve(draft.mentions.size() + others.size());
  std::vector<std::size_t> moved(draft.mentions.size());
  std::size_t next = 0;
  for (std::size_t m = 0; m < draft.mentions.size(); ++m) {
    while (next < others.size() && others[next].tokens.begin < draft.mentions[m].tokens.begin) {
      all.push_back(std::move(others[next++]));
    }
    moved[m] = all.size();
    all.push_back(std::move(draft.mentions[m]));
  }
  for (; next < others.size(); ++next) all.push_back(std::move(others[next]));
  draft.mentions = std::move(all);
  for (DraftEntity& entity : draft.entities) {
    for (std::size_t& m : entity.mentions) m = moved[m];
    std::sort(entity.mentions.begin(), entity.mentions.end());
  }
}

bool begins_with_capital(std::string_view word) {
  return !word.empty() && is_upper(decode_utf8(word, 0).value);
}

bool has_no_capital(std::string_view word) {
  for (std::size_t at = 0; at < word.size();) {
    const CodePoint code = decode_utf8(word, at);
    if (is_upper(code.value)) return false;
    at += code.bytes;
  }
  return true;
}

}  // namespace chancery::names
