// Which pieces of news are of one long matter: a war, a trial, an epidemic, followed over months.
#pragma once

#include <cstddef>
#include <cstdint>
#include <unordered_map>
#include <vector>

#include "chancery/stories/news.h"

namespace chancery {

// How far the reports that hold a word are of one matter, 0..1, for each word that many hold. The
// words of few are left out: they count as they are.
using TellingWords = std::unordered_map<std::uint32_t, float>;

// A report in `is_copy` says nothing of its own.
TellingWords telling_words(const ReportList& reports, const std::vector<bool>& is_copy);

// Takes from the words what they do not tell.
void weigh_by(const TellingWords& telling, CountedWords& words);

// The places in `news` of those that belong together; each stands in one group, but for those of
// copies alone.
//
// Two reports of one matter share, on the average, rare words; two reports of any matters hardly.
// So pieces of news are put together by the mean likeness of all their reports two by two (average
// link), which does not grow as groups grow, and words that stand beside any others ("president",
// the name of one who acts in all matters) are left out. It takes much likeness to join few
// reports, less to join a matter of many, of which is known what it is about.
std::vector<std::vector<std::size_t>> group_matters(const ReportList& reports,
                                                    const std::vector<NewsGroup>& news,
                                                    const std::vector<bool>& is_copy,
                                                    const TellingWords& telling);

}  // namespace chancery
