// When a report was published, where it does not say so itself.
#pragma once

#include <optional>

#include "chancery/knowledge/actor_directory.h"
#include "chancery/knowledge/landmarks.h"
#include "chancery/knowledge/time_rules.h"
#include "chancery/record/document.h"
#include "chancery/record/syntax.h"

namespace chancery {

// The document's own date where it has one; else an interval from dated landmark events that it
// tells of as past or still to come, from offices that it calls persons by, from absolute dates and
// weekdays in the text, with basis, reason and evidence. Nothing where nothing can be said.
std::optional<Publication> date_report(const Document& document, const Syntax& syntax,
                                       const Landmarks& landmarks, const ActorDirectory& actors,
                                       const TimeRules& rules);

}  // namespace chancery
