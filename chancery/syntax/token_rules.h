// The tables that the tokenizer and the sentence splitter go by: data/lexicon/abbreviations.tsv and
// data/lexicon/tokenization.tsv.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "chancery/base/result.h"

namespace chancery {

// What an abbreviation may stand before; decides whether a sentence may end after it.
enum class AbbreviationKind : std::uint8_t {
  kTitle,   // a name follows: "Gen."; never ends a sentence
  kNumber,  // a number follows: "No.", "Art."
  kMonth,   // months and weekdays: "Sept."
  kOther,   // "Inc.", "etc.", "a.m."
};

class TokenRules {
 public:
  // `folder` is data/lexicon. Errors name file and line: kConfiguration.
  static Result<TokenRules> load(const std::filesystem::path& folder);

  // The kind of an abbreviation written in lower case without its last full stop; null when it is
  // none.
  const AbbreviationKind* abbreviation(std::string_view lower) const;
  // How many code points each part of a contraction has ("cannot": 3, 3); null when it is none.
  const std::vector<std::uint8_t>* contraction(std::string_view lower) const;
  bool is_prefix(std::string_view lower) const { return has(Word::kPrefix, lower); }
  bool is_suffix(std::string_view lower) const { return has(Word::kSuffix, lower); }
  bool is_unit(std::string_view text) const { return has(Word::kUnit, text); }
  bool is_emoticon(std::string_view text) const { return has(Word::kEmoticon, text); }
  bool is_top_level_domain(std::string_view lower) const { return has(Word::kDomain, lower); }
  // Words that begin sentences much oftener than names do: "The", "But".
  bool is_starter(std::string_view lower) const { return has(Word::kStarter, lower); }
  // Past and present of the verbs of saying, as they follow a question in quotation marks.
  bool is_speech(std::string_view lower) const { return has(Word::kSpeech, lower); }

 private:
  enum Word : std::uint8_t {
    kPrefix = 1,
    kSuffix = 2,
    kUnit = 4,
    kEmoticon = 8,
    kDomain = 16,
    kStarter = 32,
    kSpeech = 64,
  };
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>()(text);
    }
  };
  template <typename T>
  using Map = std::unordered_map<std::string, T, Hash, std::equal_to<>>;

  Result<void> read_abbreviations(const std::filesystem::path& file);
  Result<void> read_words(const std::filesystem::path& file);
  bool has(Word word, std::string_view text) const {
    const auto found = words_.find(text);
    return found != words_.end() && (found->second & word) != 0;
  }

  Map<AbbreviationKind> abbreviations_;
  Map<std::vector<std::uint8_t>> contractions_;
  Map<std::uint8_t> words_;
};

}  // namespace chancery
