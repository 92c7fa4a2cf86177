// What is known of the writings of names: forms of one given name in many languages, given names
// that are two, and how languages write a sound. Read from data/lexicon/, checked, then immutable.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "chancery/base/result.h"
#include "chancery/record/names.h"

namespace chancery {

enum class GivenNames { kUnknown, kSame, kOther };

// Words are name keys: "aleksandr". Safe to share between threads once loaded.
class NameForms {
 public:
  // `data` is the root of the data folder: reads name_forms.tsv, romanizations.tsv,
  // given_names.tsv and family_first.tsv below lexicon/. Errors: kConfiguration with file and line.
  static Result<NameForms> load(const std::filesystem::path& data);

  // Whether two words are one given name ("Mykola", "Nikolai") or two ("Khalid", "Khalil"), as far
  // as both are known.
  GivenNames compare(std::string_view a, std::string_view b) const;
  // Whether one is a man's name and the other a woman's: "Giorgio", "Giorgia".
  bool are_man_and_woman(std::string_view a, std::string_view b) const;
  bool is_given(std::string_view word) const;
  // A given name of the Arabs or Persians, whose fathers' names follow their own.
  bool is_before_fathers_name(std::string_view word) const;
  // A given name of those who write their own names with Latin letters.
  bool is_in_latin_script(std::string_view word) const;
  // A Korean, Chinese, Vietnamese or Khmer surname.
  bool is_family_first(std::string_view word) const;
  // The other writings of a word, each by the habits of one language.
  std::vector<std::string> rewritten(std::string_view word) const;

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view s) const { return std::hash<std::string_view>{}(s); }
  };
  struct Given {
    Gender gender = Gender::kUnknown;
    bool before_fathers_name = false;
    bool in_latin_script = false;
    std::vector<std::uint32_t> rows;  // of name_forms.tsv
  };
  using Habit = std::vector<std::pair<std::string, std::string>>;  // longest first

  Result<void> read_forms(const std::filesystem::path& file);
  Result<void> read_given_names(const std::filesystem::path& file);
  Result<void> read_habits(const std::filesystem::path& file);
  const Given* find(std::string_view word) const;

  std::unordered_map<std::string, Given, Hash, std::equal_to<>> given_;
  std::unordered_set<std::string, Hash, std::equal_to<>> family_first_;
  std::vector<Habit> habits_;
};

}  // namespace chancery
