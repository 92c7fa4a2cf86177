#include "chancery/stories/why_joined.h"

#include "chancery/stories/identity.h"
#include "chancery/stories/news.h"

namespace chancery {

std::vector<std::string> why_joined(const Event& event, const std::vector<TellingReport>& reports,
                                    const StoryLexicon& lexicon, const ActorDirectory& actors) {
  WordReader reader(lexicon, actors);
  KnownNames names;
  std::vector<ReportSummary> summaries;
  Publications published;
  for (const TellingReport& one : reports) {
    summaries.push_back(summarize(*one.report, reader));
    names.add(summaries.back().persons);
    published.push_back(one.published);
  }
  weigh_words(summaries);
  std::vector<const ReportSummary*> list;
  for (const ReportSummary& summary : summaries) list.push_back(&summary);
  const std::vector<bool> none(list.size(), false);
  const std::vector<Told> told = tell(list, published, none, none, names);
  const auto telling_of = [&](const Evidence& evidence) -> const Told* {
    for (const Told& one : told) {
      if (one.filed->report.id == evidence.report && one.mention == evidence.mention) return &one;
    }
    return nullptr;
  };
  std::vector<std::string> reasons(event.evidence.size());
  for (std::size_t i = 0; i < event.evidence.size(); ++i) {
    const Told* here = telling_of(event.evidence[i]);
    Sameness best;
    const Told* with = nullptr;
    for (std::size_t k = 0; k < event.evidence.size() && here != nullptr; ++k) {
      const Told* there = k == i ? nullptr : telling_of(event.evidence[k]);
      if (there == nullptr) continue;
      const Sameness found = compare_tellings(*here, *there, lexicon);
      if (found.total <= best.total) continue;
      best = found;
      with = there;
    }
    if (with == nullptr) continue;
    const std::string& outlet = with->filed->report.outlet;
    reasons[i] = "as in \"" + with->filed->title + "\"" +
                 (outlet.empty() ? "" : " (" + outlet + ")") + ", " + written(best);
  }
  return reasons;
}

}  // namespace chancery
