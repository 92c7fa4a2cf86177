// Datelines and bylines, read by their punctuation.
#include "chancery/clean/dateline.h"

#include <algorithm>
#include <array>
#include <vector>

#include "chancery/base/date_formats.h"
#include "chancery/base/strings.h"
#include "chancery/clean/line.h"
#include "chancery/text/fold.h"
#include "chancery/text/utf8.h"

namespace chancery {
namespace {

constexpr std::size_t kLongestHead = 110;  // bytes in front of the sentence
constexpr std::size_t kMostPlaceWords = 7;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// A capital begins it, or it is a small word that stands inside names.
bool is_name_word(std::string_view word) {
  static constexpr std::array<std::string_view, 16> kInside = {
      "de",   "of", "the", "la", "le", "al", "el", "and",
      "upon", "on", "sur", "am", "du", "da", "y",  "&"};
  while (!word.empty() && (word.front() == '(' || word.front() == '[')) word.remove_prefix(1);
  if (word.empty()) return false;
  if (std::find(kInside.begin(), kInside.end(), word) != kInside.end()) return true;
  const std::string_view prefix = word.substr(0, 3);
  if (prefix == "al-" || prefix == "el-" || prefix == "ad-") word.remove_prefix(3);
  if (word.empty()) return false;
  const CodePoint first = decode_utf8(word, 0);
  return is_upper(first.value) || (is_letter(first.value) && !is_lower(first.value));
}

bool is_place(std::string_view text) {
  if (text.empty() || text.size() > 70) return false;
  if (!is_name_word(text.substr(0, text.find(' '))) || text.front() == '(') return false;
  std::size_t words = 0;
  for (std::string_view word : split(text, ' ')) {
    if (word.empty()) continue;
    if (!is_name_word(word) || ++words > kMostPlaceWords) return false;
  }
  return std::none_of(text.begin(), text.end(),
                      [](char c) { return is_digit(c) || c == ';' || c == '?' || c == '!'; });
}

// "KYIV, Ukraine": no small letter before the first comma, two capitals at least.
bool is_in_capitals(std::string_view place) {
  const std::string_view head = place.substr(0, place.find(','));
  std::size_t capitals = 0;
  for (std::size_t i = 0; i < head.size();) {
    const CodePoint point = decode_utf8(head, i);
    if (is_lower(point.value)) return false;
    capitals += is_upper(point.value);
    i += point.bytes;
  }
  return capitals >= 3;
}

std::string_view strip(std::string_view text, std::string_view ends) {
  while (!text.empty() && ends.find(text.back()) != std::string_view::npos) text.remove_suffix(1);
  while (!text.empty() && (text.front() == ' ' || text.front() == ',')) text.remove_prefix(1);
  return text;
}

// "Reuters", "AP/AFP", "Xinhua News Agency".
bool is_agencies(std::string_view text, const CleaningRules& rules) {
  text = trim(text);
  if (text.empty()) return false;
  if (rules.is_agency(text)) return true;
  if (text.find('/') == std::string_view::npos) return false;
  const auto parts = split(text, '/');
  return std::all_of(parts.begin(), parts.end(),
                     [&](std::string_view part) { return rules.is_agency(trim(part)); });
}

// A few words that begin with capitals, as the name of an agency that no table knows does.
bool may_be_agency(std::string_view text) {
  constexpr std::ptrdiff_t kMostSpaces = 3;
  return is_place(text) && std::count(text.begin(), text.end(), ' ') <= kMostSpaces;
}

// Takes "(Reuters)" or "/TASS/" off the end of what stands before the sentence. An agency that is
// in no table is known by its round brackets alone.
std::string take_agency(std::string_view& head, const CleaningRules& rules, bool unknown = false) {
  const std::string_view ended = strip(head, " .,:");
  if (ended.empty()) return "";
  const char close = ended.back();
  const char open = close == ')' ? '(' : close == ']' ? '[' : '/';
  if (close != open && close != ')' && close != ']') return "";
  const std::size_t begin = ended.rfind(open, ended.size() - 2);
  if (ended.size() < 2 || begin == std::string_view::npos) return "";
  const std::string_view name = ended.substr(begin + 1, ended.size() - begin - 2);
  if (!is_agencies(name, rules) && !(unknown && close == ')' && may_be_agency(name))) return "";
  head = ended.substr(0, begin);
  return std::string(trim(name));
}

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  for (std::string_view word : split(text, ' ')) {
    if (!word.empty()) words.push_back(word);
  }
  return words;
}

bool is_day_number(std::string_view word) {
  return !word.empty() && word.size() <= 2 && std::all_of(word.begin(), word.end(), is_digit);
}

bool is_year(std::string_view word) {
  return word.size() == 4 && std::all_of(word.begin(), word.end(), is_digit) &&
         (word.front() == '1' || word.front() == '2');
}

// Takes "Wednesday, April 25, 2019" or "25 Apr" off the end of what stands before the sentence.
std::string take_date(std::string_view& head, const CleaningRules& rules) {
  const std::string_view ended = strip(head, " .,:");
  const auto words = words_of(ended);
  std::size_t first = words.size();
  bool month = false;
  bool day = false;
  while (first > 0 && words.size() - first < 5) {
    const std::string_view word = strip(words[first - 1], ".,");
    const bool is_month = !month && month_number(word) != 0;
    const bool is_day = !day && is_day_number(word);
    const bool is_weekday = month && rules.byline_word(word) == BylineWord::kWeekday;
    if (!is_month && !is_day && !is_weekday && !(is_year(word) && !month && !day)) break;
    month = month || is_month;
    day = day || is_day;
    --first;
  }
  if (!month || !day) return "";
  const auto begin = static_cast<std::size_t>(words[first].data() - ended.data());
  const std::string date(strip(ended.substr(begin), " .,:"));
  head = ended.substr(0, begin);
  return date;
}

struct Separator {
  std::size_t begin;
  std::size_t end;
  bool dash;
};

// The marks that may end a dateline, in order. A bare hyphen counts between spaces only.
std::vector<Separator> separators(std::string_view line) {
  static constexpr std::array<std::pair<std::string_view, bool>, 8> kMarks = {{{"—", true},
                                                                               {"–", true},
                                                                               {"--", true},
                                                                               {" - ", true},
                                                                               {"― ", true},
                                                                               {": ", false},
                                                                               {"/. ", true},
                                                                               {") ", false}}};
  std::vector<Separator> found;
  const std::string_view searched = line.substr(0, kLongestHead);
  for (std::size_t i = 0; i < searched.size(); ++i) {
    for (const auto& [mark, dash] : kMarks) {
      if (searched.substr(i, mark.size()) != mark) continue;
      // The bracket and the slash belong to the agency before the mark.
      const bool keeps = mark.front() == ')' || mark.front() == '/';
      found.push_back({keeps ? i + 1 : i, i + mark.size(), dash});
      break;
    }
  }
  return found;
}

bool begins_sentence(std::string_view rest) {
  for (std::size_t i = 0; i < rest.size();) {
    const CodePoint point = decode_utf8(rest, i);
    if (is_letter(point.value)) return !is_lower(point.value);
    if (point.value >= '0' && point.value <= '9') return true;
    i += point.bytes;
  }
  return false;
}

std::optional<FoundDateline> dateline_before(std::string_view line, const Separator& separator,
                                             const CleaningRules& rules) {
  std::size_t end = separator.end;
  constexpr std::string_view kAfter = " -:.";
  while (end < line.size() && kAfter.find(line[end]) != std::string_view::npos) ++end;
  for (std::string_view dash : {"—", "–"}) {
    if (line.substr(end, dash.size()) == dash) end += dash.size();
  }
  while (end < line.size() && line[end] == ' ') ++end;
  if (end >= line.size() || !begins_sentence(line.substr(end, 12))) return std::nullopt;
  std::string_view head = line.substr(0, separator.begin);
  FoundDateline found;
  found.length = end;
  found.dateline.agency = take_agency(head, rules);
  found.dateline.date = take_date(head, rules);
  if (found.dateline.agency.empty()) found.dateline.agency = take_agency(head, rules);
  if (found.dateline.agency.empty() && separator.dash) {
    // "BEIJING, March 10 (Harbour Wire) -": day and place around it leave no doubt.
    std::string_view rest = head;
    const std::string name = take_agency(rest, rules, true);
    const std::string date = name.empty() ? "" : take_date(rest, rules);
    if (!date.empty() || (!name.empty() && is_in_capitals(strip(rest, " .,:")))) {
      found.dateline.agency = name;
      found.dateline.date = date;
      head = rest;
    }
  }
  const std::string_view place = strip(head, " .,:");
  found.dateline.place = std::string(place);
  const bool agency = !found.dateline.agency.empty();
  const bool date = !found.dateline.date.empty();
  if (place.empty()) return agency ? std::optional(found) : std::nullopt;
  if (!is_place(place) || rules.is_section(place)) return std::nullopt;
  if (agency || (date && line.substr(separator.begin, 1) != ")")) return found;
  if (separator.dash && is_in_capitals(place) && !rules.is_agency(place) &&
      is_prose(line.substr(end)) && !is_digit(line[end])) {
    return found;
  }
  return std::nullopt;
}

struct Remainder {
  std::vector<std::string_view> words;
  bool labelled = false;
};

// What is left of a date line when date, times and labels are taken away.
Remainder without_labels(std::string_view text, const CleaningRules& rules) {
  Remainder rest;
  for (std::string_view word : words_of(text)) {
    const std::string_view bare = strip(word, ".,:;|()[]-/*");
    const bool mark = bare.empty() || bare == "|" || bare == "•" || bare == "·" || bare == "–" ||
                      bare == "—" || bare == "-";
    if (mark) continue;
    const std::string_view letters =
        bare.substr(std::min(bare.find_first_not_of("0123456789:.("), bare.size()));
    const BylineWord kind = rules.byline_word(letters.empty() ? bare : strip(letters, "."));
    const bool number = is_digit(bare.front()) && (letters.empty() || kind == BylineWord::kClock);
    const bool small = bare.front() >= 'a' && bare.front() <= 'z';
    const bool label =
        kind == BylineWord::kLabel || kind == BylineWord::kClock || kind == BylineWord::kWeekday;
    if (number || (label && (small || kind == BylineWord::kWeekday || rest.words.empty()))) {
      rest.labelled = rest.labelled || kind == BylineWord::kLabel;
      continue;
    }
    rest.words.push_back(word);
  }
  return rest;
}

std::string join_words(const std::vector<std::string_view>& words) {
  std::string joined;
  for (std::string_view word : words) {
    if (!joined.empty()) joined += ' ';
    joined += word;
  }
  return std::string(strip(joined, " ,;|-"));
}

// "Jane Doe" or "The Fjord Herald" into the right field; false for anything else.
bool read_name(const std::vector<std::string_view>& words, const CleaningRules& rules,
               Byline& byline) {
  if (words.size() > 6) return false;
  for (std::string_view word : words) {
    if (!is_name_word(word) || is_digit(word.back())) return false;
  }
  const std::string name = join_words(words);
  const bool outlet =
      rules.is_agency(name) || std::any_of(words.begin(), words.end(), [&](std::string_view word) {
        return rules.byline_word(strip(word, ".,")) == BylineWord::kOutlet;
      });
  if (outlet) {
    byline.outlet = name;
  } else if (words.size() == 1) {
    byline.place = name;
  } else {
    byline.author = name;
  }
  return true;
}

// What follows "By": names joined by "and", commas and bars, the last perhaps an outlet.
bool read_authors(std::string_view text, const CleaningRules& rules, Byline& byline) {
  const auto words = words_of(text);
  if (words.empty() || words.size() > 14) return false;
  if (std::any_of(words.begin(), words.end(), [](std::string_view word) {
        return word != "|" && word != "-" && word != "for" && word != "in" && !is_name_word(word);
      })) {
    return false;
  }
  const std::size_t bar = text.find_first_of(",|");
  byline.author = std::string(trim(text.substr(0, bar)));
  if (bar != std::string_view::npos) {
    const std::string_view rest = trim(text.substr(bar + 1));
    Byline other;
    if (read_name(words_of(rest), rules, other)) byline.outlet = other.outlet;
  }
  return !byline.author.empty();
}

}  // namespace

