// From the words of a time expression to its value and its days.
#include "chancery/resolve/timex_values.h"

#include <algorithm>
#include <vector>

#include "chancery/resolve/timex_unanchored.h"

namespace chancery {
namespace {

using Meaning = TimeExpression::Meaning;

// How near a festival or a season may lie to count as "this" one.
constexpr int kDaysOfYear = 366;
constexpr int kHalfYear = 183;  // days

// Days after which a day or month named without its year is far, and up to which it is near.
constexpr int kFar = 260;
// A quarter that has just ended is the one that results are told of, also of those still to come.
constexpr int kFarQuarter = 180;
constexpr int kNear = 60;

std::string two_digits(int n) { return (n < 10 ? "0" : "") + std::to_string(n); }

std::string year_text(int year) {
  return CivilDate{static_cast<std::int16_t>(year), 1, 1}.iso().substr(0, 4);
}

CivilDate date(int year, int month, int day) {
  return {static_cast<std::int16_t>(year), static_cast<std::uint8_t>(month),
          static_cast<std::uint8_t>(day)};
}

// A day of a month of a year by number; the last days may not exist in it.
std::optional<CivilDate> day_in(int year, int month, int day) {
  if (day > days_in_month(year, month)) return std::nullopt;
  return date(year, month, day);
}

DateInterval months(int year, int first, int last) {
  return {date(year, first, 1), date(year, last, days_in_month(year, last))};
}

// The part of an interval that "early", "mid" and "late" leave: generous, for nobody agrees on it.
DateInterval narrow(DateInterval whole, PartOf part) {
  const std::int32_t n = whole.width_days();
  if (n < 3) return whole;
  const auto cut = [&](double from, double to) {
    return DateInterval{whole.from.plus_days(static_cast<std::int32_t>(from * n)),
                        whole.from.plus_days(static_cast<std::int32_t>(to * n) - 1)};
  };
  // The half of a month is its fifteenth day.
  const bool month = n >= 28 && n <= 31;
  const double half = month ? 15.0 / n + 1e-9 : 0.5;
  switch (part) {
    case PartOf::kWhole:
      return whole;
    case PartOf::kStart:
      return cut(0.0, 0.45);
    case PartOf::kMid:
      return cut(0.2, 0.8);
    case PartOf::kEnd:
      return {cut(0.55, 1.0).from, whole.to};
    case PartOf::kFirstHalf:
      return cut(0.0, half);
    case PartOf::kSecondHalf:
      return {cut(half, 1.0).from, whole.to};
  }
  return whole;
}

TimeValue day_value(CivilDate day, const std::string& clock) {
  return {day.iso() + clock, DateInterval::day(day), DatePrecision::kDay};
}

// The period of a year that is meant when its year is not said.
// `periods` are its days in the years around the anchor, in order.
std::optional<DateInterval> pick(const std::vector<DateInterval>& periods, Pointing pointing,
                                 Tense tense, CivilDate anchor, int slack, int far = kFar) {
  const auto past = [&](const DateInterval& p) { return p.from <= anchor.plus_days(slack); };
  std::optional<DateInterval> found;
  const auto last_where = [&](auto holds) {
    for (const DateInterval& p : periods) {
      if (holds(p)) found = p;
    }
  };
  const auto first_where = [&](auto holds) {
    for (const DateInterval& p : periods) {
      if (!found && holds(p)) found = p;
    }
  };
  const auto distance = [&](const DateInterval& p) {
    if (p.contains(anchor)) return 0;
    return p.to < anchor ? anchor.days() - p.to.days() : p.from.days() - anchor.days();
  };
  switch (pointing) {
    case Pointing::kLast:
      last_where([&](const DateInterval& p) { return p.to < anchor; });
      return found;
    case Pointing::kNext:
      first_where([&](const DateInterval& p) { return p.from > anchor; });
      return found;
    case Pointing::kThis:
      first_where([&](const DateInterval& p) { return p.from.year == anchor.year; });
      return found;
    case Pointing::kByTense:
      break;
  }
  // A writer says "last September" or "next September" where the other one is near: a name alone
  // is not used for what lies most of a year away while its namesake is weeks off.
  std::optional<DateInterval> other;
  if (tense == Tense::kFuture) {
    first_where([&](const DateInterval& p) { return p.to >= anchor.plus_days(-slack); });
    for (const DateInterval& p : periods) {
      if (found && p.to < found->from) other = p;
    }
  } else if (tense == Tense::kPast) {
    last_where(past);
    for (const DateInterval& p : periods) {
      if (found && !other && p.from > found->to) other = p;
    }
  }
  if (found) {
    if (other && distance(*found) > far && distance(*other) <= kNear) found = other;
  } else {
    for (const DateInterval& p : periods) {
      if (!found || distance(p) < distance(*found)) found = p;
    }
  }
  return found;
}

class OnDay {
 public:
  OnDay(const TimeExpression& e, CivilDate anchor, Tense tense, int slack, const TimeRules& rules)
      : e_(e), anchor_(anchor), tense_(tense), slack_(slack), rules_(rules) {}

