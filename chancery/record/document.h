// A Document: the clean text of a report, and what the page itself says about it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "chancery/base/date.h"
#include "chancery/record/report.h"
#include "chancery/text/offset_map.h"
#include "chancery/text/span.h"

namespace chancery {

// On what the date of publication rests. The first five are read off the report; kLandmark is
// inferred from a dated event it tells of, kRecord from other reports of the same event.
enum class DateBasis : std::uint8_t { kMetadata, kUrl, kByline, kDateline, kLandmark, kRecord };
inline constexpr const char* kDateBasisNames[] = {"metadata", "url",      "byline",
                                                  "dateline", "landmark", "record"};

// An interval that holds the day of publication, with the words that it rests on where they stand
// in the clean text.
struct Publication {
  DateInterval interval;
  DateBasis basis = DateBasis::kMetadata;
  std::string reason;  // for people: "after the Singapore summit (2018-06-12), told as past"
  std::optional<Span> evidence;
  friend bool operator==(const Publication&, const Publication&) = default;
};

// "VLADIVOSTOK, April 25 (Reuters) -": where and when the report was filed, and for whom.
struct Dateline {
  std::string place;
  std::string date;    // the words; resolve/ gives them a value
  std::string agency;  // "Reuters"; empty when none is named
  friend bool operator==(const Dateline&, const Dateline&) = default;
};

struct Removed {
  std::string text;
  std::string why;  // "comment form", "menu", "share line", "photo credit", "repeated headline"
  friend bool operator==(const Removed&, const Removed&) = default;
};

// Moved, not copied; const after cleaning. `text` is valid UTF-8. Where there is a headline it is
// the first paragraph of `text`, so that spans in headline and body count in one string.
// Paragraphs are parted by "\n" and never hold one.
struct Document {
  ReportId report;
  std::string text;
  std::string title;             // as words; from the page, the metadata or the first line
  std::optional<Span> headline;  // where the title stands in `text`
  std::vector<Span> paragraphs;  // in order, the headline's included; none is empty
  std::string outlet;            // named by the report or found on the page
  std::string author;
  std::string language;  // ISO 639-1
  std::optional<Dateline> dateline;
  std::optional<Publication> published;  // as read off the page; inference is resolve's
  std::vector<Removed> removed;
  std::vector<std::string> flags;  // "repaired_utf8", "headline_repeated", ...
  OffsetMap to_report;             // clean text -> decoded text of the report

  Document() = default;
  Document(Document&&) = default;
  Document& operator=(Document&&) = default;
  Document(const Document&) = delete;
  Document& operator=(const Document&) = delete;
};

}  // namespace chancery
