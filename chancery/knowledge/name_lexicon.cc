#include "chancery/knowledge/name_lexicon.h"

#include <algorithm>
#include <array>

#include "chancery/knowledge/table.h"
#include "chancery/text/fold.h"

namespace chancery {
namespace {

std::optional<Gender> parse_gender(std::string_view text) {
  if (text == "f") return Gender::kFemale;
  if (text == "m") return Gender::kMale;
  if (text.empty() || text == "u") return Gender::kUnknown;
  return std::nullopt;
}

constexpr std::array<std::string_view, 12> kKindNames = {"role",  "anyone",   "person", "people",
                                                         "kin",   "relation", "side",   "body",
                                                         "media", "group",    "state",  "place"};

std::optional<NominalKind> parse_kind(std::string_view text) {
  const auto found = std::find(kKindNames.begin(), kKindNames.end(), text);
  if (found == kKindNames.end()) return std::nullopt;
  return static_cast<NominalKind>(found - kKindNames.begin());
}

std::optional<EntityType> parse_type(std::string_view text) {
  for (std::size_t i = 0; i < std::size(kEntityTypeNames); ++i) {
    if (text == kEntityTypeNames[i]) return static_cast<EntityType>(i);
  }
  return std::nullopt;
}

}  // namespace

Result<void> NameLexicon::read_genders(const std::filesystem::path& folder) {
  const auto given = Table::read(folder / "given_names.tsv", {"name", "gender"});
  if (!given) return tl::unexpected(given.error());
  for (std::size_t row = 0; row < given->size(); ++row) {
    const auto gender = parse_gender(given->cell(row, 1));
    if (!gender) return tl::unexpected(given->error(row, "gender is m, f or u"));
    // "José" and "Jose" are one key; where the two rows differ, neither gender is sure.
    const auto [at, is_new] = given_names_.try_emplace(fold(given->cell(row, 0)), *gender);
    if (!is_new && at->second != *gender) at->second = Gender::kUnknown;
  }
  const auto titles = Table::read(folder / "honorifics.tsv", {"title", "gender"});
  if (!titles) return tl::unexpected(titles.error());
  for (std::size_t row = 0; row < titles->size(); ++row) {
    const auto gender = parse_gender(titles->cell(row, 1));
    if (!gender) return tl::unexpected(titles->error(row, "gender is m, f or empty"));
    if (!honorifics_.try_emplace(std::string(titles->cell(row, 0)), *gender).second) {
      return tl::unexpected(titles->error(row, "title stands twice"));
    }
  }
  const auto surnames = Table::read(folder / "family_first.tsv", {"family_name"});
  if (!surnames) return tl::unexpected(surnames.error());
  for (std::size_t row = 0; row < surnames->size(); ++row) {
    family_first_.insert(fold(surnames->cell(row, 0)));
  }
  return {};
}

Result<void> NameLexicon::read_nominals(const std::filesystem::path& folder) {
  const auto table =
      Table::read(folder / "nominals.tsv", {"noun", "type", "gender", "kind", "broader"});
  if (!table) return tl::unexpected(table.error());
  for (std::size_t row = 0; row < table->size(); ++row) {
    Nominal nominal;
    const auto type = parse_type(table->cell(row, 1));
    const auto gender = parse_gender(table->cell(row, 2));
    const auto kind = parse_kind(table->cell(row, 3));
    if (!type) return tl::unexpected(table->error(row, "unknown entity type"));
    if (!gender) return tl::unexpected(table->error(row, "gender is m, f or empty"));
    if (!kind) return tl::unexpected(table->error(row, "unknown kind of noun"));
    nominal.type = *type;
    nominal.gender = *gender;
    nominal.kind = *kind;
    for (std::string_view wide : table->list(row, 4)) nominal.broader.emplace_back(wide);
    if (!nominals_.try_emplace(lower(table->cell(row, 0)), std::move(nominal)).second) {
      return tl::unexpected(table->error(row, "noun stands twice"));
    }
  }
  return {};
}

Result<NameLexicon> NameLexicon::load(const std::filesystem::path& data) {
  NameLexicon lexicon;
  if (auto read = lexicon.read_genders(data / "lexicon"); !read) {
    return tl::unexpected(read.error());
  }
  if (auto read = lexicon.read_answers(data / "lexicon"); !read) {
    return tl::unexpected(read.error());
  }
  if (auto read = lexicon.read_nominals(data / "lexicon"); !read) {
    return tl::unexpected(read.error());
  }
  return lexicon;
}

std::optional<Gender> NameLexicon::given_name(std::string_view word) const {
  const auto found = given_names_.find(fold(word));
  if (found == given_names_.end()) return std::nullopt;
  return found->second;
}

std::optional<Gender> NameLexicon::honorific(std::string_view word) const {
  const auto found = honorifics_.find(word);
  if (found == honorifics_.end()) return std::nullopt;
  return found->second;
}

const Nominal* NameLexicon::nominal(std::string_view lemma) const {
  const auto found = nominals_.find(lemma);
  return found == nominals_.end() ? nullptr : &found->second;
}

bool NameLexicon::is_a(std::string_view narrow, std::string_view wide) const {
  if (narrow == wide) return true;
  const Nominal* noun = nominal(narrow);
  return noun != nullptr &&
         std::find(noun->broader.begin(), noun->broader.end(), wide) != noun->broader.end();
}

Result<void> NameLexicon::read_answers(const std::filesystem::path& folder) {
  const auto table = Table::read(folder / "answers.tsv", {"word", "part"});
  if (!table) return tl::unexpected(table.error());
  for (std::size_t row = 0; row < table->size(); ++row) {
    const std::string_view part = table->cell(row, 1);
    if (part != "verb" && part != "noun" && part != "demand") {
      return tl::unexpected(table->error(row, "neither verb, noun nor demand"));
    }
    Set& words = part == "verb" ? answering_ : part == "noun" ? answered_ : demanding_;
    words.emplace(table->cell(row, 0));
  }
  return {};
}

bool NameLexicon::is_family_first(std::string_view word) const {
  return family_first_.contains(fold(word));
}

}  // namespace chancery
