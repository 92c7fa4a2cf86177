// A JSON object as the cells of a table: what row.cc and encode.cc share.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace chancery {

inline std::string cell_text(const nlohmann::ordered_json& value) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_array()) {
    std::string out;
    for (const auto& item : value) {
      if (!out.empty()) out += ';';
      out += cell_text(item);
    }
    return out;
  }
  if (value.is_object()) {
    for (const char* key : {"name", "id"}) {
      if (const auto found = value.find(key); found != value.end()) return cell_text(*found);
    }
    return "";
  }
  if (value.is_null()) return "";
  return value.dump();
}

// Columns mostly stand in the order of the keys: the search begins where the last one ended.
inline std::vector<std::string> cells_of(const nlohmann::ordered_json& object,
                                         const std::vector<std::string_view>& columns) {
  std::vector<std::string> cells(columns.size());
  std::size_t next = 0;
  for (const auto& [key, value] : object.items()) {
    for (std::size_t step = 0; step < columns.size(); ++step) {
      const std::size_t i = (next + step) % columns.size();
      if (columns[i] != key) continue;
      cells[i] = cell_text(value);
      next = i + 1;
      break;
    }
  }
  return cells;
}

}  // namespace chancery
