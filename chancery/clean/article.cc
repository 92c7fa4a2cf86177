// Finding the article in a tree of elements.
#include "chancery/clean/article.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "chancery/clean/page_blocks.h"
#include "chancery/text/fold.h"

namespace chancery {
namespace {

constexpr double kMostLinks = 0.33;      // share of a paragraph's words that may be links
constexpr double kUnlikelyWeight = 0.3;  // of prose in an element that is seldom the article
constexpr std::size_t kShortBox = 90;    // words: a box of links is not longer

// What a block adds to the worth of the elements around it.
double weight(const PageBlock& block) {
  const double words = static_cast<double>(block.words);
  const double links = static_cast<double>(block.link_words);
  if (links > kMostLinks * words) return -2.0 - 0.5 * links;
  if (is_prose(block.text)) return words;
  return block.words >= 5 && ends_sentence(block.text) ? 0.5 * words : -1.0;
}

// A sentence of the article may be one link as a whole; a headline of another has no full stop.
bool is_linked_sentence(std::string_view text) { return is_prose(text) && ends_sentence(text); }

class Choosing {
 public:
  Choosing(const HtmlTree& tree, const PageBlocks& page, const std::string& title)
      : tree_(tree), page_(page), title_(title) {}

  Article run();

 private:
  struct Sum {
    double worth = 0;
    std::size_t words = 0;
    std::size_t link_words = 0;
    std::size_t prose_words = 0;
  };

  void add_up();
  std::uint32_t best_element() const;
  std::uint32_t titled_article(std::uint32_t root) const;
  void take_edges(std::uint32_t root, const std::vector<std::string_view>& reasons,
                  Article& article) const;
  bool inside(std::uint32_t element, std::uint32_t of) const;
  // Why a box inside the article is no part of it; "" when it is.
  std::string_view box_reason(std::uint32_t element, std::size_t article_words) const;
  std::string_view block_reason(const PageBlock& block) const;

