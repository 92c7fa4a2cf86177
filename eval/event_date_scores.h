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
  std::size_t from = 0;  // the byte of the text behind which they stand
  bool planned = false;  // the day asked for is that of the plan which the event announces
  // Nothing: the text does not say when it was.
  std::optional<DateInterval> date;
};

// A table with the columns part, published, text, trigger, kind ("event" or "plan"), date (a day,
// month or year, two of them parted by "/", or "-"). Or a folder with the timelines of SemEval-2015
// task 4 as JSON lines: *_docs.jsonl (`id`, `date`, `sentences`) and *_timelines.jsonl (`events`
// with `date` and `mentions`, "4596-6-sued": document, sentence from the headline's 0 on, words);
// every mention is asked for, and documents take turns as dev and held. Errors name the file:
// kInvalidInput.
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
