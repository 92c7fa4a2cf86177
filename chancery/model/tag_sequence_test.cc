#include "chancery/model/tag_sequence.h"

#include <gtest/gtest.h>

#include <random>

namespace chancery {
namespace {

double total(const TagTransitions& t, const std::vector<float>& scores, std::size_t n,
             const std::vector<std::uint16_t>& tags) {
  double sum = double{t.start[tags[0]]};
  for (std::size_t i = 0; i < tags.size(); ++i) {
    sum += double{scores[i * n + tags[i]]};
    if (i > 0) sum += double{t.transition.values[tags[i - 1] * n + tags[i]]};
  }
  return sum;
}

TEST(BestTags, IsTheBestOfAllSequences) {
  std::mt19937 random(3);
  std::normal_distribution<float> normal;
  const std::size_t n = 3;
  const std::size_t length = 5;
  for (int round = 0; round < 50; ++round) {
    TagTransitions transitions{std::vector<float>(n), {n, n, std::vector<float>(n * n)}};
    std::vector<float> scores(n * length);
    for (float& value : transitions.start) value = normal(random);
    for (float& value : transitions.transition.values) value = normal(random);
    for (float& value : scores) value = normal(random);
    double best = -1e30;
    std::vector<std::uint16_t> tags(length, 0);
    for (std::size_t code = 0; code < 243; ++code) {
      std::size_t rest = code;
      for (auto& tag : tags) {
        tag = static_cast<std::uint16_t>(rest % n);
        rest /= n;
      }
      best = std::max(best, total(transitions, scores, n, tags));
    }
    best_tags(transitions, scores.data(), n, length, tags);
    EXPECT_NEAR(total(transitions, scores, n, tags), best, 1e-4);
  }
}

TEST(BestTags, AForbiddenStepIsNeverTaken) {
  // Tag 2 must follow 1 or 2.
  const TagTransitions transitions{{0, 0, -10000}, {3, 3, {0, 0, -10000, 0, 0, 0, 0, 0, 0}}};
  const std::vector<float> scores = {5, 0, 9, 5, 0, 9, 0, 1, 9};
  std::vector<std::uint16_t> tags;
  best_tags(transitions, scores.data(), 3, 3, tags);
  EXPECT_EQ(tags, (std::vector<std::uint16_t>{1, 2, 2}));
}

TEST(BestTags, AnEmptySentenceHasNone) {
  std::vector<std::uint16_t> tags = {1};
  best_tags({{0, 0}, {2, 2, {0, 0, 0, 0}}}, nullptr, 2, 0, tags);
  EXPECT_TRUE(tags.empty());
}

}  // namespace
}  // namespace chancery
