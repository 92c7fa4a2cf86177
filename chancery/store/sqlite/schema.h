// The schema of a record, its version, and how an older record becomes one of this version.
// docs/formats/record.md documents the tables and views.
#pragma once

#include <filesystem>

#include "chancery/store/sqlite/sqlite_store.h"
#include "chancery/store/sqlite/statement.h"

namespace chancery {

inline constexpr std::int64_t kSchemaVersion = 4;

// Opens the file as a record, with its schema prepared as below. Errors as open_sqlite_store() has
// them.
Result<Database> open_record_file(const std::filesystem::path& file, StoreAccess access);

// Makes the schema in an empty file. Refuses what is no record, and what a later version made. A
// record of an earlier version is brought up to date where it is opened for writing, after a copy
// of the file was laid beside it as FILE.before-3; opened for reading it is refused.
Result<void> prepare_schema(sqlite3* db, const std::filesystem::path& file, StoreAccess access);

}  // namespace chancery
