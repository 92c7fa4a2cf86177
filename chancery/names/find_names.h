// Syntax -> mentions, and the entities of the document that they corefer to.
#pragma once

#include "chancery/knowledge/actor_directory.h"
#include "chancery/knowledge/gazetteer.h"
#include "chancery/knowledge/name_lexicon.h"
#include "chancery/record/document.h"
#include "chancery/record/names.h"
#include "chancery/record/syntax.h"

namespace chancery {

// Named mentions from the tagger's name spans and the directory's names; nominal mentions
// ("the Russian president", "the minister", "the two leaders") and pronouns of the third person,
// each joined to the one entity that fits. What fits two candidates stays alone. `published` tells
// who the members of a group of states were.
Names find_names(const Document& document, const Syntax& syntax,
                 const std::optional<Publication>& published, const ActorDirectory& actors,
                 const NameLexicon& lexicon, const Gazetteer& gazetteer);

}  // namespace chancery
