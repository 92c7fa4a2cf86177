// Which reports bring one piece of news: the same words, weighed by how rare they are, in the same
// days. After Miranda et al. 2018 (clusters of news by tf-idf and time), without a trained part;
// the last reports of a group stand for it, so that none grows by being large.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "chancery/base/date.h"
#include "chancery/stories/link_steps.h"

namespace chancery {

// Reports of one piece of news, in the order of their days.
struct NewsGroup {
  std::vector<std::size_t> reports;
  std::optional<DateInterval> time;
};

// Turns how often words stand in a report into weights: rare words weigh most, the lightest are
// left out, and the length of all together is 1.
void weigh_words(std::vector<ReportSummary>& reports);

// Reports at least so much alike bring the same news.
inline constexpr float kSisterReports = 0.4F;

// For each report without a day of its own (`dated[i]` false) those with one that bring the same
// news by their words: the one most like it and whoever is nearly as like. Empty for the others,
// and where none is like enough. Words must be weighed.
std::vector<std::vector<std::size_t>> dated_sisters(const ReportList& reports,
                                                    const std::vector<bool>& dated);

// Every report, its words weighed, stands in one group. The reports' order does not matter but for
// numbering.
std::vector<NewsGroup> group_news(const ReportList& reports, const Publications& published);

}  // namespace chancery
