// The weights of the learned ranker of `relate`: what each feature says for and against each class.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>

#include "chancery/base/result.h"
#include "chancery/record/codes.h"

namespace chancery {

// What the ranker tells apart. `root` is the type under whose root CAMEO files the act: another one
// than PLOVER's in four places.
struct RelationClass {
  EventType type;
  EventType root;
};

// The sixteen types in the order of all_event_types(), then a blockade, occupation or attack on
// networks (CAMEO 191, 192, 176, which older sets have with the use of force), a conviction (116),
// a retreat promised (035) and a warrant of arrest (173).
constexpr std::array<RelationClass, 20> relation_classes() {
  std::array<RelationClass, 20> classes{};
  for (std::size_t i = 0; i < 16; ++i) {
    classes[i] = {static_cast<EventType>(i), static_cast<EventType>(i)};
  }
  classes[16] = {EventType::kCoerce, EventType::kAssault};
  classes[17] = {EventType::kSanction, EventType::kAccuse};
  classes[18] = {EventType::kConcede, EventType::kAgree};
  classes[19] = {EventType::kThreaten, EventType::kCoerce};
  return classes;
}

// Immutable once loaded.
class RelationModel {
 public:
  // In the order of relation_classes(), times kScale.
  using Weights = std::array<std::int8_t, relation_classes().size()>;
  static constexpr float kScale = 16;

  // Reads model/relation.tsv below the data folder: a feature and one character for each class, 'P'
  // for 0, 'Q' for 1 and so on up to '}' for 45, 'O' for -1 down to '#' for -45. Errors:
  // kConfiguration, with file and line.
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
