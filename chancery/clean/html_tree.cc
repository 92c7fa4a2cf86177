// libxml2's HTML parser used through its SAX calls, so that its own tree is never built.
#include "chancery/clean/html_tree.h"

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <memory>

namespace chancery {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::array<std::string_view, 19> kKeptAttributes = {
    "class", "id",       "itemprop", "itemtype", "property",   "name",  "content",
    "href",  "rel",      "type",     "role",     "datetime",   "style", "hidden",
    "lang",  "xml:lang", "pubdate",  "title",    "aria-hidden"};
constexpr std::size_t kLongestAttribute = 4096;

std::string_view view(const xmlChar* text) {
  return text ? std::string_view(reinterpret_cast<const char*>(text)) : std::string_view();
}

struct Building {
  HtmlTree tree;
  std::vector<std::uint32_t> open{0};  // open elements that stand in the tree
  std::size_t too_deep = 0;            // open elements below kDeepestElement
  bool drop_text = false;              // inside a style, or a script that is no JSON-LD
  bool too_many = false;
  bool too_slow = false;
  std::size_t calls = 0;
  Clock::time_point deadline;
  xmlParserCtxtPtr parser = nullptr;

  void stop() { xmlStopParser(parser); }
  // The clock is looked at now and then only: it costs more than most calls.
  bool in_time() {
    if (++calls % 1024 != 0 || Clock::now() <= deadline) return true;
    too_slow = true;
    stop();
    return false;
  }
};

void start_element(void* context, const xmlChar* raw_name, const xmlChar** attributes) {
  auto& building = *static_cast<Building*>(context);
  HtmlTree& tree = building.tree;
  if (tree.elements.size() >= kMostElements) {
    building.too_many = true;
    return building.stop();
  }
  if (!building.in_time()) return;
  const auto index = static_cast<std::uint32_t>(tree.elements.size());
  HtmlElement element;
  element.name = view(raw_name);
  element.parent = building.open.back();
  for (const xmlChar** at = attributes; at && *at; at += 2) {
    const std::string_view name = view(at[0]);
    if (std::find(kKeptAttributes.begin(), kKeptAttributes.end(), name) == kKeptAttributes.end()) {
      continue;
    }
    element.attributes.emplace_back(name, view(at[1]).substr(0, kLongestAttribute));
  }
  building.drop_text = element.name == "style" ||
                       (element.name == "script" &&
                        element.attribute("type").find("ld+json") == std::string_view::npos);
  tree.elements[element.parent].children.push_back({false, index});
  tree.elements.push_back(std::move(element));
  if (building.open.size() < kDeepestElement) {
    building.open.push_back(index);
  } else {
    ++building.too_deep;
  }
}

void end_element(void* context, const xmlChar*) {
  auto& building = *static_cast<Building*>(context);
  building.drop_text = false;
  if (building.too_deep > 0) {
    --building.too_deep;
  } else if (building.open.size() > 1) {
    building.open.pop_back();
  }
}

void add_text(void* context, const xmlChar* text, int length) {
  auto& building = *static_cast<Building*>(context);
  if (!building.in_time() || building.drop_text || length <= 0) return;
  HtmlTree& tree = building.tree;
  const std::string_view words(reinterpret_cast<const char*>(text),
                               static_cast<std::size_t>(length));
  auto& children = tree.elements[building.open.back()].children;
  if (!children.empty() && children.back().is_text) {
    tree.texts[children.back().index].append(words);
    return;
  }
  children.push_back({true, static_cast<std::uint32_t>(tree.texts.size())});
  tree.texts.emplace_back(words);
}

void say_nothing(void*, const char*, ...) {}

}  // namespace

std::string_view HtmlElement::attribute(std::string_view wanted) const {
  for (const auto& [name_of, value] : attributes) {
    if (name_of == wanted) return value;
  }
  return {};
}

std::string HtmlTree::text_of(std::uint32_t element, std::string_view between) const {
  std::string all;
  std::vector<HtmlElement::Child> waiting{{false, element}};
  while (!waiting.empty()) {
    const HtmlElement::Child next = waiting.back();
    waiting.pop_back();
    if (next.is_text) {
      if (!all.empty()) all += between;
      all += texts[next.index];
      continue;
    }
    const auto& children = elements[next.index].children;
    waiting.insert(waiting.end(), children.rbegin(), children.rend());
  }
  return all;
}

Result<HtmlTree> parse_html(std::string_view markup) {
  Building building;
  building.tree.elements.emplace_back();
  building.deadline = Clock::now() + std::chrono::seconds(kLongestParseSeconds);
  htmlSAXHandler calls{};
  calls.startElement = start_element;
  calls.endElement = end_element;
  calls.characters = add_text;
  calls.ignorableWhitespace = add_text;
  calls.cdataBlock = add_text;
  calls.error = say_nothing;
  calls.warning = say_nothing;
  const std::unique_ptr<xmlParserCtxt, void (*)(xmlParserCtxtPtr)> parser(
      htmlNewParserCtxt(), [](xmlParserCtxtPtr p) {
        p->sax = nullptr;  // it is ours, not the parser's to free
        htmlFreeParserCtxt(p);
      });
  if (!parser) return fail(ErrorCode::kLimit, "no memory to read the markup");
  xmlFree(parser->sax);
  parser->sax = &calls;
  parser->userData = &building;
  building.parser = parser.get();
  // Without XML_PARSE_HUGE libxml2 gives no text at all past 256 nested elements.
  const int options = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                      HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC | XML_PARSE_HUGE;
  xmlDocPtr document = htmlCtxtReadMemory(
      parser.get(), markup.data(), static_cast<int>(markup.size()), nullptr, "UTF-8", options);
  if (document) xmlFreeDoc(document);
  if (building.too_many) {
    return fail(ErrorCode::kLimit,
                "the page has more than " + std::to_string(kMostElements) + " elements");
  }
  if (building.too_slow) {
    return fail(ErrorCode::kLimit,
                "reading the page takes more than " + std::to_string(kLongestParseSeconds) + " s");
  }
  return std::move(building.tree);
}

}  // namespace chancery