  const HtmlTree& tree_;
  const PageBlocks& page_;
  const std::string& title_;
  std::vector<Sum> sums_;
};

void Choosing::add_up() {
  sums_.assign(tree_.elements.size(), {});
  for (const PageBlock& block : page_.blocks) {
    Sum& sum = sums_[block.element];
    double worth = weight(block);
    if (worth > 0 && page_.marks[block.element].unlikely) worth *= kUnlikelyWeight;
    sum.worth += worth;
    sum.words += block.words;
    sum.link_words += block.link_words;
    if (is_prose(block.text)) sum.prose_words += block.words;
  }
  for (std::size_t i = sums_.size(); i-- > 1;) {
    Sum& above = sums_[tree_.elements[i].parent];
    above.worth += sums_[i].worth;
    above.words += sums_[i].words;
    above.link_words += sums_[i].link_words;
    above.prose_words += sums_[i].prose_words;
  }
}

std::uint32_t Choosing::best_element() const {
  std::uint32_t best = 0;
  double most = 0;
  for (std::uint32_t i = 0; i < sums_.size(); ++i) {
    double worth = sums_[i].worth;
    const std::string& name = tree_.elements[i].name;
    if (page_.marks[i].hint == MarkupHint::kLikely) worth *= 1.05;
    if (name == "article" || tree_.elements[i].attribute("itemprop") == "articleBody") worth *= 1.1;
    if (worth >= most && worth > 0) {
      most = worth;
      best = i;
    }
  }
  return best;
}

// The <article> under whose heading the title stands, on a page that shows several.
std::uint32_t Choosing::titled_article(std::uint32_t root) const {
  constexpr std::size_t kArticleWords = 60;
  if (title_.empty()) return root;
  const auto article_above = [this](std::uint32_t element) {
    while (element > 0 && tree_.elements[element].name != "article") {
      element = tree_.elements[element].parent;
    }
    return element;
  };
  for (const PageBlock& block : page_.blocks) {
    if (block.kind != LineKind::kHeading || !nearly_same(block.text, title_)) continue;
    const std::uint32_t own = article_above(block.element);
    if (own <= root || !inside(own, root) || sums_[own].prose_words < kArticleWords) continue;
    for (std::uint32_t other = root + 1; other < sums_.size() && inside(other, root); ++other) {
      const bool elsewhere = !inside(other, own) && !inside(own, other);
      if (elsewhere && tree_.elements[other].name == "article" && sums_[other].prose_words > 0) {
        return own;
      }
    }
  }
  return root;
}

// Where a page writes its date: the short lines that lead up to the first paragraph.
void Choosing::take_edges(std::uint32_t root, const std::vector<std::string_view>& reasons,
                          Article& article) const {
  constexpr std::size_t kEdgeLines = 25;
  constexpr std::size_t kEdgeWords = 20;
  const auto first = std::find_if(page_.blocks.begin(), page_.blocks.end(), [&](const auto& block) {
    return inside(block.element, root) && is_prose(block.text) && reasons[block.element].empty();
  });
  const auto count = std::min<std::ptrdiff_t>(first - page_.blocks.begin(), kEdgeLines);
  for (auto block = first - count; block != page_.blocks.end(); ++block) {
    const bool byline = block > first && reasons[block->element] == "byline";
    if ((block > first && !byline) || block->words > kEdgeWords) continue;
    for (Line& line : split_lines(block->text, false)) article.edges.push_back(std::move(line));
  }
}

bool Choosing::inside(std::uint32_t element, std::uint32_t of) const {
  while (element > of) element = tree_.elements[element].parent;
  return element == of;
}

std::string_view Choosing::box_reason(std::uint32_t element, std::size_t article_words) const {
  static constexpr std::array<std::string_view, 9> kBoxes = {
      "div", "section", "ul", "ol", "table", "p", "header", "dl", "aside"};
  const std::string& name = tree_.elements[element].name;
  const Sum& sum = sums_[element];
  if (sum.words == 0) return "";
  const PageMark& mark = page_.marks[element];
  if (mark.hint == MarkupHint::kByline && sum.words <= 30 && sum.prose_words == 0) return "byline";
  if (mark.hint == MarkupHint::kUnlikely && sum.words * 4 < article_words) return "box";
  if (std::find(kBoxes.begin(), kBoxes.end(), name) == kBoxes.end()) return "";
  if (name == "p" && sum.prose_words == sum.words) return "";
  const bool list = name == "ul" || name == "ol";
  const std::size_t limit = list ? sum.words * 4 / 10 : sum.words / 2;
  if (sum.link_words > limit && sum.words <= kShortBox * (list ? 4 : 1) &&
      sum.words * 3 < article_words) {
    return "related links";
  }
  return "";
}

std::string_view Choosing::block_reason(const PageBlock& block) const {
  if (is_linked_sentence(block.text)) return "";
  if (block.link_words * 10 >= block.words * 8 && block.link_words >= 2) return "related links";
  return "";
}

Article Choosing::run() {
  add_up();
  const std::uint32_t root = titled_article(best_element());
  const std::size_t words = sums_[root].words;
  std::vector<std::string_view> reasons(tree_.elements.size());
  Article article;
  for (std::uint32_t i = root + 1; i < tree_.elements.size(); ++i) {
    if (!inside(i, root)) break;
    const std::uint32_t parent = tree_.elements[i].parent;
    reasons[i] = parent > root && !reasons[parent].empty() ? reasons[parent] : box_reason(i, words);
  }
  take_edges(root, reasons, article);
  for (const PageBlock& block : page_.blocks) {
    if (!inside(block.element, root)) {
      article.removed.push_back({block.text, "outside the article"});
      continue;
    }
    std::string_view why = reasons[block.element];
    if (why.empty()) why = block_reason(block);
    if (!why.empty()) {
      article.removed.push_back({block.text, std::string(why)});
      continue;
    }
    for (Line& line : split_lines(block.text, false)) {
      line.kind = block.kind;
      article.lines.push_back(std::move(line));
    }
  }
  while (!article.lines.empty() && article.lines.back().kind == LineKind::kHeading) {
    article.removed.push_back({article.lines.back().text(), "heading without text"});
    article.lines.pop_back();
  }
  return article;
}

}  // namespace

Article extract_article(const HtmlTree& tree, const std::string& title,
                        const CleaningRules& rules) {
  PageBlocks page = read_blocks(tree, rules);
  Article article = Choosing(tree, page, title).run();
  article.removed.insert(article.removed.begin(), std::make_move_iterator(page.dropped.begin()),
                         std::make_move_iterator(page.dropped.end()));
  return article;
}

}  // namespace chancery
