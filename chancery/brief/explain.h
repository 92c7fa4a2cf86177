// Why something was coded so: the words, the sense that decided, the reports. Plain text.
#pragma once

#include <iosfwd>
#include <string_view>

#include "chancery/query/record_view.h"

namespace chancery {

void explain(const Event& event, const RecordView& view, std::ostream& out);
void explain(const Plan& plan, const RecordView& view, std::ostream& out);
void explain(const ReportEntry& entry, std::ostream& out);

// Every event, plan and report whose id begins with `prefix`; how many there were.
std::size_t explain_id(const RecordView& view, std::string_view prefix, std::ostream& out);

}  // namespace chancery
