#include "chancery/syntax/characters.h"

#include <array>

#include "chancery/text/fold.h"

namespace chancery {
namespace {

struct Range {
  char32_t first;
  char32_t last;
};

// Blocks of punctuation, symbols and pictures; what lies outside them makes words.
constexpr std::array<Range, 14> kMarks = {{{0x00A1, 0x00A9},
                                           {0x00AB, 0x00AC},
                                           {0x00AE, 0x00B1},
                                           {0x00B4, 0x00B4},
                                           {0x00B6, 0x00B8},
                                           {0x00BB, 0x00BF},
                                           {0x00D7, 0x00D7},
                                           {0x00F7, 0x00F7},
                                           {0x2010, 0x206F},
                                           {0x20A0, 0x20CF},
                                           {0x2190, 0x2BFF},
                                           {0x3001, 0x303F},
                                           {0xFE10, 0xFE6F},
                                           {0x1F000, 0x1FAFF}}};

CharKind kind_of_ascii(char32_t c) {
  if (c <= U' ' || c == 0x7F) return CharKind::kSpace;
  if ((c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z')) return CharKind::kLetter;
  if (c >= U'0' && c <= U'9') return CharKind::kDigit;
  switch (c) {
    case U'\'':
    case U'`':
      return CharKind::kApostrophe;
    case U'-':
      return CharKind::kHyphen;
    case U'"':
      return CharKind::kQuote;
    case U'(':
    case U'[':
    case U'{':
      return CharKind::kOpen;
    case U')':
    case U']':
    case U'}':
      return CharKind::kClose;
    default:
      return CharKind::kMark;
  }
}

}  // namespace

CharKind kind_of(char32_t point) {
  if (point < 0x80) return kind_of_ascii(point);
  switch (point) {
    case 0x2019:
    case 0x02BC:
      return CharKind::kApostrophe;
    case 0x2010:
    case 0x2011:
      return CharKind::kHyphen;
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
      return CharKind::kDash;
    case 0x00AB:
    case 0x00BB:
    case 0x2018:
    case 0x201A:
    case 0x201B:
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x201F:
    case 0x2039:
    case 0x203A:
      return CharKind::kQuote;
    case 0x00AD:
    case 0x200C:
    case 0x200D:  // invisible inside words
      return CharKind::kLetter;
    case 0x200B:
    case 0xFEFF:
      return CharKind::kSpace;
    default:
      break;
  }
  for (const Range& range : kMarks) {
    if (point <= range.last && point >= range.first) {
      return is_space(point) ? CharKind::kSpace : CharKind::kMark;
    }
  }
  return point < 0xA0 || is_space(point) ? CharKind::kSpace : CharKind::kLetter;
}

}  // namespace chancery
