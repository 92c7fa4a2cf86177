// States, places, peoples and bodies: what they are, where they lie, whose they are.
#pragma once

#include "chancery/record/resolution.h"
#include "chancery/resolve/entity_reading.h"
#include "chancery/resolve/role_description.h"

namespace chancery::resolve {

// GPE and LOC. A state is its own actor; so is its capital ("Moscow agreed"), which keeps its place
// too. Another place has its country and no actor.
EntityResolution resolve_place(const EntityReading& reading, const Entity& entity);

// NORP: "Russians", "Russian".
EntityResolution resolve_people(const EntityReading& reading, const Entity& entity);

// A named organisation: of the directory, or by the state and the noun in its name ("the Norlandic
// Fisheries Ministry").
EntityResolution resolve_organization(const EntityReading& reading, const Entity& entity,
                                      const std::vector<RoleDescription>& said);

}  // namespace chancery::resolve
