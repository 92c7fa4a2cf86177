// The product's cleaning rules, read once for all tests of a program.
#pragma once

#include <filesystem>

#include "chancery/knowledge/cleaning_rules.h"

namespace chancery {

inline const CleaningRules& cleaning_rules() {
  static const CleaningRules loaded =
      CleaningRules::load(std::filesystem::path(CHANCERY_DATA_DIR) / "cleaning").value();
  return loaded;
}

}  // namespace chancery
