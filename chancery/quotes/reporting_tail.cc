#include "chancery/quotes/reporting_tail.h"

#include <algorithm>

#include "chancery/quotes/speakers.h"

namespace chancery::quotes {
namespace {

class TailReader {
 public:
  TailReader(const Reading& reading, TokenIndex verb)
      : r_(reading),
        verb_(verb),
        first_(reading.sentence_of(verb).tokens.begin),
        last_(reading.sentence_of(verb).tokens.end) {}

  std::optional<ReportingTail> read() {
    TokenIndex before = verb_;
    while (before > first_ && is_adverb(previous(before))) before = previous(before);
    if (before == first_) return std::nullopt;
    if (parts(previous(before))) {
      if (auto named = name_with_clause(previous(before))) return named;
      if (auto tail = verb_first(before)) return tail;
      return name_with_apposition(previous(before));
    }
    return subject_first(before);
  }

 private:
  static TokenIndex previous(TokenIndex t) { return TokenIndex(t.value - 1); }

  bool is_adverb(TokenIndex t) const {
    return r_.syntax[t].upos == Upos::kAdv || r_.syntax[t].upos == Upos::kAux;
  }

  // What parts the words reported from those that report: a comma, a dash, a closing mark.
  bool parts(TokenIndex t) const {
    const std::string_view word = r_.word(t);
    return word == "," || word == "\u2014" || word == "\u2013" || word == "--" ||
           (is_closing_mark(word) && r_.syntax[t].upos == Upos::kPunct);
  }

  bool is_nominal(TokenIndex t) const {
    const Token& token = r_.syntax[t];
    switch (token.upos) {
      case Upos::kNoun:
      case Upos::kPropn:
      case Upos::kDet:
      case Upos::kAdj:
      case Upos::kNum:
      case Upos::kPron:
        return true;
      case Upos::kAdp:
        // "a person familiar with the matter", "a source close to the premier"
        return token.lemma == "of" || token.lemma == "for" || token.lemma == "at" ||
               token.lemma == "with" || token.lemma == "to" || token.lemma == "in" ||
               token.lemma == "from" || token.lemma == "near";
      case Upos::kPart:
        return token.xpos == Xpos::kPOS;
      case Upos::kPunct:
        return token.xpos == Xpos::kHyphen;
      case Upos::kCconj:
        return token.lemma == "and";
      default:
        return false;
    }
  }

  bool is_relative(TokenIndex t) const {
    const Xpos xpos = r_.syntax[t].xpos;
    return xpos == Xpos::kWP || xpos == Xpos::kWPPoss || xpos == Xpos::kWDT;
  }

  // Whether something is said of somebody: a verb that is not only of a clause about a noun, as in
  // "the minister, who visited Oslo" and "the minister, speaking in Oslo".
  bool has_verb(TokenIndex begin, TokenIndex end) const {
    bool relative = false;
    for (TokenIndex t = begin; t < end; ++t.value) {
      const Token& token = r_.syntax[t];
      if (r_.word(t) == ",") relative = false;
      if (is_relative(t)) relative = true;
      const bool verb = token.upos == Upos::kVerb || token.upos == Upos::kAux;
      if (verb && !relative && token.xpos != Xpos::kVBG) return true;
    }
    return false;
  }

  // Up to the next comma, mark or end nothing may be said any more.
  bool ends_after(TokenIndex from) const {
    for (TokenIndex t = from; t < last_; ++t.value) {
      const std::string_view word = r_.word(t);
      if (word == "," || word == "." || word == ";" || is_opening_mark(word)) return true;
      if (word == ":") return false;
      const Token& token = r_.syntax[t];
      if (token.upos == Upos::kVerb || token.upos == Upos::kAux || token.upos == Upos::kSconj) {
        return false;
      }
    }
    return true;
  }

  std::optional<TokenIndex> head_in(TokenRange range) const {
    std::optional<TokenIndex> head;
    for (TokenIndex t = range.begin; t < range.end; ++t.value) {
      const Token& token = r_.syntax[t];
      const bool outer = r_.syntax.is_root(t) || !range.contains(token.head);
      const bool noun =
          token.upos == Upos::kNoun || token.upos == Upos::kPropn || token.upos == Upos::kPron;
      if (outer && noun) return t;
      if (noun) head = t;
    }
    return head;
  }

  std::optional<ReportingTail> complete(TokenRange speaker, TokenIndex head, TokenIndex cut) const {
    const TokenRange content = trimmed(r_, {after_dateline(cut), cut});
    if (content.size() == 0 || !has_verb(content.begin, content.end)) return std::nullopt;
    return ReportingTail{speaker, head, content};
  }

  // "VIENNA - The talks ended, officials said": what stands before the dash is where it was filed.
  TokenIndex after_dateline(TokenIndex cut) const {
    constexpr std::uint32_t kLongest = 12;
    for (TokenIndex t = first_; t < cut && t.value - first_.value < kLongest; ++t.value) {
      const std::string_view word = r_.word(t);
      const Token& token = r_.syntax[t];
      if (token.upos == Upos::kVerb || token.upos == Upos::kAux || is_opening_mark(word)) break;
      if (word == "\u2014" || word == "\u2013" || word == "\u2015" || word == "--") {
        return TokenIndex(t.value + 1);
      }
    }
    return first_;
  }

