#include "chancery/knowledge/name_sounds.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace chancery {
namespace {

// A syllable of a Korean name: the vowels that its writings mix up made one, hard and soft first
// letters made one, and what is not heard left out ("Park", "Roh").
std::string korean_sound(std::string_view syllable) {
  std::string out;
  constexpr std::array<std::pair<std::string_view, std::string_view>, 18> kSounds = {{
      {"eo", "o"},
      {"eu", "o"},
      {"ou", "o"},
      {"oo", "o"},
      {"ae", "e"},
      {"ee", "i"},
      {"oe", "e"},
      {"oi", "e"},
      {"ch", "j"},
      {"rk", "k"},
      {"u", "o"},
      {"oh", "o"},
      {"ui", "i"},
      {"ie", "i"},
      {"wh", "hw"},
      {"th", "t"},
      {"kh", "k"},
      {"ph", "p"},
  }};
  while (!syllable.empty()) {
    const auto known = std::find_if(kSounds.begin(), kSounds.end(),
                                    [&](const auto& s) { return syllable.starts_with(s.first); });
    out += known != kSounds.end() ? known->second : syllable.substr(0, 1);
    syllable.remove_prefix(known != kSounds.end() ? known->first.size() : 1);
  }
  constexpr std::pair<char, char> kFirst[] = {{'g', 'k'}, {'d', 't'}, {'b', 'p'}, {'l', 'r'}};
  for (const auto& [from, to] : kFirst) {
    if (!out.empty() && out.front() == from) out.front() = to;
  }
  return out;
}

// A Chinese name with what the systems of Wade and Giles and of Pinyin write differently made one;
// what both tell apart by an apostrophe is made one too.
std::string chinese_sound(std::string_view name) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 18> kSounds = {{
      {"tzu", "zi"},
      {"szu", "si"},
      {"ung", "ong"},
      {"ieh", "ie"},
      {"ien", "ian"},
      {"ueh", "ue"},
      {"ih", "i"},
      {"hs", "x"},
      {"tz", "z"},
      {"ts", "z"},
      {"ch", "z"},
      {"zh", "z"},
      {"q", "z"},
      {"j", "z"},
      {"c", "z"},
      {"t", "d"},
      {"k", "g"},
      {"p", "b"},
  }};
  std::string out;
  // "Teh-huai": an e that no other sound follows.
  if (name.size() > 2 && name.ends_with("eh") && !name.ends_with("ieh") && !name.ends_with("ueh")) {
    name.remove_suffix(1);
  }
  while (!name.empty()) {
    const auto known = std::find_if(kSounds.begin(), kSounds.end(),
                                    [&](const auto& s) { return name.starts_with(s.first); });
    out += known != kSounds.end() ? known->second : name.substr(0, 1);
    name.remove_prefix(known != kSounds.end() ? known->first.size() : 1);
  }
  return out;
}

}  // namespace

bool sound_alike_in_korean(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  if (a.size() != 3 || b.size() != 3) return false;
  for (std::size_t i = 0; i < 3; ++i) {
    if (a[i].size() < 2 || b[i].size() < 2 || a[i].size() > 6 || b[i].size() > 6) return false;
    std::string one = korean_sound(a[i]);
    std::string other = korean_sound(b[i]);
    // The first sound of a family name may be r in the north and n, or nothing, in the south.
    for (std::string* family : {&one, &other}) {
      if (i == 0 && family->front() == 'n') family->front() = 'r';
      if (i == 0 && *family == "yi") *family = "ri";
      if (i == 0 && family->starts_with("ry")) family->erase(0, 1);
      if (i == 0 && (*family == "rim" || *family == "im")) *family = "im";
    }
    if (one != other) return false;
  }
  return true;
}

bool sound_alike_in_chinese(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  const auto given = [](const std::vector<std::string>& words) {
    std::string joined;
    for (std::size_t i = 1; i < words.size(); ++i) joined += words[i];
    return joined;
  };
  const auto sound = [](const std::vector<std::string>& words) {
    std::string joined;
    for (std::size_t i = 1; i < words.size(); ++i) joined += chinese_sound(words[i]);
    return joined;
  };
  if (a.size() < 2 || a.size() > 3 || b.size() < 2 || b.size() > 3) return false;
  const std::string given_a = given(a);
  const std::string given_b = given(b);
  constexpr std::string_view kOfWadeGiles[] = {"hs", "tz", "ts", "szu", "tung"};
  const bool one_is =
      std::any_of(std::begin(kOfWadeGiles), std::end(kOfWadeGiles), [&](std::string_view sign) {
        return (given_a.find(sign) != sign.npos) != (given_b.find(sign) != sign.npos);
      });
  // Pinyin writes "Guofeng" where Wade and Giles write "Kuo-feng".
  return (one_is || a.size() != b.size()) && chinese_sound(a[0]) == chinese_sound(b[0]) &&
         sound(a) == sound(b);
}

}  // namespace chancery
