#include "chancery/wire/row.h"

#include <nlohmann/json.hpp>

#include "chancery/wire/cells.h"

namespace chancery {
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
  return cells_of(nlohmann::ordered_json::parse(json, nullptr, false), columns);
}

}  // namespace chancery
