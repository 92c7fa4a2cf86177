// Dates of events against sentences whose events are dated by hand.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "chancery/base/date.h"
#include "chancery/base/result.h"
#include "chancery/pipeline/resources.h"
#include "eval/drawn_shares.h"
#include "eval/timex_gold.h"

namespace chancery {

struct DatedEvent {
  GoldPart part = GoldPart::kDev;
  std::optional<DateInterval> published;
  std::string text;
  std::string trigger;   // words of the text that tell the event
  bool planned = false;  // the day asked for is that of the plan which the event announces
  // Nothing: the text does not say when it was.
  std::optional<DateInterval> date;
};

// A table with the columns part, published, text, trigger, kind ("event" or "plan"), date (a day,
// month or year, two of them parted by "/", or "-"). Errors name file and line.
Result<std::vector<DatedEvent>> read_event_dates(const std::filesystem::path& gold);

struct EventDateScores {
  // "found" (an event was coded on the trigger, of all), "day" (right, of found ones whose gold
  // date is a day), "year" and "date" (of the found; exactly the days of the gold, or rightly
  // none).
  DrawnShares shares;
  std::vector<std::string> errors;

  std::string table() const { return shares.table(); }
};

Result<EventDateScores> score_event_dates(const std::vector<DatedEvent>& gold,
                                          const Resources& resources);

}  // namespace chancery
