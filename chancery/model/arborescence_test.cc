#include "chancery/model/arborescence.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>
#include <vector>

namespace chancery {
namespace {

double total(const std::vector<float>& scores, std::size_t stride,
             const std::vector<std::uint32_t>& heads) {
  double sum = 0;
  for (std::size_t i = 0; i < heads.size(); ++i) sum += double{scores[i * stride + heads[i]]};
  return sum;
}

// Every assignment of heads, one after the other.
double best_by_trying_all(const std::vector<float>& scores, std::size_t n) {
  std::vector<std::uint32_t> heads(n, 0);
  double best = -1e30;
  for (;;) {
    if (is_single_root_tree(heads)) best = std::max(best, total(scores, n + 1, heads));
    std::size_t i = 0;
    while (i < n && ++heads[i] > n) heads[i++] = 0;
    if (i == n) return best;
  }
}

TEST(BestTree, IsTheBestOfAllTrees) {
  std::mt19937 random(1);
  std::normal_distribution<float> normal;
  for (int round = 0; round < 400; ++round) {
    const std::size_t n = 1 + random() % 5;
    std::vector<float> scores(n * (n + 1));
    for (float& score : scores) score = normal(random);
    // Often the root would be taken more than once.
    if (round % 2 == 0) {
      for (std::size_t i = 0; i < n; ++i) scores[i * (n + 1) + n] += 2.0F;
    }
    std::vector<std::uint32_t> heads;
    best_tree(scores.data(), n, n + 1, heads);
    ASSERT_TRUE(is_single_root_tree(heads));
    EXPECT_NEAR(total(scores, n + 1, heads), best_by_trying_all(scores, n), 1e-5);
  }
}

TEST(BestTree, LongSentencesOfRandomScoresGiveATree) {
  std::mt19937 random(2);
  std::normal_distribution<float> normal;
  const std::size_t n = 400;
  const std::size_t stride = 416;
  std::vector<float> scores(n * stride);
  for (float& score : scores) score = normal(random);
  std::vector<std::uint32_t> heads;
  best_tree(scores.data(), n, stride, heads);
  EXPECT_TRUE(is_single_root_tree(heads));
}

TEST(BestTree, NestedCyclesAreOpenedOneByOne) {
  // 0 and 1 want each other, both want the pair 2 and 3, and that pair wants the first.
  const std::vector<float> scores = {0,  10, 5, 1, 0,   //
                                     10, 0,  1, 5, 0,   //
                                     6,  1,  0, 9, -1,  //
                                     1,  6,  9, 0, -1};
  std::vector<std::uint32_t> heads;
  best_tree(scores.data(), 4, 5, heads);
  ASSERT_TRUE(is_single_root_tree(heads));
  EXPECT_NEAR(total(scores, 5, heads), best_by_trying_all(scores, 4), 1e-5);
}

TEST(BestTree, ScoresThatAreNotNumbersStillGiveATree) {
  const float nan = std::numeric_limits<float>::quiet_NaN();
  std::vector<float> scores(3 * 4, nan);
  std::vector<std::uint32_t> heads;
  best_tree(scores.data(), 3, 4, heads);
  EXPECT_TRUE(is_single_root_tree(heads));
}

TEST(BestTree, EqualScoresGiveATree) {
  const std::vector<float> scores(6 * 7, 1.0F);
  std::vector<std::uint32_t> heads;
  best_tree(scores.data(), 6, 7, heads);
  EXPECT_TRUE(is_single_root_tree(heads));
}

}  // namespace
}  // namespace chancery
