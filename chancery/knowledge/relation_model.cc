// Loading the ranker's weights: a feature a row, a whole number for each class.
#include "chancery/knowledge/relation_model.h"

#include <charconv>

#include "chancery/base/strings.h"
#include "chancery/knowledge/table.h"

namespace chancery {

Result<RelationModel> RelationModel::load(const std::filesystem::path& data) {
  auto table = Table::read(data / "model" / "relation.tsv", {"feature", "weights"});
  if (!table) return tl::unexpected(table.error());
  RelationModel model;
  model.weights_.reserve(table->size());
  for (std::size_t row = 0; row < table->size(); ++row) {
    const auto numbers = split(table->cell(row, 1), ' ');
    Weights weights{};
    if (numbers.size() != weights.size()) {
      return tl::unexpected(
          table->error(row, std::to_string(weights.size()) + " weights are needed"));
    }
    for (std::size_t i = 0; i < numbers.size(); ++i) {
      const char* end = numbers[i].data() + numbers[i].size();
      const auto read = std::from_chars(numbers[i].data(), end, weights[i]);
      if (read.ec != std::errc() || read.ptr != end) {
        return tl::unexpected(
            table->error(row, "no whole number: '" + std::string(numbers[i]) + "'"));
      }
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
