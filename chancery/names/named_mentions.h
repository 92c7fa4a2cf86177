// Mentions by name: the tagger's name spans set right by the directory's names.
#pragma once

#include <vector>

#include "chancery/names/draft.h"

namespace chancery::names {

// In the order of the text. A name inside another is kept where it is a state at the beginning of
// an organisation ("Russian Foreign Ministry" is ORG, "Russian" NORP). Surnames that the directory
// knows but the tagger missed come with join_names(), which knows who is spoken of.
std::vector<DraftMention> find_named_mentions(const Reading& reading);

}  // namespace chancery::names
