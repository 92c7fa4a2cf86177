// The weights of the ranker that decides what a predicate tells of where the lexicon does not.
#pragma once

#include <filesystem>

#include "chancery/base/result.h"
#include "chancery/knowledge/weight_table.h"
#include "chancery/record/codes.h"

namespace chancery {

// The sixteen types in the order of all_event_types(), and last that it is no event.
inline constexpr std::size_t kSenseClassCount = 17;
inline constexpr std::size_t kNoEvent = 16;

// Immutable once loaded.
class SenseModel {
 public:
  // Reads model/sense.tsv below the data folder (weight_table.h). Errors: kConfiguration, with file
  // and line.
  static Result<SenseModel> load(const std::filesystem::path& data);

  const WeightTable<kSenseClassCount>& weights() const { return table_; }

 private:
  WeightTable<kSenseClassCount> table_;
};

}  // namespace chancery
