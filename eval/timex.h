// Scores of time expressions against a gold set, as TempEval-3 counts them (UzZaman et al. 2013).
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "chancery/base/result.h"

namespace chancery {

// One expression: offsets in code points of its document's text, end exclusive; type and value as
// TIMEX3 writes them.
struct ScoredTimex {
  std::uint32_t start = 0;
  std::uint32_t end = 0;
  std::string type;
  std::string value;
};

// By document id; each list by offset.
using TimexSet = std::map<std::string, std::vector<ScoredTimex>>;

// A table with the columns `document start end type value`, as eval/timeml_to_tsv.py writes it.
Result<TimexSet> read_timexes(const std::filesystem::path& file);

struct TimexScores {
  std::size_t gold = 0;
  std::size_t answered = 0;
  std::size_t strict = 0;      // same span
  std::size_t relaxed = 0;     // overlapping, each counted once
  std::size_t type = 0;        // of the relaxed, those of the same type
  std::size_t value = 0;       // of the relaxed, those of the same value

  // F1 of `right` among the answered and the gold, 0..100; 0 where there is nothing.
  double f1(std::size_t right) const;
};

// Each gold expression is matched with the answer that overlaps it most, each answer at most once.
// Fails when an answer stands in a document that is not among the gold.
Result<TimexScores> score_timexes(const TimexSet& gold, const TimexSet& answers);

}  // namespace chancery
