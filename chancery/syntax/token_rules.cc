#include "chancery/syntax/token_rules.h"

#include <array>
#include <functional>
#include <utility>

#include "chancery/base/strings.h"
#include "chancery/knowledge/table.h"

namespace chancery {
namespace {

constexpr std::array<std::pair<std::string_view, AbbreviationKind>, 4> kKinds = {
    {{"title", AbbreviationKind::kTitle},
     {"number", AbbreviationKind::kNumber},
     {"month", AbbreviationKind::kMonth},
     {"other", AbbreviationKind::kOther}}};

template <typename Pairs>
auto find_name(const Pairs& pairs, std::string_view name) -> decltype(&pairs[0].second) {
  for (const auto& pair : pairs) {
    if (pair.first == name) return &pair.second;
  }
  return nullptr;
}

std::uint8_t count_points(std::string_view text) {
  std::uint8_t count = 0;
  for (char c : text) {
    if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) ++count;
  }
  return count;
}

}  // namespace

Result<TokenRules> TokenRules::load(const std::filesystem::path& folder) {
  TokenRules rules;
  auto read = rules.read_abbreviations(folder / "abbreviations.tsv");
  if (read) read = rules.read_words(folder / "tokenization.tsv");
  if (!read) return tl::unexpected(read.error());
  return rules;
}

Result<void> TokenRules::read_abbreviations(const std::filesystem::path& file) {
  const auto table = Table::read(file, {"form", "kind"});
  if (!table) return tl::unexpected(table.error());
  for (std::size_t row = 0; row < table->size(); ++row) {
    const AbbreviationKind* kind = find_name(kKinds, table->cell(row, 1));
    if (kind == nullptr) {
      return tl::unexpected(
          table->error(row, "unknown kind '" + std::string(table->cell(row, 1)) + "'"));
    }
    if (!abbreviations_.emplace(table->cell(row, 0), *kind).second) {
      return tl::unexpected(table->error(row, "stands twice"));
    }
  }
  return {};
}

Result<void> TokenRules::read_words(const std::filesystem::path& file) {
  static constexpr std::array<std::pair<std::string_view, Word>, 7> kWords = {
      {{"prefix", kPrefix},
       {"suffix", kSuffix},
       {"unit", kUnit},
       {"emoticon", kEmoticon},
       {"domain", kDomain},
       {"starter", kStarter},
       {"speech", kSpeech}}};
  const auto table = Table::read(file, {"kind", "form", "parts"});
  if (!table) return tl::unexpected(table.error());
  for (std::size_t row = 0; row < table->size(); ++row) {
    const std::string_view kind = table->cell(row, 0);
    const std::string form(table->cell(row, 1));
    if (kind == "contraction") {
      std::vector<std::uint8_t> parts;
      std::string joined;
      for (std::string_view part : split(table->cell(row, 2), ' ')) {
        parts.push_back(count_points(part));
        joined += part;
      }
      if (joined != form)
        return tl::unexpected(table->error(row, "its parts do not make the form"));
      contractions_[form] = std::move(parts);
    } else if (const Word* word = find_name(kWords, kind)) {
      words_[form] = static_cast<std::uint8_t>(words_[form] | *word);
    } else {
      return tl::unexpected(table->error(row, "unknown kind '" + std::string(kind) + "'"));
    }
  }
  return {};
}

const AbbreviationKind* TokenRules::abbreviation(std::string_view lower) const {
  const auto found = abbreviations_.find(lower);
  return found == abbreviations_.end() ? nullptr : &found->second;
}

const std::vector<std::uint8_t>* TokenRules::contraction(std::string_view lower) const {
  const auto found = contractions_.find(lower);
  return found == contractions_.end() ? nullptr : &found->second;
}

}  // namespace chancery
