// Loading the ranker's weights.
#include "chancery/knowledge/relation_model.h"

namespace chancery {

Result<RelationModel> RelationModel::load(const std::filesystem::path& data) {
  auto table = WeightTable<relation_classes().size()>::read(data / "model" / "relation.tsv");
  if (!table) return tl::unexpected(table.error());
  RelationModel model;
  model.table_ = *std::move(table);
  return model;
}

}  // namespace chancery
