// Time expressions as words: decades, centuries, quarters, seasons.
#include "chancery/resolve/timex_patterns.h"

namespace chancery {
namespace {

using Kind = TimeWordKind;
using Meaning = TimeExpression::Meaning;

}  // namespace

// "the 1990s", "1990's", "'90s", "the nineties".
TimePatterns::Found TimePatterns::decade(std::size_t i) const {
  std::size_t j = i;
  if (is(j, "the")) ++j;
  const bool apostrophe = is(j, "'");
  if (apostrophe) ++j;
  const Atom* first = at(j);
  if (first == nullptr) return std::nullopt;
  Piece out;
  out.expression.meaning = Meaning::kDecade;
  if (const TimeWord* word = as(j, Kind::kDecade)) {
    // "in his fifties", "temperatures in the sixties": decades named by words need the article.
    if (j == i || !(is(j - 1, "the"))) return std::nullopt;
    out.end = j + 1;
    out.expression.year = word->value;
    return out;
  }
  std::size_t k = j + 1;
  if (is(k, "'") && glued(k)) ++k;
  if (!is(k, "s") || !glued(k) || first->number < 0 || first->number % 10 != 0) {
    return std::nullopt;
  }
  out.end = k + 1;
  if (first->digits() == 4 && first->number >= 1000 && first->number < 2100) {
    out.expression.year = first->number;
  } else if (first->digits() == 2 && (apostrophe || is(j - 1, "the"))) {
    out.expression.year = first->number;
  } else {
    return std::nullopt;
  }
  return out;
}

// "the 20th century", "the nineteenth century".
TimePatterns::Found TimePatterns::century(std::size_t i) const {
  const std::size_t j = is(i, "the") ? i + 1 : i;
  const auto nth = ordinal(j);
  if (!nth || nth->count < 1 || nth->count > 30) return std::nullopt;
  const std::size_t k = is(nth->end, "-") ? nth->end + 1 : nth->end;
  const TimeWord* word = as(k, Kind::kUnit);
  if (word == nullptr || static_cast<TimeUnit>(word->value) != TimeUnit::kCentury) {
    return std::nullopt;
  }
  Piece out{k + 1, {}};
  out.expression.meaning = Meaning::kCentury;
  out.expression.number = nth->count;
  if (as(out.end, Kind::kEra) != nullptr) return std::nullopt;
  return out;
}

// "the third quarter of 1990", "third-quarter", "Q3 2019", "the second half of the year".
TimePatterns::Found TimePatterns::quarter(std::size_t i) const {
  std::size_t j = i;
  Piece out;
  const Atom* first = at(j);
  if (first == nullptr) return std::nullopt;
  if ((first->is("q") || first->is("h")) && first->capital && glued(j + 1) &&
      at(j + 1) != nullptr && at(j + 1)->digits() == 1) {
    const int n = at(j + 1)->number;
    const bool half = first->is("h");
    if (n < 1 || n > (half ? 2 : 4)) return std::nullopt;
    out.end = j + 2;
    out.expression.number = n;
    out.expression.meaning = half ? Meaning::kHalfYear : Meaning::kQuarter;
    if (auto year = year_after(out.end)) {
      out.expression.year = year->year;
      out.expression.year_shift = year->shift;
      out.end = year->end;
    } else if (half) {
      return std::nullopt;
    }
    return out;
  }
  if (const TimeWord* det = as(j, Kind::kDeterminer); det != nullptr && det->value == 0) ++j;
  const std::size_t after_article = j;
  if (at(j) != nullptr && at(j)->digits() == 4 && lone_year_counts(j)) {
    out.expression.year = at(j)->number;  // "the 1988 second quarter"
    ++j;
  }
  if (as(j, Kind::kFiscal) != nullptr) ++j;
  if (is(j, "-")) ++j;
  const auto nth = ordinal(j);
  if (!nth || nth->count < 1 || nth->count > 4) return std::nullopt;
  std::size_t k = is(nth->end, "-") ? nth->end + 1 : nth->end;
  if (as(k, Kind::kFiscal) != nullptr) ++k;
  const TimeWord* word = as(k, Kind::kUnit);
  const bool quarter =
      word != nullptr && static_cast<TimeUnit>(word->value) == TimeUnit::kQuarter && !word->plural;
  const bool half = is(k, "half") && nth->count <= 2;
  if (!quarter && !half) return std::nullopt;
  // "the third-quarter loss": the article belongs to the loss.
  if (k > nth->end && after_article > i) return std::nullopt;
  out.end = k + 1;
  if (is(out.end, "-") && glued(out.end) && !is(out.end + 1, "-")) return std::nullopt;
  out.expression.number = nth->count;
  out.expression.meaning = half ? Meaning::kHalfYear : Meaning::kQuarter;
  if (!out.expression.year) {
    if (auto year = year_after(out.end); year && !is(out.end, "in")) {
      out.expression.year = year->year;
      out.expression.year_shift = year->shift;
      out.end = year->end;
    } else if (half) {
      return std::nullopt;  // "the second half" is played on grass
    }
  }
  return out;
}

// "the summer", "summer 2018", "the fall of 1989".
TimePatterns::Found TimePatterns::season(std::size_t i) const {
  const std::size_t j = is(i, "the") ? i + 1 : i;
  const TimeWord* word = as(j, Kind::kSeason);
  if (word == nullptr || word->plural || in_person_name(j)) return std::nullopt;
  Piece out{j + 1, {}};
  out.expression.meaning = Meaning::kSeason;
  out.expression.value = word->code;
  out.expression.month = word->value;
  // "exports will fall this year"
  if (word->ambiguous && is_verb(j)) return std::nullopt;
  const auto year = year_after(out.end);
  if (year && !is(out.end, "in")) {
    out.expression.year = year->year;
    out.expression.year_shift = year->shift;
    out.end = year->end;
    return out;
  }
  // "the Summer Olympics", "the Arab Spring".
  if (at(j)->capital && j > 0 &&
      (at(j - 1)->capital || (at(j + 1) != nullptr && at(j + 1)->capital))) {
    return std::nullopt;
  }
  if (is(out.end, "-") && glued(out.end)) return std::nullopt;
  if (word->ambiguous) {
    // "the fall of Saigon", "to fall", "a spring of water".
    if (is(out.end, "of") || is(out.end, "in")) return std::nullopt;
    const bool led =
        j > 0 && (as(j - 1, Kind::kRelative) != nullptr || as(j - 1, Kind::kModifier) != nullptr ||
                  (j > i && i > 0 && as(i - 1, Kind::kDateLead) != nullptr) || is(j - 1, "in"));
    if (!led) return std::nullopt;
  }
  return out;
}

}  // namespace chancery
