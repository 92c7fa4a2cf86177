#include "chancery/wire/row.h"

#include <nlohmann/json.hpp>

namespace chancery {
namespace {

template <typename Json>
std::string cell_text(const Json& value) {
  if (value.is_string()) return value.template get<std::string>();
  if (value.is_array()) {
    std::string out;
    for (const Json& item : value) {
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

}  // namespace

struct Row::Object {
  nlohmann::ordered_json json = nlohmann::ordered_json::object();
};

Row::Row() : object_(std::make_unique<Object>()) {}
Row::Row(Row&&) noexcept = default;
Row& Row::operator=(Row&&) noexcept = default;
Row::~Row() = default;

void Row::put(const std::string& key, const std::string& value) {
  if (!value.empty()) object_->json[key] = value;
}
void Row::put(const std::string& key, std::int64_t value) { object_->json[key] = value; }
void Row::put(const std::string& key, const std::vector<std::string>& value) {
  object_->json[key] = value;
}

void Row::put(const std::string& key, const std::vector<Row>& value) {
  auto& list = object_->json[key] = nlohmann::ordered_json::array();
  for (const Row& row : value) list.push_back(row.object_->json);
}

void Row::put_json(const std::string& key, std::string_view json) {
  object_->json[key] = nlohmann::ordered_json::parse(json, nullptr, false);
}

std::string json_list(const std::vector<std::string>& texts) {
  return nlohmann::ordered_json(texts).dump(-1, ' ', false,
                                            nlohmann::ordered_json::error_handler_t::replace);
}

std::string Row::json() const {
  return object_->json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

std::vector<std::string> table_cells(std::string_view json,
                                     const std::vector<std::string_view>& columns) {
  const auto object = nlohmann::ordered_json::parse(json, nullptr, false);
  std::vector<std::string> cells(columns.size());
  // Columns mostly stand in the order of the keys: the search begins where the last one ended.
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