std::optional<FoundDateline> find_dateline(std::string_view line, const CleaningRules& rules) {
  if (line.size() < 20) return std::nullopt;
  for (const Separator& separator : separators(line)) {
    if (auto found = dateline_before(line, separator, rules)) return found;
  }
  // "(CNN)The president": nothing parts the agency from the sentence.
  if (line.front() == '(') {
    const std::size_t close = line.find(')');
    if (close < 40 && is_agencies(line.substr(1, close - 1), rules) &&
        begins_sentence(line.substr(close + 1, 12))) {
      FoundDateline found;
      found.dateline.agency = std::string(trim(line.substr(1, close - 1)));
      found.length = std::min(line.find_first_not_of(" .:-", close + 1), line.size());
      return found;
    }
  }
  return std::nullopt;
}

std::optional<Byline> read_byline(std::string_view line, const CleaningRules& rules) {
  if (line.size() > 160) return std::nullopt;
  Byline byline;
  std::string rest(line);
  // An update gives two dates: the first is the one of publication, the other goes.
  while (const auto found = find_written_date(rest)) {
    if (!byline.date) {
      byline.date = found->date;
      byline.date_words = rest.substr(found->begin, found->end - found->begin);
    }
    std::size_t end = found->end;
    while (end < rest.size() && rest[end] != ' ' && rest[end] != ',') ++end;
    std::fill(rest.begin() + static_cast<std::ptrdiff_t>(found->begin),
              rest.begin() + static_cast<std::ptrdiff_t>(end), ' ');
  }
  const std::string_view start = trim(rest);
  const std::string by = lower(start.substr(0, 3));
  if (by == "by " || by == "by:") {
    if (read_authors(trim(start.substr(3)), rules, byline)) return byline;
    const Remainder remainder = without_labels(start.substr(3), rules);
    if (byline.date && read_name(remainder.words, rules, byline)) {
      if (byline.author.empty()) byline.author = join_words(remainder.words);
      return byline;
    }
    return std::nullopt;
  }
  if (!byline.date) return std::nullopt;
  const Remainder remainder = without_labels(rest, rules);
  if (remainder.words.empty() || read_name(remainder.words, rules, byline)) return byline;
  return std::nullopt;
}

}  // namespace chancery
