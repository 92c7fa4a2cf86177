// Which reports repeat another's text. Candidates meet by a sample of their five-word runs, or by
// names that stand together in a sentence; then the texts are laid beside one another.
#include <algorithm>
#include <map>
#include <memory>
#include <numeric>
#include <set>
#include <unordered_map>

#include "chancery/stories/fingerprint.h"
#include "chancery/stories/groups.h"
#include "chancery/stories/link_steps.h"

namespace chancery {
namespace {

constexpr std::uint32_t kCommonRun = 40;  // a key in more reports than this joins neighbours only
constexpr std::size_t kFewestRuns = 3;    // shared by candidates
constexpr std::size_t kFewestPairs = 2;   // of names, shared by candidates
constexpr double kPartOfRuns = 0.3;       // of the fewer ones, shared by candidates
constexpr double kPartOfPairs = 0.3;
constexpr std::size_t kMostPrints = 4096;  // in memory

// The keys that two reports or more hold, numbered; those of report r stand in `keys` from
// `begin[r]` to `begin[r + 1]`.
struct SharedKeys {
  std::vector<std::uint32_t> begin;
  std::vector<std::uint32_t> keys;
  std::vector<std::uint32_t> holders;  // by key, how many reports hold it
};

SharedKeys find_shared(const ReportList& reports, std::vector<std::uint32_t> CopyKeys::*kind) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> all;  // key, report
  for (std::uint32_t r = 0; r < reports.size(); ++r) {
    for (std::uint32_t key : reports[r]->copy_keys.*kind) all.emplace_back(key, r);
  }
  std::sort(all.begin(), all.end());
  SharedKeys out;
  out.begin.assign(reports.size() + 1, 0);
  std::size_t kept = 0;
  for (std::size_t from = 0, to = 0; from < all.size(); from = to) {
    while (to < all.size() && all[to].first == all[from].first) ++to;
    if (to - from < 2) continue;
    const auto number = static_cast<std::uint32_t>(out.holders.size());
    out.holders.push_back(static_cast<std::uint32_t>(to - from));
    for (std::size_t i = from; i < to; ++i) {
      ++out.begin[all[i].second + 1];
      all[kept++] = {number, all[i].second};
    }
  }
  std::partial_sum(out.begin.begin(), out.begin.end(), out.begin.begin());
  std::vector<std::uint32_t> next(out.begin.begin(), out.begin.end() - 1);
  out.keys.resize(kept);
  for (std::size_t i = 0; i < kept; ++i) out.keys[next[all[i].second]++] = all[i].first;
  return out;
}

// Meets reports by their keys, one report after another. In a flood of copies every key is common:
// then the neighbour before suffices to chain them.
class Meeting {
 public:
  Meeting(const ReportList& reports, std::vector<std::uint32_t> CopyKeys::*kind, std::size_t fewest,
          double part)
      : shared_(find_shared(reports, kind)),
        fewest_(fewest),
        part_(part),
        counts_(reports.size(), 0),
        used_(shared_.holders.size(), 0) {
    for (const ReportSummary* report : reports) sizes_.push_back((report->copy_keys.*kind).size());
    std::uint32_t room = 0;
    for (std::uint32_t holders : shared_.holders) {
      rooms_.push_back(room);
      room += std::min(holders, kCommonRun + 1);
    }
    holders_.resize(room);
  }

  // The earlier reports that share enough keys with this one; files the report's own keys.
  void meet_earlier(std::uint32_t report, std::vector<std::uint32_t>& met) {
    std::vector<std::uint32_t> seen;
    for (std::uint32_t at = shared_.begin[report]; at < shared_.begin[report + 1]; ++at) {
      const std::uint32_t key = shared_.keys[at];
      std::uint32_t& used = used_[key];
      const bool common = used > kCommonRun;
      for (std::uint32_t i = common ? used - 1 : 0; i < used; ++i) {
        const std::uint32_t other = holders_[rooms_[key] + i];
        if (counts_[other]++ == 0) seen.push_back(other);
      }
      holders_[rooms_[key] + (common ? used - 1 : used++)] = report;
    }
    for (std::uint32_t other : seen) {
      const double part = part_ * static_cast<double>(std::min(sizes_[report], sizes_[other]));
      if (counts_[other] >= fewest_ && static_cast<double>(counts_[other]) >= part) {
        met.push_back(other);
      }
      counts_[other] = 0;
    }
  }

