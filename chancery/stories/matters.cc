#include "chancery/stories/matters.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace chancery {
namespace {

constexpr std::size_t kFewestHolders = 8;  // reports, of a word that may be of any matter
constexpr std::size_t kHoldersPart = 200;  // the same, as one report in so many
constexpr std::size_t kSampled = 64;       // of the reports that hold a word
constexpr float kAnyMatter = 0.05F;        // mean likeness of reports that share no matter
constexpr float kOneMatter = 0.12F;        // and of such as are of one
constexpr std::size_t kHeaviest = 16;      // words by which matters meet
constexpr std::size_t kLatest = 64;        // matters with a word that are looked at
constexpr std::size_t kCompared = 12;
constexpr std::size_t kMostWords = 400;  // of a matter
constexpr float kLeastLink = 0.05F;      // of a matter of many reports
constexpr float kMoreLink = 0.15F;       // beyond that, of a single report
constexpr float kManyReports = 40;
constexpr std::int32_t kLongestPause = 270;  // days without news, after which a matter is over
constexpr std::int32_t kMostDays = 62;  // of a piece of news; what is dated less closely is undated

// Several pieces of news.
struct Matter {
  CountedWords words;  // the sum of its reports' words
  float reports = 0;
  std::optional<DateInterval> time;
  std::vector<std::size_t> news;
};

// The mean likeness of those of some reports that hold a word, by their other words.
float coherence(const ReportList& reports, std::uint32_t word,
                const std::vector<std::uint32_t>& holders) {
  const std::size_t count = std::min(holders.size(), kSampled);
  std::unordered_map<std::uint32_t, float> sum;
  for (std::size_t k = 0; k < count; ++k) {
    const CountedWords& words = reports[holders[k * holders.size() / count]]->subject;
    const auto own = std::lower_bound(words.begin(), words.end(), std::pair(word, 0.0F));
    const float others = std::sqrt(std::max(1 - own->second * own->second, 1e-6F));
    for (const auto& [other, weight] : words) {
      if (other != word) sum[other] += weight / others;
    }
  }
  float square = 0;
  for (const auto& [other, weight] : sum) square += weight * weight;
  const auto n = static_cast<float>(count);
  return (square - n) / (n * (n - 1));
}

std::vector<std::uint32_t> heaviest(const CountedWords& words) {
  CountedWords chosen = words;
  keep_heaviest(kHeaviest, chosen);
  std::vector<std::uint32_t> out;
  for (const auto& [word, weight] : chosen) out.push_back(word);
  return out;
}

// The mean likeness of the reports of two matters, pair by pair.
float link(const Matter& a, const Matter& b) {
  return likeness(a.words, b.words) / (a.reports * b.reports);
}

float least_link(const Matter& one, const Matter& matter) {
  if (!one.time || !matter.time) return kLeastLink + kMoreLink;
  return kLeastLink + kMoreLink * std::exp(-(matter.reports - 1) / kManyReports);
}

// Days between two intervals; 0 where they overlap.
std::int32_t pause(const DateInterval& a, const DateInterval& b) {
  if (a.overlaps(b)) return 0;
  return a.to < b.from ? b.from.days() - a.to.days() : a.from.days() - b.to.days();
}

bool is_over(const Matter& a, const Matter& b) {
  return a.time && b.time && pause(*a.time, *b.time) > kLongestPause;
}

// Matters so far, to which others are added one after another.
class Matters {
 public:
  void add(Matter one) {
    const std::vector<std::uint32_t> words = heaviest(one.words);
    std::size_t best = matters_.size();
    float surplus = 0;
    for (std::size_t i : near(one, words)) {
      if (is_over(matters_[i], one)) continue;
      const float found = link(one, matters_[i]) - least_link(one, matters_[i]);
      if (found <= surplus) continue;
      surplus = found;
      best = i;
    }
    if (best == matters_.size()) {
      matters_.push_back(std::move(one));
    } else {
      join(one, matters_[best]);
    }
    for (std::uint32_t word : words) note(word, static_cast<std::uint32_t>(best));
  }

  std::vector<Matter> take() { return std::move(matters_); }

