// Time expressions as words: "last", "this", "next", and the unit that is spoken of.
#include "chancery/resolve/timex_make.h"
#include "chancery/resolve/timex_patterns.h"

namespace chancery {
namespace {

using Kind = TimeWordKind;
using Meaning = TimeExpression::Meaning;

}  // namespace

// "last week", "this morning", "the next two years", "last year's third quarter".
TimePatterns::Found TimePatterns::relative(std::size_t i) const {
  std::size_t j = i;
  const bool definite = as(j, Kind::kDeterminer) != nullptr && as(j, Kind::kDeterminer)->value == 0;
  if (definite) ++j;
  const TimeWord* word = as(j, Kind::kRelative);
  if (word == nullptr) return std::nullopt;
  const TimeWord* first = word;
  ++j;
  // "this coming Thursday", "this past week": the second word decides.
  if (const TimeWord* second = as(j, Kind::kRelative); second != nullptr && first->value == 0) {
    word = second;
    ++j;
  }
  if (auto counted = relative_amount(j, *word)) return counted;
  if (word->code == "VAGUE") return std::nullopt;
  if (as(j, Kind::kFiscal) != nullptr) ++j;
  if (auto named = relative_name(j, word->value, *word)) return named;
  // "the latest period"
  if (word->code == "LATEST" && definite && as(j, Kind::kPeriod) != nullptr && is(j, "period")) {
    Piece out{j + 1, shift(TimeUnit::kQuarter, 0, false)};
    out.expression.pointing = Pointing::kLast;
    return out;
  }
  std::size_t end = 0;
  const TimeWord* u = unit(j, &end);
  if (u == nullptr || u->plural || is_clock_unit(unit_of(*u))) return std::nullopt;
  // "last-minute", "this day-care": a part of another word.
  if (is(end, "-") && glued(end)) return std::nullopt;
  // "the last day of", "the same day": which day it is hangs on the rest.
  const bool of_text =
      word->code == "TEXT" || (definite && unit_of(*u) == TimeUnit::kDay && word->value > 0);
  if (definite && word->code.empty() && word->value < 0 && is(j - 1, "last") && is(end, "of")) {
    return std::nullopt;
  }
  if (unit_of(*u) == TimeUnit::kDay && word->value != 0 && !of_text && is(j - 1, "last")) {
    return std::nullopt;
  }
  Piece out{end, shift(unit_of(*u), word->value, of_text)};
  out.expression.pointing = Pointing::kThis;
  // "the latest quarter" is the one that results are told of.
  if (word->code == "LATEST") {
    if (unit_of(*u) != TimeUnit::kQuarter) return std::nullopt;
    out.expression = shift(TimeUnit::kQuarter, 0, false);
    out.expression.pointing = Pointing::kLast;
  }
  if (is(j - 1, "past") || (is(j - 1, "coming") && definite)) {
    out.expression = valued(Meaning::kSpan, TimexType::kDuration, duration_value("1", unit_of(*u)));
    out.expression.unit = unit_of(*u);
    out.expression.count = word->value;
    // "the past year" is called by the number of the year before.
    if (unit_of(*u) == TimeUnit::kYear && word->value < 0) out.expression.type = TimexType::kDate;
  }
  // "this year's third quarter"
  if (unit_of(*u) == TimeUnit::kYear && is(end, "'") && is(end + 1, "s")) {
    if (auto inner = quarter(end + 2); inner && !inner->expression.year) {
      inner->expression.year_shift = word->value;
      return inner;
    }
  }
  if (unit_of(*u) == TimeUnit::kNight) {
    out.expression = shift(TimeUnit::kDay, word->value, of_text);
    out.expression.clock = "TNI";
    out.expression.type = TimexType::kTime;
  }
  return out;
}

// What is called by a name after "last", "this", "next": weekday, month, season, part of day.
TimePatterns::Found TimePatterns::relative_name(std::size_t i, int direction,
                                                const TimeWord& word) const {
  const Pointing pointing = direction < 0   ? Pointing::kLast
                            : direction > 0 ? Pointing::kNext
                                            : Pointing::kThis;
  if (word.code == "LATEST") {
    if (as(i, Kind::kPeriod) == nullptr) return std::nullopt;
  }
  if (const TimeWord* part = as(i, Kind::kDayPart); part != nullptr && !part->plural) {
    if (direction > 0 && word.code != "TEXT") return std::nullopt;
    Piece out{i + 1, shift(TimeUnit::kDay, direction, word.code == "TEXT")};
    out.expression.clock = "T" + part->code;
    out.expression.type = TimexType::kTime;
    return out;
  }
  Found named = month_first(i);
  if (!named) named = season(i);
  if (!named && as(i, Kind::kMonth) != nullptr && at(i)->capital) {
    if (!as(i, Kind::kMonth)->abbreviation) named = month_alone(i);
  }
  if (!named) named = weekday_alone(i);
  if (!named) {
    if (auto feast = phrase(i); feast && feast->expression.meaning == Meaning::kFestival) {
      named = feast;
    }
  }
  if (!named || named->expression.type == TimexType::kSet) return std::nullopt;
  if (word.code == "TEXT" && direction == 0) return std::nullopt;
  if (!named->expression.year && !named->expression.year_shift) {
    named->expression.pointing = pointing;
  }
  return named;
}

// "the past two weeks", "the next 14 months", "coming weeks", "recent years".
TimePatterns::Found TimePatterns::relative_amount(std::size_t i, const TimeWord& word) const {
  auto n = amount(i);
  if (n && (n->article || n->ordinal)) n.reset();
  std::size_t j = n ? n->end : i;
  if (is(j, "-")) ++j;
  for (int k = 0; k < 2 && as(j, Kind::kFiller) != nullptr; ++k) ++j;
  std::size_t end = 0;
  const TimeWord* u = unit(j, &end);
  if (u == nullptr || (!n && !u->plural)) return std::nullopt;
  if (n && n->count > 1 && !u->plural) return std::nullopt;
  const TimeUnit grain = unit_of(*u);
  if (word.code == "TEXT" && word.value == 0) return std::nullopt;  // "those", "same two days"
  Piece out{end,
            valued(Meaning::kSpan, TimexType::kDuration, duration_value(n ? n->text : "X", grain))};
  out.expression.unit = grain;
  out.expression.count = n && !n->vague() ? n->count * word.value : 0;
  out.expression.from_text = word.code == "TEXT";
  if (!n) {
    const bool days_or_so = !is_clock_unit(grain);
    if (word.value > 0 && days_or_so) out.expression = towards(word.value);
  }
  if (is(out.end, "or") && is(out.end + 1, "so")) out.end += 2;
  return out;
}

// "the year", "the weekend", "the quarter": the one that the report is in or tells of.
TimePatterns::Found TimePatterns::definite_unit(std::size_t i) const {
  if (!is(i, "the")) return std::nullopt;
  std::size_t j = i + 1;
  const bool fiscal = as(j, Kind::kFiscal) != nullptr;
  const bool full = is(j, "full") || is(j, "whole") || is(j, "entire");
  if (fiscal || full) ++j;
  std::size_t end = 0;
  const TimeWord* u = unit(j, &end);
  if (u == nullptr || u->plural || is(end, "-")) return std::nullopt;
  switch (unit_of(*u)) {
    case TimeUnit::kYear:
    case TimeUnit::kQuarter:
    case TimeUnit::kWeekend:
      break;
    default:
      return std::nullopt;
  }
  if (unit_of(*u) == TimeUnit::kYear) {
    if (auto words = year_words(i); words && words->year) return std::nullopt;  // "the year 2000"
    // "the year of", "the year that", "the year's": which year hangs on what follows.
    if (is(end, "of") || is(end, "that") || is(end, "when") || is(end, "'")) return std::nullopt;
  }
  // "the fiscal year ended Jan. 31": its length is all that is said of it here.
  if (unit_of(*u) == TimeUnit::kYear && (is(end, "ended") || is(end, "ending"))) {
    return Piece{end, valued(Meaning::kDuration, TimexType::kDuration, "P1Y")};
  }
  if (unit_of(*u) == TimeUnit::kQuarter && !before_is(i, Kind::kYearLead)) return std::nullopt;
  return Piece{end, shift(unit_of(*u), 0, false)};
}

// "year-ago", "the year-earlier period": one unit back, as an adjective.
TimePatterns::Found TimePatterns::unit_back(std::size_t i) const {
  const bool definite = is(i, "the");
  const std::size_t j = definite ? i + 1 : i;
  std::size_t end = 0;
  const TimeWord* u = unit(j, &end);
  if (u == nullptr || u->plural || !is(end, "-") || !glued(end)) return std::nullopt;
  const TimeWord* direction = as(end + 1, Kind::kDirection);
  if (direction == nullptr || direction->ambiguous || direction->value > 0) return std::nullopt;
  Piece out{end + 2, shift(unit_of(*u), -1, false)};
  const bool period =
      as(out.end, Kind::kPeriod) != nullptr || is(out.end, "quarter") || is(out.end, "month");
  if (definite && !period) return std::nullopt;
  if (period) ++out.end;
  return out;
}

}  // namespace chancery
