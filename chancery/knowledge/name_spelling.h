// One word of a name: what stays of it when spellings of one sound are made equal, and how alike
// two are. See name_match.h for whole names.
#pragma once

#include <string>
#include <string_view>

namespace chancery {

// Likenesses that several of the comparisons give.
inline constexpr float kWeak = 0.5F;       // like enough when the rest of the name agrees
inline constexpr float kOneVowel = 0.78F;  // a short word in which one vowel is another
inline constexpr float kOtherForm = 0.6F;  // of one root: a woman's or a son's name

bool is_vowel(char c);
// One spelling for what sounds alike in the Latin writings of other scripts; `word` is a name key.
std::string one_spelling(std::string_view word);
// The consonants of what one_spelling() gives; "A" stands for a vowel at the beginning.
std::string consonants(std::string_view spelling);

}  // namespace chancery