  TimeValue value() const {
    TimeValue out = whole();
    if (out.interval && e_.part != PartOf::kWhole && out.interval->width_days() >= 3) {
      out.interval = narrow(*out.interval, e_.part);
      out.precision = DatePrecision::kInterval;
    }
    return out;
  }

 private:
  TimeValue whole() const {
    switch (e_.meaning) {
      case Meaning::kDay:
        return day();
      case Meaning::kMonth:
        return of_year([&](int y) { return DateInterval::month(y, e_.month); },
                       DatePrecision::kMonth,
                       [&](int y) { return year_text(y) + "-" + two_digits(e_.month); });
      case Meaning::kQuarter:
        return of_year([&](int y) { return months(y, e_.number * 3 - 2, e_.number * 3); },
                       DatePrecision::kQuarter,
                       [&](int y) { return year_text(y) + "-Q" + std::to_string(e_.number); });
      case Meaning::kHalfYear:
        return of_year([&](int y) { return months(y, e_.number * 6 - 5, e_.number * 6); },
                       DatePrecision::kInterval,
                       [&](int y) { return year_text(y) + "-H" + std::to_string(e_.number); });
      case Meaning::kSeason:
        return of_year([&](int y) { return season_of(y); }, DatePrecision::kInterval,
                       [&](int y) { return year_text(y) + "-" + e_.value; });
      case Meaning::kYear:
        return year();
      case Meaning::kDecade:
        return decade();
      case Meaning::kCentury:
        return {two_digits(e_.number - 1),
                DateInterval{date((e_.number - 1) * 100 + 1, 1, 1), date(e_.number * 100, 12, 31)},
                DatePrecision::kInterval};
      case Meaning::kWeekday:
        return weekday();
      case Meaning::kFestival:
        return festival();
      case Meaning::kShift:
        return shift();
      case Meaning::kSpan:
        return span();
      case Meaning::kDuration:
      case Meaning::kSet:
      case Meaning::kReference:
        break;
    }
    return {e_.value, std::nullopt, DatePrecision::kUnknown};
  }

  std::optional<int> said_year() const {
    if (e_.year) return e_.year;
    if (e_.year_shift) return anchor_.year + *e_.year_shift;
    return std::nullopt;
  }

  // From late in a year into the next: the winter of a year begins in its December.
  DateInterval season_of(int y) const {
    if (e_.month == 12) return {date(y, 12, 1), date(y + 1, 3, 20)};
    return {date(y, e_.month, 1), date(y, e_.month + 3, 22)};
  }

  template <typename Period, typename Text>
  TimeValue of_year(Period period, DatePrecision precision, Text text) const {
    if (auto y = said_year()) return {text(*y) + e_.clock, period(*y), precision};
    std::vector<DateInterval> periods;
    for (int y = anchor_.year - 2; y <= anchor_.year + 2; ++y) periods.push_back(period(y));
    const int far = e_.meaning == Meaning::kQuarter ? kFarQuarter : kFar;
    const auto found = pick(periods, e_.pointing, tense_, anchor_, 0, far);
    if (!found) return {};
    return {text(found->from.year) + e_.clock, *found, precision};
  }

