// Clues of dates that the text spells out.
#include "chancery/resolve/dating_clues.h"

#include "chancery/resolve/tense.h"
#include "chancery/resolve/timex_atoms.h"
#include "chancery/resolve/timex_patterns.h"
#include "chancery/resolve/timex_values.h"

namespace chancery {
namespace {

using Meaning = TimeExpression::Meaning;
using Kind = DateClue::Kind;

// The words of a line that says when a text was posted.
constexpr std::size_t kLineOfDate = 14;

// The token of an expression that hangs on a word outside of it.
TokenIndex head_of(const Syntax& syntax, TokenRange tokens) {
  for (std::uint32_t t = tokens.begin.value; t < tokens.end.value; ++t) {
    const Token& token = syntax.tokens[t];
    if (token.head == TokenIndex(t) || !tokens.contains(token.head)) return TokenIndex(t);
  }
  return tokens.begin;
}

// "the 2016 election", "elections in 2020": a date that says which noun is meant says nothing of
// when the rest happened; only one that hangs on a verb does.
bool hangs_on_verb(const Syntax& syntax, TokenIndex token) {
  if (syntax.is_root(token)) return false;
  const Token& head = syntax[syntax[token].head];
  return head.upos == Upos::kVerb || head.upos == Upos::kAux;
}

std::string quoted(std::string_view text, Span span) {
  return "\"" + std::string(words_at(text, span)) + "\"";
}

std::optional<Kind> kind_of(const TimeExpression& e) {
  switch (e.meaning) {
    case Meaning::kDay:
      if (e.year_shift || e.to_year) return std::nullopt;
      return e.year ? Kind::kDay : Kind::kDayOfYear;
    case Meaning::kMonth:
      if (!e.year) return std::nullopt;
      return Kind::kMonth;
    case Meaning::kYear:
      if (e.to_year) return std::nullopt;
      return Kind::kYear;
    default:
      return std::nullopt;
  }
}

DateClue day_of_year(const TimeExpression& e, Tense tense, Span span, std::string_view text) {
  DateClue clue;
  clue.kind = Kind::kDayOfYear;
  clue.month = e.month;
  clue.day = e.to_day && tense == Tense::kPast ? *e.to_day : e.day;
  clue.weekday = e.to_day ? 0 : e.weekday;
  clue.tense = tense;
  clue.evidence = span;
  clue.reason = quoted(text, span) + " told as " +
                (tense == Tense::kPast ? "past" : "still to come") + " without its year";
  return clue;
}

std::optional<DateClue> clue_of(const std::vector<Atom>& atoms, const TimeMatch& match,
                                std::string_view text, const Syntax& syntax,
                                const TimeRules& rules) {
  const TimeExpression& e = match.expression;
  const auto kind = kind_of(e);
  if (!kind) return std::nullopt;
  const TokenRange tokens = {atoms[match.begin].token,
                             TokenIndex(atoms[match.end - 1].token.value + 1U)};
  const Span span = cover(atoms[match.begin].span, atoms[match.end - 1].span);
  const TokenIndex head = head_of(syntax, tokens);
  // A day may hang on a noun ("the attack of June 12"): its verb tells it as well. A year there
  // says which noun is meant.
  const bool names_noun =
      (*kind == Kind::kMonth || *kind == Kind::kYear) && !hangs_on_verb(syntax, head);
  const Tense tense = tense_over(text, syntax, head, rules);
  // "was to end by 2014", "until March 2013": the day itself may lie on either side.
  if (match.begin > 0 && atoms[match.begin - 1].as(TimeWordKind::kBeforeCue) != nullptr) {
    return std::nullopt;
  }
  if (*kind == Kind::kDayOfYear) {
    if (tense != Tense::kPast && tense != Tense::kFuture) return std::nullopt;
    return day_of_year(e, tense, span, text);
  }
  // What is told as still to come is often told so from an earlier day ("would begin in 2014"), and
  // bounds nothing. A full date without a verb is that of a picture or a post.
  const bool past = tense == Tense::kPast || (*kind == Kind::kDay && tense != Tense::kFuture);
  const TimeValue value = value_of(e, {}, tense, rules);
  if (!value.interval) return std::nullopt;
  DateClue clue;
  clue.evidence = span;
  clue.not_before = value.interval->from;
  if (past && !names_noun) {
    clue.kind = *kind;
    if (*kind == Kind::kDay && span.begin < kLeadBytes) clue.nearness = DateClue::Nearness::kNews;
    // "Fri Jun 10, 2011 6:26 pm": a line of its own, with the hour of posting.
    const bool line = syntax[syntax[head].sentence].tokens.size() <= kLineOfDate;
    if (*kind == Kind::kDay && !e.clock.empty() && line) {
      clue.nearness = DateClue::Nearness::kStamp;
    }
    clue.reason = quoted(text, span) + " told as past";
    return clue;
  }
  if (*kind == Kind::kDay || tense == Tense::kFuture) return std::nullopt;
  clue.kind = Kind::kMentionedYear;
  clue.not_before = CivilDate{value.interval->from.year, 1, 1};
  clue.reason = quoted(text, span);
  return clue;
}

}  // namespace

std::vector<DateClue> clues_of_dates(const Document& document, const Syntax& syntax,
                                     const TimeRules& rules) {
  std::vector<DateClue> clues;
  for (const Sentence& sentence : syntax.sentences) {
    const std::vector<Atom> atoms = cut_atoms(document.text, syntax, sentence, rules);
    for (const TimeMatch& match : TimePatterns(atoms, syntax, rules).all()) {
      if (auto clue = clue_of(atoms, match, document.text, syntax, rules)) {
        clues.push_back(std::move(*clue));
      }
    }
  }
  return clues;
}

}  // namespace chancery