 private:
  SharedKeys shared_;
  std::size_t fewest_;
  double part_;
  std::vector<std::uint32_t> counts_;  // by report, of the keys shared with the one in hand
  std::vector<std::size_t> sizes_;     // by report, of all its keys
  std::vector<std::uint32_t> rooms_;   // by key, where its holders stand
  std::vector<std::uint32_t> used_;
  std::vector<std::uint32_t> holders_;
};

// The original is published first; where that is not known, it is the one with the longer text.
bool is_earlier(const ReportSummary& a, const ReportSummary& b) {
  if (a.published.has_value() != b.published.has_value()) return a.published.has_value();
  if (a.published && a.published->interval.from != b.published->interval.from) {
    return a.published->interval.from < b.published->interval.from;
  }
  if (a.text_bytes != b.text_bytes) return a.text_bytes > b.text_bytes;
  return a.report.id < b.report.id;
}

std::string reason(const TextLikeness& likeness) {
  const std::string percent = std::to_string(static_cast<int>(likeness.similarity * 100)) + " %";
  if (likeness.reworded) return "the same sentences in other words (" + percent + " alike)";
  if (likeness.similarity >= 0.999) return "the same text";
  return "the same text but for cuts and additions (" + percent + " shared)";
}

// For each report those beside which it is laid: whoever shares runs or names with it, and the
// earliest of all that hang together so; in a flood a report may have met only later ones.
std::vector<std::vector<std::uint32_t>> candidates(const ReportList& reports) {
  Meeting runs(reports, &CopyKeys::runs, kFewestRuns, kPartOfRuns);
  Meeting pairs(reports, &CopyKeys::pairs, kFewestPairs, kPartOfPairs);
  std::vector<std::vector<std::uint32_t>> beside(reports.size());
  Groups linked(reports.size());
  for (std::uint32_t i = 0; i < reports.size(); ++i) {
    std::vector<std::uint32_t> met;
    runs.meet_earlier(i, met);
    pairs.meet_earlier(i, met);
    make_set(met);
    for (std::uint32_t other : met) {
      beside[i].push_back(other);
      beside[other].push_back(i);
      linked.join(i, other);
    }
  }
  for (const std::vector<std::size_t>& group : linked.members()) {
    if (group.size() == 1) continue;
    const std::size_t first = *std::min_element(
        group.begin(), group.end(),
        [&](std::size_t a, std::size_t b) { return is_earlier(*reports[a], *reports[b]); });
    for (std::size_t i : group) beside[i].push_back(static_cast<std::uint32_t>(first));
  }
  return beside;
}

// Lays texts beside one another that were not laid so before. Keeps the fingerprints of the reports
// last read for it.
class Laying {
 public:
  Laying(const ReportList& reports, const ReadAgain& read_again, ComparedTexts& compared,
         WordReader& reader)
      : reports_(reports), read_again_(read_again), compared_(compared), reader_(reader) {}

  Result<std::optional<TextLikeness>> beside(std::size_t a, std::size_t b) {
    const ReportId& one = reports_[a]->report.id;
    const ReportId& other = reports_[b]->report.id;
    if (const TextComparison* known = compared_.find(one, other)) {
      if (!known->similarity) return std::nullopt;
      return TextLikeness{*known->similarity, known->reworded};
    }
    const auto print = print_of(a);
    const auto other_print = print ? print_of(b) : print;
    if (!other_print) return tl::unexpected(other_print.error());
    const auto likeness = compare_texts(**print, **other_print);
    compared_.note(one, other, likeness ? std::optional(likeness->similarity) : std::nullopt,
                   likeness && likeness->reworded);
    return likeness;
  }

 private:
  Result<std::shared_ptr<const Fingerprint>> print_of(std::size_t i) {
    const auto known = prints_.find(i);
    if (known != prints_.end()) return known->second;
    const auto report = read_again_(reports_[i]->report.id);
    if (!report) return tl::unexpected(report.error());
    if (prints_.size() >= kMostPrints) prints_.clear();
    return prints_[i] = std::make_shared<const Fingerprint>(fingerprint(*report, reader_));
  }

  const ReportList& reports_;
  const ReadAgain& read_again_;
  ComparedTexts& compared_;
  WordReader& reader_;
  std::unordered_map<std::size_t, std::shared_ptr<const Fingerprint>> prints_;
};

}  // namespace

Result<std::vector<CopyLink>> find_copies(const ReportList& reports, const ReadAgain& read_again,
                                          ComparedTexts& compared, WordReader& reader) {
  const auto beside = candidates(reports);
  std::vector<std::size_t> order;  // of those that are beside others
  for (std::size_t i = 0; i < reports.size(); ++i) {
    if (!beside[i].empty()) order.push_back(i);
  }
  Laying laying(reports, read_again, compared, reader);
  // From the earliest on, each report is compared with the originals before it: what is like a copy
  // is like its original, or stands alone. Likeness is not handed on.
  std::sort(order.begin(), order.end(),
            [&](std::size_t a, std::size_t b) { return is_earlier(*reports[a], *reports[b]); });
  std::map<std::size_t, std::size_t> original_of;
  std::vector<CopyLink> copies;
  for (std::size_t i : order) {
    std::set<std::size_t> originals;
    for (std::size_t k : beside[i]) {
      if (k == i || !is_earlier(*reports[k], *reports[i])) continue;
      const auto copied = original_of.find(k);
      originals.insert(copied == original_of.end() ? k : copied->second);
    }
    std::optional<TextLikeness> best;
    std::size_t original = i;
    for (std::size_t k : originals) {
      const auto likeness = laying.beside(k, i);
      if (!likeness) return tl::unexpected(likeness.error());
      if (!*likeness || (best && best->similarity >= (*likeness)->similarity)) continue;
      best = *likeness;
      original = k;
    }
    if (!best) continue;
    original_of[i] = original;
    copies.push_back({reports[i]->report.id, reports[original]->report.id,
                      static_cast<float>(best->similarity), reason(*best), best->reworded});
  }
  std::sort(copies.begin(), copies.end(),
            [](const CopyLink& a, const CopyLink& b) { return a.report < b.report; });
  return copies;
}

}  // namespace chancery
