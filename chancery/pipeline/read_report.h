// The one path: a report in, everything that can be read off it out. docs/the-path.md walks one
// report through it.
#pragma once

#include "chancery/base/result.h"
#include "chancery/pipeline/resources.h"
#include "chancery/record/annotated_document.h"
#include "chancery/record/report.h"

namespace chancery {

// Errors are those of cleaning: after that nothing fails. Thread-safe.
Result<AnnotatedDocument> read_report(const Report& report, const Resources& resources);

}  // namespace chancery
