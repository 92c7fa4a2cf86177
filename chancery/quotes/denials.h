// A claim and its denial by whom it is about, where one report has both.
#pragma once

#include "chancery/quotes/attribution.h"

namespace chancery::quotes {

// "Kyiv accused Moscow of firing. Moscow denied it.": sets `denied_by` of the first and `denies` of
// the second. `attributions[i]` is what quotations[i] was made of; both are in the order of cues.
void link_denials(const Reading& reading, const std::vector<Attribution>& attributions,
                  const std::vector<std::size_t>& place, Quotations& quotations);

}  // namespace chancery::quotes
