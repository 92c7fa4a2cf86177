#include "chancery/knowledge/time_rules.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <fstream>
#include <iterator>

#include "chancery/base/strings.h"
#include "chancery/knowledge/table.h"

namespace chancery {
namespace {

constexpr std::array<std::string_view, 38> kKinds = {
    "month",      "weekday",  "cardinal",   "ordinal",    "ordinal_suffix", "scale",    "unit",
    "season",     "day_part", "clock",      "deictic",    "reference",      "decade",   "frequency",
    "set_mark",   "relative", "direction",  "modifier",   "quantity",       "half",     "degree",
    "zone",       "meridiem", "era",        "determiner", "period",         "fiscal",   "filler",
    "measured",   "counted",  "year_lead",  "date_lead",  "future_cue",     "past_cue", "after_cue",
    "before_cue", "wish_cue", "outcome_cue"};

constexpr std::array<std::string_view, 15> kUnits = {
    "second", "minute",  "hour",      "day",  "night",  "week",    "weekend",   "fortnight",
    "month",  "quarter", "half_year", "year", "decade", "century", "millennium"};

template <std::size_t N>
std::optional<std::size_t> place(const std::array<std::string_view, N>& names,
                                 std::string_view name) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<std::size_t>(found - names.begin());
}

std::optional<int> number(std::string_view text) {
  if (!text.empty() && text.front() == '+') text.remove_prefix(1);
  int value = 0;
  const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || stop != text.data() + text.size() || text.empty()) {
    return std::nullopt;
  }
  return value;
}

bool starts_with(std::string_view text, std::string_view start) {
  return text.substr(0, start.size()) == start;
}

// "05-09", "easter-2", "orthodox+0", "nth:11:4:4", "table".
bool parse_rule(std::string_view text, Festival* festival) {
  if (text == "table") {
    festival->rule = Festival::Rule::kTable;
    return true;
  }
  for (auto [name, rule] : {std::pair{std::string_view("easter"), Festival::Rule::kEaster},
                            std::pair{std::string_view("orthodox"), Festival::Rule::kOrthodox}}) {
    if (!starts_with(text, name)) continue;
    const auto days = number(text.substr(name.size()));
    if (!days) return false;
    festival->rule = rule;
    festival->day = *days;
    return true;
  }
  const bool nth = starts_with(text, "nth:");
  std::vector<int> parts;
  for (std::string_view part : split(nth ? text.substr(4) : text, nth ? ':' : '-')) {
    const auto value = number(part);
    if (!value) return false;
    parts.push_back(*value);
  }
  if (parts.size() != (nth ? 3U : 2U) || parts[0] < 1 || parts[0] > 12) return false;
  festival->month = parts[0];
  if (nth) {
    festival->rule = Festival::Rule::kNth;
    festival->weekday = parts[1];
    festival->nth = parts[2];
    return parts[1] >= 1 && parts[1] <= 7 && parts[2] >= -1 && parts[2] <= 4 && parts[2] != 0;
  }
  festival->rule = Festival::Rule::kFixed;
  festival->day = parts[1];
  return parts[1] >= 1 && parts[1] <= days_in_month(2000, parts[0]);
}

CivilDate nth_weekday(int year, int month, int weekday, int nth) {
  const DateInterval days = DateInterval::month(year, month);
  if (nth < 0) return days.to.plus_days(-((days.to.weekday() - weekday + 7) % 7));
  return days.from.plus_days((weekday - days.from.weekday() + 7) % 7 + 7 * (nth - 1));
}

Result<std::string> read_all(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  if (!stream) {
    return fail(ErrorCode::kConfiguration, file.string() + ": table cannot be opened");
  }
  return std::string((std::istreambuf_iterator<char>(stream)), std::istreambuf_iterator<char>());
}

tl::unexpected<Error> bad(const Table& table, std::size_t row, std::string_view what,
                          std::string_view cell) {
  return tl::unexpected<Error>(
      table.error(row, std::string(what) + " '" + std::string(cell) + "'"));
}

}  // namespace

