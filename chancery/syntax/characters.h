// What a character is to the tokenizer: part of a word, a digit, a space, a quotation mark or
// another mark. Bytes below 0x80 are classed by ASCII, all others by their Unicode block.
#pragma once

#include <cstdint>
#include <string_view>

#include "chancery/text/utf8.h"

namespace chancery {

enum class CharKind : std::uint8_t {
  kSpace,       // white space, control and zero-width characters between words
  kLetter,      // letters, marks, and whatever else words are made of
  kDigit,       // 0-9
  kApostrophe,  // ' ’ ʼ `: inside a word, or a quotation mark
  kHyphen,      // - ‐ ‑
  kDash,        // – — ―
  kQuote,       // double and angled quotation marks, „ “ ”, and ‘ ‚ ‛
  kOpen,        // ( [ {
  kClose,       // ) ] }
  kMark,        // everything else
};

struct Char {
  char32_t value = 0;
  std::uint32_t bytes = 0;
  CharKind kind = CharKind::kSpace;
};

CharKind kind_of(char32_t point);

inline Char read_char(std::string_view text, std::size_t at) {
  const CodePoint point = decode_utf8(text, at);
  return {point.value, point.bytes, kind_of(point.value)};
}

inline bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
inline bool is_ascii_upper(char c) { return c >= 'A' && c <= 'Z'; }

}  // namespace chancery
