// Events against eval/gold/events: a whole event is right when type, mode, status and all parties
// are.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "chancery/base/result.h"
#include "chancery/pipeline/resources.h"
#include "eval/drawn_shares.h"

namespace chancery {

// "precision", "recall" of whole events; "type_precision", "type_recall" of type and status alone;
// "triplet_precision", "triplet_recall" of actors, type and recipients; "silence": the share of
// sentences without an event in which none is found; "wrong in actors" and so on: of all events
// found, those that are wrong in this and right in the rest. All in percent.
// "right from 0.80" and so on: precision of the whole events in a band of confidence, "said" their
// mean confidence, "events" (a number) how many they are; "calibration_error" (a number) is the
// mean distance of the two over the events, "brier" the mean square of what confidence is off by.
// Reads the rows of one split ("dev", "test").
Result<DrawnShares> score_events(const std::filesystem::path& gold, std::string_view split,
                                 const Resources& resources);

// The same of whole reports (eval/gold/events/README.md tells the form), read as any report is: an
// event told several times is wanted once, and counts once where it is found several times.
Result<DrawnShares> score_report_events(const std::filesystem::path& gold, std::string_view split,
                                        const Resources& resources);

// Rows with `type`, `status` and `sentence`: F1 of each status in percent, and "macro_f1" over
// them. The event of the type that is wanted counts; a sentence in which it is not found misses.
Result<DrawnShares> score_statuses(const std::filesystem::path& gold, std::string_view split,
                                   const Resources& resources);

// Rows with `subject` and `sentence` that tell of no current event: "coded" is the share in which
// one is found all the same (history does not count), and the same for each subject. In percent.
Result<DrawnShares> score_silence(const std::filesystem::path& gold, std::string_view split,
                                  const Resources& resources);

// Rows with `type`, `actor`, `recipient` and `sentence`: "found" is the share in which an event of
// the type names both, "direction" the share of these in which the one does it to the other.
Result<DrawnShares> score_directions(const std::filesystem::path& gold, std::string_view split,
                                     const Resources& resources);

// Rows with `contexts` and `sentence`: "precision", "recall" and "micro_f1" of the contexts of the
// sentence's events together; those of an event that is not found are missed.
Result<DrawnShares> score_contexts(const std::filesystem::path& gold, std::string_view split,
                                   const Resources& resources);

// The splits that a gold set of events has, in the order of their first rows.
Result<std::vector<std::string>> event_splits(const std::filesystem::path& gold);

// Any of these, by the columns that the table has; whole reports where it is no table.
Result<DrawnShares> evaluate_events(const std::filesystem::path& gold, std::string_view split,
                                    const Resources& resources);

}  // namespace chancery
