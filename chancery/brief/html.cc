#include "chancery/brief/brief.h"
#include "chancery/text/xml.h"

namespace chancery {
namespace {

constexpr const char* kStyle = R"css(
:root { color-scheme: light; --ink: #1b1b1b; --soft: #555; --line: #c9c9c9; --mark: #0b5cad; --against: #a03a10; --paper: #fff; }
@media screen and (prefers-color-scheme: dark) { :root { color-scheme: dark; --ink: #e8e6e3; --soft: #a8a5a0; --line: #4a4a4a; --mark: #7db7f0; --against: #f0956a; --paper: #16181a; } }
body { font: 17px/1.5 Georgia, 'Times New Roman', serif; color: var(--ink); background: var(--paper); max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
h1, h2, h3, h4 { line-height: 1.25; font-weight: 600; }
h2 { border-top: 1px solid var(--line); padding-top: 1.2rem; margin-top: 2.4rem; }
h3 { font-size: 1.1rem; color: var(--soft); font-weight: 400; font-style: italic; margin: 2rem 0 .6rem; }
h4 { font-size: 1rem; margin: 1.1rem 0 .2rem; }
ul { list-style: none; padding: 0; margin: 0; }
li { margin: 0 0 .55rem; overflow-wrap: break-word; }
blockquote, .note { margin: .15rem 0 0 1.2rem; color: var(--soft); font-size: .92em; }
ol { padding-left: 2rem; }
a { color: var(--mark); text-decoration: none; }
figure { margin: 1rem 0; }
figcaption { color: var(--soft); font: 13px/1.4 sans-serif; }
svg { width: 100%; height: auto; }
svg text { font: 12px sans-serif; fill: var(--ink); }
svg line { stroke: var(--line); }
svg .with { stroke: var(--mark); stroke-opacity: .55; }
svg .against { stroke: var(--against); stroke-dasharray: 5 4; }
svg .done { fill: var(--mark); stroke: var(--paper); }
svg .plan { fill: var(--paper); stroke: var(--mark); stroke-width: 2; }
@media (max-width: 600px) { figure { overflow-x: auto; } svg { min-width: 34rem; } }
@media print { body { margin: 0; max-width: none; font-size: 11pt; } li, figure { break-inside: avoid; } h2, h3, h4 { break-after: avoid; } a { color: inherit; } }
)css";

std::string citations(const std::vector<std::size_t>& numbers) {
  std::string out;
  for (std::size_t number : numbers) {
    const std::string n = std::to_string(number);
    out += "<a href=\"#source-" + n + "\">[" + n + "]</a>";
  }
  return out;
}

std::string item_html(const BriefItem& item) {
  std::string out = "<li>" + xml_text(item.text) + " " + citations(item.sources);
  if (!item.words.empty()) out += "<blockquote>" + xml_text(item.words) + "</blockquote>";
  for (const std::string& note : item.notes) {
    out += "<div class=\"note\">" + xml_text(note) + "</div>";
  }
  return out + "</li>\n";
}

// What has the same day, or the same speaker, stands below it together.
std::string section_html(const BriefSection& section) {
  std::string out = "<h3>" + xml_text(section.heading) + "</h3>\n";
  const std::string* open = nullptr;
  for (const BriefItem& item : section.items) {
    if (open == nullptr || *open != item.when) {
      if (open != nullptr) out += "</ul>\n";
      out += "<h4>" + xml_text(item.when) + "</h4>\n<ul>\n";
      open = &item.when;
    }
    out += item_html(item);
  }
  return open == nullptr ? out : out + "</ul>\n";
}

// Only web addresses become links: a report's URL is a stranger's text.
bool is_web_address(const std::string& url) {
  return url.rfind("http://", 0) == 0 || url.rfind("https://", 0) == 0;
}

std::string source_html(const BriefSource& source) {
  const std::string n = std::to_string(source.number);
  std::string title = "<cite>" + xml_text(source.title) + "</cite>";
  if (is_web_address(source.url)) {
    title = "<a href=\"" + xml_text(source.url) + "\" rel=\"noreferrer\">" + title + "</a>";
  }
  std::string out = "<li id=\"source-" + n + "\" value=\"" + n + "\">" + title;
  if (!source.outlet.empty()) out += ", " + xml_text(source.outlet);
  out += ", " + xml_text(source.date);
  if (!source.note.empty()) out += " <span class=\"note\">(" + xml_text(source.note) + ")</span>";
  return out + "</li>\n";
}

}  // namespace

std::string render_html(const Brief& brief, const Messages& words) {
  std::string out = "<!DOCTYPE html>\n<html lang=\"" + words.language() +
                    "\">\n<head>\n<meta charset=\"utf-8\">\n"
                    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                    "<title>" +
                    xml_text(brief.title) + "</title>\n<style>" + kStyle +
                    "</style>\n</head>\n<body>\n<h1>" + xml_text(brief.title) + "</h1>\n<p>" +
                    xml_text(brief.summary) + "</p>\n";
  for (const BriefStory& story : brief.stories) {
    out += "<section>\n<h2>" + xml_text(story.title) + "</h2>\n" + timeline_svg(story, words) +
           network_svg(story.network, words);
    for (const BriefSection& section : story.sections) out += section_html(section);
    out += "</section>\n";
  }
  out += "<h2>" + xml_text(words.text("heading.sources")) + "</h2>\n<ol>\n";
  for (const BriefSource& source : brief.sources) out += source_html(source);
  return out + "</ol>\n</body>\n</html>\n";
}

}  // namespace chancery
