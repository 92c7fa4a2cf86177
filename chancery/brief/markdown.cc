#include "chancery/brief/brief.h"

namespace chancery {
namespace {

// Marks that Markdown would read are shown as they stand.
std::string escape(const std::string& text) {
  std::string out;
  for (char c : text) {
    if (c == '*' || c == '_' || c == '[' || c == ']' || c == '<' || c == '`' || c == '\\')
      out += '\\';
    out += c;
  }
  return out;
}

std::string citations(const std::vector<std::size_t>& numbers) {
  std::string out;
  for (std::size_t number : numbers) out += "[" + std::to_string(number) + "]";
  return out;
}

std::string item_markdown(const BriefItem& item) {
  std::string out = "- " + escape(item.text) + " " + citations(item.sources) + "\n";
  if (!item.words.empty()) out += "  > " + escape(item.words) + "\n";
  for (const std::string& note : item.notes) out += "  - " + note + "\n";
  return out;
}

// What has the same day, or the same speaker, stands below it together.
std::string section_markdown(const BriefSection& section) {
  std::string out = "\n### " + section.heading + "\n";
  const std::string* open = nullptr;
  for (const BriefItem& item : section.items) {
    if (open == nullptr || *open != item.when) out += "\n**" + escape(item.when) + "**\n\n";
    open = &item.when;
    out += item_markdown(item);
  }
  return out;
}

}  // namespace

std::string render_markdown(const Brief& brief, const Messages& words) {
  std::string out = "# " + escape(brief.title) + "\n\n" + escape(brief.summary) + "\n";
  for (const BriefStory& story : brief.stories) {
    out += "\n## " + escape(story.title) + "\n";
    for (const BriefSection& section : story.sections) out += section_markdown(section);
  }
  out += "\n## " + words.text("heading.sources") + "\n\n";
  for (const BriefSource& source : brief.sources) {
    out += std::to_string(source.number) + ". *" + escape(source.title) + "*";
    if (!source.outlet.empty()) out += ", " + escape(source.outlet);
    out += ", " + source.date;
    if (!source.url.empty()) out += ", <" + source.url + ">";
    if (!source.note.empty()) out += " (" + source.note + ")";
    out += "\n";
  }
  return out;
}

}  // namespace chancery
