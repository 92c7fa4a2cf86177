// The article out of the markup of its page: which elements hold it, and its lines.
#pragma once

#include <string>
#include <vector>

#include "chancery/clean/html_tree.h"
#include "chancery/clean/line.h"
#include "chancery/knowledge/cleaning_rules.h"
#include "chancery/record/document.h"

namespace chancery {

struct Article {
  Lines lines;
  Lines edges;  // short lines above the text and bylines left out of it: where dates stand
  std::vector<Removed> removed;
};

// The element is the one under which prose outweighs links and scraps most: a maximum subsequence
// (Pasternack and Roth, "Extracting Article Text from the Web with Maximum Subsequence
// Segmentation", 2009) over a tree, helped by what class and id say; where the page shows several
// articles, the one under the heading `title`. Inside it, boxes of links, captions, bylines and the
// like are left out.
Article extract_article(const HtmlTree& tree, const std::string& title, const CleaningRules& rules);

}  // namespace chancery
