// Loading the weights of domains, and their names.
#include "chancery/knowledge/domain_model.h"

#include <array>

namespace chancery {

std::string_view to_string(Domain domain) {
  static constexpr std::array<std::string_view, kDomainCount> kNames = {
      "public affairs", "sport",   "business", "private courts", "weather and accidents",
      "culture",        "science", "history",  "daily life"};
  return kNames[static_cast<std::size_t>(domain)];
}

Result<DomainModel> DomainModel::load(const std::filesystem::path& data) {
  auto table = WeightTable<kDomainCount>::read(data / "model" / "domain.tsv");
  if (!table) return tl::unexpected(table.error());
  DomainModel model;
  model.table_ = *std::move(table);
  return model;
}

}  // namespace chancery
