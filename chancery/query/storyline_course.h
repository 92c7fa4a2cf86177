// How a storyline runs: what belongs to it in order and why, when most happened, and what changed.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "chancery/query/tallies.h"

namespace chancery {

enum class StepKind : std::uint8_t { kEvent, kPlan, kQuotation };
inline constexpr const char* kStepKindNames[] = {"event", "plan", "quote"};

// One event, plan or quotation of a storyline.
struct StorylineStep {
  StepKind kind = StepKind::kEvent;
  std::string id;
  std::optional<CivilDate> day;  // it happened, is expected, or was printed; the first such day
  std::string why;               // why it belongs, for people
};

// Days on which clearly more happened than on the average day of the storyline.
struct StorylinePeak {
  DateInterval when;
  std::size_t n_events = 0;
};

enum class ChangeKind : std::uint8_t { kTone, kParty, kPlan };
inline constexpr const char* kChangeKindNames[] = {"tone", "party", "plan"};

// From when on something was otherwise.
struct StorylineChange {
  ChangeKind kind = ChangeKind::kTone;
  std::optional<CivilDate> day;
  std::string id;    // of the plan or the party
  std::string from;  // mean PLOVER score ("4.1"), or state of the plan; empty for a new party
  std::string to;    // the same from then on; the new party's name
};

struct StorylineCourse {
  std::vector<StorylineStep> steps;      // in time; what has no day last
  std::vector<StorylinePeak> peaks;      // in time
  std::vector<StorylineChange> changes;  // in time; what has no day last
};

// What a filter means, as far as it belongs to one storyline.
struct StorylineParts {
  EventList events;
  std::vector<const Plan*> plans;
  std::vector<QuotationView> quotations;
};

// `all` are all events of the storyline: the reasons rest on who takes part in them; the rest tells
// of `parts` only. Events that did not happen make no peak and no tone.
StorylineCourse course_of(const EventList& all, const StorylineParts& parts);

// Stretches of days with at least 3 events and more than twice the spread above the mean number.
std::vector<StorylinePeak> find_peaks(const EventList& events);
// Days from which on the mean score is another one: at least 4 events on either side, 3 points
// apart, and beyond what their spread explains (Welch's t of 3).
std::vector<StorylineChange> find_turns(const EventList& events);

}  // namespace chancery
