// Days of the calendar, and intervals of days with the precision that the words gave.
//
// Dates are proleptic Gregorian, without a time zone: the day as the report's own place counts it.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace chancery {

struct CivilDate {
  std::int16_t year = 0;
  std::uint8_t month = 1;  // 1..12
  std::uint8_t day = 1;    // 1..31

  // Days since 1970-01-01 (H. Hinnant, "chrono-Compatible Low-Level Date Algorithms").
  std::int32_t days() const;
  static CivilDate from_days(std::int32_t days);
  // "YYYY-MM-DD"; nothing when it is no day of the calendar.
  static std::optional<CivilDate> parse(std::string_view iso);
  std::string iso() const;
  // ISO 8601: 1 Monday .. 7 Sunday.
  int weekday() const;
  CivilDate plus_days(std::int32_t n) const { return from_days(days() + n); }
  // The same day n months on; the last day of the month where that day does not exist.
  CivilDate plus_months(int n) const;
  bool valid() const;

  friend auto operator<=>(const CivilDate&, const CivilDate&) = default;
};

int days_in_month(int year, int month);

// Both ends belong to it. `from <= to` always.
struct DateInterval {
  CivilDate from;
  CivilDate to;

  static DateInterval day(CivilDate d) { return {d, d}; }
  static DateInterval month(int year, int month);
  static DateInterval of_year(int year);
  // Reads "YYYY", "YYYY-MM" or "YYYY-MM-DD" as the interval it names.
  static std::optional<DateInterval> parse(std::string_view iso);

  std::int32_t width_days() const { return to.days() - from.days() + 1; }
  bool contains(CivilDate d) const { return from <= d && d <= to; }
  bool overlaps(const DateInterval& o) const { return from <= o.to && o.from <= to; }
  std::optional<DateInterval> intersect(const DateInterval& o) const;

  friend auto operator<=>(const DateInterval&, const DateInterval&) = default;
};

// How exactly the words give a date; wider than the words is never narrowed by guessing.
enum class DatePrecision : std::uint8_t {
  kDay,
  kWeek,
  kMonth,
  kQuarter,
  kYear,
  kInterval,
  kUnknown
};

std::string_view to_string(DatePrecision precision);
std::optional<DatePrecision> parse_date_precision(std::string_view text);

}  // namespace chancery
