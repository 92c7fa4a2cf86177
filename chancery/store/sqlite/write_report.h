// One report into the tables of what was read.
#pragma once

#include "chancery/record/filed_report.h"
#include "chancery/store/sqlite/numbers.h"

namespace chancery {

// Enters the report, in the place of what is there under its id. Events that rest on a report that
// is replaced are marked, so that linking writes them again. To be called within a transaction.
Result<void> write_report(sqlite3* db, const FiledReport& report, const std::string& coder_version,
                          Numbers& numbers);

// Names and ids of those whom something in the quotation means, pronouns among it. Between them
// stands a character of private use, a word of its own to the full-text table: no phrase runs from
// one into the next.
std::string quoted_parties(const FiledQuotation& quotation, const FiledReport& filed);

// Brings path and key of a report that is there, and its wire form, to what `report` says.
Result<void> rewrite_header(sqlite3* db, const FiledReport& report);

}  // namespace chancery
