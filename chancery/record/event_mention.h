// One document's report of an event: who did what to whom, when and where, and did it happen.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "chancery/base/date.h"
#include "chancery/record/codes.h"
#include "chancery/record/names.h"
#include "chancery/record/quotation.h"
#include "chancery/record/resolution.h"
#include "chancery/text/span.h"

namespace chancery {

struct EventMentionTag;
using EventMentionIndex = Index<EventMentionTag>;

struct EventDate {
  DateInterval interval;
  DatePrecision precision = DatePrecision::kUnknown;
  std::optional<Span> timex;  // the words it rests on; absent where taken from the report's date
};

// The event that another announces: an invitation's visit, a promise's aid.
struct PlannedEvent {
  EventType type = EventType::kConsult;
  std::vector<EventMode> modes;
  std::optional<EventDate> date;
  std::optional<PlaceReference> place;
};

// Actors and recipients are lists, as PLOVER has them; a meeting has all its parties as actors and
// no recipient. `evidence` is never empty and contains `trigger`.
struct EventMention {
  EventType type = EventType::kConsult;
  std::vector<EventMode> modes;        // sorted
  std::vector<EventContext> contexts;  // sorted; what the sentence of the trigger bears on
  std::vector<Span> context_spans;     // of each context the first words that say it
  EventStatus status = EventStatus::kHappened;
  std::vector<EntityIndex> actors;
  std::vector<EntityIndex> recipients;
  std::optional<EventDate> date;
  std::optional<PlaceReference> place;
  std::optional<Span> place_span;
  Span trigger;
  Span evidence;
  std::optional<QuotationIndex> quotation;  // the attribution it stands in
  std::optional<PlannedEvent> plan;
  CameoCode cameo;
  float score = 0;       // PLOVER's, of the mode where it differs from the type's
  float goldstein = 0;   // Goldstein's, of the CAMEO code
  float confidence = 0;  // 0..1
  std::string sense;     // id of the lexicon row that decided
};

using EventMentions = std::vector<EventMention>;  // by trigger

}  // namespace chancery
