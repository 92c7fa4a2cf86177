// Attributions that the tree shows: verbs and nouns of saying with their clauses, "according to".
#pragma once

#include <vector>

#include "chancery/quotes/attribution.h"
#include "chancery/quotes/quoted_text.h"

namespace chancery::quotes {

// In the order of their cues. One whose content is empty is a verb that can stand with words in
// quotation marks; attach_quoted_text() gives it some or drops it.
std::vector<Attribution> find_cues(const Reading& reading, const std::vector<QuotedText>& quoted);

}  // namespace chancery::quotes
