// Reports in the order of their days join the group whose reports of those days are most like them,
// or begin one.
#include "chancery/stories/news.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>
#include <unordered_map>

namespace chancery {
namespace {

constexpr float kSameNews = 0.14F;
constexpr float kNearlyAsLike = 0.6F;       // of the likeness of the most like
constexpr std::int32_t kNewsDays = 10;      // since the group's last report
constexpr std::size_t kMostWords = 32;      // of a report: the heaviest
constexpr std::size_t kMostLookedAt = 100;  // reports with a word, and of a group: the latest
constexpr std::size_t kOrdinaryWord = 400;  // reports with it: finds no sisters
constexpr float kOrdinaryReports = 1000;    // that a small record is thought to stand among

bool is_clear(const std::optional<DateInterval>& day) {
  return day && day->width_days() <= kNewsDays;
}

bool is_in_time(const NewsGroup& group, const std::optional<DateInterval>& day) {
  return !group.time || !day ||
         (day->from.days() - group.time->to.days() <= kNewsDays &&
          group.time->from.days() - day->to.days() <= kNewsDays);
}

void add(std::size_t report, const std::optional<DateInterval>& day, NewsGroup& group) {
  group.reports.push_back(report);
  // What may have been told on any day of a month does not make the news last so long.
  if (!day || (group.time && !is_clear(day))) return;
  group.time = group.time ? DateInterval{std::min(group.time->from, day->from),
                                         std::max(group.time->to, day->to)}
                          : *day;
}

// News of the report's day began on this day or later; anything goes with a report of no clear day.
std::int32_t first_day(const std::optional<DateInterval>& day) {
  return is_clear(day) ? day->from.days() - 2 * kNewsDays
                       : std::numeric_limits<std::int32_t>::min();
}

bool is_before(const std::optional<Publication>& published, std::int32_t day) {
  return published && published->interval.from.days() < day;
}

// The reports' places by their days, those without one last.
std::vector<std::size_t> by_day(const Publications& published) {
  std::vector<std::size_t> order(published.size());
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    const auto& x = published[a];
    const auto& y = published[b];
    if (x.has_value() != y.has_value()) return x.has_value();
    return x && x->interval < y->interval;
  });
  return order;
}

// The reports so far by their words, to be asked how like each of them another one is.
class LikeReports {
 public:
  LikeReports(const ReportList& reports, const Publications& published)
      : reports_(reports), published_(published), likeness_(reports.size(), 0) {}

  void add(std::uint32_t report) {
    const auto& day = published_[report];
    const bool clear = day && is_clear(day->interval);
    for (const auto& [word, weight] : reports_[report]->words) {
      (clear ? clear_ : vague_)[word].push_back(
          {report, weight, day ? day->interval.from.days() : std::numeric_limits<int>::max()});
    }
  }

  // The earlier reports of the report's days that share words with it, and how like they are.
  std::vector<std::pair<std::uint32_t, float>> like(std::uint32_t report) {
    const auto& own = published_[report];
    const std::int32_t since = first_day(own ? std::optional(own->interval) : std::nullopt);
    touched_.clear();
    for (const auto& [word, weight] : reports_[report]->words) {
      look_up(clear_, word, weight, since);
      look_up(vague_, word, weight, first_day(std::nullopt));
    }
    std::sort(touched_.begin(), touched_.end());
    std::vector<std::pair<std::uint32_t, float>> out;
    for (std::uint32_t other : touched_) {
      out.emplace_back(other, likeness_[other]);
      likeness_[other] = 0;
    }
    return out;
  }

 private:
  struct Posting {
    std::uint32_t report = 0;
    float weight = 0;
    std::int32_t day = 0;
  };
  using Postings = std::unordered_map<std::uint32_t, std::vector<Posting>>;  // by word

  void look_up(const Postings& postings, std::uint32_t word, float weight, std::int32_t since) {
    const auto found = postings.find(word);
    if (found == postings.end()) return;
    std::size_t looked_at = 0;
    for (auto at = found->second.rbegin(); at != found->second.rend(); ++at) {
      if (at->day < since || ++looked_at > kMostLookedAt) return;
      if (likeness_[at->report] == 0) touched_.push_back(at->report);
      likeness_[at->report] += weight * at->weight;
    }
  }

