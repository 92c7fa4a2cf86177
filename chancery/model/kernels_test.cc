#include "chancery/model/kernels.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>
#include <vector>

#include "chancery/model/linear.h"

namespace chancery {
namespace {

std::vector<float> random_floats(std::size_t count, unsigned seed) {
  std::mt19937 random(seed);
  std::normal_distribution<float> normal;
  std::vector<float> values(count);
  for (float& value : values) value = normal(random);
  return values;
}

class KernelsTest : public ::testing::TestWithParam<const Kernels*> {};

TEST_P(KernelsTest, ALinearMapIsTheSumOfItsProducts) {
  const std::size_t inputs = 37;
  const std::size_t outputs = 21;
  const Matrix weight{outputs, inputs, random_floats(outputs * inputs, 1)};
  const std::vector<float> bias = random_floats(outputs, 2);
  const Linear linear(weight, bias);
  for (std::size_t rows = 1; rows <= 15; ++rows) {
    const std::vector<float> x = random_floats(rows * inputs, 3);
    std::vector<float> y(rows * linear.width());
    linear.apply(*GetParam(), x.data(), inputs, rows, y.data(), linear.width());
    for (std::size_t r = 0; r < rows; ++r) {
      for (std::size_t o = 0; o < outputs; ++o) {
        double sum = bias[o];
        for (std::size_t k = 0; k < inputs; ++k) {
          sum += double{weight.values[o * inputs + k]} * double{x[r * inputs + k]};
        }
        EXPECT_NEAR(y[r * linear.width() + o], sum, 1e-4);
      }
    }
  }
}

TEST_P(KernelsTest, ARowGivesTheSameBitsAloneAndAmongOthers) {
  const std::size_t inputs = 24;
  const Linear linear({32, inputs, random_floats(32 * inputs, 4)}, random_floats(32, 5));
  const std::size_t rows = 13;
  const std::vector<float> x = random_floats(rows * inputs, 6);
  std::vector<float> together(rows * linear.width());
  linear.apply(*GetParam(), x.data(), inputs, rows, together.data(), linear.width());
  for (std::size_t r = 0; r < rows; ++r) {
    std::vector<float> alone(linear.width());
    linear.apply(*GetParam(), x.data() + r * inputs, inputs, 1, alone.data(), linear.width());
    EXPECT_TRUE(std::equal(alone.begin(), alone.end(), together.data() + r * linear.width()));
  }
}

TEST_P(KernelsTest, MaxoutTakesTheLargestPiece) {
  const std::vector<float> u = {1, 5, 3, -1, 2, 4, 0, 9, 9};
  std::vector<float> y(3);
  GetParam()->maxout(u.data(), 9, 1, 3, 3, y.data(), 3);
  EXPECT_EQ(y, (std::vector<float>{1, 9, 9}));
}

TEST_P(KernelsTest, LayerNormCentersAndScales) {
  std::vector<float> x = {1, 2, 3, 4};
  const std::vector<float> gain(4, 2.0F);
  const std::vector<float> bias(4, 1.0F);
  GetParam()->layer_norm(x.data(), 4, 1, 4, gain.data(), bias.data());
  const float scale = 2.0F / std::sqrt(1.25F + 1e-5F);
  for (int i = 0; i < 4; ++i) {
    EXPECT_NEAR(x[static_cast<std::size_t>(i)], (static_cast<float>(i) - 1.5F) * scale + 1, 1e-5F);
  }
}

TEST_P(KernelsTest, TheRecurrenceRunsBothWays) {
  const std::size_t hidden = 5;
  const std::size_t rows = 4;
  const std::vector<float> gates = random_floats(rows * 4 * hidden, 7);
  const auto sigmoid = [](double v) { return 1 / (1 + std::exp(-v)); };
  for (bool backward : {false, true}) {
    std::vector<float> state(hidden);
    std::vector<float> y(rows * hidden);
    GetParam()->recurrence(gates.data(), 4 * hidden, rows, hidden, backward, state.data(), y.data(),
                           hidden);
    std::vector<double> c(hidden, 0.0);
    for (std::size_t step = 0; step < rows; ++step) {
      const std::size_t t = backward ? rows - 1 - step : step;
      const float* g = &gates[t * 4 * hidden];
      for (std::size_t d = 0; d < hidden; ++d) {
        const double f = sigmoid(double{g[hidden + d]});
        const double r = sigmoid(double{g[2 * hidden + d]});
        c[d] = f * c[d] + (1 - f) * double{g[d]};
        EXPECT_NEAR(y[t * hidden + d], r * std::tanh(c[d]) + (1 - r) * double{g[3 * hidden + d]},
                    1e-5);
      }
    }
  }
}

TEST_P(KernelsTest, TheGatesHoldAtTheEndsOfTheRange) {
  // z, f, r, s of one unit: the gates wide open or shut, the state at the ends of tanh.
  for (const auto& [gates, want] : std::vector<std::pair<std::vector<float>, float>>{
           {{300, -300, 300, 7}, 1.0F}, {{-300, -300, 300, 7}, -1.0F}, {{1, 0, -300, 7}, 7.0F}}) {
    float state = 0;
    float y = 0;
    GetParam()->recurrence(gates.data(), 4, 1, 1, false, &state, &y, 1);
    EXPECT_NEAR(y, want, 1e-5F);
  }
}

TEST_P(KernelsTest, ArgmaxTakesTheFirstOfEquals) {
  const std::vector<float> x = {1, 7, 3, 7, 2, 0, 1, 1, 7, 5};
  EXPECT_EQ(GetParam()->argmax(x.data(), x.size()), 1U);
  EXPECT_EQ(GetParam()->argmax(x.data(), 1), 0U);
}

INSTANTIATE_TEST_SUITE_P(PlainAndBest, KernelsTest,
                         ::testing::Values(&plain_kernels(), &best_kernels()));

}  // namespace
}  // namespace chancery
