// Many reports -> copies, events, plans, storylines, and the dates that reports lend each other.
#pragma once

#include <span>
#include <vector>

#include "chancery/base/result.h"
#include "chancery/knowledge/actor_directory.h"
#include "chancery/knowledge/ontology.h"
#include "chancery/knowledge/story_lexicon.h"
#include "chancery/record/event.h"
#include "chancery/record/filed_report.h"
#include "chancery/stories/compared_texts.h"
#include "chancery/stories/known_names.h"
#include "chancery/stories/summary.h"

namespace chancery {

// Takes the summaries of reports one at a time, so that a large record is linked without being in
// memory. The links are a pure function of the set of reports: their order does not
// matter, and the same reports give the same links, ids included. No plan lapses by the clock here:
// that is seen from a day (query/).
class Linking {
 public:
  // What is given must outlive it.
  Linking(const ActorDirectory& actors, const Ontology& ontology, const StoryLexicon& lexicon);

  void add(ReportSummary summary);
  // Once, after the last report. `read_again` gives a report that was added: those that may repeat
  // another's text are laid beside it, where `compared` does not know what came of that.
  Result<RecordLinks> link(const ReadAgain& read_again, ComparedTexts& compared);

 private:
  const ActorDirectory& actors_;
  const Ontology& ontology_;
  const StoryLexicon& lexicon_;
  WordReader reader_;
  KnownNames names_;
  std::vector<ReportSummary> reports_;
};

// The same for reports that are in memory.
RecordLinks link_reports(std::span<const FiledReport> reports, const ActorDirectory& actors,
                         const Ontology& ontology, const StoryLexicon& lexicon);

}  // namespace chancery
