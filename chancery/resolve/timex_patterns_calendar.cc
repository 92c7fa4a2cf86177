// Time expressions as words: days, months and years.
#include <algorithm>

#include "chancery/resolve/timex_patterns.h"

namespace chancery {
namespace {

using Kind = TimeWordKind;
using Meaning = TimeExpression::Meaning;

// Years that a bare number of four digits is taken for.
constexpr int kFirstLoneYear = 1900;
constexpr int kLastLoneYear = 2059;

int century_of_two_digits(int year) { return year < 40 ? 2000 + year : 1900 + year; }

bool fits_month(int month, int day) { return day >= 1 && day <= days_in_month(2000, month); }

TimeExpression day_of(int month, int day, std::optional<int> year) {
  TimeExpression e;
  e.meaning = Meaning::kDay;
  e.month = month;
  e.day = day;
  e.year = year;
  return e;
}

}  // namespace

// "2019-04-25", "2019-04", "25/04/2019", "25.4.2019", "04/25/19".
TimePatterns::Found TimePatterns::numeric_date(std::size_t i) const {
  const Atom* a = at(i);
  const Atom* sign = at(i + 1);
  const Atom* b = at(i + 2);
  if (a == nullptr || b == nullptr || a->digits() == 0 || b->digits() == 0) return std::nullopt;
  if (!glued(i + 1) || !glued(i + 2)) return std::nullopt;
  if (i > 0 && glued(i) && at(i - 1)->lower != "(") return std::nullopt;
  const bool same_sign = is(i + 3, sign->lower) && glued(i + 3) && glued(i + 4);
  const Atom* c = same_sign ? at(i + 4) : nullptr;
  if (c != nullptr && c->digits() == 0) c = nullptr;
  // A fourth number makes it an address or a version; a sign alone ends the sentence.
  const bool fourth = at(i + 6) != nullptr && at(i + 6)->digits() > 0 && glued(i + 6);
  if (is(i + 5, sign->lower) && glued(i + 5) && fourth) return std::nullopt;
  if (a->digits() == 4 && sign->is("-") && b->digits() == 2 && b->number >= 1 && b->number <= 12) {
    if (a->number < 1500 || a->number > 2100) return std::nullopt;
    TimeExpression e;
    e.meaning = Meaning::kMonth;
    e.year = a->number;
    e.month = b->number;
    if (c == nullptr) return same_sign ? Found{} : Found{Piece{i + 3, e}};
    if (c->digits() != 2 || !fits_month(b->number, c->number)) return std::nullopt;
    Piece out{i + 5, day_of(b->number, c->number, a->number)};
    if (is(i + 5, "t") && glued(i + 5)) {
      if (auto time = clock(i + 6, true)) {
        out.end = time->end;
        out.expression.clock = time->text;
        out.expression.type = TimexType::kTime;
      }
    }
    return out;
  }
  const bool slash = sign->is("/");
  if (c == nullptr || !(slash || sign->is(".") || sign->is("-"))) return std::nullopt;
  if (a->digits() > 2 || b->digits() > 2 || (c->digits() != 4 && !(c->digits() == 2 && slash))) {
    return std::nullopt;
  }
  const int year = c->digits() == 4 ? c->number : century_of_two_digits(c->number);
  if (year < kFirstLoneYear || year > kLastLoneYear) return std::nullopt;
  const bool day_first = b->number >= 1 && b->number <= 12 && fits_month(b->number, a->number);
  const bool month_first = a->number >= 1 && a->number <= 12 && fits_month(a->number, b->number);
  if (day_first == month_first && a->number != b->number) {
    if (!day_first) return std::nullopt;
    // 04/05/2019 may be April or May: only the year is sure.
    TimeExpression e;
    e.meaning = Meaning::kYear;
    e.year = year;
    return Piece{i + 5, e};
  }
  return Piece{i + 5,
               day_first ? day_of(b->number, a->number, year) : day_of(a->number, b->number, year)};
}

// "1998", "fiscal 1989", "this year", "the year", "nineteen ninety-seven".
std::optional<TimePatterns::YearWords> TimePatterns::year_words(std::size_t i) const {
  std::size_t j = i;
  if (is(j, "the")) ++j;
  if (as(j, Kind::kFiscal) != nullptr) ++j;
  if (j > i && is(j, "year") && at(j + 1) != nullptr &&
      (at(j + 1)->digits() == 4 || as(j + 1, Kind::kCardinal) != nullptr)) {
    ++j;
  }
  const Atom* first = at(j);
  if (first == nullptr) return std::nullopt;
  if (first->digits() == 4) {
    if (first->number < 1000 || first->number > 2100) return std::nullopt;
    return YearWords{j + 1, first->number, std::nullopt};
  }
  if (first->is("'") && glued(j + 1) && at(j + 1) != nullptr && at(j + 1)->digits() == 2) {
    if (is(j + 2, "s")) return std::nullopt;
    return YearWords{j + 2, century_of_two_digits(at(j + 1)->number), std::nullopt};
  }
  if (const TimeWord* word = as(j, Kind::kRelative); word != nullptr && word->code.empty()) {
    const std::size_t k = as(j + 1, Kind::kFiscal) != nullptr ? j + 2 : j + 1;
    if (is(k, "year") && !is(k + 1, "-")) return YearWords{k + 1, std::nullopt, word->value};
    return std::nullopt;
  }
  if (j > i && is(j, "year") && !is(j + 1, "-")) return YearWords{j + 1, std::nullopt, 0};
  // Spelled out: "nineteen ninety-seven", "two thousand and four", "twenty nineteen".
  const TimeWord* head = as(j, Kind::kCardinal);
  if (head == nullptr) return std::nullopt;
  if (head->value == 2 && is(j + 1, "thousand")) {
    const std::size_t k = is(j + 2, "and") ? j + 3 : j + 2;
    const auto rest = as(k, Kind::kCardinal) != nullptr ? cardinal(k) : std::nullopt;
    if (rest && rest->count < 60) return YearWords{rest->end, 2000 + rest->count, std::nullopt};
    if (j > i && is(j - 1, "year")) return YearWords{j + 2, 2000, std::nullopt};
    return std::nullopt;
  }
  if (head->value < 16 || head->value > 20) return std::nullopt;
  const std::size_t k = is(j + 1, "-") ? j + 2 : j + 1;
  if (as(k, Kind::kCardinal) == nullptr) return std::nullopt;
  const auto rest = cardinal(k);
  if (!rest || rest->count < 10 || rest->count > 99) return std::nullopt;
  return YearWords{rest->end, head->value * 100 + rest->count, std::nullopt};
}

// The year that follows a day, a month or a season: ", 2019", "of last year", "this year".
std::optional<TimePatterns::YearWords> TimePatterns::year_after(std::size_t i) const {
  std::size_t j = i;
  const bool comma = is(j, ",");
  if (comma || is(j, "of") || is(j, "in")) ++j;
  const bool of = j > i && !comma;
  const Atom* first = at(j);
  if (first == nullptr) return std::nullopt;
  if (first->digits() == 4) {
    if (first->number < 1000 || first->number > 2100 || is(j + 1, "s")) return std::nullopt;
    if (j > i && is(i, "in")) return std::nullopt;
    return YearWords{j + 1, first->number, std::nullopt};
  }
  if (comma) return std::nullopt;
  if (first->is("'") || of || as(j, Kind::kRelative) != nullptr ||
      as(j, Kind::kCardinal) != nullptr) {
    auto words = year_words(j);
    // "October two thousand people" is no year; only years that name their century count.
    if (words && as(j, Kind::kCardinal) != nullptr && !words->year) return std::nullopt;
    if (words && j > i && is(i, "in") && !words->shift) return std::nullopt;
    if (words && is(words->end, "'") && is(words->end + 1, "s")) return std::nullopt;
    return words;
  }
  return std::nullopt;
}

// Whether a word that may be a month is one here.
bool TimePatterns::month_counts(std::size_t i, bool beside_number) const {
  const TimeWord* month = as(i, Kind::kMonth);
  const Atom& atom = atoms_[i];
  if (in_person_name(i)) return false;
  if (beside_number) return atom.capital || !month->ambiguous;
  if (!atom.capital) return false;
  if (month->abbreviation && !is(i + 1, ".")) return false;
  if (!month->ambiguous && !month->abbreviation) return !opens_name(i);
  // "May" opens many sentences as a verb, "March" as a noun or an order.
  if (i == 0 || is_verb(i)) return false;
  const bool led = as(i - 1, Kind::kDateLead) != nullptr || as(i - 1, Kind::kRelative) != nullptr ||
                   as(i - 1, Kind::kModifier) != nullptr || is(i - 1, "-");
  return led && !opens_name(i);
}

// "April 25", "Apr. 25th, 2019", "April 24-26", "April the 25th".
TimePatterns::Found TimePatterns::month_first(std::size_t i) const {
  const TimeWord* month = as(i, Kind::kMonth);
  if (month == nullptr) return std::nullopt;
  std::size_t j = i + 1;
  if (is(j, ".") && (month->abbreviation || is(i, "may"))) ++j;
  if (is(j, "the")) ++j;
  const Atom* number = at(j);
  if (number == nullptr) return std::nullopt;
  int day = 0;
  if (auto nth = ordinal(j)) {
    day = nth->count;
    j = nth->end;
  } else if (number->digits() > 0 && number->digits() <= 2) {
    day = number->number;
    ++j;
    // "March 5.2 percent", "April 10:30", "May 20 percent", "June 10,000".
    const bool split = (is(j, ".") || is(j, ":") || is(j, ",")) && glued(j) && glued(j + 1) &&
                       at(j + 1) != nullptr && at(j + 1)->digits() > 0;
    if (split || is(j, "%") || is(j, "percent")) return std::nullopt;
    if (as(j, Kind::kMeridiem) != nullptr || as(j, Kind::kScale) != nullptr) return std::nullopt;
  }
  if (!fits_month(month->value, day) || !month_counts(i, true)) return std::nullopt;
  Piece out{j, day_of(month->value, day, std::nullopt)};
  if (is(j, "-") && at(j + 1) != nullptr && at(j + 1)->digits() > 0 && at(j + 1)->digits() <= 2 &&
      at(j + 1)->number > day && fits_month(month->value, at(j + 1)->number)) {
    out.expression.to_day = at(j + 1)->number;
    out.end = j + 2;
    if (glued(out.end) && as(out.end, Kind::kOrdinalSuffix) != nullptr) ++out.end;
  }
  if (auto year = year_after(out.end)) {
    out.expression.year = year->year;
    out.expression.year_shift = year->shift;
    out.end = year->end;
  }
  return out;
}

// "25 April 2019", "the 25th of April", "25-Apr-2019", "24-26 April".
TimePatterns::Found TimePatterns::day_first(std::size_t i) const {
  std::size_t j = i;
  if (is(j, "the")) ++j;
  const Atom* number = at(j);
  if (number == nullptr || (i > 0 && glued(i) && !is(i - 1, "(") && !is(i - 1, "\""))) {
    return std::nullopt;
  }
  int day = 0;
  if (auto nth = ordinal(j)) {
    day = nth->count;
    j = nth->end;
  } else if (number->digits() > 0 && number->digits() <= 2) {
    day = number->number;
    ++j;
  } else {
    return std::nullopt;
  }
  std::optional<int> to_day;
  if (is(j, "-") && at(j + 1) != nullptr && at(j + 1)->digits() > 0 && at(j + 1)->digits() <= 2 &&
      at(j + 1)->number > day && as(j + 2, Kind::kMonth) != nullptr) {
    to_day = at(j + 1)->number;
    j += 2;
  }
  const bool hyphen = !to_day && is(j, "-");
  if (is(j, "of") || is(j, "day") || hyphen) ++j;
  if (is(j, "of")) ++j;
  const TimeWord* month = as(j, Kind::kMonth);
  if (month == nullptr || !fits_month(month->value, to_day ? *to_day : day)) return std::nullopt;
  if (!month_counts(j, true) || (hyphen && !glued(j))) return std::nullopt;
  ++j;
  if (is(j, ".") && month->abbreviation) ++j;
  Piece out{j, day_of(month->value, day, std::nullopt)};
  out.expression.to_day = to_day;
  // "5 April 25" would be a day too many; "25-Apr-19" is a year of two digits.
  if (hyphen && is(j, "-") && at(j + 1) != nullptr && glued(j + 1) &&
      (at(j + 1)->digits() == 4 || at(j + 1)->digits() == 2)) {
    const Atom* year = at(j + 1);
    out.expression.year = year->digits() == 4 ? year->number : century_of_two_digits(year->number);
    out.end = j + 2;
  } else if (auto year = year_after(j)) {
    out.expression.year = year->year;
    out.expression.year_shift = year->shift;
    out.end = year->end;
  }
  return out;
}

// A day of a month, with or without the day of the week before it.
TimePatterns::Found TimePatterns::calendar(std::size_t i) const {
  std::size_t j = i;
  const TimeWord* weekday = as(j, Kind::kWeekday);
  if (weekday != nullptr && !weekday->plural) {
    ++j;
    if (is(j, ".") && weekday->abbreviation) ++j;
    if (is(j, ",")) ++j;
  } else {
    weekday = nullptr;
  }
  Found out = day_first(j);
  if (!out) out = month_first(j);
  if (!out) return std::nullopt;
  if (weekday != nullptr) out->expression.weekday = weekday->value;
  if (auto time = clock_after(out->end)) {
    out->end = time->end;
    out->expression.clock = time->text;
    out->expression.type = TimexType::kTime;
  }
  return out;
}

// "April", "April 2019", "April of last year", "in Sept."
TimePatterns::Found TimePatterns::month_alone(std::size_t i) const {
  const TimeWord* month = as(i, Kind::kMonth);
  if (month == nullptr) return std::nullopt;
  Piece out{i + 1, {}};
  out.expression.meaning = Meaning::kMonth;
  out.expression.month = month->value;
  if (is(out.end, ".") && month->abbreviation) ++out.end;
  const auto year = year_after(out.end);
  if (!month_counts(i, year && year->year)) return std::nullopt;
  if (year) {
    out.expression.year = year->year;
    out.expression.year_shift = year->shift;
    out.end = year->end;
  }
  return out;
}

// "Tuesday", "Tuesday night", "Tuesday at 10 a.m.", "Mondays".
TimePatterns::Found TimePatterns::weekday_alone(std::size_t i) const {
  const TimeWord* weekday = as(i, Kind::kWeekday);
  if (weekday == nullptr || weekday->abbreviation) return std::nullopt;
  if (opens_name(i)) return std::nullopt;
  Piece out{i + 1, {}};
  out.expression.meaning = Meaning::kWeekday;
  out.expression.weekday = weekday->value;
  if (weekday->plural) {
    out.expression.meaning = Meaning::kSet;
    out.expression.type = TimexType::kSet;
    out.expression.value = "XXXX-WXX-" + std::to_string(weekday->value);
    return out;
  }
  const TimeWord* part = as(out.end, Kind::kDayPart);
  if (part != nullptr && !part->plural && !is(out.end, "overnight")) {
    ++out.end;
    out.expression.clock = "T" + part->code;
    out.expression.type = TimexType::kTime;
  }
  if (auto time = clock_after(out.end)) {
    out.end = time->end;
    out.expression.clock = time->text;
    out.expression.type = TimexType::kTime;
  }
  return out;
}

// Whether a number of four digits without a month is a year here.
bool TimePatterns::lone_year_counts(std::size_t i) const {
  const Atom& atom = atoms_[i];
  if (atom.digits() != 4) return false;
  const Atom* before = i > 0 ? at(i - 1) : nullptr;
  const Atom* after = at(i + 1);
  const bool tight_before = before != nullptr && glued(i);
  const bool tight_after = after != nullptr && glued(i + 1);
  // "$1990", "#1990", "No. 1990", "1990%", "1990.5", "19:1990", "MH1990", "2,1990".
  if (tight_before && !before->is("-") && !before->is("(") && !before->is("'") &&
      !before->is("\"") && !before->is("/") && !before->is("--") && !before->is("[")) {
    return false;
  }
  if (tight_before && before->is("-") && i > 1 && glued(i - 1) && at(i - 2)->number < 0 &&
      !at(i - 2)->is("mid") && !at(i - 2)->is("pre") && !at(i - 2)->is("post") &&
      !at(i - 2)->is("late") && !at(i - 2)->is("early") && as(i - 2, Kind::kMonth) == nullptr) {
    return false;
  }
  if (before != nullptr && (as(i - 1, Kind::kCounted) != nullptr || before->is("$") ||
                            before->is("#") || before->is("."))) {
    // A point ends "No." as it ends a sentence; a sentence is cut before this is asked.
    return false;
  }
  if (tight_after && (after->is("%") || after->is(":") || after->is("$"))) return false;
  if (tight_after && (after->is(".") || after->is(",")) && glued(i + 2) && at(i + 2) != nullptr &&
      at(i + 2)->digits() > 0) {
    return false;
  }
  if (tight_after && after->number < 0 && !after->words.empty() && after->is("s")) return false;
  if (as(i + 1, Kind::kMeasured) != nullptr || as(i + 1, Kind::kScale) != nullptr) return false;
  if (as(i + 1, Kind::kUnit) != nullptr && as(i + 1, Kind::kUnit)->plural) return false;
  const bool led = before != nullptr && as(i - 1, Kind::kYearLead) != nullptr;
  if (atom.number < kFirstLoneYear || atom.number > kLastLoneYear) {
    return led && (before->is("in") || before->is("since")) && atom.number >= 1000 &&
           atom.number < kFirstLoneYear && (after == nullptr || after->number < 0);
  }
  if (led || before == nullptr) return true;
  // Before a plural noun a round number counts things: "2000 soldiers".
  const bool plural_after =
      i + 1 < atoms_.size() && after->number < 0 && syntax_[after->token].xpos == Xpos::kNNS;
  const bool round = atom.number % 100 == 0;
  return !(round && plural_after);
}

// "1998", "2011-14", "the year 2000", "1914-1918", "fiscal 1989".
TimePatterns::Found TimePatterns::year_alone(std::size_t i) const {
  Piece out;
  out.expression.meaning = Meaning::kYear;
  const Atom* first = at(i);
  if (first == nullptr) return std::nullopt;
  if (first->digits() == 4 && !(is(i + 1, "s") && glued(i + 1))) {
    if (!lone_year_counts(i)) return std::nullopt;
    out.end = i + 1;
    out.expression.year = first->number;
    const Atom* to = at(i + 2);
    if (is(i + 1, "-") && glued(i + 1) && to != nullptr && glued(i + 2) &&
        (to->digits() == 4 || to->digits() == 2)) {
      const int last = to->digits() == 4 ? to->number : first->number / 100 * 100 + to->number;
      if (last > first->number && last < first->number + 100) {
        out.expression.to_year = last;
        out.end = i + 3;
      }
    }
    return out;
  }
  const bool worded = as(i, Kind::kFiscal) != nullptr || first->is("the") || first->is("year") ||
                      as(i, Kind::kCardinal) != nullptr;
  if (!worded) return std::nullopt;
  auto words = year_words(i);
  if (!words || !words->year) return std::nullopt;
  out.end = words->end;
  // "the 1990 report" is a year without its article, "the 1988 period" has it.
  if (first->is("the") && at(i + 1)->digits() == 4) {
    if (as(words->end, Kind::kPeriod) == nullptr) return std::nullopt;
    ++out.end;
  }
  out.expression.year = words->year;
  return out;
}

}  // namespace chancery
