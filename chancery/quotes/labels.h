// Attributions by their place on the page: "Putin: no more talks", the turns of a transcript, and
// a quotation with its speaker's name behind a dash.
#pragma once

#include <vector>

#include "chancery/quotes/attribution.h"
#include "chancery/quotes/quoted_text.h"

namespace chancery::quotes {

// A paragraph that begins with a speaker and a colon. In a transcript (several such turns) the
// paragraphs up to the next turn belong to it.
std::vector<Attribution> read_labels(const Reading& reading);

// `"We are ready." — Anna Kovacs, Budapest`, the dash perhaps on a line of its own.
std::vector<Attribution> read_signatures(const Reading& reading,
                                         const std::vector<QuotedText>& quoted);

}  // namespace chancery::quotes
