// Words with a weight each, and how like two texts are by them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <unordered_map>
#include <utility>
#include <vector>

#include "chancery/knowledge/story_lexicon.h"

namespace chancery {

// Words, by hashes of 32 bits, with a weight each; sorted by word.
using CountedWords = std::vector<std::pair<std::uint32_t, float>>;

// How often each content word stands in a text.
using WordCounts = std::unordered_map<std::uint64_t, float>;

// 0..1: how alike the words of two texts are, the cosine, where each have length 1.
float likeness(const CountedWords& a, const CountedWords& b);

// Leaves the heaviest `most`.
void keep_heaviest(std::size_t most, CountedWords& words);

// Scales the weights so that the length of all together is 1.
void to_unit_length(CountedWords& words);

// Adds the weights of `more`.
void add_words(const CountedWords& more, CountedWords& sum);

// What a text is about: its heaviest words, each weighed by how often it stands there and how rare
// it is in general English, whatever else is in the record. Of length 1. Numbers do not belong
// here.
CountedWords subject_words(const WordCounts& counts, const StoryLexicon& lexicon);

}  // namespace chancery
