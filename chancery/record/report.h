// A Report: the bytes as they came, and what was said about them where they came from.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "chancery/base/date.h"
#include "chancery/base/digest.h"

namespace chancery {

struct ReportTag;
using ReportId = Id<ReportTag>;

enum class MediaType : std::uint8_t { kPlainText, kHtml };

// Immutable once made; moved, not copied. Every field but id, bytes and media_type may be empty.
struct Report {
  ReportId id;       // of the bytes and what was given with them; see make_report_id
  std::string key;   // the input's own `id`, given back as `report.key`
  std::string path;  // file, with `:LINE` for a line of a JSON-lines file
  std::string url;
  std::string outlet;
  std::string language;
  std::string title;
  std::optional<DateInterval> published;  // given with the report, and believed
  MediaType media_type = MediaType::kPlainText;
  std::string charset;  // declared outside the bytes (HTTP header); else found by clean/
  std::string bytes;
  bool as_is = false;  // the text is already clean: nothing is removed or moved

  Report() = default;
  Report(Report&&) = default;
  Report& operator=(Report&&) = default;
  Report(const Report&) = delete;
  Report& operator=(const Report&) = delete;
};

// The path is no part of it: the same report found in two places is one report.
inline ReportId make_report_id(const Report& report) {
  const std::string published =
      report.published ? report.published->from.iso() + "/" + report.published->to.iso() : "";
  return ReportId::of({report.bytes, report.url, report.outlet, report.title, published,
                       report.as_is ? "as-is" : ""});
}

}  // namespace chancery
