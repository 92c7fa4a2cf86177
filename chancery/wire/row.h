// One JSON object of a list, written key by key, and the same object as the cells of a table.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace chancery {

// Keys keep the order in which they are put. An empty text is an absent value and is left out; an
// empty list stays, so that a list is always a list.
class Row {
 public:
  Row();
  Row(Row&&) noexcept;
  Row& operator=(Row&&) noexcept;
  ~Row();
  void put(const std::string& key, const std::string& value);
  void put(const std::string& key, const char* value) { put(key, std::string(value)); }
  void put(const std::string& key, std::int64_t value);
  void put(const std::string& key, const std::vector<std::string>& value);
  void put(const std::string& key, const std::vector<Row>& value);
  // `json` is well-formed JSON and stands as it is.
  void put_json(const std::string& key, std::string_view json);
  std::string json() const;

 private:
  struct Object;
  std::unique_ptr<Object> object_;
};

// A JSON array of texts: ["a","b"].
std::string json_list(const std::vector<std::string>& texts);

// The values of `columns` in one JSON object as the text of table cells: lists joined by `;`,
// objects by their name or id, absent values empty.
std::vector<std::string> table_cells(std::string_view json,
                                     const std::vector<std::string_view>& columns);

}  // namespace chancery
