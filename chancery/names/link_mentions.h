// Descriptions and pronouns -> the entities that they mean.
#pragma once

#include "chancery/names/draft.h"

namespace chancery::names {

// Gives every nominal mention and pronoun of draft.mentions (all of them, in order; the named ones
// have their entities) an entity: one that is there, or a new one of its own where nothing fits or
// two fit alike.
void link_mentions(const Reading& reading, Draft& draft);

}  // namespace chancery::names