  TimeValue day() const {
    const auto value_in = [&](CivilDate from) {
      if (!e_.to_day) return day_value(from, e_.clock);
      const CivilDate to = date(from.year, from.month, *e_.to_day);
      return TimeValue{from.iso() + "/" + to.iso(), DateInterval{from, to},
                       DatePrecision::kInterval};
    };
    if (auto y = said_year()) {
      const auto d = day_in(*y, e_.month, e_.day);
      return d ? value_in(*d) : TimeValue{};
    }
    std::vector<DateInterval> all;
    for (int y = anchor_.year - 9; y <= anchor_.year + 9; ++y) {
      const auto d = day_in(y, e_.month, e_.day);
      if (d && std::abs(d->days() - anchor_.days()) < kDaysOfYear * (e_.month == 2 ? 9 : 2)) {
        all.push_back(DateInterval::day(*d));
      }
    }
    const auto found = pick(all, e_.pointing, tense_, anchor_, slack_);
    return found ? value_in(found->from) : TimeValue{};
  }

  TimeValue year() const {
    const int y = *e_.year;
    if (e_.to_year) {
      return {year_text(y) + "/" + year_text(*e_.to_year),
              DateInterval{date(y, 1, 1), date(*e_.to_year, 12, 31)}, DatePrecision::kInterval};
    }
    return {year_text(y), DateInterval::of_year(y), DatePrecision::kYear};
  }

  TimeValue decade() const {
    int y = *e_.year;
    if (y < 100) {
      // Of the decades of that name the last that had begun.
      y += anchor_.year / 100 * 100;
      if (y > anchor_.year) y -= 100;
    }
    return {year_text(y).substr(0, 3), DateInterval{date(y, 1, 1), date(y + 9, 12, 31)},
            DatePrecision::kInterval};
  }

  TimeValue weekday() const {
    int offset = 0;
    const int ahead = (e_.weekday - anchor_.weekday() + 7) % 7;
    const bool future = tense_ == Tense::kFuture || tense_ == Tense::kPresent;
    switch (e_.pointing) {
      case Pointing::kLast:
        offset = ahead - 7;
        break;
      case Pointing::kNext:
        offset = ahead == 0 ? 7 : ahead;
        break;
      case Pointing::kThis:
        offset = tense_ == Tense::kPast && ahead != 0 ? ahead - 7 : ahead;
        break;
      case Pointing::kByTense:
        offset = future || ahead == 0 ? ahead : ahead - 7;
        break;
    }
    return day_value(anchor_.plus_days(offset), e_.clock);
  }

  TimeValue festival() const {
    const std::size_t index = static_cast<std::size_t>(e_.number);
    std::vector<DateInterval> days;
    if (auto y = said_year()) {
      days = rules_.festival(index, *y);
      if (days.empty()) return {year_text(*y), DateInterval::of_year(*y), DatePrecision::kYear};
      return feast(days.front());
    }
    for (int y = anchor_.year - 1; y <= anchor_.year + 1; ++y) {
      for (const DateInterval& d : rules_.festival(index, y)) days.push_back(d);
    }
    // "this Easter" is the nearest, not that of the calendar year.
    const Pointing pointing = e_.pointing == Pointing::kThis ? Pointing::kByTense : e_.pointing;
    const auto found = pick(days, pointing, tense_, anchor_, slack_);
    return found ? feast(*found) : TimeValue{};
  }

  TimeValue feast(const DateInterval& days) const {
    if (days.from == days.to) return day_value(days.from, e_.clock);
    return {days.from.iso(), days, DatePrecision::kInterval};
  }

