// The persons of the directory that a name in a report may mean, with what speaks for each.
#pragma once

#include <cstdint>
#include <vector>

#include "chancery/resolve/entity_reading.h"
#include "chancery/resolve/role_description.h"

namespace chancery::resolve {

struct PersonCandidate {
  std::uint32_t person = 0;
  float name = 0;          // likeness of the names, 0..1
  bool full_name = false;  // more than the family name agrees
  bool country = false;    // the text gives a state that he has served
  bool office = false;     // the text gives an office that he held then
  bool active = false;     // held an office on the report's date
  bool prominent = false;  // held then an office of which a state has one holder
  bool leads = false;      // held then the head of a state or government
  bool spoken_of = false;  // the document speaks of his state
  bool conflict = false;   // something the text says cannot be said of him
  int points() const;
};

// The best first; those in conflict with the text are left out.
std::vector<PersonCandidate> find_candidates(const EntityReading& reading, const Entity& entity,
                                             const std::vector<RoleDescription>& said);

// Whether an office that the text gives is what the term is: "leader" is met by whoever leads.
bool meets_office(std::string_view said, const Term& term);

}  // namespace chancery::resolve
