// What a person sets right in a record: laid over what the program made of the reports, never in
// its place, and taken away again at will.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "chancery/record/event.h"

namespace chancery {

struct CorrectionTag;
using CorrectionId = Id<CorrectionTag>;

enum class CorrectionKind : std::uint8_t {
  kWrong,   // no such event: it stands in no list
  kMerge,   // the event is another told twice: its reports go to that one
  kSplit,   // some of its reports tell of an event of their own
  kRecode,  // it happened, but is coded wrongly
};
inline constexpr const char* kCorrectionKindNames[] = {"wrong", "merge", "split", "recode"};

// What a recoding says instead; what is absent stays. `score` and `goldstein` follow from type,
// modes and code, and are given with them. Parties are named by their ids in the record.
struct Recoding {
  std::optional<EventType> type;
  std::optional<EventStatus> status;
  std::optional<std::vector<EventMode>> modes;
  std::optional<std::vector<EventContext>> contexts;
  std::optional<CameoCode> cameo;
  std::optional<DateInterval> date;
  std::optional<std::vector<std::string>> actors;
  std::optional<std::vector<std::string>> recipients;
  std::optional<double> score;
  std::optional<double> goldstein;
};

struct Correction {
  CorrectionKind kind = CorrectionKind::kWrong;
  EventId event;                  // as it was named; a former id means what became of it
  std::optional<EventId> into;    // of a merge
  std::vector<ReportId> reports;  // of a split
  Recoding recoding;
  std::string author;
  CivilDate made_on;
  std::string reason;
  std::string undone_by;  // empty while it holds
  std::optional<CivilDate> undone_on;

  bool holds() const { return undone_by.empty(); }
};

}  // namespace chancery
