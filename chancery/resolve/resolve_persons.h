// Which person of the directory a name or a description means, and what can be said of a person
// who is in none.
#pragma once

#include <vector>

#include "chancery/record/resolution.h"
#include "chancery/resolve/entity_reading.h"
#include "chancery/resolve/role_description.h"

namespace chancery::resolve {

// All that the document says of an entity: titles, appositions, mentions by description.
std::vector<RoleDescription> descriptions_of(const EntityReading& reading, const Entity& entity);

// A person called by name. Two persons who both fit are both runners-up, and neither is taken.
EntityResolution resolve_person(const EntityReading& reading, const Entity& entity,
                                const std::vector<RoleDescription>& said);

// Somebody called only by what he is: the one holder of the office over the whole of the report's
// date, else state, sectors and role.
EntityResolution resolve_described(const EntityReading& reading, const Entity& entity,
                                   const std::vector<RoleDescription>& said);

// The office that a resolved person holds on the report's date; empty where none is known.
std::string_view office_of(const EntityReading& reading, const EntityResolution& person,
                           const RoleDescription* role);

// The description that says most, nullptr where none says anything.
const RoleDescription* main_role(const std::vector<RoleDescription>& said);

}  // namespace chancery::resolve
