#include "chancery/model/tag_sequence.h"

#include <utility>

namespace chancery {

void best_tags(const TagTransitions& transitions, const float* scores, std::size_t stride,
               std::size_t length, std::vector<std::uint16_t>& tags) {
  const std::size_t n = transitions.start.size();
  tags.assign(length, 0);
  if (length == 0 || n == 0) return;
  std::vector<float> best(n);
  std::vector<float> next(n);
  std::vector<std::uint16_t> back(length * n, 0);
  for (std::size_t y = 0; y < n; ++y) best[y] = transitions.start[y] + scores[y];
  for (std::size_t t = 1; t < length; ++t) {
    for (std::size_t y = 0; y < n; ++y) {
      std::size_t from = 0;
      float score = best[0] + transitions.transition.values[y];
      for (std::size_t x = 1; x < n; ++x) {
        const float candidate = best[x] + transitions.transition.values[x * n + y];
        if (candidate > score) {
          score = candidate;
          from = x;
        }
      }
      next[y] = score + scores[t * stride + y];
      back[t * n + y] = static_cast<std::uint16_t>(from);
    }
    std::swap(best, next);
  }
  std::size_t last = 0;
  for (std::size_t y = 1; y < n; ++y) {
    if (best[y] > best[last]) last = y;
  }
  for (std::size_t t = length; t-- > 0;) {
    tags[t] = static_cast<std::uint16_t>(last);
    last = back[t * n + last];
  }
}

}  // namespace chancery
