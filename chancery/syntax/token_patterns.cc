#include "chancery/syntax/token_patterns.h"

#include <algorithm>
#include <array>
#include <string>

#include "chancery/base/strings.h"
#include "chancery/syntax/characters.h"
#include "chancery/text/fold.h"

namespace chancery {
namespace {

constexpr std::size_t kAddressLimit = 2000;
constexpr std::size_t kMailboxLimit = 64;
constexpr std::size_t kAbbreviationLimit = 16;
constexpr std::size_t kNumberLimit = 64;

bool is_alnum(char c) { return is_ascii_letter(c) || is_ascii_digit(c); }
// Letters of any script count by their lead and continuation bytes.
bool is_word_byte(char c) { return is_alnum(c) || static_cast<unsigned char>(c) >= 0x80; }

bool starts_with_folded(std::string_view rest, std::string_view lower_case) {
  if (rest.size() < lower_case.size()) return false;
  for (std::size_t i = 0; i < lower_case.size(); ++i) {
    const char c = is_ascii_upper(rest[i]) ? static_cast<char>(rest[i] + 32) : rest[i];
    if (c != lower_case[i]) return false;
  }
  return true;
}

std::size_t digits_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && is_ascii_digit(text[end])) ++end;
  return end - at;
}

// An address ends before the brackets, quotation marks and stops that belong to the sentence.
std::size_t address_end(std::string_view rest) {
  std::size_t end = 0;
  while (end < std::min(rest.size(), kAddressLimit)) {
    const Char c = read_char(rest, end);
    if (c.kind == CharKind::kQuote || c.kind == CharKind::kDash || c.value == U'<' ||
        c.value == U'>' || c.value == U'[' || c.value == U']' || c.value == U'|') {
      break;
    }
    end += c.bytes;
  }
  end = std::min(end, rest.size());
  const bool opens = rest.substr(0, end).find('(') != std::string_view::npos;
  while (end > 0) {
    const char c = rest[end - 1];
    const bool mark = std::string_view(".,;:!?'*").find(c) != std::string_view::npos;
    if (!mark && !(c == ')' && !opens)) break;
    --end;
  }
  return end;
}

// "name.name.tld" at the start; the end of it, 0 when the last part is no top-level domain.
std::size_t match_domain(std::string_view rest, const TokenRules& rules) {
  std::size_t at = 0;
  std::size_t last_dot = 0;
  while (at < std::min<std::size_t>(rest.size(), 255)) {
    const char c = rest[at];
    if (c == '.' && at > 0 && at + 1 < rest.size() && is_alnum(rest[at + 1]) &&
        rest[at - 1] != '.') {
      last_dot = at;
    } else if (!is_alnum(c) &&
               !(c == '-' && at > 0 && at + 1 < rest.size() && is_alnum(rest[at + 1]))) {
      break;
    }
    ++at;
  }
  if (last_dot < 2) return 0;
  if (at < rest.size() && read_char(rest, at).kind == CharKind::kLetter) return 0;
  const std::string domain = lower(rest.substr(last_dot + 1, at - last_dot - 1));
  if (!rules.is_top_level_domain(domain)) return 0;
  // "said.In" lacks a space and is no address: a name under a country counts when it is all in
  // lower case or a path follows.
  const std::string_view whole = rest.substr(0, at);
  const bool lower_case = std::none_of(whole.begin(), whole.end(), is_ascii_upper);
  const bool path = at < rest.size() && rest[at] == '/';
  return domain.size() > 2 || lower_case || path ? at : 0;
}

// "1/2" and its like, as against the date "4/25" and the day "9/11".
bool is_fraction(std::string_view number, std::size_t slash) {
  const std::string_view above = number.substr(0, slash);
  const std::string_view below = number.substr(slash + 1);
  return above.size() == 1 && below.size() == 1 && above < below &&
         std::string_view("23458").find(below[0]) != std::string_view::npos;
}

// Digit groups joined by hyphens: dates, telephone numbers and the like stay whole, ranges do not.
std::size_t hyphened_digits(std::string_view rest, std::size_t first) {
  std::size_t end = first;
  std::size_t groups = 1;
  std::size_t last = first;
  while (end + 1 < rest.size() && rest[end] == '-' && is_ascii_digit(rest[end + 1])) {
    last = digits_at(rest, end + 1);
    end += 1 + last;
    ++groups;
  }
  if (end < rest.size() && is_word_byte(rest[end])) return 0;
  return groups >= 3 || (groups == 2 && first == 3 && last == 4) ? end : 0;
}

std::size_t slashed_digits(std::string_view rest, std::size_t first) {
  std::size_t end = first;
  std::size_t groups = 1;
  while (end + 1 < rest.size() && rest[end] == '/' && is_ascii_digit(rest[end + 1])) {
    end += 1 + digits_at(rest, end + 1);
    ++groups;
  }
  if (end < rest.size() && is_word_byte(rest[end])) return 0;
  if (groups == 2 && !is_fraction(rest.substr(0, end), first)) return end;
  return groups == 3 ? end : 0;
}

