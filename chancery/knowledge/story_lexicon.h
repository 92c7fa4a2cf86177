// What is known for reading many reports together: words that news texts use for one another, kinds
// of deeds, and who owns which outlet.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "chancery/base/result.h"

namespace chancery {

// A content word as texts are compared by it: `id` is the same for words of one stem and for words
// that stand in for one another; 0 for words of grammar.
struct ContentWord {
  std::uint64_t id = 0;
  bool number = false;
};

// Movable, not copied; safe to share between threads once loaded.
class StoryLexicon {
 public:
  // `data` is the root of the data folder: reads stories/ below it. Errors: kConfiguration with
  // file and line: a word that stands twice.
  static Result<StoryLexicon> load(const std::filesystem::path& data);

  // `word` folded: letters or digits only.
  ContentWord content_word(std::string_view word) const;

  // How rare a content word is in general English: 0 for the commonest, most for what is in no
  // list, as names mostly are. Says nothing of numbers.
  float rarity(std::uint64_t id) const;

  // Whether the words that two lexicon senses begin with ("v.sign.3") may tell one deed.
  enum class DeedMatch { kOther, kUnknown, kSame };
  DeedMatch match_deeds(std::string_view sense, std::string_view other) const;

  // Whether a headline says that the outlet takes a report back ("KILL", "Story withdrawn").
  bool is_notice(std::string_view title) const;

  // Who owns the outlet, which is told by its name or the address of a page of it; where no table
  // says, its own name, folded, or the host of the address.
  std::string owner(std::string_view outlet) const;

 private:
  Result<void> read_words(const std::filesystem::path& file);
  Result<void> read_ranks(const std::filesystem::path& file);
  Result<void> read_deeds(const std::filesystem::path& file);
  Result<void> read_owners(const std::filesystem::path& file);
  Result<void> read_notices(const std::filesystem::path& file);

  std::unordered_map<std::string, ContentWord> words_;       // by stem
  std::unordered_map<std::uint64_t, float> rarities_;        // by id
  std::unordered_map<std::string, std::vector<int>> deeds_;  // by word, sorted
  std::unordered_map<std::string, std::string> owners_;      // by folded name or domain
  std::vector<std::string> notices_;                         // folded phrases
};

}  // namespace chancery
