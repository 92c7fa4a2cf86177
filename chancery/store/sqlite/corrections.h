// The corrections of a record: kept, and laid over what linking made.
#pragma once

#include <vector>

#include "chancery/record/correction.h"
#include "chancery/store/sqlite/statement.h"

namespace chancery {

// All that were made, in the order in which they were made, those undone included.
Result<std::vector<Correction>> read_corrections(sqlite3* db);
// Adds it behind the others, or puts it in the place of the one with its id.
Result<void> write_correction(sqlite3* db, const Correction& correction);

// Lays the corrections over links that take the place of all there are, and keeps what the changed
// rows were before. To be called within a transaction, as is the next.
Result<void> correct_links(sqlite3* db, RecordLinks& links);
// Brings events and plans to what the corrections say after one was made or undone: those that a
// correction touches, no others. `named` is the event of that correction.
Result<void> correct_rows(sqlite3* db, const Correction& named);

}  // namespace chancery
