// Time expressions as words: finite patterns over the atoms of a sentence, the kinds and spans of
// TIMEX3 (TimeML 1.2.1; the shapes follow HeidelTime's English rules, Strötgen and Gertz 2013).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "chancery/knowledge/time_rules.h"
#include "chancery/record/syntax.h"
#include "chancery/resolve/time_expression.h"
#include "chancery/resolve/timex_atoms.h"

namespace chancery {

// Reads one sentence. Every method looks at a place and says what it found there and where that
// ends, or nothing. Holds references to its arguments.
class TimePatterns {
 public:
  TimePatterns(const std::vector<Atom>& atoms, const Syntax& syntax, const TimeRules& rules);

  // All expressions, left to right, the longest at each place, none inside another.
  std::vector<TimeMatch> all() const;

 private:
  struct Piece {
    std::size_t end = 0;
    TimeExpression expression;
  };
  using Found = std::optional<Piece>;
  struct Amount {
    std::size_t end = 0;
    std::string text;  // "2", "2.5", "X" for a number not given
    int count = 0;
    bool ordinal = false;
    bool article = false;  // "a", "an"
    bool vague() const { return text == "X"; }
  };
  struct Clock {
    std::size_t end = 0;
    std::string text;
  };
  struct YearWords {
    std::size_t end = 0;
    std::optional<int> year;
    std::optional<int> shift;
  };

  // timex_patterns.cc: what may stand around an expression.
  Found match(std::size_t i) const;
  Found modified(std::size_t i) const;
  Found part_of(std::size_t i) const;
  Found base(std::size_t i) const;
  Found phrase(std::size_t i) const;
  Found reference(std::size_t i) const;
  std::optional<TimeMatch> second_day(const TimeMatch& first) const;

  // timex_patterns_calendar.cc: days, months and years.
  Found numeric_date(std::size_t i) const;
  Found calendar(std::size_t i) const;
  Found month_first(std::size_t i) const;
  Found day_first(std::size_t i) const;
  Found month_alone(std::size_t i) const;
  Found weekday_alone(std::size_t i) const;
  Found year_alone(std::size_t i) const;
  std::optional<YearWords> year_words(std::size_t i) const;
  std::optional<YearWords> year_after(std::size_t i) const;
  bool month_counts(std::size_t i, bool beside_number) const;
  bool lone_year_counts(std::size_t i) const;

  // timex_patterns_amounts.cc: so many units, and the days around today.
  std::optional<Amount> cardinal(std::size_t i) const;
  std::optional<Amount> ordinal(std::size_t i) const;
  std::optional<Amount> amount(std::size_t i) const;
  const TimeWord* unit(std::size_t i, std::size_t* end) const;
  Found deictic(std::size_t i) const;
  Found counted_units(std::size_t i) const;
  Found shift_or_duration(std::size_t i, const Amount& amount, const TimeWord& unit,
                          std::size_t end, bool hyphen) const;
  Found degree(std::size_t i) const;
  Found bare_units(std::size_t i) const;
  Found set(std::size_t i) const;

  // timex_patterns_periods.cc: decades, centuries, quarters, seasons.
  Found decade(std::size_t i) const;
  Found century(std::size_t i) const;
  Found quarter(std::size_t i) const;
  Found season(std::size_t i) const;

  // timex_patterns_relative.cc: "last", "this", "next", and the unit that is spoken of.
  Found relative(std::size_t i) const;
  Found relative_name(std::size_t i, int direction, const TimeWord& word) const;
  Found relative_amount(std::size_t i, const TimeWord& word) const;
  Found definite_unit(std::size_t i) const;
  Found unit_back(std::size_t i) const;

  // timex_patterns_clock.cc: times of day.
  Found clock_time(std::size_t i) const;
  Found part_of_day(std::size_t i) const;
  std::optional<Clock> clock(std::size_t i, bool sure) const;
  std::optional<Clock> clock_after(std::size_t i) const;
  std::optional<Clock> written_offset(std::size_t i) const;

  // Looking at single atoms; past the end nothing matches.
  const Atom* at(std::size_t i) const { return i < atoms_.size() ? &atoms_[i] : nullptr; }
  bool is(std::size_t i, std::string_view word) const {
    return i < atoms_.size() && atoms_[i].is(word);
  }
  const TimeWord* as(std::size_t i, TimeWordKind kind) const;
  bool glued(std::size_t i) const { return i < atoms_.size() && !atoms_[i].space_before; }
  bool before_is(std::size_t i, TimeWordKind kind) const {
    return i > 0 && as(i - 1, kind) != nullptr;
  }
  bool is_verb(std::size_t i) const;
  bool in_person_name(std::size_t i) const;
  bool opens_name(std::size_t i) const;

  const std::vector<Atom>& atoms_;
  const Syntax& syntax_;
  const TimeRules& rules_;
};

// "P2W", "PT4H", "PXD": TIMEX3's durations.
std::string duration_value(std::string_view amount, TimeUnit unit);

}  // namespace chancery
