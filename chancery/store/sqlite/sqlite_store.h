// A record in one SQLite file. docs/formats/record.md documents the schema.
#pragma once

#include <chrono>
#include <filesystem>
#include <memory>

#include "chancery/store/record_reader.h"
#include "chancery/store/store.h"

namespace chancery {

enum class StoreAccess : std::uint8_t { kReadOnly, kReadWrite };

// kReadWrite makes the file where there is none and brings an older schema up to date; one process
// at a time has it, a second one is refused. kReadOnly fails with kNotFound where there is no file.
// A file that is no record, or of a newer version, is refused with a message that says so.
Result<std::unique_ptr<Store>> open_sqlite_store(const std::filesystem::path& file,
                                                 StoreAccess access);

// Opens the record for questions only. A question that takes longer than `longest` is given up; 0
// lets it take its time.
Result<std::unique_ptr<RecordReader>> open_sqlite_reader(
    const std::filesystem::path& file,
    std::chrono::milliseconds longest = std::chrono::milliseconds(0));

}  // namespace chancery
