// The weights of the learned ranker of `relate`: what each feature says for and against each class.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <string_view>

#include "chancery/base/result.h"
#include "chancery/knowledge/weight_table.h"
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
  // Reads model/relation.tsv below the data folder (weight_table.h). Errors: kConfiguration, with
  // file and line.
  static Result<RelationModel> load(const std::filesystem::path& data);

  // In the order of relation_classes().
  const WeightTable<relation_classes().size()>& weights() const { return table_; }

 private:
  WeightTable<relation_classes().size()> table_;
};

}  // namespace chancery
