// A record in one SQLite file. docs/formats/record.md documents the schema.
#pragma once

#include <filesystem>
#include <memory>

#include "chancery/store/store.h"

namespace chancery {

enum class StoreAccess : std::uint8_t { kReadOnly, kReadWrite };

// kReadWrite makes the file where there is none and brings an older schema up to date. kReadOnly
// fails with kNotFound where there is no file. A file that is no record, or of a newer version, is
// refused with a message that says so.
Result<std::unique_ptr<Store>> open_sqlite_store(const std::filesystem::path& file,
                                                 StoreAccess access);

}  // namespace chancery
