// What many reports tell of: one event, one plan, one storyline. Every claim keeps its evidence.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "chancery/base/date.h"
#include "chancery/base/digest.h"
#include "chancery/record/codes.h"
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
  Span span;  // bytes of the clean text
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
  float score = 0;
  float goldstein = 0;
  float confidence = 0;
  std::vector<Evidence> evidence;  // by report, then span; never empty
  std::uint32_t n_reports = 0;
  std::uint32_t n_copies = 0;
  std::uint32_t n_independent = 0;
  std::vector<Disagreement> disagreements;
  std::optional<PlanId> plan_of;         // the plan it announces
  std::optional<EventId> fulfilled_by;   // where it announces a plan that came true
};

enum class PlanState : std::uint8_t {
  kAnnounced, kConfirmed, kPostponed, kFulfilled, kCancelled, kLapsed,
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
  std::vector<EventId> announced_by;     // events that announce, confirm or change it, in order
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

}  // namespace chancery
