// Reports that their outlets took back: corrected versions at the same address, kill notices.
#include <algorithm>
#include <map>

#include "chancery/stories/link_steps.h"
#include "chancery/text/fold.h"

namespace chancery {
namespace {

constexpr std::size_t kShortestTitle = 20;  // letters; a shorter one may be anybody's

std::optional<CivilDate> day_of(const ReportSummary& report) {
  return report.published ? std::optional(report.published->interval.from) : std::nullopt;
}

bool is_older(const ReportSummary* a, const ReportSummary* b) {
  const auto x = day_of(*a);
  const auto y = day_of(*b);
  return x != y ? x < y : a->report.id < b->report.id;
}

}  // namespace

std::vector<CopyLink> find_withdrawn(const ReportList& reports, const StoryLexicon& lexicon) {
  std::map<std::string, std::vector<const ReportSummary*>> by_url;
  std::map<std::string, std::vector<const ReportSummary*>> by_outlet;
  std::vector<const ReportSummary*> notices;
  for (const ReportSummary* report : reports) {
    if (!report->report.url.empty()) by_url[report->report.url].push_back(report);
    by_outlet[lexicon.owner(report->report.outlet)].push_back(report);
    if (!report->notice.empty()) notices.push_back(report);
  }
  std::map<ReportId, CopyLink> withdrawn;
  for (auto& [url, versions] : by_url) {
    // Of versions of one day nobody knows which is the last.
    const ReportSummary* last = *std::max_element(versions.begin(), versions.end(), is_older);
    for (const ReportSummary* version : versions) {
      if (!day_of(*version) || !(day_of(*version) < day_of(*last))) continue;
      withdrawn[version->report.id] = {version->report.id, last->report.id, 0,
                                       "a later version stands at the same address", false};
    }
  }
  for (const ReportSummary* notice : notices) {
    for (const ReportSummary* report : by_outlet[lexicon.owner(notice->report.outlet)]) {
      const std::string title = fold_name(report->title);
      if (report == notice || title.size() < kShortestTitle) continue;
      if (is_older(notice, report) || notice->notice.find(title) == std::string::npos) continue;
      withdrawn[report->report.id] = {report->report.id, notice->report.id, 0,
                                      "withdrawn by its outlet", false};
    }
  }
  std::vector<CopyLink> out;
  for (auto& [id, link] : withdrawn) out.push_back(std::move(link));
  return out;
}

}  // namespace chancery
