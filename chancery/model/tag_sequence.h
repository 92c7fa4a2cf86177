// The best sequence of tags under scores of tags and of transitions: the Viterbi algorithm.
#pragma once

#include <cstdint>
#include <vector>

#include "chancery/model/model_file.h"

namespace chancery {

struct TagTransitions {
  std::vector<float> start;  // [tags]
  Matrix transition;         // [tag before, tag]
};

// The sequence y with the largest start[y_0] + sum of scores[t * stride + y_t] + sum of
// transition[y_{t-1}][y_t], the first of equals.
void best_tags(const TagTransitions& transitions, const float* scores, std::size_t stride,
               std::size_t length, std::vector<std::uint16_t>& tags);

}  // namespace chancery
