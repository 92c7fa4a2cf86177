// Many reports -> copies, events, plans, storylines, and the dates that reports lend each other.
#pragma once

#include <span>

#include "chancery/knowledge/actor_directory.h"
#include "chancery/knowledge/ontology.h"
#include "chancery/knowledge/story_lexicon.h"
#include "chancery/record/event.h"
#include "chancery/record/filed_report.h"

namespace chancery {

// A pure function of the set of reports: their order does not matter, and the same reports give the
// same links, ids included. No plan lapses by the clock here: that is seen from a day (query/).
RecordLinks link_reports(std::span<const FiledReport> reports, const ActorDirectory& actors,
                         const Ontology& ontology, const StoryLexicon& lexicon);

}  // namespace chancery
