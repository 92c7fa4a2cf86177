// The weights of the learned ranker of `relate`: what each feature says for and against each type.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>

#include "chancery/base/result.h"

namespace chancery {

// Immutable once loaded.
class RelationModel {
 public:
  using Weights = std::array<std::int16_t, 16>;  // in the order of all_event_types(), times kScale
  static constexpr float kScale = 100;

  // Reads model/relation.tsv below the data folder. Errors: kConfiguration, with file and line.
  static Result<RelationModel> load(const std::filesystem::path& data);

  // Null where the feature says nothing.
  const Weights* weights(std::string_view feature) const;
  std::size_t size() const { return weights_.size(); }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>{}(text);
    }
  };
  std::unordered_map<std::string, Weights, Hash, std::equal_to<>> weights_;
};

}  // namespace chancery
