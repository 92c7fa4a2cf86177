// What linking made of the reports, into the tables: by difference, so that what did not change is
// not touched.
#pragma once

#include "chancery/record/event.h"
#include "chancery/store/sqlite/statement.h"

namespace chancery {

// Brings copies, lent dates, events, plans and storylines to what `links` says. To be called within
// a transaction.
Result<void> write_links(sqlite3* db, const RecordLinks& links);

}  // namespace chancery
