// What many reports tell of: one event, one plan, one storyline. Every claim keeps its evidence.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "chancery/base/date.h"
#include "chancery/base/digest.h"
#include "chancery/record/codes.h"
#include "chancery/record/document.h"
#include "chancery/record/report.h"
#include "chancery/record/resolution.h"
#include "chancery/text/span.h"

namespace chancery {

struct EventTag;
struct PlanTag;
struct StorylineTag;
using EventId = Id<EventTag>;
using PlanId = Id<PlanTag>;
using StorylineId = Id<StorylineTag>;

// The words a claim rests on. `words` equals the report's clean text at `span`; checked by a test.
struct Evidence {
  ReportId report;
  Span span;  // in code points of the clean text, as the wire form counts: it stands without it
  std::string words;
  std::uint32_t mention = 0;  // place in that report's EventMentions
  bool from_copy = false;     // the report is a copy of another
};

// A party as the record names it: an entry of the directory, or a name with what the texts say.
struct Party {
  std::string id;  // actor id of the directory, or "text:" + folded name
  std::string name;
  std::optional<CountryCode> country;
  std::vector<Sector> sectors;
  friend bool operator==(const Party&, const Party&) = default;
};

// One field on which the reports disagree, with who says what.
struct Disagreement {
  struct Version {
    std::string value;  // "2019-04-24", "Vladivostok"
    std::vector<ReportId> reports;
  };
  std::string field;  // "day", "place", "who", "number", "status"
  std::vector<Version> versions;
};

struct Event {
  EventId id;
  EventType type = EventType::kConsult;
  std::vector<EventMode> modes;
  std::vector<EventContext> contexts;
  EventStatus status = EventStatus::kHappened;
  std::vector<Party> actors;
  std::vector<Party> recipients;
  std::optional<DateInterval> date;
  DatePrecision precision = DatePrecision::kUnknown;
  std::string date_basis;  // "text", "published", "landmark", "record"
  std::optional<PlaceReference> place;
  CameoCode cameo;
  std::string sense;  // id of the lexicon row that decided, of the first telling
  float score = 0;
  float goldstein = 0;
  float confidence = 0;
  std::vector<Evidence> evidence;  // originals first, the clearest first; never empty
  std::uint32_t n_reports = 0;
  std::uint32_t n_copies = 0;
  std::uint32_t n_independent = 0;
  std::optional<CivilDate> first_reported;  // earliest and latest day of publication known
  std::optional<CivilDate> last_reported;
  std::vector<Disagreement> disagreements;
  std::optional<PlanId> plan_of;        // the plan it announces
  std::optional<EventId> fulfilled_by;  // where it announces a plan that came true
};

enum class PlanState : std::uint8_t {
  kAnnounced,
  kConfirmed,
  kPostponed,
  kFulfilled,
  kCancelled,
  kLapsed,
};
inline constexpr const char* kPlanStateNames[] = {"announced", "confirmed", "postponed",
                                                  "fulfilled", "cancelled", "lapsed"};

// An announced event and what became of it.
struct Plan {
  PlanId id;
  EventType type = EventType::kConsult;
  std::vector<EventMode> modes;
  std::vector<Party> actors;
  std::vector<Party> recipients;
  std::optional<PlaceReference> place;
  std::optional<DateInterval> expected;
  PlanState state = PlanState::kAnnounced;
  std::vector<EventId> announced_by;  // events that announce, confirm or change it, in order
  std::vector<ReportId> announced_in;
  std::optional<EventId> fulfilled_by;
};

// Events of one matter in order.
struct Storyline {
  StorylineId id;
  std::string title;
  std::vector<EventId> events;
  std::vector<PlanId> plans;
  std::vector<ReportId> reports;
};

// A report that repeats another's text. `similarity` in 0..1.
struct CopyLink {
  ReportId report;
  ReportId original;
  float similarity = 0;
  std::string why;    // "same text", "same text but for debris", "reworded: ..."
  bool spun = false;  // reworded by machine
};

// Two texts that were laid beside one another; while they stand, that need not be done again.
struct TextComparison {
  ReportId one;  // the smaller id
  ReportId other;
  std::optional<double> similarity;  // 0..1; nothing where neither repeats the other
  bool reworded = false;
};

// A date of publication inferred from other reports of the same event.
struct InferredDate {
  ReportId report;
  Publication published;
};

// Everything that follows from reading the reports of a record together. Derived: it can be made
// again from the filed reports at any time, and the same reports give the same links.
struct RecordLinks {
  std::vector<CopyLink> copies;       // by report
  std::vector<InferredDate> dates;    // by report
  std::vector<Event> events;          // by date, then id
  std::vector<Plan> plans;            // by expected date, then id
  std::vector<Storyline> storylines;  // by id
};

}  // namespace chancery
