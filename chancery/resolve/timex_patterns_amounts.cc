// Time expressions as words: so many units, today and its neighbours, sets.
#include <algorithm>

#include "chancery/resolve/timex_make.h"
#include "chancery/resolve/timex_patterns.h"

namespace chancery {
namespace {

using Kind = TimeWordKind;
using Meaning = TimeExpression::Meaning;

}  // namespace

std::string duration_value(std::string_view amount, TimeUnit unit) {
  const std::string n(amount);
  switch (unit) {
    case TimeUnit::kSecond:
      return "PT" + n + "S";
    case TimeUnit::kMinute:
      return "PT" + n + "M";
    case TimeUnit::kHour:
      return "PT" + n + "H";
    case TimeUnit::kDay:
      return "P" + n + "D";
    case TimeUnit::kNight:
      return "P" + n + "NI";
    case TimeUnit::kWeek:
      return "P" + n + "W";
    case TimeUnit::kWeekend:
      return "P" + n + "WE";
    case TimeUnit::kFortnight:
      return n == "1" ? "P2W" : "PXW";
    case TimeUnit::kMonth:
      return "P" + n + "M";
    case TimeUnit::kQuarter:
      return "P" + n + "Q";
    case TimeUnit::kHalfYear:
      return n == "1" ? "P6M" : "PXM";
    case TimeUnit::kYear:
      return "P" + n + "Y";
    case TimeUnit::kDecade:
      return "P" + n + "DE";
    case TimeUnit::kCentury:
      return "P" + n + "CE";
    case TimeUnit::kMillennium:
      return "P" + n + "ML";
  }
  return {};
}

std::optional<TimePatterns::Amount> TimePatterns::cardinal(std::size_t i) const {
  const Atom* first = at(i);
  if (first == nullptr) return std::nullopt;
  Amount out;
  if (first->digits() > 0) {
    if (first->digits() > 6) return std::nullopt;
    out = {i + 1, std::to_string(first->number), first->number};
    const Atom* after = at(i + 2);
    if (after != nullptr && glued(i + 1) && glued(i + 2) && after->digits() > 0) {
      if (is(i + 1, ".")) {
        out.text += "." + after->lower;
        out.end = i + 3;
      } else if (is(i + 1, ",") && after->digits() == 3 && first->digits() <= 3) {
        out.count = first->number * 1000 + after->number;
        out.text = std::to_string(out.count);
        out.end = i + 3;
      }
    }
    return out;
  }
  int total = 0;
  std::size_t j = i;
  bool any = false;
  if (const TimeWord* word = as(j, Kind::kDeterminer);
      word != nullptr && word->value == 1 && (as(j + 1, Kind::kScale) || is(j + 1, "dozen"))) {
    total = 1;
    ++j;
    any = true;
  }
  for (;;) {
    std::size_t k = j;
    if (any && is(k, "-")) ++k;
    if (any && total >= 100 && is(k, "and")) ++k;
    if (const TimeWord* word = as(k, Kind::kCardinal)) {
      const bool fits = !any || (total % 10 == 0 && word->value < 10 && total % 100 >= 20) ||
                        (total % 100 == 0) || is(k, "dozen");
      if (!fits) break;
      total = is(k, "dozen") ? std::max(total, 1) * 12 : total + word->value;
    } else if (const TimeWord* scale = as(k, Kind::kScale); scale != nullptr && any) {
      if (scale->value > 1000 || total > 999) break;
      total *= scale->value;
    } else {
      break;
    }
    any = true;
    j = k + 1;
  }
  if (!any || j == i) return std::nullopt;
  return Amount{j, std::to_string(total), total};
}

std::optional<TimePatterns::Amount> TimePatterns::ordinal(std::size_t i) const {
  const Atom* first = at(i);
  if (first == nullptr) return std::nullopt;
  if (first->digits() > 0 && first->digits() <= 2) {
    if (glued(i + 1) && as(i + 1, Kind::kOrdinalSuffix) != nullptr) {
      return Amount{i + 2, std::to_string(first->number), first->number, true};
    }
    return std::nullopt;
  }
  if (const TimeWord* word = as(i, Kind::kOrdinal)) {
    return Amount{i + 1, std::to_string(word->value), word->value, true};
  }
  const TimeWord* tens = as(i, Kind::kCardinal);
  if (tens == nullptr || tens->value < 20 || tens->value % 10 != 0) return std::nullopt;
  const std::size_t j = is(i + 1, "-") ? i + 2 : i + 1;
  const TimeWord* one = as(j, Kind::kOrdinal);
  if (one == nullptr || one->value < 1 || one->value > 9) return std::nullopt;
  const int n = tens->value + one->value;
  return Amount{j + 1, std::to_string(n), n, true};
}

// "two", "a", "a few", "several", "a couple of", "half a", "two and a half", "two to three".
std::optional<TimePatterns::Amount> TimePatterns::amount(std::size_t i) const {
  std::size_t j = i;
  const TimeWord* article = as(j, Kind::kDeterminer);
  const bool indefinite = article != nullptr && article->value == 1;
  if (is(j, "half") && (is(j + 1, "a") || is(j + 1, "an"))) return Amount{j + 2, "0.5", 0};
  if (is(j, "one") && is(j + 1, "-") && is(j + 2, "half")) return std::nullopt;
  auto n = cardinal(j);
  if (!n && indefinite && is(j + 1, "half")) return Amount{j + 2, "0.5", 0};
  if (!n) {
    if (indefinite && as(j + 1, Kind::kQuantity) != nullptr) ++j;
    if (const TimeWord* word = as(j, Kind::kQuantity)) {
      // "some years" but not "some two years": the number decides there.
      Amount out{j + 1, word->code, word->code == "X" ? 0 : 2};
      if (is(out.end, "of")) ++out.end;
      if (is(out.end, "hundred") || is(out.end, "thousand")) ++out.end;
      return out;
    }
    if (!indefinite) return std::nullopt;
    return Amount{i + 1, "1", 1, false, true};
  }
  if (is(n->end, "and") && is(n->end + 1, "a") && is(n->end + 2, "half")) {
    return Amount{n->end + 3, n->text + ".5", n->count};
  }
  if (is(n->end, "or") || is(n->end, "to") || is(n->end, "-")) {
    if (auto second = cardinal(n->end + 1); second && second->count > n->count) {
      return Amount{second->end, "X", 0};
    }
  }
  return n;
}

const TimeWord* TimePatterns::unit(std::size_t i, std::size_t* end) const {
  const TimeWord* word = as(i, Kind::kUnit);
  if (word == nullptr) return nullptr;
  *end = i + 1;
  return word;
}

// "today", "yesterday morning", "the day before yesterday".
TimePatterns::Found TimePatterns::deictic(std::size_t i) const {
  std::size_t j = i;
  int days = 0;
  if (is(j, "the")) ++j;
  if (is(j, "day") && (is(j + 1, "before") || is(j + 1, "after"))) {
    const TimeWord* word = as(j + 2, Kind::kDeictic);
    if (word == nullptr || word->value == 0) return std::nullopt;
    days = is(j + 1, "before") ? -1 : 1;
    j += 2;
  } else {
    j = i;
  }
  const TimeWord* word = as(j, Kind::kDeictic);
  if (word == nullptr) return std::nullopt;
  // "USA Today", "Russia Today": a title.
  if (j > 0 && at(j)->capital && at(j - 1)->capital && !at(j - 1)->is("the")) return std::nullopt;
  Piece out{j + 1, shift(TimeUnit::kDay, word->value + days, false)};
  if (!word->code.empty()) {
    out.expression.clock = "T" + word->code;
    out.expression.type = TimexType::kTime;
  } else if (const TimeWord* part = as(j + 1, Kind::kDayPart); part != nullptr && !part->plural) {
    out.end = j + 2;
    out.expression.clock = "T" + part->code;
    out.expression.type = TimexType::kTime;
  }
  if (auto time = clock_after(out.end); time && out.expression.clock.size() <= 3) {
    out.end = time->end;
    out.expression.clock = time->text;
    out.expression.type = TimexType::kTime;
  }
  return out;
}

// "two weeks", "10-hour", "a year ago", "three days later".
TimePatterns::Found TimePatterns::counted_units(std::size_t i) const {
  // A part of a longer number or word: "$1.5", "B-2", "Apollo-2".
  if (i > 0 && glued(i) && at(i)->digits() > 0) return std::nullopt;
  std::size_t start = i;
  bool definite = false;
  if (is(i, "the") && (as(i + 1, Kind::kOrdinal) != nullptr || cardinal(i + 1))) {
    definite = true;
    ++start;
    if (auto nth = ordinal(start); nth && nth->count == 1) start = nth->end;
  }
  auto n = amount(start);
  if (!n || (definite && n->article)) return std::nullopt;
  std::size_t j = n->end;
  const bool hyphen = is(j, "-") && glued(j);
  if (hyphen) ++j;
  for (int k = 0; k < 2 && as(j, Kind::kFiller) != nullptr; ++k) ++j;
  // "the 30-day truce", "a year-ago quarter": the article belongs to what is measured.
  if (definite && hyphen) return std::nullopt;
  if (n->article && j != n->end) {
    // "a full year" is a year; "a busy day" is no measure of time.
    if (!(is(j - 1, "full") || is(j - 1, "whole") || is(j - 1, "entire"))) return std::nullopt;
  }
  std::size_t end = 0;
  const TimeWord* u = unit(j, &end);
  if (u == nullptr) return std::nullopt;
  return shift_or_duration(i, *n, *u, end, hyphen);
}

TimePatterns::Found TimePatterns::shift_or_duration(std::size_t i, const Amount& n,
                                                    const TimeWord& u, std::size_t end,
                                                    bool hyphen) const {
  const TimeUnit grain = unit_of(u);
  if (u.ambiguous && (grain == TimeUnit::kQuarter || !hyphen)) return std::nullopt;
  if (grain == TimeUnit::kQuarter) return std::nullopt;  // "three quarters" is a fraction first
  if (grain == TimeUnit::kSecond && !(u.plural || hyphen)) return std::nullopt;
  // "44 years old", "8-month-old": an age.
  const std::size_t after = is(end, "-") ? end + 1 : end;
  if (is(after, "old") || is(after, "olds") || (is(end, "of") && is(end + 1, "age"))) {
    return std::nullopt;
  }
  std::size_t turn = end;
  if (is(turn, "-") && glued(turn)) ++turn;  // "a year-ago"
  const TimeWord* direction = as(turn, Kind::kDirection);
  const bool turns = direction != nullptr && !direction->ambiguous;
  const bool from_now = is(end, "from") && (is(end + 1, "now") || is(end + 1, "today"));
  if (turns || from_now) {
    const int way = from_now ? 1 : direction->value;
    const bool from_text = !from_now && direction->code == "TEXT";
    Piece out{from_now ? end + 2 : turn + 1, {}};
    const bool exact = !n.vague() && n.text.find('.') == std::string::npos;
    out.expression = exact ? shift(grain, way * n.count, from_text) : towards(way);
    if (grain == TimeUnit::kHour || grain == TimeUnit::kMinute || grain == TimeUnit::kSecond) {
      out.expression = towards(way);
    }
    return out;
  }
  if (n.article) {
    if (grain == TimeUnit::kNight || grain == TimeUnit::kWeekend) return std::nullopt;
    // "$5 a year", "twice a week", "50,000 barrels a day": a rate.
    const Atom* before = i > 0 ? at(i - 1) : nullptr;
    if (hyphen && is(end - 1, "year")) return std::nullopt;
    const bool rate =
        before != nullptr && (before->digits() > 0 || as(i - 1, Kind::kMeasured) != nullptr ||
                              as(i - 1, Kind::kScale) != nullptr || before->is("twice") ||
                              before->is("once") || before->is("share"));
    if (rate) return Piece{end, valued(Meaning::kSet, TimexType::kSet, duration_value("1", grain))};
    const bool length =
        i > 0 && (as(i - 1, Kind::kDateLead) != nullptr || before->is("within") ||
                  before->is("over") || before->is("than") || before->is("nearly") ||
                  before->is("almost") || before->is("half") || before->is("in"));
    const bool long_unit = grain == TimeUnit::kYear || grain == TimeUnit::kMonth ||
                           grain == TimeUnit::kWeek || grain == TimeUnit::kDecade ||
                           grain == TimeUnit::kCentury || grain == TimeUnit::kHour;
    if (!length && !(long_unit && !before_is(i, Kind::kDeterminer))) return std::nullopt;
    if (grain == TimeUnit::kDay && i > 0 && before->is("on")) return std::nullopt;
  } else if (!u.plural && !hyphen && n.text != "1" && n.text != "0.5" && !is(end, "-")) {
    // "five year low" is written without its hyphen; "two day" must have something to measure.
    if (n.vague() || at(end) == nullptr || at(end)->digits() > 0) return std::nullopt;
  }
  Piece out{end, valued(Meaning::kDuration, TimexType::kDuration, duration_value(n.text, grain))};
  if (is(end, "or") && (is(end + 1, "so") || is(end + 1, "more"))) out.end = end + 2;
  return out;
}

// "more than four hours", "nearly two weeks ago", "at least 20 more years".
TimePatterns::Found TimePatterns::degree(std::size_t i) const {
  std::size_t j = i;
  if (is(j, "no") && (is(j + 1, "more") || is(j + 1, "less"))) ++j;
  if ((is(j, "more") || is(j, "less") || is(j, "fewer") || is(j, "longer") || is(j, "later")) &&
      is(j + 1, "than")) {
    j += 2;
  } else if (is(j, "at") && (is(j + 1, "least") || is(j + 1, "most"))) {
    j += 2;
  } else if (is(j, "up") && is(j + 1, "to")) {
    j += 2;
  } else if (const TimeWord* word = as(j, Kind::kDegree); word != nullptr && !word->code.empty()) {
    ++j;
  } else {
    return std::nullopt;
  }
  auto out = counted_units(j);
  if (!out) return std::nullopt;
  const bool measured =
      out->expression.meaning == Meaning::kDuration || out->expression.meaning == Meaning::kShift;
  if (!measured) return std::nullopt;
  return out;
}

// "for weeks", "in years", "centuries": so many that nobody counts them.
TimePatterns::Found TimePatterns::bare_units(std::size_t i) const {
  std::size_t end = 0;
  const TimeWord* u = unit(i, &end);
  if (u == nullptr || !u->plural || u->ambiguous) return std::nullopt;
  const TimeUnit grain = unit_of(*u);
  if (grain == TimeUnit::kSecond || grain == TimeUnit::kQuarter || grain == TimeUnit::kNight ||
      grain == TimeUnit::kWeekend || is(end, "'") || is(i + 1, "old")) {
    return std::nullopt;
  }
  if (const TimeWord* direction = as(end, Kind::kDirection);
      direction != nullptr && !direction->ambiguous) {
    return Piece{end + 1, towards(direction->value)};
  }
  return Piece{end, valued(Meaning::kDuration, TimexType::kDuration, duration_value("X", grain))};
}

// "every week", "each July", "daily", "every two years".
TimePatterns::Found TimePatterns::set(std::size_t i) const {
  if (const TimeWord* word = as(i, Kind::kFrequency)) {
    if (word->ambiguous || (at(i)->capital && i > 0)) return std::nullopt;  // "the Daily Mail"
    return Piece{i + 1, valued(Meaning::kSet, TimexType::kSet, word->code)};
  }
  if (as(i, Kind::kSetMark) == nullptr) return std::nullopt;
  std::size_t j = i + 1;
  if (is(j, "single") || is(j, "other")) ++j;
  const auto n = cardinal(j);
  if (n) j = n->end;
  std::size_t end = 0;
  if (const TimeWord* part = as(j, Kind::kDayPart); part != nullptr && !n) {
    return Piece{j + 1, valued(Meaning::kSet, TimexType::kSet, "XXXX-XX-XXT" + part->code)};
  }
  if (const TimeWord* u = unit(j, &end)) {
    const std::string every = is(i + 1, "other") ? "2" : (n ? n->text : "1");
    return Piece{end, valued(Meaning::kSet, TimexType::kSet, duration_value(every, unit_of(*u)))};
  }
  if (n) return std::nullopt;
  Found named = weekday_alone(j);
  std::string value;
  if (named) {
    value = "XXXX-WXX-" + std::to_string(named->expression.weekday) + named->expression.clock;
  } else if (as(j, Kind::kMonth) != nullptr && at(j)->capital) {
    const int month = as(j, Kind::kMonth)->value;
    named = Piece{j + 1, {}};
    value = std::string("XXXX-") + (month < 10 ? "0" : "") + std::to_string(month);
  } else if (const TimeWord* s = as(j, Kind::kSeason)) {
    named = Piece{j + 1, {}};
    value = "XXXX-" + s->code;
  }
  if (!named) return std::nullopt;
  return Piece{named->end, valued(Meaning::kSet, TimexType::kSet, value)};
}

}  // namespace chancery
