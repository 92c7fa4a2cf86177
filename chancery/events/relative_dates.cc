#include "chancery/events/relative_dates.h"

#include <charconv>
#include <string_view>

#include "chancery/events/dates_places.h"

namespace chancery {
namespace {

// So long; `tokens` are the words that tell it.
struct Distance {
  int amount = 0;
  char unit = 'D';  // of ISO 8601: D W M Y
  TokenRange tokens;
};

constexpr int kMostUnits = 1000;  // no report counts further

// "P11D": nothing where it is not a whole number of days, weeks, months or years.
std::optional<Distance> parse_duration(std::string_view value) {
  Distance distance;
  if (value.size() < 3 || value.front() != 'P') return std::nullopt;
  distance.unit = value.back();
  if (std::string_view("DWMY").find(distance.unit) == std::string_view::npos) return std::nullopt;
  const char* end = value.data() + value.size() - 1;
  const auto [at, error] = std::from_chars(value.data() + 1, end, distance.amount);
  if (error != std::errc{} || at != end || distance.amount > kMostUnits) return std::nullopt;
  return distance;
}

// "a day", "the week": of these no time expression is made.
std::optional<Distance> one_unit(const Reading& r, TokenIndex noun) {
  constexpr std::pair<std::string_view, char> kUnits[] = {
      {"unit_of_day", 'D'}, {"unit_of_week", 'W'}, {"unit_of_month", 'M'}, {"unit_of_year", 'Y'}};
  if (noun.value == 0) return std::nullopt;
  const TokenIndex before(noun.value - 1);
  if (r.token(before).upos != Upos::kDet) return std::nullopt;
  for (const auto& [name, unit] : kUnits) {
    if (r.in_class(noun, name)) {
      return Distance{1, unit, {before, TokenIndex(noun.value + 1)}};
    }
  }
  return std::nullopt;
}

// What stands before "after" or "before" at `mark`.
std::optional<Distance> distance_before(const Reading& r, TokenIndex mark) {
  if (mark.value == 0) return std::nullopt;
  const TokenIndex last(mark.value - 1);
  for (const Timex& timex : r.inputs.timexes) {
    if (!timex.tokens.contains(last) || timex.type != TimexType::kDuration) continue;
    auto distance = parse_duration(timex.value);
    if (distance) distance->tokens = timex.tokens;
    return distance;
  }
  return one_unit(r, last);
}

// How far the clause lies behind what it hangs on; forward is negative.
std::optional<Distance> distance_of(const Reading& r, TokenIndex clause) {
  if (r.token(clause).deprel != Deprel::kAdvcl) return std::nullopt;
  for (TokenIndex child : r.tree.children(clause)) {
    if (r.token(child).deprel != Deprel::kMark) continue;
    const std::string& word = r.lemma(child);
    if (word != "after" && word != "before") continue;
    auto distance = distance_before(r, child);
    if (distance && word == "before") distance->amount = -distance->amount;
    return distance;
  }
  return std::nullopt;
}

std::optional<DateInterval> day_of(const Reading& r, TokenIndex verb, char unit) {
  // "visited Tehran on Saturday and met Raisi, eleven days after".
  while (!attached_timex(r, verb) && r.token(verb).deprel == Deprel::kConj) {
    verb = r.token(verb).head;
  }
  if (const auto timex = attached_timex(r, verb)) return r.inputs.timexes[*timex].interval;
  if ((unit == 'D' || unit == 'W') || !r.inputs.published) return std::nullopt;
  return r.inputs.published->interval;
}

// `from` moved by so many units, as wide as the unit: a week is that from Monday to Sunday. Nothing
// where that is in no year that can be written.
std::optional<EventDate> moved(const Reading& r, const DateInterval& from,
                               const Distance& distance) {
  EventDate date;
  const Span first = r.token(distance.tokens.begin).span;
  date.timex = Span(first.begin, r.token(TokenIndex(distance.tokens.end.value - 1)).span.end);
  if (distance.unit == 'D') {
    date.interval = {from.from.plus_days(distance.amount), from.to.plus_days(distance.amount)};
    date.precision = from.from == from.to ? DatePrecision::kDay : DatePrecision::kInterval;
  } else if (distance.unit == 'W') {
    const CivilDate day = from.from.plus_days(7 * distance.amount);
    const CivilDate monday = day.plus_days(1 - day.weekday());
    date.interval = {monday, monday.plus_days(6)};
    date.precision = DatePrecision::kWeek;
  } else if (distance.unit == 'M') {
    const CivilDate day = from.from.plus_months(distance.amount);
    date.interval = DateInterval::month(day.year, day.month);
    date.precision = DatePrecision::kMonth;
  } else {
    date.interval = DateInterval::of_year(from.from.year + distance.amount);
    date.precision = DatePrecision::kYear;
  }
  if (date.interval.from.year < 1 || date.interval.to.year > 9999) return std::nullopt;
  return date;
}

}  // namespace

std::optional<RelativeDate> relative_date(const Reading& r, TokenIndex verb) {
  TokenIndex clause = verb;
  while (r.token(clause).deprel == Deprel::kConj) clause = r.token(clause).head;
  if (auto distance = distance_of(r, clause)) {
    distance->amount = -distance->amount;
    RelativeDate out;
    const auto from = day_of(r, r.token(clause).head, distance->unit);
    if (from) out.date = moved(r, *from, *distance);
    return out;
  }
  if (attached_timex(r, verb)) return std::nullopt;
  for (TokenIndex child : r.tree.children(verb)) {
    const auto distance = distance_of(r, child);
    if (!distance) continue;
    const auto timex = attached_timex(r, child);
    if (!timex) continue;
    return RelativeDate{moved(r, *r.inputs.timexes[*timex].interval, *distance)};
  }
  return std::nullopt;
}

}  // namespace chancery
