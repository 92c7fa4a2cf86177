#include "chancery/brief/brief.h"

namespace chancery {
namespace {

constexpr const char* kStyle = R"css(
:root { color-scheme: light dark; --ink: #1b1b1b; --soft: #5c5c5c; --line: #c9c9c9; --mark: #0b5cad; --paper: #fff; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8e6e3; --soft: #a8a5a0; --line: #4a4a4a; --mark: #7db7f0; --paper: #16181a; } }
body { font: 17px/1.5 Georgia, 'Times New Roman', serif; color: var(--ink); background: var(--paper); max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
h1, h2, h3 { line-height: 1.2; font-weight: 600; }
h2 { border-top: 1px solid var(--line); padding-top: 1.2rem; margin-top: 2rem; }
h3 { font-size: 1.05rem; color: var(--soft); }
ul { list-style: none; padding: 0; }
li { margin: 0 0 .9rem; }
.when { font-weight: 600; }
blockquote, .note { margin: .2rem 0 0 1.2rem; color: var(--soft); font-size: .92em; }
a { color: var(--mark); text-decoration: none; }
svg { width: 100%; height: auto; }
svg text { font: 12px sans-serif; fill: var(--soft); }
svg line { stroke: var(--line); }
svg .done { fill: var(--mark); stroke: var(--mark); }
svg .plan { fill: none; stroke: var(--mark); stroke-width: 2; }
@media print { body { margin: 0; max-width: none; font-size: 11pt; } li { break-inside: avoid; } }
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
  std::string out = "<li><span class=\"when\">" + escape_html(item.when) + "</span> — " +
                    escape_html(item.text) + " " + citations(item.sources);
  if (!item.words.empty()) out += "<blockquote>" + escape_html(item.words) + "</blockquote>";
  for (const std::string& note : item.notes) {
    out += "<div class=\"note\">" + escape_html(note) + "</div>";
  }
  return out + "</li>\n";
}

// Only web addresses become links: a report's URL is a stranger's text.
bool is_web_address(const std::string& url) {
  return url.rfind("http://", 0) == 0 || url.rfind("https://", 0) == 0;
}

std::string source_html(const BriefSource& source) {
  const std::string n = std::to_string(source.number);
  std::string title = "<cite>" + escape_html(source.title) + "</cite>";
  if (is_web_address(source.url)) {
    title = "<a href=\"" + escape_html(source.url) + "\" rel=\"noreferrer\">" + title + "</a>";
  }
  std::string out = "<li id=\"source-" + n + "\" value=\"" + n + "\">" + title;
  if (!source.outlet.empty()) out += ", " + escape_html(source.outlet);
  out += ", " + escape_html(source.date);
  if (!source.note.empty())
    out += " <span class=\"note\">(" + escape_html(source.note) + ")</span>";
  return out + "</li>\n";
}

}  // namespace

std::string escape_html(const std::string& text) {
  std::string out;
  out.reserve(text.size());
  for (char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

std::string render_html(const Brief& brief) {
  std::string out =
      "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<title>" +
      escape_html(brief.title) + "</title>\n<style>" + kStyle + "</style>\n</head>\n<body>\n<h1>" +
      escape_html(brief.title) + "</h1>\n<p>" + escape_html(brief.summary) + "</p>\n";
  for (const BriefStory& story : brief.stories) {
    out += "<section>\n<h2>" + escape_html(story.title) + "</h2>\n" + timeline_svg(story);
    for (const BriefSection& section : story.sections) {
      out += "<h3>" + escape_html(section.heading) + "</h3>\n<ul>\n";
      for (const BriefItem& item : section.items) out += item_html(item);
      out += "</ul>\n";
    }
    out += "</section>\n";
  }
  out += "<h2>Sources</h2>\n<ol>\n";
  for (const BriefSource& source : brief.sources) out += source_html(source);
  return out + "</ol>\n</body>\n</html>\n";
}

}  // namespace chancery
