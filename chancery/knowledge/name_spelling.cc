#include "chancery/knowledge/name_spelling.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "chancery/knowledge/actor_directory.h"
#include "chancery/knowledge/name_match.h"

namespace chancery {
namespace {

// One sound, several spellings: the longer patterns first. What a capital stands for is one sound
// of its own ("S" for sh).
constexpr std::array<std::pair<std::string_view, std::string_view>, 37> kSpellings = {{
    {"schtsch", "S"}, {"shch", "S"}, {"tsch", "C"}, {"sch", "S"}, {"dzh", "J"}, {"iye", "ie"},
    {"oye", "o"},     {"nb", "mb"},  {"yye", "ie"}, {"zh", "Z"},  {"kh", "h"},  {"gh", "g"},
    {"dh", "d"},      {"ch", "C"},   {"sh", "S"},   {"ts", "c"},  {"tz", "c"},  {"ph", "f"},
    {"th", "t"},      {"ck", "k"},   {"dj", "J"},   {"ei", "ai"}, {"ey", "ai"}, {"iy", "i"},
    {"yi", "i"},      {"ij", "i"},   {"yy", "i"},   {"ii", "i"},  {"ou", "u"},  {"oo", "u"},
    {"ee", "i"},      {"ue", "u"},   {"oe", "o"},   {"q", "k"},   {"x", "ks"},  {"w", "v"},
    {"y", "i"},
}};

}  // namespace

bool is_vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u'; }

std::string one_spelling(std::string_view word) {
  std::string out;
  if (word.starts_with("ye") || word.starts_with("je")) word.remove_prefix(1);
  // "Julia" is "Yulia" where J is written as in German.
  if (word.size() > 4 && word.starts_with("ju")) {
    out.push_back('i');
    word.remove_prefix(1);
  }
  // "Haniyeh" is "Haniya"; "-ic" of the South Slavs is "-ich".
  std::string_view ending;
  if (word.size() > 4 && (word.ends_with("eh") || word.ends_with("ah"))) {
    word.remove_suffix(2);
    ending = "a";
  } else if (word.size() > 4 && word.ends_with("ic")) {
    word.remove_suffix(1);
    ending = "C";
  }
  while (!word.empty()) {
    const auto known = std::find_if(kSpellings.begin(), kSpellings.end(),
                                    [&](const auto& s) { return word.starts_with(s.first); });
    if (known != kSpellings.end()) {
      out += known->second;
      word.remove_prefix(known->first.size());
      continue;
    }
    const char c = word.front();
    const bool soft = word.size() > 1 && (word[1] == 'e' || word[1] == 'i');
    out.push_back(c == 'c' ? (soft ? 's' : 'k') : c == 'j' ? 'J' : c);
    word.remove_prefix(1);
  }
  out += ending;
  // "Eduard" is "Edward", "Ouattara" is "Watara"; "Salih" is "Sali".
  for (std::size_t i = 0; i + 1 < out.size(); ++i) {
    if (out[i] == 'u' && out[i + 1] != 'u' && is_vowel(out[i + 1])) out[i] = 'v';
  }
  if (out.size() > 4 && (out.ends_with("ih") || out.ends_with("uh"))) out.pop_back();
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

std::string consonants(std::string_view spelling) {
  std::string out;
  for (char c : spelling) {
    if (is_vowel(c)) {
      if (out.empty()) out.push_back('A');
    } else if (c != 'h' || out.empty()) {
      if (out.empty() || out.back() != c) out.push_back(c);
    }
  }
  return out;
}

namespace {

// Letters inserted, left out, changed or two neighbours swapped (Damerau; optimal alignment).
std::size_t edits(std::string_view a, std::string_view b) {
  std::vector<std::size_t> two_above(b.size() + 1);
  std::vector<std::size_t> above(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) above[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = a[i - 1] == b[j - 1] ? 0 : 1;
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + change});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        row[j] = std::min(row[j], two_above[j - 2] + 1);
      }
    }
    std::swap(two_above, above);
    std::swap(above, row);
  }
  return above[b.size()];
}

// Whether the longer word is the shorter with a syllable written twice ("merkekel").
bool is_stutter(std::string_view longer, std::string_view shorter) {
  if (longer.size() < shorter.size()) std::swap(longer, shorter);
  const std::size_t extra = longer.size() - shorter.size();
  if (extra < 2 || extra > 3 || shorter.size() < 5) return false;
  for (std::size_t i = 0; i + 2 * extra <= longer.size(); ++i) {
    if (longer.substr(i, extra) != longer.substr(i + extra, extra)) continue;
    const std::string once =
        std::string(longer.substr(0, i)) + std::string(longer.substr(i + extra));
    if (once == shorter) return true;
  }
  return false;
}

// An ending that makes another name of the same root: Petrov and Petrova, Stephen and Stephens,
// Rahman and Rahmani, Anderson and Andersen.
bool differs_by_ending(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.starts_with(a)) return b.size() > a.size() && b.substr(a.size()) != "h";
  return a.size() == b.size() && a.size() > 3 && edits(a, b) == 1 &&
         ((a.ends_with("son") && b.ends_with("sen")) || (a.ends_with("sen") && b.ends_with("son")));
}

