// What laying texts beside one another gave, in this linking of a record or in one before it.
#pragma once

#include <vector>

#include "chancery/record/event.h"

namespace chancery {

class ComparedTexts {
 public:
  ComparedTexts() = default;
  // `known` from before.
  explicit ComparedTexts(std::vector<TextComparison> known);

  // Nothing where the two were not compared before.
  const TextComparison* find(const ReportId& a, const ReportId& b) const;
  void note(const ReportId& a, const ReportId& b, std::optional<double> similarity, bool reworded);
  // What was noted since.
  const std::vector<TextComparison>& fresh() const { return fresh_; }

 private:
  std::vector<TextComparison> known_;  // sorted by the two ids
  std::vector<TextComparison> fresh_;
};

}  // namespace chancery