  TimeValue shift() const {
    const int n = e_.count;
    switch (e_.unit) {
      case TimeUnit::kSecond:
      case TimeUnit::kMinute:
      case TimeUnit::kHour:
        return {n < 0   ? "PAST_REF"
                : n > 0 ? "FUTURE_REF"
                        : "PRESENT_REF",
                std::nullopt, DatePrecision::kUnknown};
      case TimeUnit::kDay:
      case TimeUnit::kNight:
        return day_value(anchor_.plus_days(n), e_.clock);
      case TimeUnit::kWeek:
        return week(anchor_.plus_days(7 * n));
      case TimeUnit::kFortnight:
        return week(anchor_.plus_days(14 * n));
      case TimeUnit::kWeekend:
        return weekend();
      case TimeUnit::kMonth: {
        const CivilDate d = date(anchor_.year, anchor_.month, 1).plus_months(n);
        return {d.iso().substr(0, 7), DateInterval::month(d.year, d.month), DatePrecision::kMonth};
      }
      case TimeUnit::kQuarter: {
        // "the quarter" without more is the one that results are told of: the last to end.
        const bool by_tense = e_.pointing == Pointing::kByTense && tense_ != Tense::kFuture;
        const bool ended = n == 0 && (by_tense || e_.pointing == Pointing::kLast);
        const int q = anchor_.year * 4 + (anchor_.month - 1) / 3 + (ended ? -1 : n);
        return {year_text(q / 4) + "-Q" + std::to_string(q % 4 + 1),
                months(q / 4, q % 4 * 3 + 1, q % 4 * 3 + 3), DatePrecision::kQuarter};
      }
      case TimeUnit::kHalfYear: {
        const int h = anchor_.year * 2 + (anchor_.month - 1) / 6 + n;
        return {year_text(h / 2) + "-H" + std::to_string(h % 2 + 1),
                months(h / 2, h % 2 * 6 + 1, h % 2 * 6 + 6), DatePrecision::kInterval};
      }
      case TimeUnit::kYear:
        return {year_text(anchor_.year + n), DateInterval::of_year(anchor_.year + n),
                DatePrecision::kYear};
      case TimeUnit::kDecade: {
        // "a decade ago" is ten years back; "last decade" the ten years of that name.
        const int y = anchor_.year / 10 * 10 + 10 * n;
        return {year_text(y).substr(0, 3), DateInterval{date(y, 1, 1), date(y + 9, 12, 31)},
                DatePrecision::kInterval};
      }
      case TimeUnit::kCentury:
      case TimeUnit::kMillennium: {
        const int length = e_.unit == TimeUnit::kCentury ? 100 : 1000;
        const int y = (anchor_.year - 1) / length * length + length * n;
        if (y < 0 || y + length > 9999) return {};
        return {year_text(y).substr(0, length == 100 ? 2 : 1),
                DateInterval{date(y + 1, 1, 1), date(y + length, 12, 31)},
                DatePrecision::kInterval};
      }
    }
    return {};
  }

  TimeValue week(CivilDate day) const {
    const CivilDate monday = monday_of(day);
    return {iso_week(day), DateInterval{monday, monday.plus_days(6)}, DatePrecision::kWeek};
  }

  TimeValue weekend() const {
    int n = e_.count;
    const bool begun = anchor_.weekday() >= 6;
    const bool by_tense = e_.pointing == Pointing::kByTense;
    if (n == 0 && by_tense && !begun && tense_ != Tense::kFuture && tense_ != Tense::kPresent)
      n = -1;
    if (n == 1 && !begun && e_.count == 1) n = 0;  // "next weekend" is the coming one
    const CivilDate saturday = monday_of(anchor_).plus_days(5 + 7 * n);
    return {iso_week(saturday) + "-WE", DateInterval{saturday, saturday.plus_days(1)},
            DatePrecision::kInterval};
  }

  static int months_of(TimeUnit unit) {
    if (unit == TimeUnit::kMonth || unit == TimeUnit::kYear)
      return unit == TimeUnit::kYear ? 12 : 1;
    return unit == TimeUnit::kQuarter ? 3 : unit == TimeUnit::kHalfYear ? 6 : 120;
  }

  TimeValue span() const {
    TimeValue out{e_.value, std::nullopt, DatePrecision::kUnknown};
    if (e_.count == 0) return out;
    CivilDate other = anchor_;
    switch (e_.unit) {
      case TimeUnit::kSecond:
      case TimeUnit::kMinute:
        break;
      case TimeUnit::kHour:
        other = anchor_.plus_days(e_.count < 0 ? -((23 - e_.count) / 24) : (23 + e_.count) / 24);
        break;
      case TimeUnit::kDay:
      case TimeUnit::kNight:
        other = anchor_.plus_days(e_.count);
        break;
      case TimeUnit::kWeek:
      case TimeUnit::kWeekend:
        other = anchor_.plus_days(7 * e_.count);
        break;
      case TimeUnit::kFortnight:
        other = anchor_.plus_days(14 * e_.count);
        break;
      case TimeUnit::kCentury:
      case TimeUnit::kMillennium:
        return out;
      default:
        other = anchor_.plus_months(months_of(e_.unit) * e_.count);
        break;
    }
    out.interval = e_.count < 0 ? DateInterval{other, anchor_} : DateInterval{anchor_, other};
    out.precision = DatePrecision::kInterval;
    if (e_.type == TimexType::kDate) out.value = year_text(anchor_.year + e_.count);
    return out;
  }

