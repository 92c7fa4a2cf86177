// The numbers under which a record keeps outlets, parties and places: each is entered once and then
// referred to.
#pragma once

#include <string>
#include <unordered_map>

#include "chancery/record/event.h"
#include "chancery/store/sqlite/statement.h"

namespace chancery {

// What is entered is remembered, so one is made for each transaction: a rollback takes the numbers
// back. The connection must outlive it.
class Numbers {
 public:
  explicit Numbers(sqlite3* db) : db_(db) {}

  Result<std::int64_t> outlet(const std::string& name);
  Result<std::int64_t> party(const Party& party);
  Result<std::int64_t> place(const PlaceReference& place);
  // 0 where the record does not hold the report.
  Result<std::int64_t> report(const ReportId& id);

 private:
  Result<std::int64_t> actor(const std::string& last_part);
  // The number that `find` gives, or the one of the row that `insert` makes; `bind` does both.
  template <typename Bind>
  Result<std::int64_t> found_or_made(const std::string& key, const char* find, const char* insert,
                                     Bind bind);

  sqlite3* db_;
  std::unordered_map<std::string, std::int64_t> known_;
};

// Sectors as they stand in `parties`: a JSON array of codes.
std::string sectors_text(const std::vector<Sector>& sectors);

}  // namespace chancery
