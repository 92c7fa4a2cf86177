// Reading TimeML, JSON lines and the table of the project's own time expressions.
#include "eval/timex_gold.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <utility>

#include "chancery/base/strings.h"
#include "chancery/knowledge/table.h"
#include "chancery/text/utf8.h"

namespace chancery {
namespace {

using Json = nlohmann::json;

Result<std::string> content_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) return fail(ErrorCode::kInvalidInput, file.string() + ": cannot be read");
  return std::string(std::istreambuf_iterator<char>(in), {});
}

// "1998-01-08T18:30:00" and "19980108" are days as well.
std::optional<DateInterval> day_of_report(std::string_view written) {
  if (written.size() >= 8 && written.find('-') == std::string_view::npos) {
    const std::string iso = std::string(written.substr(0, 4)) + "-" +
                            std::string(written.substr(4, 2)) + "-" +
                            std::string(written.substr(6, 2));
    return DateInterval::parse(iso);
  }
  return DateInterval::parse(written.substr(0, 10));
}

// The byte at which each code point begins, and the end.
std::vector<std::size_t> bytes_of_points(std::string_view text) {
  std::vector<std::size_t> bytes;
  for (std::size_t at = 0; at < text.size(); at += decode_utf8(text, at).bytes) {
    bytes.push_back(at);
  }
  bytes.push_back(text.size());
  return bytes;
}

Result<TimexText> text_of_json(const Json& row, const std::string& where) {
  const auto bad = [&](const char* what) {
    return fail(ErrorCode::kInvalidInput, where + ": " + what);
  };
  TimexText out;
  if (!row.is_object() || !row.contains("text") || !row["text"].is_string()) return bad("no text");
  out.id = row.value("id", where);
  out.published = day_of_report(row.value("dct", ""));
  out.text = row["text"].get<std::string>();
  const std::vector<std::size_t> bytes = bytes_of_points(out.text);
  for (const Json& timex : row.value("timexes", Json::array())) {
    const std::size_t begin = timex.value("start", std::size_t{0});
    const std::size_t end = timex.value("end", std::size_t{0});
    if (begin >= end || end >= bytes.size()) return bad("an expression outside of the text");
    out.timexes.push_back(
        {Span(bytes[begin], bytes[end]), timex.value("type", ""), timex.value("value", "")});
  }
  return out;
}

Result<std::vector<TimexText>> read_json(const std::filesystem::path& file) {
  const auto content = content_of(file);
  if (!content) return tl::unexpected(content.error());
  std::vector<TimexText> texts;
  std::size_t number = 0;
  for (std::string_view line : split(*content, '\n')) {
    ++number;
    if (trim(line).empty()) continue;
    const std::string where = file.string() + ":" + std::to_string(number);
    auto text = text_of_json(Json::parse(line, nullptr, false), where);
    if (!text) return tl::unexpected(text.error());
    texts.push_back(*std::move(text));
  }
  return texts;
}

std::string attribute(std::string_view tag, const std::string& name) {
  const std::size_t at = tag.find(" " + name + "=\"");
  if (at == std::string_view::npos) return {};
  const std::size_t begin = at + name.size() + 3;
  return std::string(tag.substr(begin, tag.find('"', begin) - begin));
}

void add_entity(std::string_view name, std::string& text) {
  static constexpr std::pair<std::string_view, char> kEntities[] = {
      {"amp", '&'}, {"lt", '<'}, {"gt", '>'}, {"quot", '"'}, {"apos", '\''}};
  for (const auto& [entity, sign] : kEntities) {
    if (name == entity) text += sign;
  }
}

