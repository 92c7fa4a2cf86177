// The visible text of a page as blocks, in its order, less what no article ever holds.
#pragma once

#include <string>
#include <vector>

#include "chancery/clean/html_tree.h"
#include "chancery/clean/line.h"
#include "chancery/knowledge/cleaning_rules.h"
#include "chancery/record/document.h"

namespace chancery {

// A run of text that no block element or paragraph break interrupts.
struct PageBlock {
  std::uint32_t element = 0;  // the block element that holds it
  LineKind kind = LineKind::kText;
  std::string text;  // spaces joined; "\n" for <br>
  std::size_t words = 0;
  std::size_t link_words = 0;  // of them inside <a>
};

// What is known of an element before any text is weighed.
struct PageMark {
  MarkupHint hint = MarkupHint::kNone;
  bool dropped = false;   // it, or an element above it
  bool unlikely = false;  // it, or an element above it
};

struct PageBlocks {
  std::vector<PageBlock> blocks;
  std::vector<PageMark> marks;   // one for each element of the tree
  std::vector<Removed> dropped;  // the text of dropped elements
};

PageBlocks read_blocks(const HtmlTree& tree, const CleaningRules& rules);

}  // namespace chancery