// "Seok" and "Chong" begin as "Jong" may: what one writing of Korean and Chinese makes hard and
// another soft.
bool is_hard_and_soft(char a, char b) {
  constexpr std::string_view kPairs[] = {"CJ", "kg", "td", "pb"};
  return a != b && std::any_of(std::begin(kPairs), std::end(kPairs), [&](std::string_view pair) {
           return pair.find(a) != pair.npos && pair.find(b) != pair.npos;
         });
}

// `to` for every `from`: what two writings of one sound differ by.
std::string replaced(std::string_view spelling, char from, char to) {
  std::string out(spelling);
  std::replace(out.begin(), out.end(), from, to);
  return out;
}

bool related_initials(char a, char b) {
  constexpr std::string_view kGroups[] = {"kgh", "CJS", "JZS", "sc", "vf", "hC"};
  if (a == b || (is_vowel(a) && is_vowel(b))) return true;
  return std::any_of(std::begin(kGroups), std::end(kGroups), [&](std::string_view group) {
    return group.find(a) != group.npos && group.find(b) != group.npos;
  });
}

// Of two words of one length that differ in a letter: whether it is a consonant, and no writing of
// the other ("Tadic" and "Tasic", not "Aslan" and "Azlan").
bool is_other_consonant(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  constexpr std::string_view kAlike[] = {"sz", "dt", "dz", "bp", "gkh", "vf", "hC", "CSZJcs", "pf"};
  const auto [x, y] = std::mismatch(a.begin(), a.end(), b.begin());
  if (x == a.end() || is_vowel(*x) || is_vowel(*y)) return false;
  return std::none_of(std::begin(kAlike), std::end(kAlike), [&](std::string_view group) {
    return group.find(*x) != group.npos && group.find(*y) != group.npos;
  });
}

// `a` and `b` differ; both are spelt one way.
float compare_spellings(std::string_view a, std::string_view b) {
  const std::size_t shorter = std::min(a.size(), b.size());
  const std::size_t distance = edits(a, b);
  const std::string consonants_a = consonants(a);
  const std::string consonants_b = consonants(b);
  const bool same_consonants = consonants_a == consonants_b;
  if (shorter <= 4) {
    const bool close =
        distance == 1 && (a.front() == b.front() || is_hard_and_soft(a.front(), b.front()) ||
                          (is_vowel(a.front()) && is_vowel(b.front())));
    return close ? kWeak : 0;
  }
  if (differs_by_ending(a, b)) return kOtherForm;
  // What lost the stroke of a Serbian đ is a d.
  if (replaced(a, 'J', 'd') == replaced(b, 'J', 'd')) return 0.85F;
  if (is_stutter(a, b)) return 0.88F;
  if (!related_initials(a.front(), b.front())) {
    return shorter >= 8 && distance == 1 ? 0.7F : 0;
  }
  if (same_consonants) {
    const bool changed = a.size() == b.size();
    if (distance == 1) return shorter == 5 || (shorter == 6 && changed) ? kOneVowel : 0.9F;
    if (distance == 2) return shorter >= 8 ? 0.85F : kWeak;
    return distance == 3 && shorter >= 10 ? 0.8F : 0;
  }
  // "Khrushchev", in German "Chruschtschow".
  if (distance == 2 && a.size() == b.size() && consonants_a.substr(1) == consonants_b.substr(1)) {
    return related_initials(a.front(), b.front()) && shorter >= 6 ? kSameName : kWeak;
  }
  if (distance == 1 && is_other_consonant(a, b)) return shorter >= 10 ? 0.8F : kWeak;
  if (distance == 1 && a.size() == b.size() && shorter >= 6) return 0.82F;
  if (distance == 1) {
    if (a.front() != b.front()) return shorter >= 6 ? 0.82F : kWeak;
    return shorter >= 8 ? 0.83F : shorter >= 6 ? 0.75F : kWeak;
  }
  return distance == 2 && shorter >= 9 ? 0.81F : 0;
}

// Letters that one writing has where another has their neighbour: Ukrainian h and Russian g, k and
// g ("Sarkisian", "Sargsyan"), zh and j, and within a word s and z.
std::string near_letters_one(std::string_view spelling) {
  std::string out(spelling);
  for (std::size_t i = 0; i < out.size(); ++i) {
    if (out[i] == 'h' || out[i] == 'k') out[i] = 'g';
    if (out[i] == 'Z') out[i] = 'J';
    if (out[i] == 'z' && i + 1 < out.size()) out[i] = 's';
  }
  return out;
}

}  // namespace

std::string sound_key(std::string_view word) { return consonants(one_spelling(name_key(word))); }

float word_similarity(std::string_view a, std::string_view b) {
  const std::string key_a = name_key(a);
  const std::string key_b = name_key(b);
  if (key_a.empty() || key_b.empty()) return 0;
  if (key_a == key_b) return 1;
  const std::string spelt_a = one_spelling(key_a);
  const std::string spelt_b = one_spelling(key_b);
  // Li and Lee, Ri and Ree sound alike and are different names.
  if (spelt_a == spelt_b) return spelt_a.size() <= 3 ? kWeak : 0.96F;
  const float plain = compare_spellings(spelt_a, spelt_b);
  if (std::min(spelt_a.size(), spelt_b.size()) < 5 || plain >= kSameName || plain == kOtherForm) {
    return plain;
  }
  const std::string near_a = near_letters_one(spelt_a);
  const std::string near_b = near_letters_one(spelt_b);
  return std::max(plain, near_a == near_b ? 0.9F : 0.95F * compare_spellings(near_a, near_b));
}

}  // namespace chancery