  const ReportList& reports_;
  const Publications& published_;
  Postings clear_;  // of reports of known days, in the order of those
  Postings vague_;
  std::vector<float> likeness_;         // by report, to the one in hand
  std::vector<std::uint32_t> touched_;  // whose likeness is not 0
};

}  // namespace

void weigh_words(std::vector<ReportSummary>& reports) {
  std::unordered_map<std::uint32_t, float> reports_with;
  for (const ReportSummary& report : reports) {
    for (const auto& [word, count] : report.words) ++reports_with[word];
  }
  const auto all = static_cast<float>(reports.size()) + kOrdinaryReports;
  for (ReportSummary& report : reports) {
    CountedWords& words = report.words;
    for (auto& [word, count] : words) {
      count = (1 + std::log(count)) * std::log(all / (reports_with.at(word) + 1));
    }
    keep_heaviest(kMostWords, words);
    to_unit_length(words);
  }
}

std::vector<std::vector<std::size_t>> dated_sisters(const ReportList& reports,
                                                    const std::vector<bool>& dated) {
  std::vector<std::vector<std::size_t>> sisters(reports.size());
  if (std::find(dated.begin(), dated.end(), false) == dated.end()) return sisters;
  std::unordered_map<std::uint32_t, std::vector<std::size_t>> with;  // dated reports, by word
  for (std::size_t i = 0; i < reports.size(); ++i) {
    if (!dated[i]) continue;
    for (const auto& [word, weight] : reports[i]->words) with[word].push_back(i);
  }
  for (std::size_t i = 0; i < reports.size(); ++i) {
    if (dated[i]) continue;
    std::vector<std::size_t> others;
    for (const auto& [word, weight] : reports[i]->words) {
      const auto found = with.find(word);
      if (found == with.end() || found->second.size() > kOrdinaryWord) continue;
      others.insert(others.end(), found->second.begin(), found->second.end());
    }
    make_set(others);
    std::vector<std::pair<std::size_t, float>> alike;
    float most = kSisterReports;
    for (std::size_t other : others) {
      alike.emplace_back(other, likeness(reports[i]->words, reports[other]->words));
      most = std::max(most, alike.back().second);
    }
    if (most == kSisterReports) continue;
    for (const auto& [other, found] : alike) {
      if (found >= kNearlyAsLike * most) sisters[i].push_back(other);
    }
  }
  return sisters;
}

std::vector<NewsGroup> group_news(const ReportList& reports, const Publications& published) {
  std::vector<NewsGroup> groups;
  std::vector<std::size_t> of_days;  // by group, its first report that is of the days in hand
  std::vector<std::size_t> group_of(reports.size());
  LikeReports index(reports, published);
  std::map<std::size_t, float> sums;  // of likeness, by group
  for (std::size_t i : by_day(published)) {
    const auto day = published[i] ? std::optional(published[i]->interval) : std::nullopt;
    const std::int32_t since = first_day(day);
    sums.clear();
    for (const auto& [other, found] : index.like(static_cast<std::uint32_t>(i))) {
      sums[group_of[other]] += found;
    }
    std::size_t best = groups.size();
    float best_likeness = kSameNews;
    for (const auto& [g, sum] : sums) {
      if (!is_in_time(groups[g], day)) continue;
      const std::vector<std::size_t>& members = groups[g].reports;
      while (of_days[g] + 1 < members.size() && is_before(published[members[of_days[g]]], since)) {
        ++of_days[g];
      }
      const std::size_t count = std::min(members.size() - of_days[g], kMostLookedAt);
      const float found = sum / static_cast<float>(count);
      if (found <= best_likeness) continue;
      best = g;
      best_likeness = found;
    }
    if (best == groups.size()) {
      groups.emplace_back();
      of_days.push_back(0);
    }
    add(i, day, groups[best]);
    group_of[i] = best;
    index.add(static_cast<std::uint32_t>(i));
  }
  return groups;
}

}  // namespace chancery
