// Folding: the forms in which two spellings of one name are the same string. Unicode by ICU.
#pragma once

#include <string>
#include <string_view>

namespace chancery {

// Unicode simple lower case, code point by code point (UnicodeData.txt): "Élysée" -> "élysée".
std::string lower(std::string_view text);
char32_t lower(char32_t code_point);

// Lower case, Latin letters without their marks, other scripts transliterated to Latin,
// typographic apostrophes, hyphens and spaces made plain: "Kim Jong‑Un’s" -> "kim jong-un's".
std::string fold(std::string_view text);

// fold(), then hyphens and apostrophes dropped and runs of space made one, for looking up names:
// "Al-Jazeera", "al Jazeera" -> "al jazeera"; "Ri Yong-ho" -> "ri yong ho".
std::string fold_name(std::string_view text);

bool is_upper(char32_t code_point);
bool is_lower(char32_t code_point);
bool is_letter(char32_t code_point);
bool is_space(char32_t code_point);

// Unicode Normalization Form C.
std::string to_nfc(std::string_view text);

}  // namespace chancery
