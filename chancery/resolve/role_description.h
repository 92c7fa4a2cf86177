// What a noun phrase says of somebody: "the deputy foreign minister of Norland", "a professor of
// law at Havn University", "Norlandic troops".
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "chancery/resolve/entity_reading.h"

namespace chancery::resolve {

struct RoleDescription {
  std::optional<CountryCode> country;         // whose he is; an ambassador's, not his host's
  std::optional<std::uint32_t> organization;  // he heads it, works for it or is it
  bool has_role = false;                      // the head is a title or a role noun of the directory
  std::string_view office;      // empty where the role is no office, or only near one ("former")
  std::string_view title;       // the directory's word for it: "foreign minister"
  std::vector<Sector> sectors;  // sorted
  std::string_view kind;        // of a role noun: "body", "group", "person"
  std::optional<RoleModifier> modifier;
  bool indefinite = false;  // "a minister", "some officials"
  bool by_mention = false;  // said by a mention elsewhere that was joined to the entity
  std::string text;         // as shown: without its article
};

// `range` holds the phrase, `head` the noun that it stands on.
RoleDescription describe(const EntityReading& reading, TokenRange range, TokenIndex head);

// What the body or place behind a name says: "Duarte Mesquita of the Portuguese navy", "Aino
// Rautala from Finland". State and sectors only; nothing where nothing stands there.
std::optional<RoleDescription> describe_affiliation(const EntityReading& reading,
                                                    const Mention& mention);

// Offices of which a state has one holder at a time.
bool is_single_office(std::string_view office);

void add_sectors(const std::vector<Sector>& from, std::vector<Sector>& to);

}  // namespace chancery::resolve
