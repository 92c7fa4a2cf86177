// Why something was coded so: the words, the sense that decided, the reports. Plain text.
#pragma once

#include <functional>
#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

#include "chancery/query/record_view.h"

namespace chancery {

// Why each of an event's tellings was taken for the same event, in the order of its evidence; empty
// where there is nothing to say.
using JoinReasons = std::function<std::vector<std::string>(const Event&, const RecordView&)>;

void explain(const Event& event, const RecordView& view, std::ostream& out,
             const JoinReasons& reasons = {});
void explain(const Plan& plan, const RecordView& view, std::ostream& out,
             const JoinReasons& reasons = {});
void explain(const ReportEntry& entry, std::ostream& out);

// Every event, plan and report whose id begins with `prefix`; how many there were.
std::size_t explain_id(const RecordView& view, std::string_view prefix, std::ostream& out,
                       const JoinReasons& reasons = {});

}  // namespace chancery
