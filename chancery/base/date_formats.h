// The written forms in which machines and pages give a date: ISO 8601, RFC 2822, and the English
// forms of bylines. Dates inside sentences are resolve's work.
#pragma once

#include <optional>
#include <string_view>

#include "chancery/base/date.h"

namespace chancery {

// The calendar day, as written (no shift to another time zone), of "2019-04-25T10:00:00+09:00",
// "20190425", "Thu, 25 Apr 2019 10:00:00 GMT", "April 25, 2019", "25-Apr-2019", "25th of April
// 2019". A weekday may stand before it and anything after it. Nothing for forms whose order of day
// and month is not certain ("04/05/2019"), and for years outside 1800..2199.
std::optional<CivilDate> parse_written_date(std::string_view text);

// As above, and also the interval of "2019-04", "2019" and "2019-04-01/2019-04-30".
std::optional<DateInterval> parse_written_interval(std::string_view text);

// A date found inside a longer line.
struct WrittenDate {
  CivilDate date;
  std::size_t begin = 0;  // bytes of the line
  std::size_t end = 0;
};

// The first full date of a line in one of the forms above; no digits or letters touch it.
std::optional<WrittenDate> find_written_date(std::string_view line);

// 1..12 for an English name of a month or its abbreviation ("Sept", "apr."); 0 for other words.
int month_number(std::string_view word);

}  // namespace chancery
