// The tables of data/actors/ as they are read and checked; the inside of ActorDirectory.
#pragma once

#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "chancery/base/result.h"
#include "chancery/knowledge/actor_directory.h"
#include "chancery/knowledge/name_forms.h"
#include "chancery/knowledge/name_index.h"
#include "chancery/knowledge/table.h"
#include "chancery/knowledge/user_actors.h"

namespace chancery {

struct OfficeTerm {
  CountryCode country;
  std::string_view office;
  const Term* term;
};

struct Membership {
  const Organization* organization;
  CountryCode country;
  DateInterval valid;
};

struct SurnameSound {
  std::string key;
  std::uint32_t person;
};

// Every string_view looks into the buffers of `tables`; every pointer into the vectors beside it,
// which do not grow once loaded.
struct ActorTables {
  std::vector<Table> tables;
  std::vector<Country> countries;                            // by code
  std::vector<std::vector<std::string_view>> leader_titles;  // of countries[i]
  std::vector<Person> persons;                               // by id
  std::vector<Term> terms;                                   // by person, then beginning
  std::vector<Organization> organizations;                   // by id
  std::vector<Title> titles;
  std::vector<RoleNoun> role_nouns;
  std::vector<StateGroup> state_groups;
  std::vector<OfficeTerm> offices;  // by country, office, beginning
  std::vector<Membership> memberships;
  std::vector<SurnameSound> sounds;                             // by key
  std::vector<std::pair<std::string, RoleModifier>> modifiers;  // by word
  NameIndex names;
  NameForms forms;
  std::optional<UserActors> user;
  std::set<std::string_view, std::less<>> dropped;  // ids of ours that the user's took the place of
  bool naming_users = false;                        // while the user's rows are read
};

// `user_file` may be empty: there is none.
Result<void> load_actor_tables(const std::filesystem::path& folder,
                               const std::filesystem::path& user_file, ActorTables& into);

// PLOVER's codes for actors that belong to no state.
bool is_stateless(std::string_view code);
const Country* find_country(const ActorTables& tables, CountryCode code);

// The row with that id in a vector sorted by id; nullptr where there is none.
template <typename Row>
const Row* find_by_id(const std::vector<Row>& rows, std::string_view id) {
  std::size_t low = 0;
  std::size_t high = rows.size();
  while (low < high) {
    const std::size_t middle = low + (high - low) / 2;
    if (rows[middle].id < id) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low < rows.size() && rows[low].id == id ? &rows[low] : nullptr;
}

}  // namespace chancery
