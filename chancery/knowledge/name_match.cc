#include "chancery/knowledge/name_match.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <utility>
#include <vector>

#include "chancery/base/strings.h"
#include "chancery/knowledge/actor_directory.h"
#include "chancery/knowledge/name_forms.h"
#include "chancery/knowledge/name_sounds.h"
#include "chancery/knowledge/name_spelling.h"

namespace chancery {
namespace {

using Words = std::vector<std::string>;

// Articles and marks of descent, which one writer sets and the next leaves out.
bool is_particle(std::string_view word) {
  constexpr std::string_view kParticles[] = {"al", "el", "ul", "bin", "ibn", "ben", "jr", "sr"};
  return std::find(std::begin(kParticles), std::end(kParticles), word) != std::end(kParticles);
}

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

// "ElBaradei" -> "El Baradei", "O'Brien" -> "OBrien", "I.K." -> "I K.": an article or initials
// written together, and a letter that is no initial.
std::string article_apart(std::string_view name) {
  std::string out;
  for (std::size_t i = 0; i < name.size(); ++i) {
    const bool begins = i == 0 || name[i - 1] == ' ' || name[i - 1] == '-';
    const bool joins = name[i] == '\'' && (i == 1 || (i > 1 && name[i - 2] == ' '));
    if (joins) continue;
    const bool ends_initial = name[i] == '.' && i + 1 < name.size() && is_capital(name[i + 1]);
    out.push_back(ends_initial ? ' ' : name[i]);
    const std::string_view two = name.substr(i, 3);
    const bool article = begins && two.size() == 3 &&
                         (two.starts_with("El") || two.starts_with("Al")) && is_capital(two[2]);
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

// "Elaraby" and "Arabi", "Essebsi" and "Sebsi": an article written together with the name.
std::string_view without_article(std::string_view word) {
  if (word.size() < 6) return word;
  const bool doubled =
      (word[0] == 'a' || word[0] == 'e') && word[1] == word[2] && !is_vowel(word[1]);
  return doubled || word.starts_with("el") || word.starts_with("al") ? word.substr(2) : word;
}

// Whether at least half of the letters that stand in either stand in both: most words differ by
// more, and need not be written in other ways.
bool share_letters(std::string_view a, std::string_view b) {
  const auto letters = [](std::string_view word) {
    std::uint32_t set = 0;
    for (char c : word) set |= 1U << (static_cast<unsigned char>(c) % 32U);
    return set;
  };
  const std::uint32_t in_a = letters(a);
  const std::uint32_t in_b = letters(b);
  return 2 * std::popcount(in_a & in_b) >= std::popcount(in_a | in_b);
}

// Whether one word is the other as some language writes it: "Jawlinski", "Yavlinsky".
bool is_other_writing(std::string_view a, std::string_view b, const NameForms& forms) {
  if (std::min(a.size(), b.size()) < 4) return false;
  if (std::max(a.size(), b.size()) > std::min(a.size(), b.size()) + 3) return false;
  if (!share_letters(a, b)) return false;
  for (int side = 0; side < 2; ++side) {
    const std::string sound = one_spelling(b);
    for (const std::string& other : forms.rewritten(a)) {
      if (one_spelling(other) == sound) return true;
    }
    std::swap(a, b);
  }
  return false;
}

// Words at the same place of two names; `family` where it is the last of both.
float compare_words(std::string_view a, std::string_view b, bool family, const NameForms* forms) {
  if (a == b) return 1;
  if (a.size() == 1 || b.size() == 1) return a.front() == b.front() ? 0.85F : 0;
  const float plain = word_similarity(a, b);
  if (forms == nullptr) return plain;
  const GivenNames given = forms->compare(a, b);
  if (given == GivenNames::kSame) return std::max(plain, 0.96F);
  if (!family && forms->are_man_and_woman(a, b)) return 0;
  // What is spelt alike is one name, listed or not: "Rafik" and "Rafiq".
  if (given == GivenNames::kOther) return plain >= 0.96F ? plain : 0;
  if (plain >= 0.9F) return plain;
  if (is_other_writing(a, b, *forms)) return 0.93F;
  const std::string_view bare_a = without_article(a);
  const std::string_view bare_b = without_article(b);
  const bool article = family && bare_a.size() + bare_b.size() < a.size() + b.size();
  return article && word_similarity(bare_a, bare_b) >= 0.9F ? 0.9F : plain;
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

// Short surnames that nobody had to write down by their sound: "Davis" and "Davies".
bool is_other_short_name(const Words& a, const Words& b, const NameForms& forms) {
  constexpr std::size_t kShort = 5;
  return a.size() > 1 && a.back() != b.back() &&
         std::min(a.back().size(), b.back().size()) <= kShort &&
         forms.is_in_latin_script(a.front()) && forms.is_in_latin_script(b.front());
}

// Word by word, both of one length.
float compare_aligned(const Words& a, const Words& b, const NameForms* forms) {
  if (forms != nullptr && is_other_short_name(a, b, *forms)) return 0;
  float sum = 0;
  float least = 1;
  int weak = 0;
  bool exact_and_long = false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const float likeness = compare_words(a[i], b[i], i + 1 == a.size(), forms);
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
  const bool other_surname = compare_words(a.back(), b.back(), true, forms) < kOneVowel &&
                             sound_key(a.back()) != sound_key(b.back());
  if (a.size() == 2 && other_surname) return mean * 0.85F;
  return a.size() == 2 && exact_and_long ? std::max(mean, 0.82F) : mean;
}

// Whether a name goes on with the name of the father, so that without its first word it would be
// his: "Salim Ahmed Salim". Muhammad is often left out.
bool is_fathers_name(const Words& name, const NameForms& forms) {
  return name.size() > 2 && name[0] != "muhammad" && forms.is_before_fathers_name(name[0]) &&
         forms.is_before_fathers_name(name[1]);
}

// Who bears Muhammad before another given name goes by that: "Mohammad Reza Khatami".
bool is_called_second(const Words& name, const NameForms& forms) {
  return name.size() > 2 && name[0] == "muhammad" && forms.is_given(name[1]);
}

// `shorter` has at least two words; words of `longer` beyond it stand between or after.
float compare_shortened(const Words& shorter, const Words& longer, const NameForms* forms) {
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
  best = std::max(best, compare_aligned(shorter, leading, forms) * 0.88F);
  if (forms == nullptr || !is_fathers_name(longer, *forms)) {
    best = std::max(best, compare_aligned(shorter, trailing, forms) * 0.95F);
  }
  // First and last agree, names between them left out: "John F. Kennedy".
  Words outer(longer.begin(), longer.begin() + static_cast<std::ptrdiff_t>(n - 1));
  outer.push_back(longer.back());
  if (forms == nullptr || !is_called_second(longer, *forms)) {
    best = std::max(best, compare_aligned(shorter, outer, forms) * 0.97F);
  }
  // Two words written as one: "Jongun".
  for (std::size_t i = 0; longer.size() == n + 1 && i + 1 < longer.size(); ++i) {
    Words merged = longer;
    merged[i] += merged[i + 1];
    merged.erase(merged.begin() + static_cast<std::ptrdiff_t>(i) + 1);
    best = std::max(best, compare_aligned(shorter, merged, forms) * 0.98F);
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

// "II", "Jr." at the end of a name; empty where there is none.
std::string_view generation(std::string_view key) {
  constexpr std::string_view kMarks[] = {"jr", "sr", "i",   "ii",   "iii", "iv",
                                         "v",  "vi", "vii", "viii", "ix"};
  const std::size_t space = key.rfind(' ');
  if (space == key.npos) return {};
  const std::string_view last = key.substr(space + 1);
  return std::find(std::begin(kMarks), std::end(kMarks), last) != std::end(kMarks)
             ? last
             : std::string_view{};
}

bool are_two_generations(std::string_view a, std::string_view b) {
  const std::string key_a = name_key(a);
  const std::string key_b = name_key(b);
  const std::string_view one = generation(key_a);
  const std::string_view other = generation(key_b);
  return !one.empty() && !other.empty() && one != other;
}

// "Paul Martin" and "Martin Paul": two given names in another order are another person's.
bool are_given_names(const Words& words, const NameForms* forms) {
  return forms != nullptr && words.size() == 2 &&
         std::all_of(words.begin(), words.end(),
                     [&](const std::string& word) { return forms->is_given(word); });
}

// A Korean, Chinese or Vietnamese name: every syllable counts, and none is merely like another.
bool is_of_syllables(const Words& words, const NameForms* forms) {
  constexpr std::size_t kLongestSyllable = 6;
  return forms != nullptr && words.size() == 3 && forms->is_family_first(words.front()) &&
         std::all_of(words.begin(), words.end(), [&](const std::string& word) {
           return word.size() > 1 && word.size() <= kLongestSyllable;
         });
}

float compare_names(std::string_view a, std::string_view b, const NameForms* forms) {
  Words words_a = words_of(a);
  Words words_b = words_of(b);
  if (words_a.empty() || words_b.empty() || are_two_generations(a, b)) return 0;
  if (words_a.size() > words_b.size()) std::swap(words_a, words_b);
  if (words_a.size() == 1 && words_b.size() == 1) return word_similarity(words_a[0], words_b[0]);
  if (words_a.size() == 1) return compare_surname(words_a[0], words_b);
  // An initial in another place of the name is anybody's: "Mohammad Jones" is not "Amina J.
  // Mohammed".
  const auto has_initial = [](const Words& words) {
    return std::any_of(words.begin(), words.end(), [](const auto& w) { return w.size() == 1; });
  };
  // "Hamad bin Khalifa" is no "Khalifa bin Hamad".
  const bool may_turn = !has_initial(words_a) && !has_initial(words_b) &&
                        !(says_descent(a) && says_descent(b)) && !are_given_names(words_a, forms) &&
                        !are_given_names(words_b, forms);
  if (sound_alike_in_chinese(words_a, words_b)) return 0.9F;
  if (words_a.size() < words_b.size()) {
    const float turned_around =
        may_turn ? compare_shortened(turned(words_a), words_b, forms) * 0.97F : 0.0F;
    return std::max(compare_shortened(words_a, words_b, forms), turned_around);
  }
  if (sound_alike_in_korean(words_a, words_b)) return 0.9F;
  if (is_of_syllables(words_a, forms) && is_of_syllables(words_b, forms)) {
    return words_a == words_b ? 1 : 0;
  }
  const float straight = compare_aligned(words_a, words_b, forms);
  if (!may_turn) return straight;
  const float turned_likeness = std::max(compare_aligned(turned(words_a), words_b, forms),
                                         compare_aligned(words_a, turned(words_b), forms));
  return std::max(straight, turned_likeness * 0.98F);
}

// The persons of the directory who bear exactly this name of several words.
std::vector<std::uint32_t> persons_named(std::string_view name, const ActorDirectory& known) {
  std::vector<std::uint32_t> persons;
  if (name_key(name).find(' ') == std::string::npos) return persons;
  for (const NameEntry& entry : known.find_name(name)) {
    if (entry.kind == NameKind::kPerson) persons.push_back(entry.index);
  }
  return persons;
}

// Whether two persons of the tables held one office at one time, as one who stands there twice.
bool share_term(std::uint32_t a, std::uint32_t b, const ActorDirectory& known) {
  const std::span<const Term> terms_b = known.terms_of(known.persons()[b]);
  const auto is_shared = [&](const Term& term) {
    return std::any_of(terms_b.begin(), terms_b.end(), [&](const Term& other) {
      return term.title == other.title && term.country == other.country &&
             has_one_holder(term.office) && term.valid.overlaps(other.valid);
    });
  };
  const std::span<const Term> terms_a = known.terms_of(known.persons()[a]);
  return std::any_of(terms_a.begin(), terms_a.end(), is_shared);
}

}  // namespace

float name_similarity(std::string_view a, std::string_view b) {
  return compare_names(a, b, nullptr);
}

float name_similarity(std::string_view a, std::string_view b, const ActorDirectory& known) {
  const float likeness = compare_names(a, b, &known.name_forms());
  const std::vector<std::uint32_t> persons_a = persons_named(a, known);
  const std::vector<std::uint32_t> persons_b = persons_named(b, known);
  if (persons_a.empty() || persons_b.empty()) return likeness;
  const bool one = std::find_first_of(persons_a.begin(), persons_a.end(), persons_b.begin(),
                                      persons_b.end()) != persons_a.end();
  if (one) return 1;
  // Some stand twice in the tables, under two writings: then no word is more in one than the other.
  const bool may_stand_twice = likeness >= 0.9F && words_of(a).size() == words_of(b).size();
  return may_stand_twice || share_term(persons_a.front(), persons_b.front(), known) ? likeness : 0;
}

}  // namespace chancery
