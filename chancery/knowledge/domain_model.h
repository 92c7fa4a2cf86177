// What words say of the matter that a sentence tells of: public affairs, sport, business ...
#pragma once

#include <cstdint>
#include <filesystem>
#include <string_view>

#include "chancery/base/result.h"
#include "chancery/knowledge/weight_table.h"

namespace chancery {

// What a sentence is about. Only of public affairs are events told.
enum class Domain : std::uint8_t {
  kPublic,
  kSport,
  kBusiness,
  kCourts,
  kAccidents,
  kCulture,
  kScience,
  kHistory,
  kLife,
};
inline constexpr std::size_t kDomainCount = 9;
std::string_view to_string(Domain domain);  // "public affairs", "sport"

// Immutable once loaded.
class DomainModel {
 public:
  // Reads model/domain.tsv below the data folder (weight_table.h). Errors: kConfiguration, with
  // file and line.
  static Result<DomainModel> load(const std::filesystem::path& data);

  // In the order of Domain.
  const WeightTable<kDomainCount>& weights() const { return table_; }

 private:
  WeightTable<kDomainCount> table_;
};

}  // namespace chancery
