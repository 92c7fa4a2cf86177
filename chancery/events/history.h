// What is told as history: by its day, by the sentence before, by parties that are no more.
#pragma once

#include <vector>

#include "chancery/events/governing.h"

namespace chancery {

// The time of each sentence that is told as history: more than a year before the report by the time
// expression of its main word, or in one paragraph behind such a sentence, in the past tense and
// without a time of its own. Parallel to the sentences; nothing for those that tell of the present.
std::vector<std::optional<DateInterval>> historical_sentences(const Reading& reading);

// More than a year before the report.
bool is_history(const Reading& reading, const DateInterval& interval);

// "has since refused": a tense that reaches into the present, whatever year the sentence names.
bool reaches_the_present(const Reading& reading, TokenIndex verb);

// "fought for two centuries": over when it is told.
bool lasted_an_age(const Reading& reading, TokenIndex verb);

// Whether a party is called by a name that only history has: "Nazi Germany", "the Crusaders".
bool names_bygone_party(const Reading& reading, const EventDraft& draft);

}  // namespace chancery
