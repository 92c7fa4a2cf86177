// Records of earlier schema versions: what they held, taken over into the present schema.
#pragma once

#include "chancery/record/event.h"
#include "chancery/store/sqlite/statement.h"

namespace chancery {

// Version 1 kept the reports and what followed from them as wire forms. Puts the old report tables
// aside under other names, takes the links into memory, drops their tables. Within a transaction.
struct Version1 {
  RecordLinks links;
  bool stale = false;  // reports were filed and the links not yet made
};
Result<Version1> take_version_1(sqlite3* db);

// Fills the new tables from what was put aside, and drops that.
Result<void> fill_from_version_1(sqlite3* db, const Version1& old);

// Enters whom each quotation means, which version 2 did not, and makes the full-text table anew.
Result<void> fill_from_version_2(sqlite3* db);

}  // namespace chancery
