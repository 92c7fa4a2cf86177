#include "chancery/knowledge/name_match.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "chancery/base/strings.h"
#include "chancery/knowledge/actor_directory.h"
#include "chancery/knowledge/name_sounds.h"

namespace chancery {
namespace {

constexpr float kWeak = 0.5F;       // like enough when the rest of the name agrees
constexpr float kOneVowel = 0.78F;  // a short word in which one vowel is another
constexpr float kOtherForm = 0.6F;  // of one root: a woman's or a son's name

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

bool is_vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u'; }

// One spelling for what sounds alike in the Latin writings of other scripts.
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

using Words = std::vector<std::string>;

// Articles and marks of descent, which one writer sets and the next leaves out.
bool is_particle(std::string_view word) {
  constexpr std::string_view kParticles[] = {"al", "el", "ul", "bin", "ibn", "ben", "jr", "sr"};
  return std::find(std::begin(kParticles), std::end(kParticles), word) != std::end(kParticles);
}

// "ElBaradei" -> "El Baradei", "O'Brien" -> "OBrien": an article written together with the name,
// and a letter that is no initial.
std::string article_apart(std::string_view name) {
  std::string out;
  for (std::size_t i = 0; i < name.size(); ++i) {
    const bool begins = i == 0 || name[i - 1] == ' ' || name[i - 1] == '-';
    const bool joins = name[i] == '\'' && (i == 1 || (i > 1 && name[i - 2] == ' '));
    if (joins) continue;
    out.push_back(name[i]);
    const std::string_view two = name.substr(i, 3);
    const bool article = begins && two.size() == 3 &&
                         (two.starts_with("El") || two.starts_with("Al")) && two[2] >= 'A' &&
                         two[2] <= 'Z';
    if (!article) continue;
    out.push_back(name[++i]);
    out.push_back(' ');
  }
  return out;
}

// "az-Zawahiri", "ash-Shara": the article as it is spoken.
bool is_assimilated_article(std::string_view word, std::string_view next) {
  return word.size() >= 2 && word.size() <= 3 && word.front() == 'a' &&
         next.starts_with(word.substr(1));
}

// "Abdul Fattah", "Abdelfattah", "Abd al-Fattah" are "abd fattah".
void add_word(std::string_view word, bool more, Words& words) {
  const bool muhammad = (word.starts_with("moh") || word.starts_with("muh")) && word.size() <= 9 &&
                        !is_vowel(word.back()) && consonants(one_spelling(word)) == "md";
  if (muhammad) {
    words.emplace_back("muhammad");
    return;
  }
  if (word.size() <= 9 && word.starts_with("abd") && word.find("lla") == 4) {
    words.emplace_back("abdullah");
    return;
  }
  for (std::string_view servant : {"abdul", "abdel", "abdal", "abdol"}) {
    if (!word.starts_with(servant)) continue;
    const std::string_view of = word.substr(servant.size());
    if (of.empty() && more) {
      words.emplace_back("abd");
      return;
    }
    if (of.size() >= 4 && of.front() != 'l') {
      words.emplace_back("abd");
      words.emplace_back(of);
      return;
    }
  }
  words.emplace_back(word);
}

Words words_of(std::string_view name) {
  const std::string key = name_key(article_apart(name));
  Words words;
  const std::vector<std::string_view> all = split(key, ' ');
  for (std::size_t i = 0; i < all.size(); ++i) {
    const std::string_view word = all[i];
    const bool more = i + 1 < all.size();
    if (is_particle(word) || (more && is_assimilated_article(word, all[i + 1]))) continue;
    add_word(word, more, words);
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

// A short word that differs in a vowel may be the same; one that has a letter more is another name:
// Baker and Barker, Cohen and Cohn, Hassan and Hossein.
bool is_other_name(const std::string& a, const std::string& b) {
  std::string one = one_spelling(a);
  std::string other = one_spelling(b);
  if (one.size() == other.size() || std::min(one.size(), other.size()) >= 7) return false;
  std::erase(one, 'h');
  std::erase(other, 'h');
  return one.size() != other.size();
}

// Word by word, both of one length.
float compare_aligned(const Words& a, const Words& b) {
  float sum = 0;
  float least = 1;
  int weak = 0;
  bool exact_and_long = false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const float likeness = compare_words(a[i], b[i]);
    if (likeness < kWeak || likeness == kOtherForm) return 0;
    if (likeness == kWeak && a.size() == 2 && is_other_name(a[i], b[i])) return 0;
    least = std::min(least, likeness);
    weak += likeness < kOneVowel ? 1 : 0;
    exact_and_long = exact_and_long || (likeness >= 0.95F && a[i].size() >= 5);
    sum += likeness;
  }
  const float mean = sum / static_cast<float>(a.size());
  // Several words that differ by a vowel each: "Khaled Meshaal", "Khalid Mashaal".
  if (weak == 0 && a.size() > 1 && least >= kOneVowel) return std::max(mean, kSameName + 0.01F);
  if (weak == 0) return mean;
  if (weak > 1) return mean * 0.8F;
  // Of one given name and of surnames that only resemble each other.
  const bool other_surname =
      compare_words(a.back(), b.back()) < kOneVowel && sound_key(a.back()) != sound_key(b.back());
  if (a.size() == 2 && other_surname) return mean * 0.85F;
  return a.size() == 2 && exact_and_long ? std::max(mean, 0.82F) : mean;
}

// `shorter` has at least two words; words of `longer` beyond it stand between or after.
float compare_shortened(const Words& shorter, const Words& longer) {
  float best = 0;
  const std::size_t n = shorter.size();
  // "George W. Bush" is not "George H. W. Bush".
  const auto initials = [](const Words& words) {
    return std::count_if(words.begin(), words.end(), [](const auto& w) { return w.size() == 1; });
  };
  const bool by_given_name = shorter.front().size() > 1;
  if (n > 2 && by_given_name && initials(shorter) > 0 && initials(longer) > initials(shorter)) {
    return 0;
  }
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

bool says_descent(std::string_view name) {
  const std::string key = name_key(name);
  const auto words = split(key, ' ');
  return std::any_of(words.begin(), words.end(),
                     [](std::string_view word) { return word == "bin" || word == "ibn"; });
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
  // "Hamad bin Khalifa" is no "Khalifa bin Hamad".
  const bool may_turn =
      !has_initial(words_a) && !has_initial(words_b) && !(says_descent(a) && says_descent(b));
  if (words_a.size() < words_b.size()) {
    if (sound_alike_in_chinese(words_a, words_b)) return 0.9F;
    const float turned_around =
        may_turn ? compare_shortened(turned(words_a), words_b) * 0.97F : 0.0F;
    return std::max(compare_shortened(words_a, words_b), turned_around);
  }
  if (sound_alike_in_korean(words_a, words_b)) return 0.9F;
  if (sound_alike_in_chinese(words_a, words_b)) return 0.9F;
  if (!may_turn) return compare_aligned(words_a, words_b);
  const float turned_likeness = std::max(compare_aligned(turned(words_a), words_b),
                                         compare_aligned(words_a, turned(words_b)));
  return std::max(compare_aligned(words_a, words_b), turned_likeness * 0.98F);
}

}  // namespace chancery
