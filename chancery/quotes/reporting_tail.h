// A clause of reporting set behind what it reports: `..., X said`, `"...," — said X, a doctor.`
#pragma once

#include <optional>

#include "chancery/quotes/attribution.h"

namespace chancery::quotes {

struct ReportingTail {
  TokenRange speaker;
  TokenIndex speaker_head;
  TokenRange content;  // from the beginning of the sentence to the comma
};

// Read off the words, because a parser is least sure of such clauses: a comma or closing mark, then
// subject and verb or verb and subject, and no further clause behind them. The verb is one of
// saying. Nothing where what stands before the comma has no verb ("On Monday, Putin said").
std::optional<ReportingTail> read_reporting_tail(const Reading& reading, TokenIndex verb);

}  // namespace chancery::quotes