 private:
  // Those that share most of the heaviest words, most first.
  std::vector<std::uint32_t> near(const Matter& one, const std::vector<std::uint32_t>& words) {
    std::unordered_map<std::uint32_t, float> shared;
    for (std::uint32_t word : words) {
      const auto here = by_word_.find(word);
      if (here == by_word_.end()) continue;
      const auto at = std::lower_bound(one.words.begin(), one.words.end(), std::pair(word, 0.0F));
      for (std::uint32_t i : here->second) shared[i] += at->second;
    }
    std::vector<std::pair<float, std::uint32_t>> ranked;
    for (const auto& [i, weight] : shared) ranked.emplace_back(-weight, i);
    std::sort(ranked.begin(), ranked.end());
    if (ranked.size() > kCompared) ranked.resize(kCompared);
    std::vector<std::uint32_t> out;
    for (const auto& [weight, i] : ranked) out.push_back(i);
    return out;
  }

  static void join(const Matter& one, Matter& into) {
    add_words(one.words, into.words);
    keep_heaviest(kMostWords, into.words);
    into.reports += one.reports;
    into.news.insert(into.news.end(), one.news.begin(), one.news.end());
    if (!one.time) return;
    into.time = into.time ? DateInterval{std::min(into.time->from, one.time->from),
                                         std::max(into.time->to, one.time->to)}
                          : *one.time;
  }

  // The matter is the latest with that word.
  void note(std::uint32_t word, std::uint32_t matter) {
    std::vector<std::uint32_t>& with = by_word_[word];
    std::erase(with, matter);
    if (with.size() == kLatest) with.erase(with.begin());
    with.push_back(matter);
  }

  std::vector<Matter> matters_;
  std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> by_word_;
};

std::vector<Matter> put_together(std::vector<Matter> all) {
  Matters matters;
  for (Matter& one : all) matters.add(std::move(one));
  return matters.take();
}

// Each piece of news as a matter of its own, by time, those without one last.
std::vector<Matter> single_matters(const ReportList& reports, const std::vector<NewsGroup>& news,
                                   const std::vector<bool>& is_copy, const TellingWords& telling) {
  std::vector<Matter> all;
  for (std::size_t n = 0; n < news.size(); ++n) {
    Matter one{{}, 0, news[n].time, {n}};
    if (one.time && one.time->width_days() > kMostDays) one.time.reset();
    for (std::size_t i : news[n].reports) {
      if (is_copy[i]) continue;
      add_words(reports[i]->subject, one.words);
      ++one.reports;
    }
    weigh_by(telling, one.words);
    keep_heaviest(kMostWords, one.words);
    if (one.reports > 0) all.push_back(std::move(one));
  }
  std::stable_sort(all.begin(), all.end(), [](const Matter& a, const Matter& b) {
    if (a.time.has_value() != b.time.has_value()) return a.time.has_value();
    return a.time && a.time->from < b.time->from;
  });
  return all;
}

}  // namespace

TellingWords telling_words(const ReportList& reports, const std::vector<bool>& is_copy) {
  std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> holders;
  std::size_t originals = 0;
  for (std::uint32_t i = 0; i < reports.size(); ++i) {
    if (is_copy[i]) continue;
    ++originals;
    for (const auto& [word, weight] : reports[i]->subject) holders[word].push_back(i);
  }
  TellingWords telling;
  for (const auto& [word, of_word] : holders) {
    if (of_word.size() < std::max(kFewestHolders, originals / kHoldersPart)) continue;
    const float found = coherence(reports, word, of_word);
    telling[word] = std::clamp((found - kAnyMatter) / (kOneMatter - kAnyMatter), 0.0F, 1.0F);
  }
  return telling;
}

void weigh_by(const TellingWords& telling, CountedWords& words) {
  for (auto& [word, weight] : words) {
    const auto known = telling.find(word);
    if (known != telling.end()) weight *= known->second;
  }
  std::erase_if(words, [](const auto& word) { return word.second == 0; });
}

std::vector<std::vector<std::size_t>> group_matters(const ReportList& reports,
                                                    const std::vector<NewsGroup>& news,
                                                    const std::vector<bool>& is_copy,
                                                    const TellingWords& telling) {
  std::vector<Matter> matters = put_together(single_matters(reports, news, is_copy, telling));
  // What began as two because nothing was known yet of what it is about.
  std::stable_sort(matters.begin(), matters.end(),
                   [](const Matter& a, const Matter& b) { return a.reports > b.reports; });
  std::vector<std::vector<std::size_t>> groups;
  for (Matter& matter : put_together(std::move(matters))) groups.push_back(std::move(matter.news));
  return groups;
}
}  // namespace chancery
