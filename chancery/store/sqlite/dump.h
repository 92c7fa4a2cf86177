// The content of a record as text: what does not depend on how the record came about.
#pragma once

#include <functional>
#include <string_view>

#include "chancery/store/sqlite/statement.h"

namespace chancery {

// A line of JSON for each report, failure, copy, lent date, event, plan, storyline part and
// correction, in the order of their ids. The visitor returns false to stop.
Result<void> dump_record(sqlite3* db, const std::function<bool(std::string_view)>& line);

}  // namespace chancery
