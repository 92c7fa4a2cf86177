// Where places lie: cities of GeoNames, and regions, seas, straits, palaces, bases and sites that
// news reports name. Read from data/places/; immutable.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "chancery/base/result.h"
#include "chancery/record/codes.h"
#include "chancery/record/resolution.h"

namespace chancery {

struct Place {
  std::string_view name;               // English where there is an English name: "Geneva"
  std::optional<CountryCode> country;  // the first of `countries`; absent for seas between states
  std::vector<CountryCode> more_countries;  // the others that it touches
  std::int64_t geonames = 0;                // 0 unknown
  double latitude = 0;                      // degrees, WGS 84
  double longitude = 0;
  std::int64_t population = 0;
  PlacePrecision precision = PlacePrecision::kCity;
  bool capital = false;
  bool well_known = false;  // a city that the hand-written table names
};

// A region or site between states ("Korean Peninsula", "Panmunjom") has no country.
PlaceReference to_reference(const Place& place);

class Gazetteer {
 public:
  // `data` is the root of the data folder: reads places/ below it.
  // Errors: kConfiguration with file and line.
  static Result<Gazetteer> load(const std::filesystem::path& data);
  Gazetteer(Gazetteer&&) noexcept;
  Gazetteer& operator=(Gazetteer&&) noexcept;
  ~Gazetteer();

  // Every place of that name, written as in the text: states and what the hand-written table names
  // first, then cities by population.
  std::vector<const Place*> find(std::string_view written) const;
  // The place meant, given the countries the text speaks of (the most spoken of first): a capital,
  // a great or a well-known city stands for itself, else a place in one of those countries is taken
  // before a larger one elsewhere. Nothing for a small place in a country the text does not name.
  const Place* best(std::string_view written, std::span<const CountryCode> context) const;
  const Place* of_country(CountryCode country) const;
  std::size_t size() const;

  struct Parts;

 private:
  explicit Gazetteer(std::unique_ptr<const Parts> parts);
  std::unique_ptr<const Parts> parts_;
};

}  // namespace chancery
