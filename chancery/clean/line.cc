// Lines of a report: white space made plain, wrapped lines joined.
#include "chancery/clean/line.h"

#include <algorithm>
#include <set>

#include "chancery/text/fold.h"
#include "chancery/text/utf8.h"

namespace chancery {
namespace {

// Columns of a text set to a fixed width: mail stands at 72, wires at 64 to 80.
constexpr std::size_t kNarrowestColumn = 50;
constexpr std::size_t kWidestColumn = 100;

bool is_dropped(char32_t c) {
  const bool control = (c < 0x20 && c != '\t') || (c >= 0x7F && c < 0xA0);
  return control || c == 0xAD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x2064) || (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF ||
         c == 0xFFFC || (c >= 0xFFFE && c <= 0xFFFF);
}

bool is_break(char32_t c) {
  return c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029 || c == '\f' || c == '\v' ||
         c == 0x85;
}

char32_t last_code_point(std::string_view text) {
  std::size_t at = text.size();
  while (at > 0 && (static_cast<unsigned char>(text[at - 1]) & 0xC0) == 0x80) --at;
  return at == 0 ? 0 : decode_utf8(text, at - 1).value;
}

bool is_closing(char32_t c) {
  return c == '"' || c == '\'' || c == ')' || c == ']' || c == 0x201D || c == 0x2019 || c == 0xBB;
}

// The line stops in the middle of a sentence and `next` goes on with it.
bool goes_on(const Line& line, const Line& next) {
  if (line.text().size() < 40 || !is_lower(decode_utf8(next.text(), 0).value)) return false;
  const char32_t last = last_code_point(line.text());
  return is_letter(last) || last == ',' || (last >= '0' && last <= '9');
}

// Lines all of nearly one width, parted by gaps or indents: the breaks in it mean nothing. Without
// gaps and indents every line may be a paragraph, so nothing is concluded.
bool is_set_to_width(const Lines& lines) {
  std::size_t inner = 0;
  std::size_t full = 0;
  bool parted = false;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].text().size() > kWidestColumn + 20) return false;
    parted = parted || (i > 0 && (lines[i].after_gap || lines[i].indented));
    const bool block_goes_on =
        i + 1 < lines.size() && !lines[i + 1].after_gap && !lines[i + 1].indented;
    if (!block_goes_on) continue;
    ++inner;
    full += lines[i].text().size() >= kNarrowestColumn;
  }
  return parted && inner >= 4 && full * 10 >= inner * 8;
}

Line joined(Line line, const Line& next) {
  line.append_new(" ");
  line.append(next);
  return line;
}

}  // namespace

void Line::append(std::string_view words, std::uint32_t from) {
  text_ += words;
  for (std::size_t i = 0; i < words.size(); ++i) {
    from_.push_back(from == kNew ? kNew : from + static_cast<std::uint32_t>(i));
  }
}

void Line::append_new(std::string_view words) { append(words, kNew); }

void Line::append(const Line& other) {
  text_ += other.text_;
  from_.insert(from_.end(), other.from_.begin(), other.from_.end());
}

void Line::erase(std::size_t begin, std::size_t end) {
  text_.erase(begin, end - begin);
  from_.erase(from_.begin() + static_cast<std::ptrdiff_t>(begin),
              from_.begin() + static_cast<std::ptrdiff_t>(end));
}

void Line::tidy() {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < text_.size(); ++i) {
    if (text_[i] == ' ' && (kept == 0 || text_[kept - 1] == ' ')) continue;
    text_[kept] = text_[i];
    from_[kept++] = from_[i];
  }
  if (kept > 0 && text_[kept - 1] == ' ') --kept;
  text_.resize(kept);
  from_.resize(kept);
}

Line Line::part(std::size_t begin, std::size_t end) const {
  Line line;
  line.kind = kind;
  line.text_ = text_.substr(begin, end - begin);
  line.from_.assign(from_.begin() + static_cast<std::ptrdiff_t>(begin),
                    from_.begin() + static_cast<std::ptrdiff_t>(end));
  return line;
}

