// Mentions by description and by pronoun: "the North Korean leader", "officials", "the ministry",
// "both sides"; he, she, it, they.
#pragma once

#include <vector>

#include "chancery/names/draft.h"

namespace chancery::names {

// In the order of the text. `draft` holds the named mentions, in order, and their entities with
// descriptions: a noun inside a name, or one that only introduces a name as its title or
// apposition, is no mention of its own. First and second person are left out: who they are is the
// quotation's to say.
std::vector<DraftMention> find_nominal_mentions(const Reading& reading, const Draft& draft);

}  // namespace chancery::names
