#include "chancery/knowledge/name_match.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "chancery/base/strings.h"
#include "chancery/knowledge/actor_directory.h"

namespace chancery {
namespace {

constexpr float kWeak = 0.5F;  // like enough when the rest of the name agrees

// One sound, several spellings: the longer patterns first. What a capital stands for is one sound
// of its own ("S" for sh).
constexpr std::array<std::pair<std::string_view, std::string_view>, 32> kSpellings = {{
    {"shch", "S"}, {"tsch", "C"}, {"sch", "S"}, {"dzh", "J"}, {"iye", "ie"}, {"yye", "ie"},
    {"zh", "Z"},   {"kh", "h"},   {"gh", "g"},  {"dh", "d"},  {"ch", "C"},   {"sh", "S"},
    {"ts", "c"},   {"tz", "c"},   {"ph", "f"},  {"th", "t"},  {"ck", "k"},   {"dj", "J"},
    {"iy", "i"},   {"yi", "i"},   {"ij", "i"},  {"yy", "i"},  {"ii", "i"},   {"ou", "u"},
    {"oo", "u"},   {"ee", "i"},   {"ue", "u"},  {"oe", "o"},  {"q", "k"},    {"x", "ks"},
    {"w", "v"},    {"y", "i"},
}};

bool is_vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u'; }

// One spelling for what sounds alike in the Latin writings of other scripts.
std::string one_spelling(std::string_view word) {
  std::string out;
  if (word.starts_with("ye") || word.starts_with("je")) word.remove_prefix(1);
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
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

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

// An ending that makes another name of the same root: Petrov and Petrova, Stephen and Stephens,
// Rahman and Rahmani, Anderson and Andersen.
bool differs_by_ending(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.starts_with(a)) return b.size() > a.size() && b.substr(a.size()) != "h";
  return a.size() == b.size() && a.size() > 3 && edits(a, b) == 1 &&
         ((a.ends_with("son") && b.ends_with("sen")) || (a.ends_with("sen") && b.ends_with("son")));
}

bool related_initials(char a, char b) {
  constexpr std::string_view kGroups[] = {"kgh", "CJS", "JZ", "sc", "vf"};
  if (a == b || (is_vowel(a) && is_vowel(b))) return true;
  return std::any_of(std::begin(kGroups), std::end(kGroups), [&](std::string_view group) {
    return group.find(a) != group.npos && group.find(b) != group.npos;
  });
}

// `a` and `b` differ; both are spelt one way.
float compare_spellings(std::string_view a, std::string_view b) {
  const std::size_t shorter = std::min(a.size(), b.size());
  const std::size_t distance = edits(a, b);
  const bool same_consonants = consonants(a) == consonants(b);
  if (shorter <= 4) {
    const bool close = distance == 1 && a.front() == b.front();
    return close ? kWeak : 0;
  }
  if (differs_by_ending(a, b)) return 0.6F;
  if (is_stutter(a, b)) return 0.88F;
  if (!related_initials(a.front(), b.front())) {
    return shorter >= 8 && distance == 1 ? 0.7F : 0;
  }
  if (same_consonants) {
    const bool changed = a.size() == b.size();
    if (distance == 1) return shorter == 5 || (shorter == 6 && changed) ? 0.78F : 0.9F;
    if (distance == 2) return shorter >= 8 ? 0.85F : kWeak;
    return distance == 3 && shorter >= 10 ? 0.8F : 0;
  }
  if (distance == 1) {
    if (a.front() != b.front()) return shorter >= 6 ? 0.82F : kWeak;
    return shorter >= 8 ? 0.83F : shorter >= 6 ? 0.75F : kWeak;
  }
  return distance == 2 && shorter >= 9 ? 0.81F : 0;
}

using Words = std::vector<std::string>;

// Articles and marks of descent, which one writer sets and the next leaves out.
bool is_particle(std::string_view word) {
  constexpr std::string_view kParticles[] = {"al", "el", "ul", "bin", "ibn", "ben", "jr", "sr"};
  return std::find(std::begin(kParticles), std::end(kParticles), word) != std::end(kParticles);
}

Words words_of(std::string_view name) {
  const std::string key = name_key(name);
  Words words;
  for (std::string_view word : split(key, ' ')) {
    if (!is_particle(word)) words.emplace_back(word);
  }
  // A name that is nothing but particles keeps them ("El", "Ben").
  if (words.empty()) {
    for (std::string_view word : split(key, ' ')) words.emplace_back(word);
  }
  return words;
}

float compare_words(std::string_view a, std::string_view b) {
  if (a == b) return 1;
  if (a.size() == 1 || b.size() == 1) return a.front() == b.front() ? 0.85F : 0;
  return word_similarity(a, b);
}

// A name of one word against a longer one. Family names that stand first are short ("Kim", "Xi").
float compare_surname(std::string_view surname, const Words& full) {
  float best = word_similarity(surname, full.back());
  if (surname.size() <= 5 && surname == full.front()) best = std::max(best, 0.85F);
  std::string joined;
  for (const std::string& word : full) joined += word;
  if (joined == surname) best = 0.98F;
  return best;
}

// Word by word, both of one length.
float compare_aligned(const Words& a, const Words& b) {
  float sum = 0;
  int weak = 0;
  bool exact_and_long = false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const float likeness = compare_words(a[i], b[i]);
    if (likeness < kWeak) return 0;
    weak += likeness < 0.7F ? 1 : 0;
    exact_and_long = exact_and_long || (a[i] == b[i] && a[i].size() >= 5);
    sum += likeness;
  }
  const float mean = sum / static_cast<float>(a.size());
  if (weak == 0) return mean;
  if (weak > 1) return mean * 0.8F;
  return a.size() == 2 && exact_and_long ? std::max(mean, 0.82F) : mean;
}

// `shorter` has at least two words; words of `longer` beyond it stand between or after.
float compare_shortened(const Words& shorter, const Words& longer) {
  float best = 0;
  const std::size_t n = shorter.size();
  const Words leading(longer.begin(), longer.begin() + static_cast<std::ptrdiff_t>(n));
  const Words trailing(longer.end() - static_cast<std::ptrdiff_t>(n), longer.end());
  best = std::max(best, compare_aligned(shorter, leading) * 0.88F);
  best = std::max(best, compare_aligned(shorter, trailing) * 0.95F);
  // First and last agree, names between them left out: "John F. Kennedy".
  Words outer(longer.begin(), longer.begin() + static_cast<std::ptrdiff_t>(n - 1));
  outer.push_back(longer.back());
  best = std::max(best, compare_aligned(shorter, outer) * 0.97F);
  // Two words written as one: "Jongun".
  for (std::size_t i = 0; longer.size() == n + 1 && i + 1 < longer.size(); ++i) {
    Words merged = longer;
    merged[i] += merged[i + 1];
    merged.erase(merged.begin() + static_cast<std::ptrdiff_t>(i) + 1);
    best = std::max(best, compare_aligned(shorter, merged) * 0.98F);
  }
  return best;
}

Words turned(const Words& words) {  // the last word first
  Words out = words;
  std::rotate(out.begin(), out.end() - 1, out.end());
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
  return compare_spellings(spelt_a, spelt_b);
}

float name_similarity(std::string_view a, std::string_view b) {
  Words words_a = words_of(a);
  Words words_b = words_of(b);
  if (words_a.empty() || words_b.empty()) return 0;
  if (words_a.size() > words_b.size()) std::swap(words_a, words_b);
  if (words_a.size() == 1 && words_b.size() == 1) return word_similarity(words_a[0], words_b[0]);
  if (words_a.size() == 1) return compare_surname(words_a[0], words_b);
  // An initial in another place of the name is anybody's: "Mohammad Jones" is not "Amina J.
  // Mohammed".
  const auto has_initial = [](const Words& words) {
    return std::any_of(words.begin(), words.end(), [](const auto& w) { return w.size() == 1; });
  };
  const bool may_turn = !has_initial(words_a) && !has_initial(words_b);
  if (words_a.size() < words_b.size()) {
    const float turned_around =
        may_turn ? compare_shortened(turned(words_a), words_b) * 0.97F : 0.0F;
    return std::max(compare_shortened(words_a, words_b), turned_around);
  }
  if (!may_turn) return compare_aligned(words_a, words_b);
  const float turned_likeness = std::max(compare_aligned(turned(words_a), words_b),
                                         compare_aligned(words_a, turned(words_b)));
  return std::max(compare_aligned(words_a, words_b), turned_likeness * 0.98F);
}

}  // namespace chancery
