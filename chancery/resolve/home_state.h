// Whose a body or an official is that the report names without its state: "the army", "parliament",
// "Captain Sanogo".
#pragma once

#include "chancery/record/resolution.h"
#include "chancery/resolve/entity_reading.h"

namespace chancery::resolve {

// Gives a state to entities that have sectors and no country: the possessor's ("his security
// chiefs"); and where the sectors are a state's, one from the words around. A body with "the" or no
// article at all is that of the one state that its sentence speaks of, where the report speaks of
// none more; anybody's in a report that speaks of one state alone is that state's. All others stay
// without.
void take_home_states(const EntityReading& reading, Resolution& resolution);

}  // namespace chancery::resolve