Result<TimeRules> TimeRules::load(const std::filesystem::path& data) {
  const std::filesystem::path folder = data / "time";
  TimeRules rules;
  const std::array<
      std::pair<std::string_view, Result<void> (TimeRules::*)(std::string, std::string)>, 4>
      tables = {{{"words.tsv", &TimeRules::add_words},
                 {"phrases.tsv", &TimeRules::add_phrases},
                 {"festivals.tsv", &TimeRules::add_festivals},
                 {"festival_dates.tsv", &TimeRules::add_festival_dates}}};
  for (const auto& [name, add] : tables) {
    const std::filesystem::path file = folder / name;
    auto content = read_all(file);
    if (!content) return tl::unexpected<Error>(content.error());
    auto added = (rules.*add)(std::move(*content), file.string());
    if (!added) return tl::unexpected<Error>(added.error());
  }
  return rules;
}

Result<TimeRules> TimeRules::parse(std::string words, std::string phrases, std::string festivals,
                                   std::string festival_dates) {
  TimeRules rules;
  auto added = rules.add_words(std::move(words), "words.tsv");
  if (added) added = rules.add_phrases(std::move(phrases), "phrases.tsv");
  if (added) added = rules.add_festivals(std::move(festivals), "festivals.tsv");
  if (added) added = rules.add_festival_dates(std::move(festival_dates), "festival_dates.tsv");
  if (!added) return tl::unexpected<Error>(added.error());
  return rules;
}

Result<void> TimeRules::add_words(std::string content, std::string name) {
  auto table =
      Table::parse(std::move(name), std::move(content), {"word", "kind", "value", "code", "flags"});
  if (!table) return tl::unexpected<Error>(table.error());
  for (std::size_t row = 0; row < table->size(); ++row) {
    const auto kind = place(kKinds, table->cell(row, 1));
    if (!kind) return bad(*table, row, "unknown kind", table->cell(row, 1));
    TimeWord word;
    word.kind = static_cast<TimeWordKind>(*kind);
    if (word.kind == TimeWordKind::kUnit) {
      const auto unit = place(kUnits, table->cell(row, 2));
      if (!unit) return bad(*table, row, "unknown unit", table->cell(row, 2));
      word.value = static_cast<int>(*unit);
    } else {
      const auto value = number(table->cell(row, 2));
      if (!value) return bad(*table, row, "not a number", table->cell(row, 2));
      word.value = *value;
    }
    word.code = table->cell(row, 3);
    for (std::string_view flag : split(table->cell(row, 4), ' ')) {
      if (flag == "plural") {
        word.plural = true;
      } else if (flag == "ambiguous") {
        word.ambiguous = true;
      } else if (flag == "abbreviation") {
        word.abbreviation = true;
      } else if (flag == "noun") {
        word.noun = true;
      } else if (!flag.empty()) {
        return bad(*table, row, "unknown flag", flag);
      }
    }
    std::vector<TimeWord>& meanings = words_[std::string(table->cell(row, 0))];
    const auto same = [&](const TimeWord& other) { return other.kind == word.kind; };
    if (std::any_of(meanings.begin(), meanings.end(), same)) {
      return bad(*table, row, "word stands twice as this kind", table->cell(row, 0));
    }
    meanings.push_back(std::move(word));
  }
  return {};
}

void TimeRules::add_phrase(std::string_view words, std::string_view value, int festival) {
  Phrase phrase;
  for (std::string_view word : split(words, ' ')) {
    if (!word.empty()) phrase.words.emplace_back(word);
  }
  if (phrase.words.empty()) return;
  phrase.value = value;
  phrase.festival = festival;
  std::vector<Phrase>& all = phrases_[phrase.words.front()];
  all.push_back(std::move(phrase));
  std::stable_sort(all.begin(), all.end(), [](const Phrase& a, const Phrase& b) {
    return a.words.size() > b.words.size();
  });
}

Result<void> TimeRules::add_phrases(std::string content, std::string name) {
  auto table = Table::parse(std::move(name), std::move(content), {"phrase", "value"});
  if (!table) return tl::unexpected<Error>(table.error());
  for (std::size_t row = 0; row < table->size(); ++row) {
    if (table->cell(row, 1).empty()) return bad(*table, row, "no value for", table->cell(row, 0));
    add_phrase(table->cell(row, 0), table->cell(row, 1), -1);
  }
  return {};
}

