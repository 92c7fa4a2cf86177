// Scores of names against a gold set: exact span and type, as conlleval counts, with intervals.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "chancery/base/result.h"
#include "eval/measure.h"

namespace chancery {

// A name in its sentence: places of words, end exclusive, and the type as the set writes it.
struct ScoredName {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string type;
  friend auto operator<=>(const ScoredName&, const ScoredName&) = default;
};

struct NamedSentence {
  std::vector<std::string> forms;
  std::vector<ScoredName> names;  // by place
};

// CoNLL-U with NE= in MISC, or one token a line with its BIO tag in the second column and an empty
// line after each sentence. Errors name the line: kInvalidInput.
Result<std::vector<NamedSentence>> read_named(std::string_view name, std::string_view content);

struct NameScores {
  AnswerCounts all;
  // Persons, organisations and places alone, with GPE counted as LOC on both sides: what sets that
  // draw the line between the two elsewhere can be compared by.
  AnswerCounts coarse;
  std::map<std::string, AnswerCounts> by_type;
  // 95 % interval of the F1 of all, by drawing sentences with replacement.
  Interval f1_interval;

  std::string table() const;
};

// The two must hold the same sentences (kInvalidInput). Where the gold set has no type GPE, the
// system's GPE counts as LOC; types that only one of the two has are left out on the other.
Result<NameScores> score_names(const std::vector<NamedSentence>& gold,
                               const std::vector<NamedSentence>& system, std::size_t draws = 1000);

}  // namespace chancery
