// A small reader of dates: tokens of digits and letters, then the orders that are certain.
#include "chancery/base/date_formats.h"

#include <array>
#include <string>
#include <vector>

#include "chancery/base/strings.h"

namespace chancery {
namespace {

struct Part {
  bool digits = false;
  std::size_t begin = 0;
  std::size_t end = 0;
};

bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// At most this many parts are looked at from one beginning: weekday, day, "of", month, year.
constexpr std::size_t kParts = 6;

std::vector<Part> parts_from(std::string_view text, std::size_t at) {
  std::vector<Part> parts;
  while (at < text.size() && parts.size() < kParts) {
    const bool digits = is_ascii_digit(text[at]);
    if (!digits && !is_ascii_letter(text[at])) {
      ++at;
      continue;
    }
    Part part{digits, at, at};
    while (part.end < text.size() &&
           (digits ? is_ascii_digit(text[part.end]) : is_ascii_letter(text[part.end]))) {
      ++part.end;
    }
    at = part.end;
    parts.push_back(part);
  }
  return parts;
}

int number(std::string_view text, const Part& part) {
  if (!part.digits || part.end - part.begin > 8) return -1;
  int value = 0;
  for (std::size_t i = part.begin; i < part.end; ++i) value = value * 10 + (text[i] - '0');
  return value;
}

std::optional<CivilDate> make_date(int year, int month, int day) {
  if (year < 1800 || year > 2199 || month < 1 || month > 12 || day < 1) return std::nullopt;
  if (day > days_in_month(year, month)) return std::nullopt;
  return CivilDate{static_cast<std::int16_t>(year), static_cast<std::uint8_t>(month),
                   static_cast<std::uint8_t>(day)};
}

std::string lowered(std::string_view word) {
  std::string out(word);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return out;
}

bool is_ordinal_ending(std::string_view word) {
  const std::string w = lowered(word);
  return w == "st" || w == "nd" || w == "rd" || w == "th";
}

// What stands between two parts of a date: at most three characters, of these.
bool joins(std::string_view text, const Part& left, const Part& right) {
  if (right.begin - left.end > 3) return false;
  for (std::size_t i = left.end; i < right.begin; ++i) {
    if (std::string_view(" ,.-/").find(text[i]) == std::string_view::npos) return false;
  }
  return true;
}

// Four digits that end where no digit and no letter but a time's T follows.
std::optional<WrittenDate> year_first(std::string_view text, const std::vector<Part>& parts) {
  const std::size_t width = parts[0].end - parts[0].begin;
  if (width == 8) {
    const int all = number(text, parts[0]);
    const auto date = make_date(all / 10000, all / 100 % 100, all % 100);
    if (date) return WrittenDate{*date, parts[0].begin, parts[0].end};
    return std::nullopt;
  }
  if (width != 4 || parts.size() < 3 || !joins(text, parts[0], parts[1]) ||
      !joins(text, parts[1], parts[2])) {
    return std::nullopt;
  }
  const char mark = text[parts[0].end];
  const std::string_view word = text.substr(parts[1].begin, parts[1].end - parts[1].begin);
  const int month = parts[1].digits ? number(text, parts[1]) : month_number(word);
  const bool numeric_mark = mark == '-' || mark == '/' || mark == '.';
  if (parts[1].digits && (!numeric_mark || text[parts[1].end] != mark)) return std::nullopt;
  if (parts[2].end - parts[2].begin > 2) return std::nullopt;
  const auto date = make_date(number(text, parts[0]), month, number(text, parts[2]));
  if (!date) return std::nullopt;
  return WrittenDate{*date, parts[0].begin, parts[2].end};
}

std::optional<WrittenDate> day_first(std::string_view text, const std::vector<Part>& parts) {
  if (parts[0].end - parts[0].begin > 2) return std::nullopt;
  std::size_t next = 1;
  const auto word = [&](std::size_t i) {
    return text.substr(parts[i].begin, parts[i].end - parts[i].begin);
  };
  if (next < parts.size() && parts[next].begin == parts[0].end && is_ordinal_ending(word(next))) {
    ++next;
  }
  if (next < parts.size() && lowered(word(next)) == "of") ++next;
  if (next + 1 >= parts.size() || parts[next].digits ||
      !joins(text, parts[next - 1], parts[next]) || !joins(text, parts[next], parts[next + 1])) {
    return std::nullopt;
  }
  const Part& year = parts[next + 1];
  if (year.end - year.begin != 4) return std::nullopt;
  const auto date = make_date(number(text, year), month_number(word(next)), number(text, parts[0]));
  if (!date) return std::nullopt;
  return WrittenDate{*date, parts[0].begin, year.end};
}

std::optional<WrittenDate> month_first(std::string_view text, const std::vector<Part>& parts) {
  const std::string_view word = text.substr(parts[0].begin, parts[0].end - parts[0].begin);
  const int month = month_number(word);
  if (month == 0 || parts.size() < 3 || !joins(text, parts[0], parts[1])) return std::nullopt;
  if (parts[1].end - parts[1].begin > 2) return std::nullopt;
  std::size_t next = 2;
  if (parts[2].begin == parts[1].end && next + 1 < parts.size()) ++next;
  const Part& year = parts[next];
  if (year.end - year.begin != 4 || !joins(text, parts[next - 1], year)) return std::nullopt;
  const auto date = make_date(number(text, year), month, number(text, parts[1]));
  if (!date) return std::nullopt;
  return WrittenDate{*date, parts[0].begin, year.end};
}

// The date that begins exactly at `at`.
std::optional<WrittenDate> date_at(std::string_view text, std::size_t at) {
  const std::vector<Part> parts = parts_from(text, at);
  if (parts.empty() || parts[0].begin != at) return std::nullopt;
  auto found = parts[0].digits ? year_first(text, parts) : month_first(text, parts);
  if (!found && parts[0].digits) found = day_first(text, parts);
  if (!found) return std::nullopt;
  if (found->end < text.size()) {
    const char after = text[found->end];
    if (is_ascii_digit(after) || (is_ascii_letter(after) && after != 'T')) return std::nullopt;
  }
  return found;
}

}  // namespace

int month_number(std::string_view word) {
  static constexpr std::array<std::string_view, 12> kNames = {
      "january", "february", "march",     "april",   "may",      "june",
      "july",    "august",   "september", "october", "november", "december"};
  if (!word.empty() && word.back() == '.') word.remove_suffix(1);
  const std::string w = lowered(word);
  if (w == "sept") return 9;
  for (std::size_t i = 0; i < kNames.size(); ++i) {
    if (w == kNames[i] || (w.size() == 3 && kNames[i].substr(0, 3) == w)) {
      return static_cast<int>(i) + 1;
    }
  }
  return 0;
}

std::optional<WrittenDate> find_written_date(std::string_view line) {
  bool inside = false;  // in the middle of a run of letters or digits
  for (std::size_t at = 0; at < line.size(); ++at) {
    const bool word = is_ascii_digit(line[at]) || is_ascii_letter(line[at]);
    if (word && !inside) {
      if (auto found = date_at(line, at)) return found;
    }
    inside = word || static_cast<unsigned char>(line[at]) >= 0x80;
  }
  return std::nullopt;
}

std::optional<CivilDate> parse_written_date(std::string_view text) {
  text = trim(text);
  if (auto found = date_at(text, 0)) return found->date;
  static constexpr std::array<std::string_view, 7> kDays = {"mon", "tue", "wed", "thu",
                                                            "fri", "sat", "sun"};
  const std::vector<Part> parts = parts_from(text, 0);
  if (parts.size() < 2 || parts[0].digits || parts[1].begin - parts[0].end > 3) return std::nullopt;
  const std::string first = lowered(text.substr(parts[0].begin, 3));
  for (std::string_view day : kDays) {
    if (first != day) continue;
    if (auto found = date_at(text, parts[1].begin)) return found->date;
  }
  return std::nullopt;
}

std::optional<DateInterval> parse_written_interval(std::string_view text) {
  text = trim(text);
  if (const auto interval = DateInterval::parse(text)) return interval;
  const std::size_t slash = text.find('/');
  if (slash != std::string_view::npos) {
    const auto from = DateInterval::parse(text.substr(0, slash));
    const auto to = DateInterval::parse(text.substr(slash + 1));
    if (from && to) {
      if (from->from > to->to) return std::nullopt;
      return DateInterval{from->from, to->to};
    }
  }
  if (const auto date = parse_written_date(text)) return DateInterval::day(*date);
  return std::nullopt;
}

}  // namespace chancery
