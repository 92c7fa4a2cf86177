#include "chancery/text/utf8.h"

#include <algorithm>

namespace chancery {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

struct Lead {
  std::uint32_t length;
  char32_t bits;
  char32_t smallest;  // below this the form is overlong
};

Lead read_lead(unsigned char byte) {
  if (byte < 0x80) return {1, byte, 0};
  if (byte >= 0xC2 && byte <= 0xDF) return {2, byte & 0x1FU, 0x80};
  if (byte >= 0xE0 && byte <= 0xEF) return {3, byte & 0x0FU, 0x800};
  if (byte >= 0xF0 && byte <= 0xF4) return {4, byte & 0x07U, 0x10000};
  return {0, 0, 0};
}

}  // namespace

CodePoint decode_utf8(std::string_view text, std::size_t offset) {
  const Lead lead = read_lead(static_cast<unsigned char>(text[offset]));
  if (lead.length == 1) return {lead.bits, 1, true};
  if (lead.length == 0 || offset + lead.length > text.size()) return {kReplacement, 1, false};
  char32_t value = lead.bits;
  for (std::uint32_t i = 1; i < lead.length; ++i) {
    const auto byte = static_cast<unsigned char>(text[offset + i]);
    if ((byte & 0xC0U) != 0x80U) return {kReplacement, 1, false};
    value = (value << 6U) | (byte & 0x3FU);
  }
  const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
  if (value < lead.smallest || value > 0x10FFFF || surrogate) return {kReplacement, 1, false};
  return {value, lead.length, true};
}

void append_utf8(char32_t value, std::string& out) {
  if (value < 0x80) {
    out.push_back(static_cast<char>(value));
    return;
  }
  if (value < 0x800) {
    out.push_back(static_cast<char>(0xC0U | (value >> 6U)));
  } else {
    if (value < 0x10000) {
      out.push_back(static_cast<char>(0xE0U | (value >> 12U)));
    } else {
      out.push_back(static_cast<char>(0xF0U | (value >> 18U)));
      out.push_back(static_cast<char>(0x80U | ((value >> 12U) & 0x3FU)));
    }
    out.push_back(static_cast<char>(0x80U | ((value >> 6U) & 0x3FU)));
  }
  out.push_back(static_cast<char>(0x80U | (value & 0x3FU)));
}

bool is_valid_utf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint point = decode_utf8(text, i);
    if (!point.valid) return false;
    i += point.bytes;
  }
  return true;
}

Utf8Repair repair_utf8(std::string_view text) {
  Utf8Repair repair;
  repair.text.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint point = decode_utf8(text, i);
    if (point.valid) {
      repair.text.append(text, i, point.bytes);
    } else {
      append_utf8(kReplacement, repair.text);
      ++repair.replaced;
    }
    i += point.bytes;
  }
  return repair;
}

CodePointIndex::CodePointIndex(std::string_view text) {
  std::uint32_t surplus = 0;
  std::uint32_t count = 0;
  for (std::size_t i = 0; i < text.size(); ++count) {
    const CodePoint point = decode_utf8(text, i);
    i += point.bytes;
    if (point.bytes > 1) {
      surplus += point.bytes - 1;
      shifts_.push_back({static_cast<std::uint32_t>(i), surplus});
    }
  }
  size_code_points_ = count;
}

std::uint32_t CodePointIndex::code_points(std::uint32_t byte_offset) const {
  auto after = std::upper_bound(shifts_.begin(), shifts_.end(), byte_offset,
                                [](std::uint32_t b, const Shift& s) { return b < s.byte_end; });
  return after == shifts_.begin() ? byte_offset : byte_offset - std::prev(after)->surplus;
}

std::uint32_t CodePointIndex::bytes(std::uint32_t code_point_offset) const {
  auto after =
      std::upper_bound(shifts_.begin(), shifts_.end(), code_point_offset,
                       [](std::uint32_t c, const Shift& s) { return c < s.byte_end - s.surplus; });
  return after == shifts_.begin() ? code_point_offset
                                  : code_point_offset + std::prev(after)->surplus;
}

}  // namespace chancery
