// Markup as a flat tree: elements and texts in document order. Parsed by libxml2, within limits.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "chancery/base/result.h"

namespace chancery {

inline constexpr std::size_t kDeepestElement = 512;    // deeper ones are hung up at this depth
inline constexpr std::size_t kMostElements = 200'000;  // past it the page is refused
inline constexpr int kLongestParseSeconds = 2;

struct HtmlElement {
  // Either an element or a text of the tree, in the order of the page.
  struct Child {
    bool is_text = false;
    std::uint32_t index = 0;
  };

  std::string name;          // lower case
  std::uint32_t parent = 0;  // the root is its own
  std::vector<Child> children;
  // Only those that say something about content or date; names in lower case.
  std::vector<std::pair<std::string, std::string>> attributes;

  // "" where there is none.
  std::string_view attribute(std::string_view wanted) const;
};

struct HtmlTree {
  std::vector<HtmlElement> elements;  // parents before children; [0] is the root
  std::vector<std::string> texts;     // of scripts only JSON-LD is kept, of styles nothing

  // All text below an element, joined as it stands or with something between its pieces.
  std::string text_of(std::uint32_t element, std::string_view between = "") const;
};

// Reads UTF-8 markup, however broken. Errors: kLimit.
Result<HtmlTree> parse_html(std::string_view markup);

}  // namespace chancery
