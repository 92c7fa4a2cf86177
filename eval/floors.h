// Floors of quality: no figure may fall below its row in eval/floors.tsv, and a rise raises the
// row.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "chancery/base/result.h"

namespace chancery {

struct Floor {
  std::string task;    // "parse", "names"
  std::string set;     // the gold set, below eval/gold/
  std::string figure;  // "LAS"
  double floor = 0;
};

// Errors name file and line: kConfiguration.
Result<std::vector<Floor>> read_floors(const std::filesystem::path& file);

// What is wrong with the figures of one task on one set, a line each: a figure below its floor, or
// a floor without a figure. Empty when nothing is.
std::string below_floors(const std::vector<Floor>& floors, std::string_view task,
                         std::string_view set, const std::map<std::string, double>& figures);

}  // namespace chancery
