// Words in quotation marks -> the attribution that they are the content of.
#pragma once

#include <vector>

#include "chancery/quotes/attribution.h"
#include "chancery/quotes/quoted_text.h"

namespace chancery::quotes {

// Gives each stretch of quoted text to the cue that it stands beside, or to the speaker of the
// stretch before where the quotation goes on (across a break of paragraphs as well), or to the
// speaker of the sentence before. What nobody says (a title, a scare quote) is left. Marks each
// attribution as quoted or partly quoted, and drops those that were left without content.
void attach_quoted_text(const Reading& reading, const std::vector<QuotedText>& quoted,
                        std::vector<Attribution>& attributions);

}  // namespace chancery::quotes
