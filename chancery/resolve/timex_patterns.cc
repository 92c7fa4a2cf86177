// Time expressions as words: phrases, references, and what may stand around an expression.
#include "chancery/resolve/timex_patterns.h"

#include <algorithm>

namespace chancery {
namespace {

using Kind = TimeWordKind;
using Meaning = TimeExpression::Meaning;

// The value of phrases that hold a time word and speak of no time: "super tuesday".
constexpr std::string_view kNoTime = "NONE";

bool is_period(Meaning meaning) {
  switch (meaning) {
    case Meaning::kMonth:
    case Meaning::kQuarter:
    case Meaning::kHalfYear:
    case Meaning::kSeason:
    case Meaning::kYear:
    case Meaning::kDecade:
    case Meaning::kCentury:
    case Meaning::kShift:
      return true;
    default:
      return false;
  }
}

PartOf part_named(std::string_view code) {
  if (code == "START") return PartOf::kStart;
  if (code == "MID") return PartOf::kMid;
  return PartOf::kEnd;
}

}  // namespace

TimePatterns::TimePatterns(const std::vector<Atom>& atoms, const Syntax& syntax,
                           const TimeRules& rules)
    : atoms_(atoms), syntax_(syntax), rules_(rules) {}

const TimeWord* TimePatterns::as(std::size_t i, TimeWordKind kind) const {
  return i < atoms_.size() ? atoms_[i].as(kind) : nullptr;
}

bool TimePatterns::is_verb(std::size_t i) const {
  const Token& token = syntax_[atoms_[i].token];
  return token.upos == Upos::kVerb || token.upos == Upos::kAux || token.xpos == Xpos::kMD;
}

bool TimePatterns::in_person_name(std::size_t i) const {
  const TokenIndex token = atoms_[i].token;
  for (const NameSpan& name : syntax_.name_spans) {
    if (token < name.tokens.begin) break;
    if (name.tokens.contains(token)) return name.type == EntityType::kPer;
  }
  return false;
}

// "Friday Mosque", "October Revolution": a longer name that opens with it. A name that ends with it
// is none ("in Iraq Friday").
bool TimePatterns::opens_name(std::size_t i) const {
  const TokenIndex token = atoms_[i].token;
  for (const NameSpan& name : syntax_.name_spans) {
    if (token < name.tokens.begin) break;
    if (name.tokens.contains(token)) return name.tokens.begin == token && name.tokens.size() > 1;
  }
  return false;
}

// Phrases that stand in the tables: festivals, and references to now, then and some day.
TimePatterns::Found TimePatterns::phrase(std::size_t i) const {
  if (i >= atoms_.size()) return std::nullopt;
  for (const TimeRules::Phrase& phrase : rules_.phrases(atoms_[i].lower)) {
    const std::size_t end = i + phrase.words.size();
    if (end > atoms_.size()) continue;
    bool fits = true;
    for (std::size_t k = 0; fits && k < phrase.words.size(); ++k) {
      fits = atoms_[i + k].is(phrase.words[k]);
    }
    if (!fits) continue;
    Piece out{end, {}};
    if (phrase.festival < 0) {
      out.expression.value = phrase.value;
      return out;
    }
    if (!atoms_[i].capital || (is(end, "island") || is(end, "islands"))) continue;
    out.expression.meaning = Meaning::kFestival;
    out.expression.number = phrase.festival;
    if (auto year = year_after(end); year && !is(end, "in")) {
      out.expression.year = year->year;
      out.expression.year_shift = year->shift;
      out.end = year->end;
    }
    return out;
  }
  return std::nullopt;
}

// "now", "recently", "soon"; words that are more often something else count before a noun only.
TimePatterns::Found TimePatterns::reference(std::size_t i) const {
  const TimeWord* word = as(i, Kind::kReference);
  if (word == nullptr) return std::nullopt;
  if (word->ambiguous) {
    if (!is(i, "current") && !is(i, "recent")) return std::nullopt;
    if (is(i + 1, "-") || (at(i)->capital && i > 0)) return std::nullopt;
  }
  if (is(i + 1, "-") && glued(i + 1)) return std::nullopt;
  if (is(i + 1, "as") && i > 0 && is(i - 1, "as")) return std::nullopt;  // "as soon as"
  Piece out{i + 1, {}};
  out.expression.value = word->code;
  return out;
}

// "early April", "mid-1990s", "late last week", "earlier this month", "later today".
TimePatterns::Found TimePatterns::modified(std::size_t i) const {
  std::size_t j = i;
  if (is(j, "the")) ++j;
  const TimeWord* word = as(j, Kind::kModifier);
  if (word == nullptr || word->noun) return std::nullopt;
  const bool comparative = is(j, "earlier") || is(j, "later");
  std::size_t k = j + 1;
  if (is(k, "-")) ++k;
  if (comparative && (is(k, "in") || is(k, "on"))) ++k;
  if (!comparative && is(k, "in") && is(k + 1, "the")) ++k;
  Found inner = is(k, "the") && k > j + 1 ? definite_unit(k) : base(k);
  if (!inner && is(k, "the")) {
    // "earlier in the week", "late in the month"
    const TimeWord* unit_word = as(k + 1, Kind::kUnit);
    if (unit_word == nullptr || unit_word->plural) return std::nullopt;
    Piece period{k + 2, {}};
    period.expression.meaning = Meaning::kShift;
    period.expression.unit = static_cast<TimeUnit>(unit_word->value);
    inner = period;
  }
  if (!inner) return std::nullopt;
  const Meaning meaning = inner->expression.meaning;
  const bool day = meaning == Meaning::kDay || meaning == Meaning::kWeekday;
  if (!is_period(meaning) && !day && meaning != Meaning::kFestival) return std::nullopt;
  // "late 2018" speaks of a part; a part of a day stays that day.
  inner->expression.part = part_named(word->code);
  return inner;
}

// "the end of April", "the second half of the month", "year-end", "the start of next week".
TimePatterns::Found TimePatterns::part_of(std::size_t i) const {
  std::size_t j = i;
  if (is(j, "the")) ++j;
  std::optional<PartOf> part;
  if (const TimeWord* word = as(j, Kind::kModifier); word != nullptr && word->noun) {
    if (word->code == "EVE") return std::nullopt;
    part = part_named(word->code);
    ++j;
  } else if (const auto nth = ordinal(j);
             nth && nth->count <= 2 && nth->count > 0 && is(nth->end, "half")) {
    part = nth->count == 1 ? PartOf::kFirstHalf : PartOf::kSecondHalf;
    j = nth->end + 1;
  }
  if (!part) {
    // "year-end", "the year's end"
    const TimeWord* word = as(j, Kind::kUnit);
    if (word == nullptr || word->plural) return std::nullopt;
    std::size_t k = j + 1;
    if (is(k, "'") && is(k + 1, "s")) {
      k += 2;
    } else if (is(k, "-")) {
      ++k;
    }
    if (k == j + 1 && !is(j, "year")) return std::nullopt;
    if (!is(k, "end") || (is(k + 1, "-") && glued(k + 1))) return std::nullopt;
    Piece out{k + 1, {}};
    out.expression.meaning = Meaning::kShift;
    out.expression.unit = static_cast<TimeUnit>(word->value);
    out.expression.part = PartOf::kEnd;
    return out;
  }
  if (!is(j, "of")) return std::nullopt;
  ++j;
  Found inner = base(j);
  if (is(j, "the") && as(j + 1, Kind::kUnit) != nullptr && !as(j + 1, Kind::kUnit)->plural) {
    Piece period{j + 2, {}};
    period.expression.meaning = Meaning::kShift;
    period.expression.unit = static_cast<TimeUnit>(as(j + 1, Kind::kUnit)->value);
    if (period.expression.unit < TimeUnit::kDay) return std::nullopt;
    if (!inner || inner->end < period.end) inner = period;
  }
  if (!inner || !is_period(inner->expression.meaning)) return std::nullopt;
  if (inner->expression.meaning == Meaning::kYear && !inner->expression.year) return std::nullopt;
  const bool half = *part == PartOf::kFirstHalf || *part == PartOf::kSecondHalf;
  const bool shifted = inner->expression.meaning == Meaning::kShift &&
                       inner->expression.unit == TimeUnit::kYear && !inner->expression.from_text;
  if (half &&
      (shifted || (inner->expression.meaning == Meaning::kYear && !inner->expression.to_year))) {
    // Halves of years have values of their own, as quarters have.
    if (shifted) inner->expression.year_shift = inner->expression.count;
    inner->expression.meaning = Meaning::kHalfYear;
    inner->expression.number = *part == PartOf::kFirstHalf ? 1 : 2;
    return inner;
  }
  inner->expression.part = *part;
  return inner;
}

// One expression without what modifies it: the longest that any pattern finds.
TimePatterns::Found TimePatterns::base(std::size_t i) const {
  using Pattern = Found (TimePatterns::*)(std::size_t) const;
  static constexpr Pattern kPatterns[] = {
      &TimePatterns::numeric_date,  &TimePatterns::calendar,      &TimePatterns::month_alone,
      &TimePatterns::weekday_alone, &TimePatterns::clock_time,    &TimePatterns::quarter,
      &TimePatterns::decade,        &TimePatterns::century,       &TimePatterns::season,
      &TimePatterns::year_alone,    &TimePatterns::deictic,       &TimePatterns::relative,
      &TimePatterns::phrase,        &TimePatterns::definite_unit, &TimePatterns::reference,
      &TimePatterns::set,           &TimePatterns::degree,        &TimePatterns::counted_units,
      &TimePatterns::bare_units,    &TimePatterns::unit_back,     &TimePatterns::part_of_day};
  Found best;
  for (const Pattern pattern : kPatterns) {
    Found found = (this->*pattern)(i);
    if (found && (!best || found->end > best->end)) best = std::move(found);
  }
  return best;
}

TimePatterns::Found TimePatterns::match(std::size_t i) const {
  const Atom& atom = atoms_[i];
  // Only numbers, time words and the apostrophe of "'90s" can begin an expression.
  if (atom.number < 0 && atom.words.empty() && !atom.is("'") && !atom.is("day") &&
      rules_.phrases(atom.lower).empty() && !atom.is("more") && !atom.is("less") &&
      !atom.is("at") && !atom.is("up") && !atom.is("no") && !atom.is("q") && !atom.is("h")) {
    return std::nullopt;
  }
  Found best = base(i);
  for (Found found : {modified(i), part_of(i)}) {
    if (found && (!best || found->end >= best->end)) best = std::move(found);
  }
  return best;
}

std::vector<TimeMatch> TimePatterns::all() const {
  std::vector<TimeMatch> matches;
  for (std::size_t i = 0; i < atoms_.size();) {
    Found found = match(i);
    if (!found) {
      ++i;
      continue;
    }
    const std::size_t end = found->end;
    if (found->expression.value != kNoTime) {
      matches.push_back({i, end, std::move(found->expression)});
      if (auto second = second_day(matches.back())) matches.push_back(std::move(*second));
    }
    i = std::max(end, matches.empty() ? end : matches.back().end);
  }
  return matches;
}

// "April 24 and 25", "April 24 to 26": the second number is a day too, where nothing follows that
// it could count.
std::optional<TimeMatch> TimePatterns::second_day(const TimeMatch& first) const {
  const TimeExpression& e = first.expression;
  const std::size_t j = first.end + 1;
  const Atom* number = at(j);
  const bool month_first = as(first.begin, Kind::kMonth) != nullptr;
  if (e.meaning != Meaning::kDay || !month_first || e.year || e.to_day) return std::nullopt;
  const bool joined = is(first.end, "and") || is(first.end, "or") || is(first.end, "to") ||
                      is(first.end, "through") || is(first.end, "until") || is(first.end, "till");
  if (!joined || number == nullptr || number->digits() == 0 || number->digits() > 2 ||
      number->number <= e.day || number->number > days_in_month(2000, e.month)) {
    return std::nullopt;
  }
  const Atom* after = at(j + 1);
  if (after != nullptr &&
      (after->number >= 0 || after->is("%") || glued(j + 1) != is(j + 1, ",")) && !is(j + 1, ".")) {
    if (as(j + 1, Kind::kDateLead) == nullptr) return std::nullopt;
  }
  TimeMatch second{j, j + 1, e};
  second.expression.day = number->number;
  second.expression.weekday = 0;
  return second;
}

}  // namespace chancery
