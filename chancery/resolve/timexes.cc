// Finding the time expressions of a document.
#include "chancery/resolve/timexes.h"

#include <cmath>

#include "chancery/resolve/tense.h"
#include "chancery/resolve/timex_atoms.h"
#include "chancery/resolve/timex_patterns.h"
#include "chancery/resolve/timex_values.h"

namespace chancery {
namespace {

// A date told further back than this many sentences is no longer the one that "the next day" means.
constexpr std::uint32_t kReach = 2;
// A report of results speaks of its quarter for longer.
constexpr std::uint32_t kQuarterReach = 5;

// Farther from its day than this a text means ages, not days of the calendar ("66 million years").
constexpr double kFarthestYears = 1500;

struct Told {
  DateInterval interval;
  std::uint32_t sentence;
};

bool in_headline(const Document& document, Span span) {
  return document.headline && document.headline->contains(span);
}

// Whether the words around an expression say that what it dates has been, whatever the verb: a
// possessive, a word like "after" before it.
bool is_of_what_was(const std::vector<Atom>& atoms, const TimeMatch& match) {
  if (match.expression.meaning != TimeExpression::Meaning::kWeekday) return false;
  if (match.begin > 0 && atoms[match.begin - 1].as(TimeWordKind::kAfterCue) != nullptr) return true;
  return match.end + 1 < atoms.size() && atoms[match.end].is("'") &&
         !atoms[match.end].space_before && atoms[match.end + 1].is("s");
}

double years_of(TimeUnit unit) {
  switch (unit) {
    case TimeUnit::kMillennium:
      return 1000;
    case TimeUnit::kDecade:
      return 10;
    case TimeUnit::kCentury:
      return 100;
    case TimeUnit::kYear:
      return 1;
    case TimeUnit::kHalfYear:
      return 0.5;
    case TimeUnit::kQuarter:
      return 0.25;
    case TimeUnit::kMonth:
      return 1.0 / 12;
    case TimeUnit::kFortnight:
      return 14.0 / 365;
    case TimeUnit::kWeek:
    case TimeUnit::kWeekend:
      return 7.0 / 365;
    default:
      return 1.0 / 365;
  }
}

// Whether it is counted off so far that no day of the calendar is meant.
bool is_of_ages(const TimeExpression& e) {
  using Meaning = TimeExpression::Meaning;
  return (e.meaning == Meaning::kShift || e.meaning == Meaning::kSpan) &&
         std::abs(static_cast<double>(e.count)) * years_of(e.unit) > kFarthestYears;
}

bool is_in_calendar(const DateInterval& interval) {
  return interval.from.year >= 1 && interval.to.year <= 9999 && interval.from <= interval.to;
}

Timex make_timex(const std::vector<Atom>& atoms, const TimeMatch& match) {
  Timex timex;
  timex.span = cover(atoms[match.begin].span, atoms[match.end - 1].span);
  timex.tokens = {atoms[match.begin].token, TokenIndex(atoms[match.end - 1].token.value + 1U)};
  timex.type = match.expression.type;
  return timex;
}

}  // namespace

Timexes find_timexes(const Document& document, const Syntax& syntax,
                     const std::optional<Publication>& published, const TimeRules& rules) {
  Timexes found;
  std::optional<Told> told;
  std::optional<Told> quarter;
  TimeAnchors anchors;
  if (published) anchors.report = published->interval;
  for (std::uint32_t s = 0; s < syntax.sentences.size(); ++s) {
    const std::vector<Atom> atoms = cut_atoms(document.text, syntax, syntax.sentences[s], rules);
    for (const TimeMatch& match : TimePatterns(atoms, syntax, rules).all()) {
      Timex timex = make_timex(atoms, match);
      Tense tense = tense_over(document.text, syntax, timex.tokens.begin, rules);
      // Headlines tell in the present what has just been.
      if (tense == Tense::kPresent && in_headline(document, timex.span)) tense = Tense::kPast;
      // "Monday's attack raises fears", "the move follows Friday's vote".
      if (tense != Tense::kFuture && is_of_what_was(atoms, match)) tense = Tense::kPast;
      // "since Tuesday" looks back whatever the verb.
      if (match.begin > 0 && atoms[match.begin - 1].is("since")) tense = Tense::kPast;
      anchors.told.reset();
      if (told && s - told->sentence <= kReach) anchors.told = told->interval;
      anchors.quarter.reset();
      if (quarter && s - quarter->sentence <= kQuarterReach) anchors.quarter = quarter->interval;
      if (is_of_ages(match.expression)) continue;
      TimeValue value = value_of(match.expression, anchors, tense, rules);
      if (value.value.empty() || (value.interval && !is_in_calendar(*value.interval))) continue;
      timex.value = std::move(value.value);
      timex.interval = value.interval;
      timex.precision = value.precision;
      const bool day_told = timex.interval && timex.type != TimexType::kDuration &&
                            timex.interval->width_days() <= 366;
      if (day_told) told = Told{*timex.interval, s};
      if (timex.precision == DatePrecision::kQuarter &&
          match.expression.meaning == TimeExpression::Meaning::kQuarter) {
        quarter = Told{*timex.interval, s};
      }
      found.push_back(std::move(timex));
    }
  }
  return found;
}

}  // namespace chancery
