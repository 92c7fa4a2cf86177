// Korean and Chinese names in the several ways of writing them with Latin letters.
#pragma once

#include <string>
#include <vector>

namespace chancery {

// The words of two names in lower case, the family name first.

// "Roh Moo-hyun", "No Mu-hyon": three short syllables that sound alike, of one family name (McCune
// and Reischauer's system, the Revised one, and the habits of the north).
bool sound_alike_in_korean(const std::vector<std::string>& a, const std::vector<std::string>& b);

// "Deng Xiaoping", "Teng Hsiao-ping": of the two one must show that it is written by Wade and
// Giles, the other by Pinyin.
bool sound_alike_in_chinese(const std::vector<std::string>& a, const std::vector<std::string>& b);

}  // namespace chancery
