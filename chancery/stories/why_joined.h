// Why the record holds several tellings to be one event: for `explain`, made again when asked.
#pragma once

#include <string>
#include <vector>

#include "chancery/knowledge/actor_directory.h"
#include "chancery/knowledge/story_lexicon.h"
#include "chancery/record/event.h"
#include "chancery/record/filed_report.h"

namespace chancery {

// One report that tells the event, with the date of publication that the record has for it.
struct TellingReport {
  const FiledReport* report = nullptr;
  std::optional<Publication> published;
};

// For each evidence of the event which other one it is most like, and the parts of that judgement;
// empty for the only one, and where its report is not among `reports`.
std::vector<std::string> why_joined(const Event& event, const std::vector<TellingReport>& reports,
                                    const StoryLexicon& lexicon, const ActorDirectory& actors);

}  // namespace chancery
