// What linking need not do again, in the tables report_summaries and compared_texts.
#pragma once

#include <functional>
#include <span>
#include <vector>

#include "chancery/store/sqlite/statement.h"
#include "chancery/store/store.h"

namespace chancery {

// Inside a transaction. What is of a report that is not there is left out.
Result<void> write_summaries(sqlite3* db, std::span<const SummaryBytes> summaries);
Result<void> write_comparisons(sqlite3* db, std::span<const TextComparison> comparisons);

Result<void> read_summaries(sqlite3* db, const std::function<bool(SummaryBytes)>& visit);
Result<std::vector<TextComparison>> read_comparisons(sqlite3* db);

}  // namespace chancery
