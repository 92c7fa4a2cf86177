// Marks the elements of a page and reads its text in blocks.
#include "chancery/clean/page_blocks.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "chancery/text/fold.h"

namespace chancery {
namespace {

using Names = std::unordered_set<std::string_view>;

// Why an element's text is never the article's, by its name; "" where the name does not say so.
std::string_view reason_of_name(std::string_view name) {
  static const std::unordered_map<std::string_view, std::string_view> kReasons = {
      {"script", "-"},
      {"style", "-"},
      {"head", "-"},
      {"template", "-"},
      {"iframe", "-"},
      {"object", "-"},
      {"embed", "-"},
      {"svg", "-"},
      {"canvas", "-"},
      {"map", "-"},
      {"video", "media"},
      {"audio", "media"},
      {"noscript", "-"},
      {"button", "form"},
      {"select", "form"},
      {"option", "form"},
      {"textarea", "form"},
      {"input", "form"},
      {"label", "form"},
      {"nav", "menu"},
      {"menu", "menu"},
      {"footer", "footer"},
      {"figcaption", "photo caption"},
      {"dialog", "overlay"},
      {"aside", "box"},
      {"amp-ad", "advertisement"},
      {"ins", "-"}};
  const auto found = kReasons.find(name);
  return found == kReasons.end() ? std::string_view() : found->second;
}

bool is_inline(std::string_view name) {
  static const Names kInline = {
      "a",    "abbr", "acronym", "b",     "bdi",  "bdo",    "big",    "cite",         "code",
      "data", "del",  "dfn",     "em",    "font", "i",      "ins",    "kbd",          "mark",
      "q",    "s",    "samp",    "small", "span", "strike", "strong", "sub",          "sup",
      "time", "tt",   "u",       "var",   "wbr",  "img",    "nobr",   "center-inline"};
  return kInline.count(name) > 0;
}

bool is_heading(std::string_view name) {
  return name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6';
}

// "articleShare_box" -> "article share_box": the humps of camel case parted, all in lower case.
std::string parted(std::string_view class_and_id) {
  std::string out;
  for (std::size_t i = 0; i < class_and_id.size() && i < 400; ++i) {
    const char c = class_and_id[i];
    const bool upper = c >= 'A' && c <= 'Z';
    const bool after_lower = i > 0 && class_and_id[i - 1] >= 'a' && class_and_id[i - 1] <= 'z';
    if (upper && after_lower) out.push_back(' ');
    out.push_back(upper ? static_cast<char>(c + 32) : c);
  }
  return out;
}

bool is_hidden(const HtmlElement& element) {
  for (const auto& [name, value] : element.attributes) {
    if (name == "hidden") return true;
    if (name == "style") {
      std::string style = lower(value);
      std::erase(style, ' ');
      if (style.find("display:none") != std::string::npos ||
          style.find("visibility:hidden") != std::string::npos) {
        return true;
      }
    }
  }
  return false;
}

bool is_page_role(std::string_view role) {
  static const Names kRoles = {
      "navigation", "banner",  "contentinfo", "complementary", "search", "dialog", "alertdialog",
      "menu",       "menubar", "toolbar",     "tablist",       "form",   "tooltip"};
  return kRoles.count(role) > 0;
}

class Reader {
 public:
  Reader(const HtmlTree& tree, const CleaningRules& rules) : tree_(tree), rules_(rules) {}

  PageBlocks run() {
    weigh();
    mark();
    read(0, 0, LineKind::kText, false);
    flush(0, LineKind::kText);
    return std::move(page_);
  }

 private:
  void weigh();
  void mark();
  std::string_view drop_reason(std::uint32_t index, MarkupHint hint) const;
  void read(std::uint32_t index, std::uint32_t block, LineKind kind, bool link);
  void add_text(std::string_view text, bool link);
  void flush(std::uint32_t block, LineKind kind);
  void keep_dropped(std::uint32_t index, std::string_view why);

