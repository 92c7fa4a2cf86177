// Tables of learned weights: a feature a row, a character for each class.
#pragma once

#include <array>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <unordered_map>

#include "chancery/knowledge/table.h"

namespace chancery {

// Weights of N classes by the name of a feature, found without making a string.
template <std::size_t N>
class WeightTable {
 public:
  using Weights = std::array<std::int8_t, N>;

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

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>{}(text);
    }
  };
  std::unordered_map<std::string, Weights, Hash, std::equal_to<>> rows_;
};

}  // namespace chancery
