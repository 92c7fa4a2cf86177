// Many reports -> copies, events, plans, storylines, and the dates that reports lend each other.
#pragma once

#include <optional>
#include <span>

#include "chancery/base/date.h"
#include "chancery/knowledge/actor_directory.h"
#include "chancery/knowledge/ontology.h"
#include "chancery/record/event.h"
#include "chancery/record/filed_report.h"

namespace chancery {

// A pure function of the set of reports: their order does not matter, and the same reports give the
// same links, ids included. With `as_of`, a plan whose last expected day lies before it and that
// nothing fulfils has lapsed; without it no plan lapses by the clock alone, only by the reports.
RecordLinks link_reports(std::span<const FiledReport> reports, const ActorDirectory& actors,
                         const Ontology& ontology, std::optional<CivilDate> as_of = std::nullopt);

}  // namespace chancery
