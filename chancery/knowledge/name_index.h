// Names of many words found in one look-up: from name_key() of a written name to what it may
// stand for. Built once, then searched without allocating; see actor_directory.h for its use.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "chancery/knowledge/actor_directory.h"

namespace chancery {

class NameIndex {
 public:
  // Before build(): any number of names, the same one for several things. Empty keys are passed
  // over. A name written in capitals alone ("US", "U.N.") is an abbreviation.
  void add(std::string_view written, NameEntry entry);
  void build();

  // `key` as name_key() makes it. Entries that need capitals stand last.
  std::span<const NameEntry> find(std::string_view key) const;
  // How many words the longest name that begins with this word has; 0 where none does.
  std::size_t longest_from(std::string_view first_word) const;
  std::size_t size() const { return groups_.size(); }

 private:
  struct Added {
    std::uint64_t hash;
    std::uint32_t key;  // offset in keys_
    std::uint32_t key_size;
    NameEntry entry;
  };
  struct Group {
    std::uint64_t hash;
    std::uint32_t key;
    std::uint32_t key_size;
    std::uint32_t first;  // in entries_
    std::uint32_t count;
  };
  struct FirstWord {
    std::uint64_t hash;
    std::uint32_t words;
  };

  std::string keys_;
  std::vector<Added> added_;  // empty once built
  std::vector<NameEntry> entries_;
  std::vector<Group> groups_;           // by hash, then key
  std::vector<std::uint32_t> buckets_;  // top bits of the hash -> first group
  int shift_ = 64;
  std::vector<FirstWord> first_words_;  // by hash
};

// Whether a name is written in capitals alone, dots aside, and is short: "US", "U.N.", "OPEC".
bool is_abbreviation(std::string_view written);

}  // namespace chancery
