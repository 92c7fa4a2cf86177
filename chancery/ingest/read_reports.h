// Paths -> Reports: text, HTML and JSON lines, plain or packed, from files, folders and a stream.
#pragma once

#include <cstddef>
#include <functional>
#include <iosfwd>
#include <map>
#include <string>
#include <vector>

#include "chancery/base/result.h"
#include "chancery/record/report.h"

namespace chancery {

// The fields that a JSON line can give: "text", "title", "url", "published", "outlet", "language",
// "id", and "html" (instead of "text": markup from which the article is taken).
bool is_report_field(const std::string& name);

struct IngestOptions {
  // Where the input calls a field otherwise: {"text", "body"} reads the text from "body". "html" is
  // read only when it is named here.
  std::map<std::string, std::string> fields;
  bool as_is = false;                      // see Report::as_is
  std::istream* standard_input = nullptr;  // what "-" reads; must outlive the call
};

struct IngestSummary {
  std::size_t reports = 0;
  std::size_t failures = 0;
  std::size_t skipped = 0;  // files of a folder whose name is none of those that are read
  bool stopped = false;     // `take` answered false
};

// Calls `take` for every report and every failure, in an order that depends on the inputs alone:
// inputs as given, folders by name, lines as they stand. Failures never end the reading; their
// message is "PATH: reason" or "PATH:LINE: reason". When `take` answers false the reading stops.
//
// A folder is walked with all below it; read are .txt .text .html .htm .xhtml .json .jsonl .ndjson,
// each also with .gz or .zst. A file that is named itself is read whatever its name; its first
// bytes tell what it is. Symbolic links are followed, except back to a folder above.
//
// Errors: kUsage for an unknown field, or for "-" without a stream.
Result<IngestSummary> read_reports(const std::vector<std::string>& inputs,
                                   const IngestOptions& options,
                                   const std::function<bool(Result<Report>)>& take);

}  // namespace chancery
