#include "chancery/quotes/quoted_text.h"

#include <algorithm>

#include "chancery/text/fold.h"
#include "chancery/text/utf8.h"

namespace chancery::quotes {
namespace {

constexpr char32_t kLeft = 0x201C, kRight = 0x201D, kLow = 0x201E, kStraight = '"';
constexpr char32_t kGuillemetLeft = 0xAB, kGuillemetRight = 0xBB;
constexpr char32_t kSingleLeft = 0x2018, kSingleRight = 0x2019;
// Two apostrophes or two graves stand for one mark where a wire has no other.
constexpr char32_t kApostrophe = '\'', kGrave = '`', kDoubledGrave = 0x02F5;

struct Found {
  Span span;
  bool closed;
  bool continues;
  std::size_t paragraph;
};

class Scanner {
 public:
  explicit Scanner(const Reading& reading) : r_(reading), text_(reading.document.text) {}

  std::vector<Found> scan() {
    for (std::size_t p = 0; p < r_.document.paragraphs.size(); ++p) scan_paragraph(p);
    return std::move(found_);
  }

 private:
  // What may close a quotation opened by `open`. German „ is closed by “.
  static bool closes(char32_t open, char32_t mark) {
    switch (open) {
      case kLeft:
        return mark == kRight;
      case kLow:
        return mark == kLeft || mark == kRight;
      case kStraight:
      case kDoubledGrave:
        return mark == kStraight;
      case kGuillemetLeft:
        return mark == kGuillemetRight;
      case kSingleLeft:
        return mark == kSingleRight;
      default:
        return false;
    }
  }

  char32_t at(std::size_t offset, std::uint32_t end) const {
    return offset < end ? decode_utf8(text_, offset).value : U' ';
  }

  void scan_paragraph(std::size_t p) {
    const Span paragraph = r_.document.paragraphs[p];
    char32_t open = 0;
    std::uint32_t begin = 0;
    char32_t before = U' ';
    for (std::uint32_t i = paragraph.begin; i < paragraph.end;) {
      const CodePoint code = decode_utf8(text_, i);
      std::uint32_t next = i + code.bytes;
      char32_t after = at(next, paragraph.end);
      char32_t mark = code.value;
      const bool doubled = (mark == kApostrophe || mark == kGrave) && after == mark;
      if (doubled) {
        ++next;
        after = at(next, paragraph.end);
        mark = mark == kApostrophe ? kStraight : kDoubledGrave;
      }
      if (open != 0 && closes(open, mark) && !is_apostrophe(mark, after)) {
        found_.push_back({{begin, next}, true, false, p});
        open = 0;
      } else if (opens(mark, before, after, open)) {
        open = mark;
        begin = i;
      }
      before = mark;
      i = next;
    }
    if (open == 0) return;
    const bool again =
        p + 1 < r_.document.paragraphs.size() &&
        at(r_.document.paragraphs[p + 1].begin, r_.document.paragraphs[p + 1].end) == open;
    const bool from_start = begin == paragraph.begin;
    if (open != kSingleLeft && (again || from_start)) {
      found_.push_back({{begin, paragraph.end}, false, again, p});
    }
  }

  // "’" before a letter is the apostrophe of a word, not a mark.
  static bool is_apostrophe(char32_t mark, char32_t after) {
    return mark == kSingleRight && is_letter(after);
  }

  static bool opens(char32_t mark, char32_t before, char32_t after, char32_t open) {
    const bool room = is_space(before) || before == U'(' || before == U'[' || before == 0x2014 ||
                      before == 0x2013 || before == U'-' || before == U':';
    switch (mark) {
      case kDoubledGrave:
        return open == 0 && !is_space(after);
      case kLeft:
        return open == 0 || open == kLeft;  // the one before was never closed
      case kLow:
      case kGuillemetLeft:
        return open == 0;
      case kStraight:
        return open == 0 && (room || !is_space(after)) && !is_space(after);
      case kSingleLeft:
        return open == 0 && room;
      default:
        return false;
    }
  }

  const Reading& r_;
  std::string_view text_;
  std::vector<Found> found_;
};

}  // namespace

std::vector<QuotedText> find_quoted_text(const Reading& reading) {
  std::vector<QuotedText> quoted;
  const auto& tokens = reading.syntax.tokens;
  std::size_t t = 0;
  for (const Found& found : Scanner(reading).scan()) {
    while (t < tokens.size() && tokens[t].span.end <= found.span.begin) ++t;
    QuotedText text;
    text.tokens.begin = TokenIndex(t);
    while (t < tokens.size() && tokens[t].span.begin < found.span.end) {
      const bool mark = tokens[t].upos == Upos::kPunct;
      if (!mark) ++text.words;
      ++t;
    }
    text.tokens.end = TokenIndex(t);
    text.closed = found.closed;
    text.continues = found.continues;
    text.paragraph = found.paragraph;
    if (text.words > 0) quoted.push_back(text);
  }
  return quoted;
}

}  // namespace chancery::quotes
