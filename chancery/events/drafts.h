// From drafts to event mentions: which drafts tell the same, and what date, place, contexts, scores
// and confidence each gets.
#pragma once

#include <optional>
#include <vector>

#include "chancery/events/governing.h"

namespace chancery {

// What the token tells of, if it is a predicate of the lexicon; governed, not yet merged. `trace`
// may be null.
std::optional<EventDraft> draft_at(const Reading& reading, TokenIndex token, SenseTrace* trace,
                                   PartyDemand demand = PartyDemand::kNamed);

// One draft a predicate: a noun under its light verb, a governor and what it governs, the same
// event told twice in one sentence are one. Dropped drafts are taken out.
std::vector<EventDraft> merge_drafts(const Reading& reading, std::vector<EventDraft> drafts);

// `sentence_time` is when the draft's sentence is told to have been, where it is history
// (history.h).
EventMention finish(const Reading& reading, const Ontology& ontology, const EventDraft& draft,
                    const std::optional<DateInterval>& sentence_time);

}  // namespace chancery
