// Loading the weights of the ranker of senses.
#include "chancery/knowledge/sense_model.h"

namespace chancery {

Result<SenseModel> SenseModel::load(const std::filesystem::path& data) {
  auto table = WeightTable<kSenseClassCount>::read(data / "model" / "sense.tsv");
  if (!table) return tl::unexpected(table.error());
  SenseModel model;
  model.table_ = *std::move(table);
  return model;
}

}  // namespace chancery
