// Reports, events and plans of one matter: pieces of news about the same countries or persons that
// follow one another and use the same words.
#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <span>
#include <unordered_map>

#include "chancery/stories/groups.h"
#include "chancery/stories/link_steps.h"
#include "chancery/stories/news.h"

namespace chancery {
namespace {

constexpr std::int32_t kLongestPause = 270;  // days without a report end a story
constexpr std::size_t kMainCountries = 2;
constexpr std::size_t kLookedBack = 12;  // pieces of news of one subject
constexpr float kSameMatter = 0.25F;     // likeness of two pieces of news of one subject
constexpr std::size_t kBeside = 8;       // reports of each that are compared

using Countries = std::vector<CountryCode>;

// The countries that take part in most of the report's events, by count, then code.
Countries main_countries(const std::vector<const Told*>& told, const ActorDirectory& actors) {
  std::map<CountryCode, std::size_t> counts;
  for (const Told* one : told) {
    std::set<CountryCode> of_event;
    for (const auto* side : {&one->actors, &one->recipients}) {
      for (const Party& party : *side) {
        // Codes of no state (IGO, NGO) are not what a story is about.
        if (party.country && actors.country(*party.country) != nullptr) {
          of_event.insert(*party.country);
        }
      }
    }
    // What passes between two countries says more of the matter than what one does alone.
    for (const CountryCode& country : of_event) counts[country] += of_event.size() > 1 ? 2U : 1U;
  }
  std::vector<std::pair<CountryCode, std::size_t>> ranked(counts.begin(), counts.end());
  std::stable_sort(ranked.begin(), ranked.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  Countries out;
  for (std::size_t i = 0; i < ranked.size() && i < kMainCountries; ++i) {
    out.push_back(ranked[i].first);
  }
  std::sort(out.begin(), out.end());
  return out;
}

std::int32_t pause(const DateInterval& a, const DateInterval& b) {
  if (a.overlaps(b)) return 0;
  return a.to < b.from ? b.from.days() - a.to.days() : a.from.days() - b.to.days();
}

std::string month_and_year(CivilDate day) { return day.iso().substr(0, 7); }

std::string title_of(const Countries& countries, const std::optional<DateInterval>& time,
                     const ActorDirectory& actors) {
  std::string title;
  for (const CountryCode& code : countries) {
    const Country* country = actors.country(code);
    if (!title.empty()) title += " and ";
    title += country != nullptr ? std::string(country->name) : code.str();
  }
  if (title.empty()) title = "Other matters";
  if (!time) return title;
  const std::string from = month_and_year(time->from);
  const std::string to = month_and_year(time->to);
  return title + ", " + from + (from == to ? "" : " to " + to);
}

// What two reports must have in common to be of one matter: their two main countries, or two of the
// persons and bodies that take part.
std::vector<std::string> subjects_of(const Countries& countries,
                                     const std::vector<const Told*>& told) {
  std::vector<std::string> subjects;
  if (countries.size() == kMainCountries) {
    subjects.push_back(countries[0].str() + " " + countries[1].str());
  }
  std::set<std::string> parties;
  for (const Told* one : told) {
    for (const auto* side : {&one->actors, &one->recipients}) {
      for (const Party& party : *side) {
        const bool state = party.country && party.id == party.country->view();
        const bool known = party.id.rfind("text:", 0) != 0;
        if (!state && known) parties.emplace(lasting_part(party.id));
      }
    }
  }
  for (auto a = parties.begin(); a != parties.end(); ++a) {
    for (auto b = std::next(a); b != parties.end(); ++b) subjects.push_back(*a + " " + *b);
  }
  return subjects;
}

// The words of some reports of one piece of news together.
using Words = std::unordered_map<std::uint32_t, float>;

Words words_of(const ReportList& reports, std::span<const std::size_t> chosen) {
  Words sum;
  for (std::size_t i : chosen) {
    for (const auto& [word, weight] : reports[i]->words) sum[word] += weight;
  }
  return sum;
}

float product(const Words& a, const Words& b) {
  float sum = 0;
  for (const auto& [word, weight] : a) {
    const auto found = b.find(word);
    if (found != b.end()) sum += weight * found->second;
  }
  return sum;
}

// How like the last reports of one piece of news are to the first of another: the cosine.
float follows_on(const ReportList& reports, const NewsGroup& before, const NewsGroup& after) {
  const std::size_t last = std::min(before.reports.size(), kBeside);
  const std::size_t first = std::min(after.reports.size(), kBeside);
  const Words a = words_of(reports, std::span(before.reports).last(last));
  const Words b = words_of(reports, std::span(after.reports).first(first));
  return product(a, b) / std::sqrt(std::max(product(a, a) * product(b, b), 1e-6F));
}

// Pieces of news of one subject follow one another; a copy goes with its original.
Groups group_reports(const ReportList& reports, const std::vector<NewsGroup>& news,
                     const std::vector<std::vector<std::string>>& subjects,
                     const std::vector<CopyLink>& copies) {
  Groups groups(reports.size());
  std::map<std::string, std::vector<std::size_t>> by_subject;
  for (std::size_t n = 0; n < news.size(); ++n) {
    std::set<std::string> of_news;
    for (std::size_t i : news[n].reports) {
      groups.join(i, news[n].reports.front());
      of_news.insert(subjects[i].begin(), subjects[i].end());
    }
    for (const std::string& subject : of_news) by_subject[subject].push_back(n);
  }
  for (auto& [key, members] : by_subject) {
    std::stable_sort(members.begin(), members.end(), [&](std::size_t a, std::size_t b) {
      if (news[a].time.has_value() != news[b].time.has_value()) return news[a].time.has_value();
      return news[a].time && *news[a].time < *news[b].time;
    });
    for (std::size_t k = 1; k < members.size(); ++k) {
      const NewsGroup& after = news[members[k]];
      for (std::size_t back = 1; back <= std::min(k, kLookedBack); ++back) {
        const NewsGroup& before = news[members[k - back]];
        const bool near =
            !before.time || !after.time || pause(*before.time, *after.time) <= kLongestPause;
        if (near && follows_on(reports, before, after) >= kSameMatter) {
          groups.join(before.reports.front(), after.reports.front());
        }
      }
    }
  }
  std::map<ReportId, std::size_t> places;
  for (std::size_t i = 0; i < reports.size(); ++i) places[reports[i]->report.id] = i;
  for (const CopyLink& copy : copies) {
    groups.join(places.at(copy.report), places.at(copy.original));
  }
  return groups;
}

}  // namespace

std::vector<Storyline> make_storylines(const ReportList& reports, const Publications& published,
                                       const std::vector<Told>& told,
                                       const std::vector<std::vector<std::size_t>>& groups,
                                       const std::vector<Event>& events,
                                       const std::vector<Plan>& plans,
                                       const std::vector<CopyLink>& copies,
                                       const ActorDirectory& actors) {
  std::vector<std::vector<const Told*>> by_report(reports.size());
  for (const Told& one : told) by_report[one.report].push_back(&one);
  std::vector<Countries> countries;
  for (const auto& of_report : by_report) countries.push_back(main_countries(of_report, actors));
  std::vector<std::vector<std::string>> subjects;
  for (std::size_t i = 0; i < reports.size(); ++i) {
    subjects.push_back(subjects_of(countries[i], by_report[i]));
  }
  Groups stories = group_reports(reports, group_news(reports, published), subjects, copies);
  // Reports whose news is one event, and that have a main country in common, belong together. What
  // is told further down as background is of many matters.
  const auto is_news = [&told](std::size_t i) {
    return told[i].leads && told[i].event->status != EventStatus::kHistorical;
  };
  for (const std::vector<std::size_t>& group : groups) {
    const auto news = std::find_if(group.begin(), group.end(), is_news);
    if (news == group.end()) continue;
    const std::size_t first = told[*news].report;
    for (std::size_t i : group) {
      if (!is_news(i)) continue;
      const Countries& a = countries[first];
      const Countries& b = countries[told[i].report];
      const bool in_common = std::any_of(a.begin(), a.end(), [&b](const CountryCode& country) {
        return std::find(b.begin(), b.end(), country) != b.end();
      });
      if (in_common) stories.join(told[i].report, first);
    }
  }

  std::map<std::size_t, Storyline> by_root;
  std::map<std::size_t, std::vector<const Told*>> told_by_root;
  for (std::size_t i = 0; i < reports.size(); ++i) {
    by_root[stories.find(i)].reports.push_back(reports[i]->report.id);
    auto& all = told_by_root[stories.find(i)];
    all.insert(all.end(), by_report[i].begin(), by_report[i].end());
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
  std::map<std::size_t, DateInterval> times;
  for (std::size_t i = 0; i < reports.size(); ++i) {
    if (!published[i]) continue;
    const DateInterval& when = published[i]->interval;
    const auto [time, fresh] = times.emplace(stories.find(i), when);
    if (!fresh) {
      time->second = {std::min(time->second.from, when.from), std::max(time->second.to, when.to)};
    }
  }
  std::vector<Storyline> out;
  for (auto& [root, story] : by_root) {
    const auto found = times.find(root);
    const auto time = found == times.end() ? std::nullopt : std::optional(found->second);
    story.id = StorylineId::of({"story", reports[root]->report.id.str()});
    story.title = title_of(main_countries(told_by_root[root], actors), time, actors);
    out.push_back(std::move(story));
  }
  std::sort(out.begin(), out.end(),
            [](const Storyline& a, const Storyline& b) { return a.id < b.id; });
  return out;
}

}  // namespace chancery