Result<void> TimeRules::add_festivals(std::string content, std::string name) {
  auto table =
      Table::parse(std::move(name), std::move(content), {"name", "aliases", "rule", "days"});
  if (!table) return tl::unexpected<Error>(table.error());
  for (std::size_t row = 0; row < table->size(); ++row) {
    Festival festival;
    festival.name = table->cell(row, 0);
    if (!parse_rule(table->cell(row, 2), &festival)) {
      return bad(*table, row, "no rule for a date", table->cell(row, 2));
    }
    const auto length = number(table->cell(row, 3));
    if (!length || *length < 1) return bad(*table, row, "no number of days", table->cell(row, 3));
    festival.length = *length;
    for (std::string_view alias : table->list(row, 1)) {
      add_phrase(alias, "", static_cast<int>(festivals_.size()));
    }
    festivals_.push_back(std::move(festival));
  }
  return {};
}

Result<void> TimeRules::add_festival_dates(std::string content, std::string name) {
  auto table = Table::parse(std::move(name), std::move(content), {"festival", "from"});
  if (!table) return tl::unexpected<Error>(table.error());
  for (std::size_t row = 0; row < table->size(); ++row) {
    const auto named = [&](const Festival& f) { return f.name == table->cell(row, 0); };
    const auto festival = std::find_if(festivals_.begin(), festivals_.end(), named);
    if (festival == festivals_.end() || festival->rule != Festival::Rule::kTable) {
      return bad(*table, row, "no festival with dates of its own", table->cell(row, 0));
    }
    const auto date = CivilDate::parse(table->cell(row, 1));
    if (!date) return bad(*table, row, "not a date", table->cell(row, 1));
    festival->first.push_back(*date);
  }
  for (Festival& festival : festivals_) std::sort(festival.first.begin(), festival.first.end());
  return {};
}

std::span<const TimeWord> TimeRules::words(std::string_view lower_case) const {
  const auto found = words_.find(lower_case);
  if (found == words_.end()) return {};
  return found->second;
}

const TimeWord* TimeRules::find(std::string_view lower_case, TimeWordKind kind) const {
  for (const TimeWord& word : words(lower_case)) {
    if (word.kind == kind) return &word;
  }
  return nullptr;
}

std::span<const TimeRules::Phrase> TimeRules::phrases(std::string_view first_word) const {
  const auto found = phrases_.find(first_word);
  if (found == phrases_.end()) return {};
  return found->second;
}

std::vector<DateInterval> TimeRules::festival(std::size_t index, int year) const {
  const Festival& festival = festivals_[index];
  const auto days = [&](CivilDate first) {
    return DateInterval{first, first.plus_days(festival.length - 1)};
  };
  switch (festival.rule) {
    case Festival::Rule::kFixed:
      return {days({static_cast<std::int16_t>(year), static_cast<std::uint8_t>(festival.month),
                    static_cast<std::uint8_t>(festival.day)})};
    case Festival::Rule::kEaster:
      return {days(easter_sunday(year).plus_days(festival.day))};
    case Festival::Rule::kOrthodox:
      return {days(orthodox_easter_sunday(year).plus_days(festival.day))};
    case Festival::Rule::kNth:
      return {days(nth_weekday(year, festival.month, festival.weekday, festival.nth))};
    case Festival::Rule::kTable:
      break;
  }
  std::vector<DateInterval> all;
  for (const CivilDate first : festival.first) {
    if (first.year == year) all.push_back(days(first));
  }
  return all;
}

CivilDate easter_sunday(int year) {
  const int a = year % 19;
  const int b = year / 100;
  const int c = year % 100;
  const int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
  const int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
  const int m = (a + 11 * h + 22 * l) / 451;
  const int n = h + l - 7 * m + 114;
  return {static_cast<std::int16_t>(year), static_cast<std::uint8_t>(n / 31),
          static_cast<std::uint8_t>(n % 31 + 1)};
}

CivilDate orthodox_easter_sunday(int year) {
  const int d = (19 * (year % 19) + 15) % 30;
  const int e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7;
  const int n = d + e + 114;
  // Thirteen days from the Julian to the Gregorian calendar, 1900 to 2099.
  return CivilDate{static_cast<std::int16_t>(year), static_cast<std::uint8_t>(n / 31),
                   static_cast<std::uint8_t>(n % 31 + 1)}
      .plus_days(13);
}

}  // namespace chancery