Lines split_lines(std::string_view text, bool traced) {
  Lines lines;
  Line line;
  std::size_t leading = 0;  // white space above the first word of the line
  bool gap = false;
  const auto finish = [&] {
    line.tidy();
    if (line.empty()) {
      gap = gap || !lines.empty();
    } else {
      line.after_gap = gap;
      lines.push_back(std::move(line));
      gap = false;
    }
    line = Line();
    leading = 0;
  };
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint point = decode_utf8(text, i);
    const std::uint32_t from = traced ? static_cast<std::uint32_t>(i) : Line::kNew;
    if (is_break(point.value)) {
      if (!(point.value == '\n' && i > 0 && text[i - 1] == '\r')) finish();
    } else if (is_space(point.value)) {
      if (line.empty()) leading += point.value == '\t' ? 2U : 1U;
      if (!line.empty()) line.append(" ", from);
    } else if (!is_dropped(point.value)) {
      line.indented = line.indented || (line.empty() && leading >= 2);
      line.append(text.substr(i, point.bytes), from);
    }
    i += point.bytes;
  }
  finish();
  return lines;
}

Lines join_wrapped(Lines lines) {
  if (!is_set_to_width(lines)) return lines;
  Lines out;
  bool block_ended = true;
  for (Line& line : lines) {
    const bool block_goes_on = !block_ended && !line.after_gap && !line.indented;
    // A short line inside a block is a line of its own: an address, a verse, a table.
    block_ended = line.text().size() < kNarrowestColumn;
    if (block_goes_on) {
      out.back() = joined(std::move(out.back()), line);
    } else {
      out.push_back(std::move(line));
    }
  }
  return out;
}

Lines join_cut_sentences(Lines lines, std::size_t first) {
  Lines out;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i > first && goes_on(out.back(), lines[i])) {
      out.back() = joined(std::move(out.back()), lines[i]);
    } else {
      out.push_back(std::move(lines[i]));
    }
  }
  return out;
}

std::size_t count_words(std::string_view line) {
  std::size_t words = 0;
  std::size_t unparted = 0;  // kana and ideographs
  for (std::size_t i = 0; i < line.size(); ++i) {
    const auto byte = static_cast<unsigned char>(line[i]);
    words += byte != ' ' && (i == 0 || line[i - 1] == ' ');
    unparted += byte >= 0xE3 && byte <= 0xE9;
  }
  return words + unparted / 2;
}

bool ends_sentence(std::string_view line) {
  for (;;) {
    const char32_t last = last_code_point(line);
    if (last == 0) return false;
    if (!is_closing(last) && last != ' ') {
      return last == '.' || last == '!' || last == '?' || last == 0x2026 || last == 0x3002;
    }
    line.remove_suffix(last < 0x80 ? 1 : last < 0x800 ? 2 : 3);
  }
}

bool is_prose(std::string_view line) {
  const std::size_t words = count_words(line);
  return words >= 25 || (words >= 8 && ends_sentence(line));
}

bool nearly_same(std::string_view a, std::string_view b) {
  const auto words_of = [](std::string_view text) {
    std::multiset<std::string> words;
    std::string word;
    for (char c : fold(text) + " ") {
      const bool inside =
          (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
      if (inside) {
        word.push_back(c);
      } else if (!word.empty()) {
        words.insert(std::move(word));
        word.clear();
      }
    }
    return words;
  };
  if (a.size() > 400 || b.size() > 400) return false;
  const auto left = words_of(a);
  const auto right = words_of(b);
  if (left.empty() || right.empty()) return false;
  std::vector<std::string> shared;
  std::set_intersection(left.begin(), left.end(), right.begin(), right.end(),
                        std::back_inserter(shared));
  const std::size_t all = left.size() + right.size() - shared.size();
  const std::size_t shorter = std::min(left.size(), right.size());
  const std::size_t longer = std::max(left.size(), right.size());
  if (shared.size() == shorter && shorter >= 5 && shorter * 10 >= longer * 6) return true;
  return shared.size() * 10 >= all * 8;
}

}  // namespace chancery