// Letters right after the digits that belong to them: "25th", "1990s", "60's".
std::size_t number_ending(std::string_view rest, std::size_t end) {
  static constexpr std::array<std::string_view, 6> kEndings = {"st", "nd", "rd", "th", "s", "'s"};
  for (std::string_view ending : kEndings) {
    if (ending == "'s" && rest[end - 1] != '0') continue;
    const std::size_t after = end + ending.size();
    if (starts_with_folded(rest.substr(end), ending) &&
        (after >= rest.size() || !is_word_byte(rest[after]))) {
      return after;
    }
  }
  constexpr std::string_view kCurly = "\u2019s";
  const std::size_t after = end + kCurly.size();
  const bool decade = rest[end - 1] == '0' && rest.substr(end, kCurly.size()) == kCurly &&
                      (after >= rest.size() || !is_word_byte(rest[after]));
  return decade ? after : end;
}

}  // namespace

std::size_t match_web_address(std::string_view rest, const TokenRules& rules) {
  static constexpr std::array<std::string_view, 5> kStarts = {"http://", "https://", "ftp://",
                                                              "www.", "mailto:"};
  for (std::string_view start : kStarts) {
    if (starts_with_folded(rest, start)) {
      const std::size_t end = address_end(rest);
      return end > start.size() ? end : 0;
    }
  }
  if (!is_alnum(rest.front())) return 0;
  const std::size_t domain = match_domain(rest, rules);
  if (domain == 0) return 0;
  return domain < rest.size() && rest[domain] == '/' ? address_end(rest) : domain;
}

std::size_t match_email(std::string_view rest) {
  std::size_t at = 0;
  const std::size_t limit = std::min(rest.size(), kMailboxLimit);
  while (at < limit && (is_alnum(rest[at]) ||
                        std::string_view("._%+-").find(rest[at]) != std::string_view::npos)) {
    ++at;
  }
  if (at == 0 || at >= rest.size() || rest[at] != '@') return 0;
  std::size_t end = at + 1;
  while (end < std::min(rest.size(), at + 255) &&
         (is_alnum(rest[end]) || rest[end] == '_' ||
          ((rest[end] == '.' || rest[end] == '-') && end + 1 < rest.size() &&
           is_alnum(rest[end + 1])))) {
    ++end;
  }
  return end > at + 1 ? end : 0;
}

std::size_t match_number(std::string_view rest, const TokenRules& rules) {
  rest = rest.substr(0, kNumberLimit);
  const std::size_t first = digits_at(rest, 0);
  if (first == 0) return 0;
  if (const std::size_t end = hyphened_digits(rest, first)) return end;
  if (const std::size_t end = slashed_digits(rest, first)) return end;
  std::size_t end = first;
  while (end + 1 < rest.size() && is_ascii_digit(rest[end + 1]) &&
         (rest[end] == ',' || rest[end] == '.' || rest[end] == ':')) {
    end += 1 + digits_at(rest, end + 1);
  }
  if (const std::size_t ending = number_ending(rest, end); ending > end) return ending;
  if (end == rest.size() || !is_word_byte(rest[end])) return end;
  // What follows is a unit ("5pm", "35mm"), or else the whole is one word ("3D", "4x4").
  std::size_t letters = end;
  while (letters < rest.size() && is_word_byte(rest[letters])) ++letters;
  return rules.is_unit(rest.substr(end, letters - end)) ||
                 read_char(rest, end).kind != CharKind::kLetter
             ? end
             : 0;
}

std::size_t match_acronym(std::string_view rest) {
  std::size_t letters = 0;
  std::size_t at = 0;
  while (at + 1 < rest.size() && is_ascii_letter(rest[at]) && rest[at + 1] == '.') {
    ++letters;
    at += 2;
  }
  if (letters == 0) return 0;
  // "U.N" without its last stop, but not the start of a word: "J.Smith".
  const bool open_end = at < rest.size() && is_ascii_letter(rest[at]) &&
                        (at + 1 == rest.size() || !is_word_byte(rest[at + 1]));
  if (open_end) return at + 1;
  if (letters < 2 || (at < rest.size() && is_ascii_digit(rest[at]))) return 0;
  return at;
}

std::size_t match_abbreviation(std::string_view rest, const TokenRules& rules,
                               AbbreviationKind& kind) {
  std::size_t longest = 0;
  const std::size_t limit = std::min(rest.size(), kAbbreviationLimit);
  for (std::size_t at = 0; at < limit; ++at) {
    const bool stop = rest[at] == '.';
    if (!stop && !is_word_byte(rest[at]) && rest[at] != '\'' && rest[at] != '-') break;
    if (!stop || at == 0) continue;
    const bool ends = at + 1 == rest.size() || !is_word_byte(rest[at + 1]);
    if (!ends) continue;
    if (const AbbreviationKind* found = rules.abbreviation(lower(rest.substr(0, at)))) {
      kind = *found;
      longest = at + 1;
    }
  }
  return longest;
}

}  // namespace chancery
