// How a written form becomes the numbers that the network takes
// (section 3 of docs/formats/model-file.md).
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "chancery/model/token_encoder.h"

namespace chancery {

// The form with quotes, dashes and spaces of every typography made plain and invisible marks left
// out; the lemmas are made of it.
std::string normal_form(std::string_view form);

// X upper case, x other letters and what lies beyond ASCII, d digits, other characters themselves;
// of equal ones in a row three are kept. "1,234" -> "d,ddd".
std::string word_shape(std::string_view normal);

// 64-bit FNV-1a over one tag byte and the text.
std::uint64_t hash_feature(char tag, std::string_view text);

// `normal` as normal_form gives it, `lower` its lower case.
FormHashes hash_form(std::string_view normal, std::string_view lower,
                     std::span<const FeatureRule> rules);

}  // namespace chancery