  const TimeExpression& e_;
  const CivilDate anchor_;
  const Tense tense_;
  const int slack_;
  const TimeRules& rules_;
};

// Day and month without a year, told on some day of `anchor`: the years in reach. With a weekday
// those in which the two agree; without one a reader takes it for the day within half a year.
std::optional<TimeValue> years_in_reach(const TimeExpression& e, const DateInterval& anchor,
                                        Tense tense) {
  const int reach = e.weekday != 0 ? kDaysOfYear : kHalfYear;
  std::optional<DateInterval> all;
  std::string value;
  for (int y = anchor.from.year - 1; y <= anchor.to.year + 1; ++y) {
    const auto d = day_in(y, e.month, e.day);
    if (!d || (e.weekday != 0 && d->weekday() != e.weekday)) continue;
    if (anchor.from.days() - d->days() > reach || d->days() - anchor.to.days() > reach) continue;
    if (tense == Tense::kPast && *d > anchor.to.plus_days(1)) continue;
    if (tense == Tense::kFuture && *d < anchor.from.plus_days(-1)) continue;
    all = all ? DateInterval{all->from, *d} : DateInterval::day(*d);
    value = value.empty() ? d->iso() : mask(value, d->iso());
  }
  if (!all) return std::nullopt;
  return TimeValue{value + e.clock, all,
                   all->from == all->to ? DatePrecision::kDay : DatePrecision::kInterval};
}

}  // namespace

CivilDate monday_of(CivilDate day) { return day.plus_days(1 - day.weekday()); }

std::string iso_week(CivilDate day) {
  // A week belongs to the year of its Thursday.
  const CivilDate thursday = monday_of(day).plus_days(3);
  const int week = (thursday.days() - date(thursday.year, 1, 1).days()) / 7 + 1;
  return year_text(thursday.year) + "-W" + two_digits(week);
}

TimeValue value_of(const TimeExpression& e, const TimeAnchors& anchors, Tense tense,
                   const TimeRules& rules) {
  if (stands_alone(e)) return OnDay(e, date(2000, 1, 1), tense, 0, rules).value();
  std::optional<DateInterval> anchor = anchors.report;
  if (e.meaning == Meaning::kShift && e.unit == TimeUnit::kYear && e.count == -1 &&
      e.pointing == Pointing::kByTense && anchors.quarter) {
    TimeExpression then = e;
    then.unit = TimeUnit::kQuarter;
    then.count = -4;
    return OnDay(then, anchors.quarter->from, tense, 0, rules).value();
  }
  if (e.meaning == Meaning::kShift && e.unit == TimeUnit::kQuarter && e.count == 0 &&
      e.pointing != Pointing::kThis && anchors.quarter) {
    TimeExpression told = e;
    told.pointing = Pointing::kThis;
    return OnDay(told, anchors.quarter->from, tense, 0, rules).value();
  }
  // "a year earlier" falls back on the report's day, "the next day" needs a day before it.
  if (e.from_text && (anchors.told || e.count >= 0)) anchor = anchors.told;
  if (!anchor) return {unanchored(e, rules), std::nullopt, DatePrecision::kUnknown};
  const bool one_day = anchor->from == anchor->to;
  const bool yearless = e.meaning == Meaning::kDay && !e.year && !e.year_shift && !e.to_day;
  if (yearless && (e.weekday != 0 || (!one_day && tense == Tense::kPast))) {
    if (auto found = years_in_reach(e, *anchor, tense)) return *found;
  }
  TimeValue first = OnDay(e, anchor->from, tense, one_day ? 1 : 0, rules).value();
  if (one_day) return first;
  const TimeValue last = OnDay(e, anchor->to, tense, 0, rules).value();
  if (!first.interval || !last.interval || first.value.empty() || last.value.empty()) {
    return {unanchored(e, rules), std::nullopt, DatePrecision::kUnknown};
  }
  if (first.interval == last.interval) return first;
  TimeValue both;
  both.value =
      e.meaning == Meaning::kWeekday ? unanchored(e, rules) : mask(first.value, last.value);
  both.interval = DateInterval{std::min(first.interval->from, last.interval->from),
                               std::max(first.interval->to, last.interval->to)};
  both.precision = DatePrecision::kInterval;
  return both;
}

}  // namespace chancery
