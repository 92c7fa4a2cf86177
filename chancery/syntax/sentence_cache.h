// What the network decided of the sentences met lately: reports of one piece of news share many
// sentences to the letter.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "chancery/model/heads.h"

namespace chancery {

// Of one thread. What it gives does not depend on what it holds, only the speed does: the network
// decides of each sentence by itself.
class SentenceCache {
 public:
  // A sentence is known by its tokens, each followed by a line feed. Nothing where it was not met,
  // or too long ago; valid until the next add().
  std::span<const TokenDecision> find(std::string_view tokens) const;
  void add(std::string_view tokens, std::span<const TokenDecision> decisions);

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>()(text);
    }
  };
  using Sentences =
      std::unordered_map<std::string, std::vector<TokenDecision>, Hash, std::equal_to<>>;

  Sentences recent_;
  Sentences before_;        // what was recent until `recent_` was full
  std::size_t tokens_ = 0;  // of the recent ones
};

}  // namespace chancery
