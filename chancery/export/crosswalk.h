// Codes of other systems for ours: FIPS 10-4 and COW of countries, CAMEO's codes of roles and of
// the few countries that it writes otherwise, names for people.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>

#include "chancery/base/result.h"
#include "chancery/knowledge/actor_directory.h"
#include "chancery/knowledge/ontology.h"

namespace chancery {

// Empty texts where a system has no code. Immutable once loaded.
class Crosswalk {
 public:
  static Result<Crosswalk> load(const std::filesystem::path& data);

  std::string fips(const std::optional<CountryCode>& country) const;
  std::string cow(const std::optional<CountryCode>& country) const;
  // Of a state; "" for IGO, NGO and their like, which are roles in CAMEO.
  std::string cameo_country(const std::optional<CountryCode>& country) const;
  std::string country_name(const std::optional<CountryCode>& country) const;
  // "GOV"; "" for UNK.
  std::string cameo_role(Sector sector) const;
  // "government": how the sector is called.
  std::string sector_name(Sector sector) const;
  // What a CAMEO code means.
  std::string cameo_meaning(CameoCode code) const;
  // The title of an actor's office on a day, where the directory knows it.
  std::string title_on(const std::string& actor_id, const std::optional<CivilDate>& day) const;

 private:
  Crosswalk(ActorDirectory actors, Ontology ontology)
      : actors_(std::move(actors)), ontology_(std::move(ontology)) {}
  const Country* find(const std::optional<CountryCode>& country) const;

  ActorDirectory actors_;
  Ontology ontology_;
  std::map<Sector, std::string> roles_;
  std::map<CountryCode, std::string> cameo_countries_;
};

}  // namespace chancery
