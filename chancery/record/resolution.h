// Which actor of the directory, and which place of the gazetteer, an entity is.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "chancery/record/codes.h"
#include "chancery/record/names.h"

namespace chancery {

enum class PlacePrecision : std::uint8_t { kSite, kCity, kRegion, kCountry, kUnknown };
inline constexpr const char* kPlacePrecisionNames[] = {"site", "city", "region", "country",
                                                       "unknown"};

struct PlaceReference {
  std::string name;  // as the gazetteer has it
  std::optional<CountryCode> country;
  std::int64_t geonames = 0;  // GeoNames id; 0 where the gazetteer has none
  double latitude = 0;        // degrees, WGS 84; both 0 where unknown
  double longitude = 0;
  PlacePrecision precision = PlacePrecision::kUnknown;
  friend bool operator==(const PlaceReference&, const PlaceReference&) = default;
};

// What is known of one entity as of the report's date. An entity that is in no directory may still
// have country, sectors and role from the words around it. `score` in 0..1 is how sure the actor
// is.
struct EntityResolution {
  std::optional<std::string> actor;  // "RUS.LEG.valentina-matviyenko"; absent: not in the directory
  std::string name;                  // the directory's name, or the entity's own
  std::optional<CountryCode> country;
  std::vector<Sector> sectors;  // sorted, none twice
  std::string role;             // "Chairman of the Federation Council"
  std::optional<PlaceReference> place;
  float score = 0;
  std::vector<std::string> runners_up;
};

// entities[i] belongs to Names::entities[i].
struct Resolution {
  std::vector<EntityResolution> entities;
  const EntityResolution& operator[](EntityIndex i) const { return entities[i.value]; }
};

}  // namespace chancery
