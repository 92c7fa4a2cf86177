#include "chancery/store/sqlite/numbers.h"

#include "chancery/text/words.h"

namespace chancery {
namespace {

std::string country_text(const std::optional<CountryCode>& country) {
  return country ? country->str() : std::string();
}

}  // namespace

std::string sectors_text(const std::vector<Sector>& sectors) {
  std::string out;
  for (Sector sector : sectors) {
    out += (out.empty() ? "\"" : ",\"") + std::string(to_string(sector)) + "\"";
  }
  return "[" + out + "]";
}

template <typename Bind>
Result<std::int64_t> Numbers::found_or_made(const std::string& key, const char* find,
                                            const char* insert, Bind bind) {
  if (const auto known = known_.find(key); known != known_.end()) return known->second;
  auto look = Statement::prepare(db_, find);
  if (!look) return tl::unexpected(look.error());
  bind(*look);
  auto row = look->step();
  if (!row) return tl::unexpected(row.error());
  std::int64_t number = *row ? look->integer(0) : 0;
  if (!*row) {
    auto make = Statement::prepare(db_, insert);
    if (!make) return tl::unexpected(make.error());
    bind(*make);
    if (auto done = make->run(); !done) return tl::unexpected(done.error());
    number = sqlite3_last_insert_rowid(db_);
  }
  known_.emplace(key, number);
  return number;
}

Result<std::int64_t> Numbers::outlet(const std::string& name) {
  return found_or_made("outlet\n" + name, "SELECT outlet_no FROM outlets WHERE name = ?1",
                       "INSERT INTO outlets (name, folded) VALUES (?1, ?2)",
                       [&name](Statement& row) { row.bind(1, name).bind(2, fold_words(name)); });
}

Result<std::int64_t> Numbers::actor(const std::string& last_part) {
  return found_or_made("actor\n" + last_part, "SELECT actor_no FROM actors WHERE last_part = ?1",
                       "INSERT INTO actors (last_part) VALUES (?1)",
                       [&last_part](Statement& row) { row.bind(1, last_part); });
}

Result<std::int64_t> Numbers::party(const Party& party) {
  const std::string country = country_text(party.country);
  const std::string sectors = sectors_text(party.sectors);
  const std::string key =
      "party\n" + party.id + "\n" + party.name + "\n" + country + "\n" + sectors;
  if (const auto known = known_.find(key); known != known_.end()) return known->second;
  // One person has an id for each office held; the part after the last dot stays.
  auto of = actor(party.id.substr(party.id.rfind('.') + 1));
  if (!of) return of;
  const auto before = sqlite3_total_changes64(db_);
  auto number = found_or_made(
      key,
      "SELECT party_no FROM parties WHERE party_id = ?1 AND name = ?2 AND country = ?3"
      " AND sectors = ?4",
      "INSERT INTO parties (party_id, name, country, sectors, actor_no)"
      " VALUES (?1, ?2, ?3, ?4, ?5)",
      [&](Statement& row) {
        row.bind(1, party.id).bind(2, party.name).bind(3, country).bind(4, sectors).bind(5, *of);
      });
  if (!number || sqlite3_total_changes64(db_) == before) return number;
  auto words = Statement::prepare(db_, "INSERT INTO party_words (rowid, name) VALUES (?1, ?2)");
  if (!words) return tl::unexpected(words.error());
  if (auto done = words->bind(1, *number).bind(2, fold_words(party.name)).run(); !done) {
    return tl::unexpected(done.error());
  }
  return number;
}

Result<std::int64_t> Numbers::place(const PlaceReference& place) {
  const std::string country = country_text(place.country);
  const std::string precision = kPlacePrecisionNames[static_cast<std::size_t>(place.precision)];
  const std::string key = "place\n" + place.name + "\n" + country + "\n" +
                          std::to_string(place.geonames) + "\n" + std::to_string(place.latitude) +
                          "\n" + std::to_string(place.longitude) + "\n" + precision;
  return found_or_made(
      key,
      "SELECT place_no FROM places WHERE name = ?1 AND country = ?2 AND geonames = ?3 AND lat = ?4"
      " AND lon = ?5 AND precision = ?6",
      "INSERT INTO places (name, country, geonames, lat, lon, precision, folded)"
      " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
      [&](Statement& row) {
        row.bind(1, place.name).bind(2, country).bind(3, place.geonames);
        row.bind(4, place.latitude).bind(5, place.longitude).bind(6, precision);
        row.bind(7, fold_words(place.name));
      });
}

Result<std::int64_t> Numbers::report(const ReportId& id) {
  const std::string key = "report\n" + id.str();
  if (const auto known = known_.find(key); known != known_.end()) return known->second;
  auto look = Statement::prepare(db_, "SELECT report_no FROM reports WHERE report_id = ?1");
  if (!look) return tl::unexpected(look.error());
  auto row = look->bind(1, id.str()).step();
  if (!row) return tl::unexpected(row.error());
  const std::int64_t number = *row ? look->integer(0) : 0;
  known_.emplace(key, number);
  return number;
}

}  // namespace chancery
