#include "chancery/syntax/label_map.h"

#include <string>

namespace chancery {
namespace {

std::optional<LabelMap::NameTag> parse_name_tag(std::string_view text) {
  if (text == "O") return LabelMap::NameTag{};
  if (text.size() < 3 || text[1] != '-' || (text[0] != 'B' && text[0] != 'I')) return std::nullopt;
  const std::optional<EntityType> type = parse_entity_type(text.substr(2));
  if (!type) return std::nullopt;
  return LabelMap::NameTag{text[0] == 'B', type};
}

template <typename T, typename Parse>
Result<void> read(const ModelFile& file, std::string_view key, Parse parse, std::vector<T>& out) {
  for (std::string_view word : file.words(key)) {
    const std::optional<T> label = parse(word);
    if (!label) {
      return tl::unexpected(
          file.error("unknown " + std::string(key) + " '" + std::string(word) + "'"));
    }
    out.push_back(*label);
  }
  return {};
}

}  // namespace

std::optional<EntityType> parse_entity_type(std::string_view text) {
  std::uint8_t place = 0;
  for (const char* name : kEntityTypeNames) {
    if (text == name) return static_cast<EntityType>(place);
    ++place;
  }
  return std::nullopt;
}

Result<LabelMap> LabelMap::load(const ModelFile& file) {
  LabelMap map;
  auto good = read(file, "upos", parse_upos, map.upos);
  if (good) good = read(file, "xpos", parse_xpos, map.xpos);
  if (good) good = read(file, "deprel", parse_deprel, map.deprel);
  if (good) good = read(file, "name_tag", parse_name_tag, map.name_tags);
  if (!good) return tl::unexpected(good.error());
  return map;
}

}  // namespace chancery