  // The first of the marks that stand together before `t`; a closing mark stays with the content.
  TokenIndex cut_before(TokenIndex t) const {
    while (t > first_ && parts(previous(t)) && !is_closing_mark(r_.word(previous(t))))
      t = previous(t);
    return t;
  }

  // `..., said X`: somebody has to follow at once.
  std::optional<ReportingTail> verb_first(TokenIndex before) const {
    TokenIndex end(verb_.value + 1);
    while (end < last_ && is_nominal(end) && end.value - verb_.value <= 20) ++end.value;
    const TokenRange words{TokenIndex(verb_.value + 1), end};
    // "the summit, held in Lima": where it was is not who speaks.
    if (words.size() == 0 || r_.syntax[words.begin].upos == Upos::kAdp) return std::nullopt;
    // "had praised Holt" is in no such order.
    if (before < verb_ && r_.syntax[previous(verb_)].upos == Upos::kAux) return std::nullopt;
    const auto head = head_in(words);
    if (!head || !r_.mentions->entity_of(*head) || !ends_after(end)) return std::nullopt;
    const Xpos xpos = r_.syntax[verb_].xpos;
    // A past tense is easily tagged a participle in this order.
    const bool finite = xpos == Xpos::kVBD || xpos == Xpos::kVBZ || xpos == Xpos::kVBP;
    if (!finite && (xpos != Xpos::kVBN || is_passive(r_, verb_))) return std::nullopt;
    return complete(widened(words, *head), *head, cut_before(before));
  }

  // Apposition behind a speaker who follows the verb.
  TokenRange widened(TokenRange words, TokenIndex head) const {
    const TokenRange phrase = noun_phrase(r_, head);
    if (phrase.begin == words.begin && phrase.end > words.end && phrase.end <= last_) return phrase;
    return words;
  }

  // `..., X said`.
  std::optional<ReportingTail> subject_first(TokenIndex before) const {
    TokenIndex begin = before;
    while (begin > first_ && is_nominal(previous(begin)) && before.value - begin.value <= 20) {
      begin = previous(begin);
    }
    if (begin == before || begin == first_ || !parts(previous(begin))) return std::nullopt;
    if (!ends_after(TokenIndex(verb_.value + 1))) return std::nullopt;
    // "the government is lost, and she hopes": a clause that goes on, not one set behind.
    const Upos first = r_.syntax[begin].upos;
    if (first == Upos::kCconj || first == Upos::kAdp || is_relative(begin)) return std::nullopt;
    const TokenRange words{begin, before};
    // "Lars Holt, a professor of law said": the name before the comma is who speaks.
    if (auto named = named_before(previous(begin), before)) return named;
    const auto head = head_in(words);
    if (!head) return std::nullopt;
    return complete(words, *head, cut_before(begin));
  }

  // `..., Lars Holt, a professor of law, said`: `comma` is the one before the verb.
  std::optional<ReportingTail> name_with_apposition(TokenIndex comma) const {
    if (!ends_after(TokenIndex(verb_.value + 1))) return std::nullopt;
    TokenIndex begin = comma;
    while (begin > first_ && is_nominal(previous(begin)) && comma.value - begin.value <= 20) {
      begin = previous(begin);
    }
    if (begin > first_ && begin < comma && r_.word(previous(begin)) == ",") {
      if (auto named = named_before(previous(begin), comma)) return named;
    }
    return std::nullopt;
  }

  // `..., Lars Holt, who has led the bank since May, said`.
  std::optional<ReportingTail> name_with_clause(TokenIndex comma) const {
    constexpr std::uint32_t kLongest = 30;
    for (TokenIndex t = comma; t > first_ && comma.value - t.value < kLongest; --t.value) {
      if (r_.word(previous(t)) != ",") continue;
      const Xpos xpos = r_.syntax[t].xpos;
      const bool clause =
          xpos == Xpos::kWP || xpos == Xpos::kWPPoss || xpos == Xpos::kVBG || xpos == Xpos::kVBN;
      if (!clause) continue;
      return named_before(previous(t), comma);
    }
    return std::nullopt;
  }

  // A person's name that ends at the comma, and itself stands behind a comma or a mark.
  std::optional<ReportingTail> named_before(TokenIndex comma, TokenIndex end) const {
    if (comma == first_ || r_.word(comma) != ",") return std::nullopt;
    const auto mention = r_.mentions->named_at(previous(comma));
    if (!mention || r_.names[*mention].type != EntityType::kPer) return std::nullopt;
    TokenIndex begin = r_.names[*mention].tokens.begin;
    while (begin > first_ && is_nominal(previous(begin))) {
      begin = previous(begin);
      if (r_.syntax[begin].upos == Upos::kAdp) return std::nullopt;
    }
    if (begin == first_ || !parts(previous(begin))) return std::nullopt;
    // "..., she said" behind a name is no apposition.
    const TokenIndex next(comma.value + 1);
    const Upos upos = r_.syntax[next].upos;
    if (upos == Upos::kPropn || (upos == Upos::kPron && !is_relative(next))) return std::nullopt;
    return complete({begin, end}, r_.names[*mention].head, cut_before(begin));
  }

  const Reading& r_;
  const TokenIndex verb_;
  const TokenIndex first_;
  const TokenIndex last_;
};

}  // namespace

std::optional<ReportingTail> read_reporting_tail(const Reading& reading, TokenIndex verb) {
  return TailReader(reading, verb).read();
}

}  // namespace chancery::quotes
