// What the words around an event make of it: "agreed to meet", "refused a call for talks", "if",
// "ahead of". Each step outward folds one governing word into the draft, by the rows of folds.tsv.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "chancery/events/clause_status.h"
#include "chancery/events/senses.h"

namespace chancery {

// An event on its way to becoming a mention.
struct EventDraft {
  SenseReading reading;
  EventType type = EventType::kConsult;
  std::vector<EventMode> modes;
  CameoCode cameo;
  EventStatus status = EventStatus::kHappened;
  std::vector<EntityIndex> actors;
  std::vector<EntityIndex> recipients;
  std::optional<PlannedEvent> plan;
  TokenIndex trigger;  // the word that made it what it is: the event's or a governor's
  std::vector<TokenIndex> governors;  // from the inside out
  std::string sense;                  // "v.meet.1<refuse"
  float clarity = 1;                  // how sure the reading of what stands around it is
  bool folded = false;                // a governor changed its type
  bool settled = false;               // praised or blamed, so told as a fact whatever governs that
  bool announced = false;             // a possibility that somebody has put a day to
  bool in_passing = false;            // stands under praise, blame or discussion of it
  bool unsettled = false;             // wished, tried, made possible: not told as a possibility
  std::string dropped;                // why it is no event after all; empty while it is one
  std::vector<std::string> trace;     // for `explain`
};

// Fills status, and whatever the governing words change.
void govern(const Reading& reading, EventDraft& draft);

}  // namespace chancery
