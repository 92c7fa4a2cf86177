// The words of a text as reports are compared by them: near words are one, a state is one whether
// it is named, or described by its adjective.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "chancery/knowledge/actor_directory.h"
#include "chancery/knowledge/story_lexicon.h"

namespace chancery {

// Hashes, sorted, none twice.
using WordSet = std::vector<std::uint64_t>;

struct TextWords {
  WordSet words;  // all content words, names and numbers among them
  WordSet keys;   // states, numbers, and words that have a capital inside a sentence
  WordSet numbers;
};

// FNV-1a (Fowler, Noll, Vo).
std::uint64_t fnv1a(std::string_view bytes);

// A hash in 32 bits.
inline std::uint32_t short_hash(std::uint64_t hash) {
  return static_cast<std::uint32_t>(hash ^ (hash >> 32U));
}

// Whether a word that was read is the name or the adjective of a state.
inline bool is_state(std::uint64_t word) { return word >> 24U == std::uint64_t{1} << 39U; }

// Sorts them and drops what stands twice.
template <typename Number>
void make_set(std::vector<Number>& numbers) {
  std::sort(numbers.begin(), numbers.end());
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
}

// |a ∩ b| of sorted sets, and |a ∩ b| / |a ∪ b|; 0 for two empty ones.
std::size_t shared(const WordSet& a, const WordSet& b);
double jaccard(const WordSet& a, const WordSet& b);

// "Holt" of "Lars Holt".
inline std::string_view last_word(std::string_view name) {
  const std::size_t space = name.rfind(' ');
  return space == std::string_view::npos ? name : name.substr(space + 1);
}

// The stems of the content words of a text, hashed; knows nothing of near words and names.
WordSet stems(std::string_view text);

// Reads the words of many texts; remembers what a name stands for. Not safe to share.
class WordReader {
 public:
  WordReader(const StoryLexicon& lexicon, const ActorDirectory& actors)
      : lexicon_(lexicon), actors_(actors) {}

  // Of one sentence, or a part of one.
  TextWords read(std::string_view sentence);
  const StoryLexicon& lexicon() const { return lexicon_; }

 private:
  std::uint64_t state_named(std::string_view name);  // 0 where the name is no state's

  const StoryLexicon& lexicon_;
  const ActorDirectory& actors_;
  std::unordered_map<std::string, std::uint64_t> states_;
};

}  // namespace chancery