  const HtmlTree& tree_;
  const CleaningRules& rules_;
  std::vector<std::size_t> prose_;  // words of longer texts, below each element
  std::vector<std::string_view> reasons_;
  std::string text_;
  std::string link_text_;
  PageBlocks page_;
};

// How much running text stands below each element: an element that holds most of the page's is not
// dropped for what its class says.
void Reader::weigh() {
  prose_.assign(tree_.elements.size(), 0);
  for (std::size_t i = tree_.elements.size(); i-- > 0;) {
    const HtmlElement& element = tree_.elements[i];
    const std::string_view reason = reason_of_name(element.name);
    if (reason == "-" || reason == "form" || element.name == "a") {
      prose_[i] = 0;
      continue;
    }
    for (const HtmlElement::Child& child : element.children) {
      if (child.is_text) {
        const std::size_t words = count_words(tree_.texts[child.index]);
        if (words >= 10) prose_[i] += words;
      } else {
        prose_[i] += prose_[child.index];
      }
    }
  }
}

std::string_view Reader::drop_reason(std::uint32_t index, MarkupHint hint) const {
  const HtmlElement& element = tree_.elements[index];
  const std::string_view by_name = reason_of_name(element.name);
  if (by_name == "-") return by_name;
  const bool holds_most = prose_[index] * 2 >= prose_[0] && prose_[0] > 0;
  if (element.name == "body" || element.name == "html" || holds_most) return "";
  if (!by_name.empty()) return by_name;
  if (is_hidden(element)) return "hidden";
  if (is_page_role(element.attribute("role"))) return "menu";
  if (element.attribute("aria-hidden") == "true" && prose_[index] < 50) return "hidden";
  if (hint == MarkupHint::kDrop && element.name != "article" && element.name != "main") {
    return "page furniture";
  }
  return "";
}

void Reader::mark() {
  page_.marks.resize(tree_.elements.size());
  reasons_.resize(tree_.elements.size());
  for (std::uint32_t i = 0; i < tree_.elements.size(); ++i) {
    const HtmlElement& element = tree_.elements[i];
    const PageMark& above = page_.marks[element.parent];
    PageMark& mark = page_.marks[i];
    std::string words = parted(element.attribute("class"));
    words += ' ';
    words += parted(element.attribute("id"));
    if (words.size() > 1) mark.hint = rules_.hint(words);
    reasons_[i] = drop_reason(i, mark.hint);
    mark.dropped = (i > 0 && above.dropped) || !reasons_[i].empty();
    const bool unlikely = mark.hint == MarkupHint::kUnlikely && element.name != "body";
    mark.unlikely = (i > 0 && above.unlikely) || unlikely;
  }
}

void Reader::keep_dropped(std::uint32_t index, std::string_view why) {
  if (why == "-") return;
  std::string all;
  for (const Line& line : split_lines(tree_.text_of(index, " "), false)) {
    if (!all.empty()) all += ' ';
    all += line.text();
  }
  if (!all.empty()) page_.dropped.push_back({std::move(all), std::string(why)});
}

void Reader::add_text(std::string_view text, bool link) {
  // A line break of the markup is a space; that of the page is written by <br>.
  for (char c : text) text_.push_back(c == '\n' || c == '\r' || c == '\f' ? ' ' : c);
  if (link) {
    link_text_ += text;
    link_text_ += ' ';
  }
}

void Reader::flush(std::uint32_t block, LineKind kind) {
  PageBlock made;
  for (const Line& line : split_lines(text_, false)) {
    if (!made.text.empty()) made.text += '\n';
    made.text += line.text();
    made.words += count_words(line.text());
  }
  for (const Line& line : split_lines(link_text_, false))
    made.link_words += count_words(line.text());
  text_.clear();
  link_text_.clear();
  if (made.text.empty()) return;
  made.link_words = std::min(made.link_words, made.words);
  made.element = block;
  made.kind = kind;
  page_.blocks.push_back(std::move(made));
}

// Depth is at most kDeepestElement.
void Reader::read(std::uint32_t index, std::uint32_t block, LineKind kind, bool link) {
  const HtmlElement& element = tree_.elements[index];
  if (!reasons_[index].empty()) {
    if (!is_inline(element.name) && reasons_[index] != "-") flush(block, kind);
    return keep_dropped(index, reasons_[index]);
  }
  if (element.name == "br" || element.name == "hr") {
    text_.push_back('\n');
    return;
  }
  const bool inside_line = is_inline(element.name);
  const std::uint32_t own_block = inside_line ? block : index;
  LineKind own_kind = kind;
  if (!inside_line) {
    flush(block, kind);
    own_kind = is_heading(element.name)  ? LineKind::kHeading
               : element.name == "li"    ? LineKind::kItem
               : kind == LineKind::kItem ? kind
                                         : LineKind::kText;
  }
  const bool own_link = link || (element.name == "a" && !element.attribute("href").empty());
  for (const HtmlElement::Child& child : element.children) {
    if (child.is_text) {
      add_text(tree_.texts[child.index], own_link);
    } else {
      read(child.index, own_block, own_kind, own_link);
    }
  }
  if (!inside_line) flush(own_block, own_kind);
}

}  // namespace

PageBlocks read_blocks(const HtmlTree& tree, const CleaningRules& rules) {
  return Reader(tree, rules).run();
}

}  // namespace chancery
