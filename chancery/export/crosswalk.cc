#include "chancery/export/crosswalk.h"

#include "chancery/knowledge/table.h"

namespace chancery {

Result<Crosswalk> Crosswalk::load(const std::filesystem::path& data) {
  auto actors = ActorDirectory::load(data);
  if (!actors) return tl::unexpected(actors.error());
  auto ontology = Ontology::load(data);
  if (!ontology) return tl::unexpected(ontology.error());
  Crosswalk crosswalk(std::move(*actors), std::move(*ontology));
  auto roles = Table::read(data / "ontology" / "cameo_sectors.tsv", {"sector", "cameo"});
  if (!roles) return tl::unexpected(roles.error());
  for (std::size_t row = 0; row < roles->size(); ++row) {
    const auto sector = parse_sector(roles->cell(row, 0));
    if (!sector) return tl::unexpected(roles->error(row, "unknown sector"));
    crosswalk.roles_.emplace(*sector, roles->cell(row, 1));
  }
  auto countries = Table::read(data / "actors" / "cameo_countries.tsv", {"country", "cameo"});
  if (!countries) return tl::unexpected(countries.error());
  for (std::size_t row = 0; row < countries->size(); ++row) {
    const auto country = CountryCode::parse(countries->cell(row, 0));
    if (!country || crosswalk.actors_.country(*country) == nullptr) {
      return tl::unexpected(countries->error(row, "unknown country"));
    }
    crosswalk.cameo_countries_.emplace(*country, countries->cell(row, 1));
  }
  return crosswalk;
}

const Country* Crosswalk::find(const std::optional<CountryCode>& country) const {
  return country ? actors_.country(*country) : nullptr;
}

std::string Crosswalk::fips(const std::optional<CountryCode>& country) const {
  const Country* found = find(country);
  return found == nullptr ? "" : std::string(found->fips);
}

std::string Crosswalk::cow(const std::optional<CountryCode>& country) const {
  const Country* found = find(country);
  return found == nullptr ? "" : std::string(found->cow);
}

std::string Crosswalk::cameo_country(const std::optional<CountryCode>& country) const {
  const Country* found = find(country);
  if (found == nullptr) return "";
  const auto other = cameo_countries_.find(found->code);
  return other == cameo_countries_.end() ? found->code.str() : other->second;
}

std::string Crosswalk::country_name(const std::optional<CountryCode>& country) const {
  const Country* found = find(country);
  return found == nullptr ? "" : std::string(found->name);
}

std::string Crosswalk::cameo_role(Sector sector) const {
  const auto found = roles_.find(sector);
  return found == roles_.end() ? "" : found->second;
}

std::string Crosswalk::sector_name(Sector sector) const {
  const std::string& meaning = ontology_.sectors()[static_cast<std::size_t>(sector)].meaning;
  return meaning.substr(0, meaning.find_first_of(":,"));
}

std::string Crosswalk::cameo_meaning(CameoCode code) const {
  const Ontology::Cameo* found = ontology_.cameo(code);
  return found == nullptr ? "" : found->meaning;
}

std::string Crosswalk::title_on(const std::string& actor_id,
                                const std::optional<CivilDate>& day) const {
  const Person* person = actors_.person(lasting_part(actor_id));
  if (person == nullptr || !day) return "";
  std::string title;
  for (const Term& term : actors_.terms_of(*person)) {
    if (term.valid.contains(*day)) title = term.title;
  }
  return title;
}

}  // namespace chancery
