// Events and plans into the tables that lists are asked from: one row each, and what hangs on it.
#pragma once

#include "chancery/record/event.h"
#include "chancery/store/sqlite/numbers.h"

namespace chancery {

// By which events and plans are listed: date, then id; what has no date comes last.
std::string sort_key(const std::optional<DateInterval>& date, const std::string& id);
// Tells one form of a row from another.
std::string row_digest(std::string_view wire);

// Writes the row, in the place of the one with its id where there is one.
Result<void> write_event(sqlite3* db, const Event& event, Numbers& numbers);
Result<void> write_plan(sqlite3* db, const Plan& plan, Numbers& numbers);
Result<void> remove_event(sqlite3* db, std::int64_t event_no);
Result<void> remove_plan(sqlite3* db, std::int64_t plan_no);

}  // namespace chancery
