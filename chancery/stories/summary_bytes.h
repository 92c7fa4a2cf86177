// A summary as bytes, so that a record is linked again without its reports being summarized again.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "chancery/stories/summary.h"

namespace chancery {

std::string to_bytes(const ReportSummary& summary);

// Nothing where the bytes are damaged, or those of an earlier form.
std::optional<ReportSummary> summary_from(std::string_view bytes);

}  // namespace chancery
