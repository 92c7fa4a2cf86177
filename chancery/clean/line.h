// A line of a report on its way to be a paragraph: its words, each byte traced to the decoded text.
#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "chancery/text/offset_map.h"

namespace chancery {

enum class LineKind : std::uint8_t { kText, kHeading, kItem };

class Line {
 public:
  static constexpr std::uint32_t kNew = std::numeric_limits<std::uint32_t>::max();

  LineKind kind = LineKind::kText;
  bool after_gap = false;  // an empty line stood above it
  bool indented = false;   // it began with two spaces or more, or a tab

  const std::string& text() const { return text_; }
  bool empty() const { return text_.empty(); }
  // Where the byte stood in the decoded text; kNew for one written by us.
  std::uint32_t from(std::size_t at) const { return from_[at]; }

  void append(std::string_view words, std::uint32_t from);
  void append_new(std::string_view words);
  void append(const Line& other);
  void erase(std::size_t begin, std::size_t end);
  // Spaces off both ends, and two spaces that an erasure brought together made one.
  void tidy();
  Line part(std::size_t begin, std::size_t end) const;

 private:
  std::string text_;
  std::vector<std::uint32_t> from_;  // one for each byte of the text
};

using Lines = std::vector<Line>;

// Splits at "\n", "\r\n", "\r", U+2028 and U+2029. White space of every kind becomes one space, off
// at the ends; soft hyphens, zero-width and control characters go. Lines left empty are dropped.
// `traced` is false where the text is none that a reader could look into (taken out of markup).
Lines split_lines(std::string_view text, bool traced);

// Joins the lines of a text set to a fixed width (mail, old wires) into paragraphs.
Lines join_wrapped(Lines lines);
// Joins the lines from `first` on that were cut in the middle of a sentence.
Lines join_cut_sentences(Lines lines, std::size_t first);

// How lines look. All are about one line alone.
// Runs between spaces; of scripts that do without, two characters are a word.
std::size_t count_words(std::string_view line);
// Ends as a sentence does: . ! ? or an ellipsis, quotes and brackets after it allowed.
bool ends_sentence(std::string_view line);
// A paragraph of prose: long enough, and a sentence by its end or by its length.
bool is_prose(std::string_view line);
// The same words but for case, punctuation and a word or two; or the words of the one and a little
// more ("... | The Fjord Herald").
bool nearly_same(std::string_view a, std::string_view b);

}  // namespace chancery
