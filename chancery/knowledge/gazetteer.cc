#include "chancery/knowledge/gazetteer.h"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "chancery/base/numbers.h"
#include "chancery/knowledge/name_index.h"
#include "chancery/knowledge/table.h"

namespace chancery {

// Places in the order in which names prefer them: states, hand-written places, cities by
// population.
struct Gazetteer::Parts {
  std::vector<Table> tables;
  std::vector<Place> places;
  std::vector<std::pair<CountryCode, std::uint32_t>> states;  // by code -> place
  NameIndex names;
};

namespace {

// A city of this size stands for its name wherever it lies.
constexpr std::int64_t kGreatCity = 300'000;
// One that is this many times larger than the next of its name, too.
constexpr std::int64_t kFarLarger = 20;
constexpr std::int64_t kTown = 100'000;

tl::unexpected<Error> bad(const Table& table, std::size_t row, std::string_view what,
                          std::string_view value) {
  return tl::unexpected<Error>(
      table.error(row, std::string(what) + ": '" + std::string(value) + "'"));
}

Result<void> read_point(const Table& table, std::size_t row, std::size_t column, Place& place) {
  const auto latitude = parse_number<double>(table.cell(row, column));
  const auto longitude = parse_number<double>(table.cell(row, column + 1));
  if (!latitude || *latitude < -90 || *latitude > 90) {
    return bad(table, row, "no latitude", table.cell(row, column));
  }
  if (!longitude || *longitude < -180 || *longitude > 180) {
    return bad(table, row, "no longitude", table.cell(row, column + 1));
  }
  place.latitude = *latitude;
  place.longitude = *longitude;
  return {};
}

void add_name(Gazetteer::Parts& into, std::string_view name, std::size_t place) {
  into.names.add(name, {NameKind::kPlace, false, false, {}, static_cast<std::uint32_t>(place)});
}

// Points of data/places/, names of data/actors/: a state without a name there has no place here.
Result<void> load_states(const std::filesystem::path& data, Gazetteer::Parts& into) {
  auto names =
      Table::read(data / "actors" / "countries.tsv", {"iso3", "name", "official_name", "aliases"});
  if (!names) return tl::unexpected<Error>(names.error());
  auto points = Table::read(data / "places" / "countries.tsv",
                            {"country", "geonames", "latitude", "longitude"});
  if (!points) return tl::unexpected<Error>(points.error());
  into.tables.push_back(*std::move(names));
  into.tables.push_back(*std::move(points));
  const Table& named = into.tables[into.tables.size() - 2];
  const Table& t = into.tables.back();
  std::unordered_map<std::string_view, std::size_t> row_of;
  for (std::size_t row = 0; row < named.size(); ++row) row_of.emplace(named.cell(row, 0), row);
  for (std::size_t row = 0; row < t.size(); ++row) {
    const auto found = row_of.find(t.cell(row, 0));
    if (found == row_of.end()) continue;
    Place place;
    place.name = named.cell(found->second, 1);
    place.country = CountryCode::parse(t.cell(row, 0));
    if (!place.country) return bad(t, row, "no country code", t.cell(row, 0));
    place.geonames = parse_number<std::int64_t>(t.cell(row, 1)).value_or(0);
    place.precision = PlacePrecision::kCountry;
    if (auto done = read_point(t, row, 2, place); !done) return done;
    const std::size_t index = into.places.size();
    add_name(into, place.name, index);
    add_name(into, named.cell(found->second, 2), index);
    for (std::string_view alias : named.list(found->second, 3)) {
      if (alias.front() != '~') add_name(into, alias, index);
    }
    into.states.emplace_back(*place.country, static_cast<std::uint32_t>(index));
    into.places.push_back(std::move(place));
  }
  std::sort(into.states.begin(), into.states.end());
  return {};
}

Result<Place> read_alias(const Table& t, std::size_t row) {
  Place place;
  place.name = t.cell(row, 0);
  for (std::string_view cell : t.list(row, 3)) {
    const auto code = CountryCode::parse(cell);
    if (!code) return bad(t, row, "no country code", cell);
    if (!place.country) {
      place.country = code;
    } else {
      place.more_countries.push_back(*code);
    }
  }
  if (auto done = read_point(t, row, 4, place); !done) return tl::unexpected<Error>(done.error());
  const std::string_view precision = t.cell(row, 6);
  const auto known =
      std::find(std::begin(kPlacePrecisionNames), std::end(kPlacePrecisionNames), precision);
  if (known == std::end(kPlacePrecisionNames)) return bad(t, row, "no precision", precision);
  place.precision = static_cast<PlacePrecision>(known - std::begin(kPlacePrecisionNames));
  return place;
}

// Cities that the hand-written table names in English: GeoNames id -> row of that table.
using EnglishNames = std::unordered_map<std::int64_t, std::size_t>;

Result<EnglishNames> load_aliases(const std::filesystem::path& data, Gazetteer::Parts& into) {
  auto table =
      Table::read(data / "places" / "aliases.tsv",
                  {"name", "also", "geonames", "countries", "latitude", "longitude", "precision"});
  if (!table) return tl::unexpected<Error>(table.error());
  into.tables.push_back(*std::move(table));
  const Table& t = into.tables.back();
  EnglishNames english;
  for (std::size_t row = 0; row < t.size(); ++row) {
    auto place = read_alias(t, row);
    if (!place) return tl::unexpected<Error>(place.error());
    if (const std::string_view id = t.cell(row, 2); !id.empty()) {
      const auto geonames = parse_number<std::int64_t>(id);
      if (!geonames) return bad(t, row, "no GeoNames id", id);
      if (!english.emplace(*geonames, row).second) return bad(t, row, "city stands twice", id);
      continue;
    }
    add_name(into, place->name, into.places.size());
    for (std::string_view other : t.list(row, 1)) add_name(into, other, into.places.size());
    into.places.push_back(*std::move(place));
  }
  return english;
}

Result<void> load_cities(const std::filesystem::path& data, Gazetteer::Parts& into,
                         const EnglishNames& english) {
  auto table = Table::read(
      data / "places" / "cities.tsv",
      {"geonames", "name", "country", "latitude", "longitude", "population", "feature"});
  if (!table) return tl::unexpected<Error>(table.error());
  const Table& aliases = into.tables.back();
  into.tables.push_back(*std::move(table));
  const Table& t = into.tables.back();
  into.places.reserve(into.places.size() + t.size());
  for (std::size_t row = 0; row < t.size(); ++row) {
    Place place;
    place.name = t.cell(row, 1);
    place.country = CountryCode::parse(t.cell(row, 2));
    if (!place.country) return bad(t, row, "no country code", t.cell(row, 2));
    const auto geonames = parse_number<std::int64_t>(t.cell(row, 0));
    if (!geonames) return bad(t, row, "no GeoNames id", t.cell(row, 0));
    place.geonames = *geonames;
    if (auto done = read_point(t, row, 3, place); !done) return done;
    place.population = parse_number<std::int64_t>(t.cell(row, 5)).value_or(0);
    place.capital = t.cell(row, 6) == "PPLC";
    const std::size_t index = into.places.size();
    add_name(into, place.name, index);
    if (const auto named = english.find(place.geonames); named != english.end()) {
      place.name = aliases.cell(named->second, 0);
      place.well_known = true;
      add_name(into, place.name, index);
      for (std::string_view other : aliases.list(named->second, 1)) add_name(into, other, index);
    }
    into.places.push_back(std::move(place));
  }
  return {};
}

// How much the text speaks of a place's states: the position of the first of them in `context`.
std::size_t rank_in(const Place& place, std::span<const CountryCode> context) {
  std::size_t best = context.size();
  const auto position = [&](CountryCode code) {
    return static_cast<std::size_t>(std::find(context.begin(), context.end(), code) -
                                    context.begin());
  };
  if (place.country) best = position(*place.country);
  for (CountryCode code : place.more_countries) best = std::min(best, position(code));
  return best;
}

}  // namespace

PlaceReference to_reference(const Place& place) {
  const bool shared = place.precision != PlacePrecision::kCity && !place.more_countries.empty();
  return {std::string(place.name), shared ? std::nullopt : place.country,
          place.geonames,          place.latitude,
          place.longitude,         place.precision};
}

Gazetteer::Gazetteer(std::unique_ptr<const Parts> parts) : parts_(std::move(parts)) {}
Gazetteer::Gazetteer(Gazetteer&&) noexcept = default;
Gazetteer& Gazetteer::operator=(Gazetteer&&) noexcept = default;
Gazetteer::~Gazetteer() = default;

Result<Gazetteer> Gazetteer::load(const std::filesystem::path& data) {
  auto parts = std::make_unique<Parts>();
  parts->tables.reserve(4);
  if (auto done = load_states(data, *parts); !done) return tl::unexpected<Error>(done.error());
  const auto english = load_aliases(data, *parts);
  if (!english) return tl::unexpected<Error>(english.error());
  if (auto done = load_cities(data, *parts, *english); !done) {
    return tl::unexpected<Error>(done.error());
  }
  parts->names.build();
  return Gazetteer(std::move(parts));
}

std::vector<const Place*> Gazetteer::find(std::string_view written) const {
  std::vector<const Place*> found;
  for (const NameEntry& entry : parts_->names.find(name_key(written))) {
    if (entry.capitals && !is_abbreviation(written)) continue;
    found.push_back(&parts_->places[entry.index]);
  }
  return found;
}

const Place* Gazetteer::best(std::string_view written, std::span<const CountryCode> context) const {
  const std::vector<const Place*> found = find(written);
  if (found.empty()) return nullptr;
  const Place& first = *found.front();
  const bool is_city = first.precision == PlacePrecision::kCity && first.geonames != 0;
  if (!is_city || first.capital) return &first;
  // A great city of the name is meant, unless the text speaks of the state of another large one.
  const bool alone = found.size() == 1 || first.population >= kFarLarger * found[1]->population;
  const bool stands_for_itself =
      first.well_known || first.population >= kGreatCity || (alone && first.population >= kTown);
  const Place* best = nullptr;
  std::size_t best_rank = context.size();
  for (const Place* place : found) {
    const std::size_t rank = rank_in(*place, context);
    if (rank >= best_rank) continue;
    if (stands_for_itself && place != &first && place->population * kFarLarger < first.population) {
      continue;
    }
    best = place;
    best_rank = rank;
  }
  if (best != nullptr) return best;
  return stands_for_itself ? &first : nullptr;
}

const Place* Gazetteer::of_country(CountryCode country) const {
  const auto found =
      std::lower_bound(parts_->states.begin(), parts_->states.end(), country,
                       [](const auto& state, CountryCode code) { return state.first < code; });
  if (found == parts_->states.end() || found->first != country) return nullptr;
  return &parts_->places[found->second];
}

std::size_t Gazetteer::size() const { return parts_->places.size(); }

}  // namespace chancery
