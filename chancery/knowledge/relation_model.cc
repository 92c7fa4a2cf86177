// Loading the ranker's weights: a feature a row, a character for each class.
#include "chancery/knowledge/relation_model.h"

#include <cstdlib>

#include "chancery/knowledge/table.h"

namespace chancery {
namespace {

constexpr char kZero = 'P';
constexpr int kHighest = 45;

}  // namespace

Result<RelationModel> RelationModel::load(const std::filesystem::path& data) {
  auto table = Table::read(data / "model" / "relation.tsv", {"feature", "weights"});
  if (!table) return tl::unexpected(table.error());
  RelationModel model;
  model.weights_.reserve(table->size());
  for (std::size_t row = 0; row < table->size(); ++row) {
    const std::string_view characters = table->cell(row, 1);
    Weights weights{};
    if (characters.size() != weights.size()) {
      return tl::unexpected(
          table->error(row, std::to_string(weights.size()) + " weights are needed"));
    }
    for (std::size_t i = 0; i < characters.size(); ++i) {
      const int weight = characters[i] - kZero;
      if (std::abs(weight) > kHighest) {
        return tl::unexpected(
            table->error(row, "no weight: '" + std::string(1, characters[i]) + "'"));
      }
      weights[i] = static_cast<std::int8_t>(weight);
    }
    if (!model.weights_.emplace(table->cell(row, 0), weights).second) {
      return tl::unexpected(table->error(row, "the feature is there twice"));
    }
  }
  return model;
}

const RelationModel::Weights* RelationModel::weights(std::string_view feature) const {
  const auto found = weights_.find(feature);
  return found == weights_.end() ? nullptr : &found->second;
}

}  // namespace chancery
