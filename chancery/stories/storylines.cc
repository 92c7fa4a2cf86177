// Reports, events and plans of one matter.
#include <algorithm>
#include <map>
#include <set>

#include "chancery/stories/groups.h"
#include "chancery/stories/link_steps.h"
#include "chancery/stories/matters.h"
#include "chancery/stories/news.h"
#include "chancery/stories/story_titles.h"

namespace chancery {
namespace {

constexpr std::size_t kFewReports = 3;

using Countries = std::vector<CountryCode>;
using ToldByReport = std::vector<std::vector<const Told*>>;

// Pieces of news of one matter go together, and a copy with its original.
Groups group_reports(const ReportList& reports, const std::vector<NewsGroup>& news,
                     const std::vector<std::size_t>& original_of, const std::vector<bool>& is_copy,
                     const TellingWords& telling) {
  Groups groups(reports.size());
  for (std::size_t i = 0; i < reports.size(); ++i) groups.join(i, original_of[i]);
  for (const NewsGroup& group : news) {
    for (std::size_t i : group.reports) groups.join(i, group.reports.front());
  }
  for (const std::vector<std::size_t>& matter : group_matters(reports, news, is_copy, telling)) {
    for (std::size_t n : matter) {
      groups.join(news[n].reports.front(), news[matter.front()].reports.front());
    }
  }
  return groups;
}

bool have_in_common(const Countries& a, const Countries& b) {
  return std::any_of(a.begin(), a.end(), [&b](const CountryCode& country) {
    return std::find(b.begin(), b.end(), country) != b.end();
  });
}

// For each storyline of few reports by which others tell its news: reports whose news is one event,
// and that have a main country in common. What is told further down as background is of many
// matters.
std::map<std::size_t, std::map<std::size_t, std::size_t>> shared_news(
    const std::vector<Told>& told, const std::vector<Countries>& countries,
    const std::vector<std::vector<std::size_t>>& groups, const std::vector<std::size_t>& sizes,
    Groups& stories) {
  std::map<std::size_t, std::map<std::size_t, std::size_t>> shared;
  for (const std::vector<std::size_t>& group : groups) {
    std::map<std::size_t, std::size_t> reports;  // by storyline, one of its own
    for (std::size_t i : group) {
      if (!told[i].leads || told[i].event->status == EventStatus::kHistorical) continue;
      reports.emplace(stories.find(told[i].report), told[i].report);
    }
    for (const auto& [story, report] : reports) {
      if (sizes[story] > kFewReports) continue;
      for (const auto& [other, with] : reports) {
        const bool larger =
            sizes[other] > sizes[story] || (sizes[other] == sizes[story] && other < story);
        if (larger && have_in_common(countries[report], countries[with])) ++shared[story][other];
      }
    }
  }
  return shared;
}

// A storyline of few reports goes with the one that shares most of its news; two of many are two
// matters, whatever event belongs to both.
void join_by_events(const std::vector<Told>& told, const ToldByReport& by_report,
                    const std::vector<std::vector<std::size_t>>& groups,
                    const ActorDirectory& actors, Groups& stories) {
  std::vector<Countries> countries;
  for (const auto& of_report : by_report) countries.push_back(main_countries(of_report, actors));
  std::vector<std::size_t> sizes(by_report.size(), 0);
  for (std::size_t i = 0; i < by_report.size(); ++i) ++sizes[stories.find(i)];
  for (const auto& [story, others] : shared_news(told, countries, groups, sizes, stories)) {
    const auto most =
        std::max_element(others.begin(), others.end(), [&sizes](const auto& a, const auto& b) {
          return a.second != b.second ? a.second < b.second : sizes[a.first] < sizes[b.first];
        });
    stories.join(story, most->first);
  }
}

// The reports of each storyline by the place of its first, with what they tell and their time.
std::map<std::size_t, StoryParts> collect(const Publications& published,
                                          const ToldByReport& by_report, Groups& stories) {
  std::map<std::size_t, StoryParts> by_root;
  for (std::size_t i = 0; i < by_report.size(); ++i) {
    StoryParts& story = by_root[stories.find(i)];
    story.reports.push_back(i);
    story.told.insert(story.told.end(), by_report[i].begin(), by_report[i].end());
    if (!published[i]) continue;
    const DateInterval& when = published[i]->interval;
    story.time = story.time ? DateInterval{std::min(story.time->from, when.from),
                                           std::max(story.time->to, when.to)}
                            : when;
  }
  return by_root;
}

}  // namespace

std::vector<Storyline> make_storylines(const ReportList& reports, const Publications& published,
                                       const std::vector<Told>& told,
                                       const std::vector<std::vector<std::size_t>>& groups,
                                       const std::vector<Event>& events,
                                       const std::vector<Plan>& plans,
                                       const std::vector<std::size_t>& original_of,
                                       const ActorDirectory& actors, WordReader& reader) {
  ToldByReport by_report(reports.size());
  for (const Told& one : told) by_report[one.report].push_back(&one);
  std::vector<bool> is_copy;
  for (std::size_t i = 0; i < reports.size(); ++i) is_copy.push_back(original_of[i] != i);
  const TellingWords telling = telling_words(reports, is_copy);
  Groups stories =
      group_reports(reports, group_news(reports, published), original_of, is_copy, telling);
  join_by_events(told, by_report, groups, actors, stories);

  std::map<std::size_t, Storyline> by_root;
  for (const auto& [root, parts] : collect(published, by_report, stories)) {
    Storyline& story = by_root[root];
    story.id = StorylineId::of({"story", reports[root]->report.id.str()});
    story.title = story_title(reports, parts, telling, actors, reader);
    for (std::size_t i : parts.reports) story.reports.push_back(reports[i]->report.id);
  }
  // An event belongs where most of its tellings are, the first of equals.
  std::map<EventId, std::size_t> story_of;
  for (std::size_t e = 0; e < events.size(); ++e) {
    std::map<std::size_t, std::size_t> counts;
    for (std::size_t i : groups[e]) ++counts[stories.find(told[i].report)];
    const auto most =
        std::max_element(counts.begin(), counts.end(),
                         [](const auto& a, const auto& b) { return a.second < b.second; });
    by_root[most->first].events.push_back(events[e].id);
    story_of[events[e].id] = most->first;
  }
  for (const Plan& plan : plans) {
    by_root[story_of.at(plan.announced_by.front())].plans.push_back(plan.id);
  }
  std::vector<Storyline> out;
  for (auto& [root, story] : by_root) out.push_back(std::move(story));
  std::sort(out.begin(), out.end(),
            [](const Storyline& a, const Storyline& b) { return a.id < b.id; });
  return out;
}

}  // namespace chancery
