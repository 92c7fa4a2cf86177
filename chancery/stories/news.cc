// Reports in the order of their days join the group that is most like them, or begin one.
#include "chancery/stories/news.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace chancery {
namespace {

constexpr float kSameNews = 0.16F;
constexpr std::int32_t kNewsDays = 10;    // since the group's last report
constexpr std::size_t kMostWords = 96;    // of a report: the heaviest
constexpr std::size_t kLookedUp = 12;     // of them, by which groups are found
constexpr float kNameWeight = 1.5F;       // of names and numbers
constexpr float kTitleWeight = 1;         // what the headline says counts once more
constexpr float kOrdinaryReports = 1000;  // that a small record is thought to stand among

using Counts = std::unordered_map<std::uint64_t, float>;

// In how many sentences a word stands; more for names, and for the headline.
Counts count_words(const FiledReport& report, WordReader& reader) {
  Counts counts;
  for (std::size_t s = 0; s < report.sentences.size(); ++s) {
    const TextWords read = reader.read(words_at(report.text, report.sentences[s]));
    const float weight = s == 0 ? 1 + kTitleWeight : 1;
    for (std::uint64_t word : read.words) counts[word] += weight;
    for (std::uint64_t word : read.keys) counts[word] += (kNameWeight - 1) * weight;
  }
  return counts;
}

WeighedWords weigh(const Counts& counts, const Counts& reports_with, std::size_t reports) {
  WeighedWords words;
  for (const auto& [word, count] : counts) {
    const float rarity =
        std::log((static_cast<float>(reports) + kOrdinaryReports) / (reports_with.at(word) + 1));
    words.emplace_back(word, (1 + std::log(count)) * rarity);
  }
  const auto heavier = [](const auto& a, const auto& b) {
    return a.second != b.second ? a.second > b.second : a.first < b.first;
  };
  if (words.size() > kMostWords) {
    std::nth_element(words.begin(), words.begin() + kMostWords, words.end(), heavier);
    words.resize(kMostWords);
  }
  std::sort(words.begin(), words.end(), heavier);
  float square = 0;
  for (const auto& [word, weight] : words) square += weight * weight;
  for (auto& [word, weight] : words) weight /= std::sqrt(std::max(square, 1e-6F));
  return words;
}

float dot(const WeighedWords& words, const NewsGroup& group) {
  float sum = 0;
  for (const auto& [word, weight] : words) {
    const auto found = group.words.find(word);
    if (found != group.words.end()) sum += weight * found->second;
  }
  return sum;
}

bool is_in_time(const NewsGroup& group, const std::optional<DateInterval>& day) {
  return !group.time || !day ||
         (day->from.days() - group.time->to.days() <= kNewsDays &&
          group.time->from.days() - day->to.days() <= kNewsDays);
}

void add(std::size_t report, const WeighedWords& words, const std::optional<DateInterval>& day,
         NewsGroup& group) {
  group.square += 2 * dot(words, group) + 1;
  for (const auto& [word, weight] : words) group.words[word] += weight;
  group.reports.push_back(report);
  if (!day) return;
  group.time = group.time ? DateInterval{std::min(group.time->from, day->from),
                                         std::max(group.time->to, day->to)}
                          : *day;
}

}  // namespace

float likeness(const NewsGroup& a, const NewsGroup& b) {
  const bool a_smaller = a.words.size() <= b.words.size();
  const NewsGroup& fewer = a_smaller ? a : b;
  const NewsGroup& more = a_smaller ? b : a;
  float sum = 0;
  for (const auto& [word, weight] : fewer.words) {
    const auto found = more.words.find(word);
    if (found != more.words.end()) sum += weight * found->second;
  }
  return sum / std::sqrt(std::max(a.square * b.square, 1e-6F));
}

std::vector<NewsGroup> group_news(const ReportList& reports, const Publications& published,
                                  WordReader& reader) {
  std::vector<Counts> counts;
  Counts reports_with;
  for (const FiledReport* report : reports) {
    counts.push_back(count_words(*report, reader));
    for (const auto& [word, count] : counts.back()) ++reports_with[word];
  }
  const auto day_of = [&](std::size_t i) {
    return published[i] ? std::optional(published[i]->interval) : std::nullopt;
  };
  std::vector<std::size_t> order(reports.size());
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    const auto x = day_of(a);
    const auto y = day_of(b);
    if (x.has_value() != y.has_value()) return x.has_value();
    return x && *x < *y;
  });
  std::vector<NewsGroup> groups;
  std::unordered_map<std::uint64_t, std::vector<std::size_t>> with_word;
  for (std::size_t i : order) {
    const WeighedWords words = weigh(counts[i], reports_with, reports.size());
    const auto day = day_of(i);
    const std::size_t looked_up = std::min(words.size(), kLookedUp);
    std::vector<std::size_t> near;
    for (std::size_t w = 0; w < looked_up; ++w) {
      const auto& with = with_word[words[w].first];
      near.insert(near.end(), with.begin(), with.end());
    }
    std::sort(near.begin(), near.end());
    near.erase(std::unique(near.begin(), near.end()), near.end());
    std::size_t best = groups.size();
    float best_likeness = kSameNews;
    for (std::size_t g : near) {
      if (!is_in_time(groups[g], day)) continue;
      const float found = dot(words, groups[g]) / std::sqrt(std::max(groups[g].square, 1e-6F));
      if (found < best_likeness) continue;
      best = g;
      best_likeness = found;
    }
    if (best == groups.size()) groups.emplace_back();
    add(i, words, day, groups[best]);
    for (std::size_t w = 0; w < looked_up; ++w) {
      std::vector<std::size_t>& with = with_word[words[w].first];
      if (std::find(with.begin(), with.end(), best) == with.end()) with.push_back(best);
    }
  }
  for (NewsGroup& group : groups) std::sort(group.reports.begin(), group.reports.end());
  return groups;
}

}  // namespace chancery
