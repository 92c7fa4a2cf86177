// UTF-8 (RFC 3629): reading code points, repairing what is broken, and counting in code points as
// Python, R and brat do.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "chancery/text/span.h"

namespace chancery {

struct CodePoint {
  char32_t value = 0;       // U+FFFD for a byte that begins no valid sequence
  std::uint32_t bytes = 0;  // how many bytes it took, at least 1
  bool valid = true;
};

// Decodes at `offset` < text.size(). Overlong forms, surrogates and values past U+10FFFF are not
// valid; one byte is consumed for each.
CodePoint decode_utf8(std::string_view text, std::size_t offset);
void append_utf8(char32_t value, std::string& out);

struct Utf8Repair {
  std::string text;
  std::size_t replaced = 0;  // how many bytes became U+FFFD
};

bool is_valid_utf8(std::string_view text);
// Every invalid byte becomes U+FFFD; valid text comes back as it was.
Utf8Repair repair_utf8(std::string_view text);

// Byte offset <-> code point offset of one text, O(log n) either way. Holds no reference to it.
class CodePointIndex {
 public:
  explicit CodePointIndex(std::string_view text);

  // Offsets at the start of a code point, or the size of the text.
  std::uint32_t code_points(std::uint32_t byte_offset) const;
  std::uint32_t bytes(std::uint32_t code_point_offset) const;
  std::uint32_t size() const { return size_code_points_; }

 private:
  // Where a multi-byte code point ended: its end in bytes, and bytes minus code points so far.
  struct Shift {
    std::uint32_t byte_end;
    std::uint32_t surplus;
  };
  std::vector<Shift> shifts_;
  std::uint32_t size_code_points_ = 0;
};

}  // namespace chancery
