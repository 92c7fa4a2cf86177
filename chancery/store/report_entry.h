// A report with what the record says of it, out of a row of the record's tables.
#pragma once

#include <string>

#include "chancery/store/record_reader.h"
#include "chancery/store/store.h"

namespace chancery {

// SELECT ... FROM reports r ...: what read_entry() reads. Conditions over `r` may follow.
inline constexpr const char* kSelectEntries =
    "SELECT w.wire, c.original, c.similarity, c.why, c.spun, d.published_from, d.published_to,"
    " d.basis, d.reason FROM reports r JOIN report_wire w USING (report_no)"
    " LEFT JOIN copies c USING (report_no) LEFT JOIN inferred_dates d USING (report_no)";

// kStore: the record is damaged.
Result<ReportEntry> read_entry(const SqlRow& row);

}  // namespace chancery