// The text of an element and the expressions marked in it.
void read_marked(std::string_view xml, TimexText& out) {
  std::optional<GoldTimex> open;
  for (std::size_t at = 0; at < xml.size();) {
    if (xml[at] == '<') {
      const std::size_t end = std::min(xml.find('>', at), xml.size());
      const std::string_view tag = xml.substr(at, end - at);
      if (tag.starts_with("<TIMEX3")) {
        open = GoldTimex{Span(out.text.size(), out.text.size()), attribute(tag, "type"),
                         attribute(tag, "value")};
      } else if (tag == "</TIMEX3" && open) {
        open->span.end = static_cast<std::uint32_t>(out.text.size());
        // An expression without words stands for one that the text leaves out.
        if (!open->span.empty()) out.timexes.push_back(*std::move(open));
        open.reset();
      }
      at = end + 1;
      continue;
    }
    const std::size_t end = xml[at] == '&' ? xml.find(';', at) : std::string_view::npos;
    if (end != std::string_view::npos && end - at < 7) {
      add_entity(xml.substr(at + 1, end - at - 1), out.text);
      at = end + 1;
    } else {
      out.text += xml[at++];
    }
  }
}

Result<TimexText> read_time_ml(const std::filesystem::path& file) {
  const auto content = content_of(file);
  if (!content) return tl::unexpected(content.error());
  const std::string_view xml = *content;
  const auto element = [&](const std::string& name) {
    const std::size_t open = xml.find("<" + name + ">");
    const std::size_t close = xml.find("</" + name + ">");
    if (open == std::string_view::npos || close == std::string_view::npos)
      return std::string_view{};
    return xml.substr(open + name.size() + 2, close - open - name.size() - 2);
  };
  if (element("TEXT").empty()) {
    return fail(ErrorCode::kInvalidInput, file.string() + ": no TEXT in it");
  }
  TimexText out;
  out.id = file.stem().string();
  out.published = day_of_report(attribute(element("DCT"), "value"));
  read_marked(element("TEXT"), out);
  return out;
}

Result<std::vector<TimexText>> read_directory(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".tml") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  std::vector<TimexText> texts;
  for (const std::filesystem::path& file : files) {
    auto text = read_time_ml(file);
    if (!text) return tl::unexpected(text.error());
    texts.push_back(*std::move(text));
  }
  return texts;
}

// "on [Monday|DATE|2018-03-12]": the words stay, the rest is what is asked for.
bool read_brackets(std::string_view marked, TimexText& out) {
  while (!marked.empty()) {
    const std::size_t open = marked.find('[');
    out.text += marked.substr(0, open);
    if (open == std::string_view::npos) return true;
    const std::size_t close = marked.find(']', open);
    if (close == std::string_view::npos) return false;
    const auto cells = split(marked.substr(open + 1, close - open - 1), '|');
    if (cells.size() != 3) return false;
    const std::size_t begin = out.text.size();
    out.text += cells[0];
    out.timexes.push_back(
        {Span(begin, out.text.size()), std::string(cells[1]), std::string(cells[2])});
    marked.remove_prefix(close + 1);
  }
  return true;
}

Result<std::vector<TimexText>> read_table(const std::filesystem::path& file) {
  const auto table = Table::read(file, {"part", "published", "text"});
  if (!table) return tl::unexpected(table.error());
  std::vector<TimexText> texts;
  for (std::size_t row = 0; row < table->size(); ++row) {
    TimexText text;
    text.id = std::to_string(row + 1);
    text.part = table->cell(row, 0) == "held" ? GoldPart::kHeld : GoldPart::kDev;
    text.published = DateInterval::parse(table->cell(row, 1));
    if (!read_brackets(table->cell(row, 2), text)) {
      return tl::unexpected(table->error(row, "not [words|TYPE|value]"));
    }
    texts.push_back(std::move(text));
  }
  return texts;
}

}  // namespace

Result<std::vector<TimexText>> read_timex_gold(const std::filesystem::path& gold) {
  if (gold.extension() == ".tsv") return read_table(gold);
  auto texts = std::filesystem::is_directory(gold) ? read_directory(gold) : read_json(gold);
  if (!texts) return texts;
  for (std::size_t i = 1; i < texts->size(); i += 2) (*texts)[i].part = GoldPart::kHeld;
  return texts;
}

}  // namespace chancery
