// Everything read off one report: one field a stage, in the order of the one path.
#pragma once

#include <optional>
#include <string>

#include "chancery/record/document.h"
#include "chancery/record/event_mention.h"
#include "chancery/record/names.h"
#include "chancery/record/quotation.h"
#include "chancery/record/report.h"
#include "chancery/record/resolution.h"
#include "chancery/record/syntax.h"
#include "chancery/record/timex.h"

namespace chancery {

// What was given with the report, without its bytes.
struct ReportHeader {
  ReportId id;
  std::string key;
  std::string path;
  std::string url;
  std::string outlet;
  std::string language;
};

struct AnnotatedDocument {
  ReportHeader report;
  Document document;
  Syntax syntax;
  std::optional<Publication> published;  // the document's own, or inferred
  Timexes timexes;
  Names names;
  Resolution resolution;
  Quotations quotations;
  EventMentions events;
};

}  // namespace chancery
