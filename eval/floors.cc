#include "eval/floors.h"

#include <cstdio>

#include "chancery/base/numbers.h"
#include "chancery/knowledge/table.h"

namespace chancery {

Result<std::vector<Floor>> read_floors(const std::filesystem::path& file) {
  const auto table = Table::read(file, {"task", "set", "figure", "floor"});
  if (!table) return tl::unexpected(table.error());
  std::vector<Floor> floors;
  for (std::size_t row = 0; row < table->size(); ++row) {
    const std::string_view text = table->cell(row, 3);
    const auto least = parse_number<double>(text);
    if (!least) {
      return tl::unexpected(table->error(row, "'" + std::string(text) + "' is no number"));
    }
    floors.push_back({std::string(table->cell(row, 0)), std::string(table->cell(row, 1)),
                      std::string(table->cell(row, 2)), *least});
  }
  return floors;
}

std::string below_floors(const std::vector<Floor>& floors, std::string_view task,
                         std::string_view set, const std::map<std::string, double>& figures) {
  std::string wrong;
  for (const Floor& floor : floors) {
    if (floor.task != task || floor.set != set) continue;
    const auto found = figures.find(floor.figure);
    char line[160];
    if (found == figures.end()) {
      std::snprintf(line, sizeof line, "%s: no such figure\n", floor.figure.c_str());
    } else if (found->second < floor.floor) {
      std::snprintf(line, sizeof line, "%s: %.2f is below its floor %.2f\n", floor.figure.c_str(),
                    found->second, floor.floor);
    } else {
      continue;
    }
    wrong += line;
  }
  return wrong;
}

}  // namespace chancery
