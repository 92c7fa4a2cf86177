// Tables of learned weights: a feature a row, a character for each class; and what they add up to.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "chancery/knowledge/table.h"

namespace chancery {

// "w=goal": the kind of observation, then what was seen, and how much it counts.
struct Feature {
  std::string name;
  float value = 1;
};

// Weights of N classes by the name of a feature, found without making a string.
template <std::size_t N>
class WeightTable {
 public:
  using Weights = std::array<std::int8_t, N>;
  using Sums = std::array<float, N>;
  static constexpr float kScale = 16;  // a weight of 1 is written as so many steps

  // Columns `feature` and `weights`: 'P' for 0, 'Q' for 1 and so on up to '}' for 45, 'O' for -1
  // down to '#' for -45. Errors: kConfiguration, with file and line.
  static Result<WeightTable> read(const std::filesystem::path& file) {
    auto table = Table::read(file, {"feature", "weights"});
    if (!table) return tl::unexpected(table.error());
    WeightTable read;
    read.rows_.reserve(table->size());
    for (std::size_t row = 0; row < table->size(); ++row) {
      const std::string_view characters = table->cell(row, 1);
      Weights weights{};
      if (characters.size() != N) {
        return tl::unexpected(table->error(row, std::to_string(N) + " weights are needed"));
      }
      for (std::size_t i = 0; i < N; ++i) {
        const int weight = characters[i] - 'P';
        if (std::abs(weight) > 45) {
          return tl::unexpected(
              table->error(row, "no weight: '" + std::string(1, characters[i]) + "'"));
        }
        weights[i] = static_cast<std::int8_t>(weight);
      }
      if (!read.rows_.emplace(table->cell(row, 0), weights).second) {
        return tl::unexpected(table->error(row, "the feature is there twice"));
      }
    }
    return read;
  }

  // Null where the feature says nothing.
  const Weights* find(std::string_view feature) const {
    const auto found = rows_.find(feature);
    return found == rows_.end() ? nullptr : &found->second;
  }
  std::size_t size() const { return rows_.size(); }

  void add(std::string_view feature, float value, Sums& sums) const {
    const Weights* weights = find(feature);
    if (weights == nullptr) return;
    for (std::size_t i = 0; i < N; ++i) {
      sums[i] += value * static_cast<float>((*weights)[i]) / kScale;
    }
  }
  Sums sum(const std::vector<Feature>& features) const {
    Sums sums{};
    for (const Feature& feature : features) add(feature.name, feature.value, sums);
    return sums;
  }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>{}(text);
    }
  };
  std::unordered_map<std::string, Weights, Hash, std::equal_to<>> rows_;
};

// How likely each class is; the shares add up to 1.
template <std::size_t N>
std::array<float, N> soft_shares(std::array<float, N> sums) {
  const float highest = *std::max_element(sums.begin(), sums.end());
  float total = 0;
  for (float& sum : sums) total += sum = std::exp(sum - highest);
  for (float& sum : sums) sum /= total;
  return sums;
}

}  // namespace chancery
