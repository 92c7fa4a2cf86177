#include "chancery/base/date.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace chancery {
namespace {

constexpr std::array<std::string_view, 7> kPrecisions = {"day",  "week",     "month",  "quarter",
                                                         "year", "interval", "unknown"};

std::optional<int> digits(std::string_view text) {
  int value = 0;
  const char* end = text.data() + text.size();
  auto [stop, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc() || stop != end || text.empty() || text[0] == '-') return std::nullopt;
  return value;
}

CivilDate make(int year, int month, int day) {
  return {static_cast<std::int16_t>(year), static_cast<std::uint8_t>(month),
          static_cast<std::uint8_t>(day)};
}

bool is_leap(int year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

}  // namespace

int days_in_month(int year, int month) {
  constexpr std::array<int, 12> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (month == 2 && is_leap(year)) return 29;
  return kDays[static_cast<std::size_t>(month - 1)];
}

std::int32_t CivilDate::days() const {
  const int y = year - (month <= 2 ? 1 : 0);
  const int era = (y >= 0 ? y : y - 399) / 400;
  const int year_of_era = y - era * 400;
  const int shifted_month = (month + 9) % 12;
  const int day_of_year = (153 * shifted_month + 2) / 5 + day - 1;
  const int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146097 + day_of_era - 719468;
}

CivilDate CivilDate::from_days(std::int32_t days) {
  days += 719468;
  const int era = (days >= 0 ? days : days - 146096) / 146097;
  const int day_of_era = days - era * 146097;
  const int year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const int shifted_month = (5 * day_of_year + 2) / 153;
  const int day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
  const int month = shifted_month < 10 ? shifted_month + 3 : shifted_month - 9;
  return make(year_of_era + era * 400 + (month <= 2 ? 1 : 0), month, day);
}

bool CivilDate::valid() const {
  return month >= 1 && month <= 12 && day >= 1 && day <= days_in_month(year, month);
}

std::optional<CivilDate> CivilDate::parse(std::string_view iso) {
  auto interval = DateInterval::parse(iso);
  if (!interval || iso.size() != 10) return std::nullopt;
  return interval->from;
}

std::string CivilDate::iso() const {
  std::string out = std::to_string(year);
  out.insert(0, out.size() < 4 ? 4 - out.size() : 0, '0');
  for (int part : {int{month}, int{day}}) {
    out += part < 10 ? "-0" : "-";
    out += std::to_string(part);
  }
  return out;
}

int CivilDate::weekday() const {
  // 1970-01-01 was a Thursday.
  const int shifted = (days() + 3) % 7;
  return (shifted < 0 ? shifted + 7 : shifted) + 1;
}

CivilDate CivilDate::plus_months(int n) const {
  const int total = year * 12 + (month - 1) + n;
  const int y = total >= 0 ? total / 12 : (total - 11) / 12;
  const int m = total - y * 12 + 1;
  return make(y, m, std::min<int>(day, days_in_month(y, m)));
}

DateInterval DateInterval::month(int year, int month) {
  return {make(year, month, 1), make(year, month, days_in_month(year, month))};
}

DateInterval DateInterval::of_year(int year) { return {make(year, 1, 1), make(year, 12, 31)}; }

std::optional<DateInterval> DateInterval::parse(std::string_view iso) {
  if (iso.size() != 4 && iso.size() != 7 && iso.size() != 10) return std::nullopt;
  const auto year = digits(iso.substr(0, 4));
  if (!year || *year < 1) return std::nullopt;
  if (iso.size() == 4) return of_year(*year);
  const auto month = digits(iso.substr(5, 2));
  if (iso[4] != '-' || !month || *month < 1 || *month > 12) return std::nullopt;
  if (iso.size() == 7) return DateInterval::month(*year, *month);
  const auto day = digits(iso.substr(8, 2));
  if (iso[7] != '-' || !day || *day < 1 || *day > days_in_month(*year, *month)) return std::nullopt;
  return DateInterval::day(make(*year, *month, *day));
}

std::optional<DateInterval> DateInterval::intersect(const DateInterval& o) const {
  if (!overlaps(o)) return std::nullopt;
  return DateInterval{std::max(from, o.from), std::min(to, o.to)};
}

std::string_view to_string(DatePrecision precision) {
  return kPrecisions[static_cast<std::size_t>(precision)];
}

std::optional<DatePrecision> parse_date_precision(std::string_view text) {
  for (std::size_t i = 0; i < kPrecisions.size(); ++i) {
    if (kPrecisions[i] == text) return static_cast<DatePrecision>(i);
  }
  return std::nullopt;
}

}  // namespace chancery
