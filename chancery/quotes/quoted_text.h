// Where a document's words stand in quotation marks, of whatever typography.
#pragma once

#include <vector>

#include "chancery/quotes/attribution.h"

namespace chancery::quotes {

// The marks belong to the range. Marks inside other marks are not told apart: the outer counts.
struct QuotedText {
  TokenRange tokens;
  bool closed = true;      // its closing mark was found in its paragraph
  bool continues = false;  // the next paragraph opens again what this one leaves open
  std::size_t paragraph = 0;
  std::size_t words = 0;
};

// In the order of the text, none overlapping another. One pass: linear in the text whatever the
// marks. A mark left open ends with its paragraph where the next one opens again or the mark stands
// at the beginning of the paragraph; elsewhere it is taken for no quotation.
std::vector<QuotedText> find_quoted_text(const Reading& reading);

}  // namespace chancery::quotes
