// Words that say who is meant without naming him: given names and titles with their gender, nouns
// for persons, bodies and states ("the minister", "the regime", "the country"), surnames that
// stand first. Read from data/lexicon/, checked, then immutable.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "chancery/base/result.h"
#include "chancery/record/names.h"
#include "chancery/record/syntax.h"

namespace chancery {

// How a noun refers.
enum class NominalKind : std::uint8_t {
  kRole,      // an office or a profession: "minister", "analyst"
  kAnyone,    // a word that tells little of the person: "man", "politician"
  kPerson,    // any other word for one person: "villager"
  kPeople,    // a word for many: "troops", "staff"
  kKin,       // "wife": someone of someone
  kRelation,  // "counterpart", "ally": someone to someone
  kSide,      // parties named before: "side", "pair"
  kBody,      // "ministry", "army", "regime"
  kMedia,     // "newspaper", "agency"
  kGroup,     // "delegation"
  kState,     // "country", "nation"
  kPlace,     // "city", "peninsula"
};

struct Nominal {
  EntityType type = EntityType::kPer;
  Gender gender = Gender::kUnknown;
  NominalKind kind = NominalKind::kPerson;
  // What the person is as well: a minister is a politician and an official.
  std::vector<std::string> broader;
};

// Immutable after loading and safe to share between threads.
class NameLexicon {
 public:
  // `data` is the root of the data folder: reads given_names.tsv, honorifics.tsv, nominals.tsv,
  // family_first.tsv and answers.tsv below lexicon/. Errors: kConfiguration with file and line.
  static Result<NameLexicon> load(const std::filesystem::path& data);

  // Nothing where it is no given name; kUnknown where men and women bear it. Any case, with or
  // without marks.
  std::optional<Gender> given_name(std::string_view word) const;
  // "Mr", "Queen", "President": nothing where the word is no title. Case counts.
  std::optional<Gender> honorific(std::string_view word) const;
  // The noun by its lemma, in lower case.
  const Nominal* nominal(std::string_view lemma) const;
  // Whether every holder of `narrow` is called `wide` too: "minister" -> "politician".
  bool is_a(std::string_view narrow, std::string_view wide) const;
  // A Korean, Chinese, Vietnamese or Khmer surname: it stands before the given name.
  bool is_family_first(std::string_view word) const;
  // A verb for what is done about somebody else's words, its particle behind a blank ("turn
  // down"), and a noun for such words ("appeal").
  bool answers(std::string_view verb) const { return answering_.contains(verb); }
  bool is_answered(std::string_view noun) const { return answered_.contains(noun); }
  // A verb for what one wants of another ("demand that he leave").
  bool demands(std::string_view verb) const { return demanding_.contains(verb); }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view s) const { return std::hash<std::string_view>{}(s); }
  };
  template <typename T>
  using Map = std::unordered_map<std::string, T, Hash, std::equal_to<>>;
  using Set = std::unordered_set<std::string, Hash, std::equal_to<>>;

  Result<void> read_genders(const std::filesystem::path& folder);
  Result<void> read_nominals(const std::filesystem::path& folder);
  Result<void> read_answers(const std::filesystem::path& folder);

  Map<Gender> given_names_;
  Map<Gender> honorifics_;
  Map<Nominal> nominals_;
  Set family_first_;
  Set answering_;
  Set answered_;
  Set demanding_;
};

}  // namespace chancery
