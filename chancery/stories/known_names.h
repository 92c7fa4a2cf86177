// Who the persons of a record are, so that whoever is named without a country gets the one that the
// other reports give to the only person of that name.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "chancery/record/filed_report.h"

namespace chancery {

// The persons of a report that are named, and of whom it says from where they are.
std::vector<Party> known_persons(const FiledReport& report);

class KnownNames {
 public:
  // The persons of a report. The order in which reports are added does not show.
  void add(const std::vector<Party>& persons);

  // The parties of the entities, persons with the country that they are known to be of.
  std::vector<Party> complete(const std::vector<FiledEntity>& entities,
                              const std::vector<std::uint32_t>& chosen) const;

 private:
  void give(Party& party) const;

  std::unordered_map<std::string, std::vector<Party>> by_sound_;  // of the last name
};

}  // namespace chancery
