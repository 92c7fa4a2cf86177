// Which reports repeat another's text. Near-identical text is found by five-word runs (Broder
// 1997); reworded text by sentences that say the same content words in the same order.
#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <unordered_map>

#include "chancery/base/strings.h"
#include "chancery/stories/groups.h"
#include "chancery/stories/link_steps.h"
#include "chancery/text/fold.h"

namespace chancery {
namespace {

constexpr std::size_t kRunWords = 5;
constexpr std::uint64_t kSampleOneIn = 4;  // of the runs, to find candidates
constexpr std::size_t kCommonRun = 40;     // a run in more reports than this finds nobody
constexpr double kSameJaccard = 0.5;
constexpr double kSameContainment = 0.75;
constexpr std::size_t kFewestSentences = 4;  // below this, likeness proves nothing
constexpr double kSameWords = 0.6;           // of the content words, sentence beside sentence
constexpr double kSameKeys = 0.7;            // of the names and numbers of the shorter report

struct Fingerprint {
  std::vector<std::uint64_t> keys;                    // names and numbers, sorted, none twice
  std::vector<std::uint64_t> runs;                    // sorted, none twice
  std::vector<std::vector<std::uint64_t>> sentences;  // content words of each
};

std::vector<std::uint64_t> runs_of(const std::string& text) {
  std::vector<std::uint64_t> words;
  std::uint64_t hash = 0;
  for (char c : fold(text) + " ") {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (letter) {
      hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211U + 1;
    } else if (hash != 0) {
      words.push_back(hash);
      hash = 0;
    }
  }
  std::vector<std::uint64_t> runs;
  for (std::size_t i = 0; i + kRunWords <= words.size(); ++i) {
    std::uint64_t run = 14695981039346656037U;
    for (std::size_t k = 0; k < kRunWords; ++k) run = (run ^ words[i + k]) * 1099511628211U;
    runs.push_back(run ^ (run >> 29U));
  }
  std::sort(runs.begin(), runs.end());
  runs.erase(std::unique(runs.begin(), runs.end()), runs.end());
  return runs;
}

// Words that begin with a capital inside a sentence, and numbers: what a text made from another by
// rewording keeps, and what another story told in the same form does not share.
std::vector<std::uint64_t> keys_of(const std::string& text) {
  std::string kept;
  bool begins = true;  // of a sentence: a capital says nothing
  for (std::string_view word : split(text, ' ')) {
    if (word.empty()) continue;
    const bool number = is_ascii_digit(word.front());
    const bool capital = word.front() >= 'A' && word.front() <= 'Z';
    if (number || (capital && !begins)) kept += fold(word) + " ";
    const char last = word.back();
    begins = last == '.' || last == '!' || last == '?' || last == '\n';
  }
  return content_words(kept);
}

Fingerprint fingerprint(const FiledReport& report) {
  Fingerprint print{keys_of(report.text), runs_of(report.text), {}};
  for (Span sentence : report.sentences) {
    auto words = content_words(words_at(report.text, sentence));
    if (words.size() >= 4) print.sentences.push_back(std::move(words));
  }
  return print;
}

// Adds every pair of reports that shares a key that is not too common; keys sorted within reports.
template <typename KeysOf>
void add_candidates(std::size_t reports, KeysOf keys_of, std::size_t fewest_shared,
                    std::map<std::pair<std::size_t, std::size_t>, bool>& pairs) {
  std::unordered_map<std::uint64_t, std::vector<std::size_t>> holders;
  for (std::size_t i = 0; i < reports; ++i) {
    for (std::uint64_t key : keys_of(i)) holders[key].push_back(i);
  }
  std::map<std::pair<std::size_t, std::size_t>, std::size_t> counts;
  for (const auto& [key, in] : holders) {
    if (in.size() < 2) continue;
    // In a flood of copies every run is common: then neighbours suffice to chain them together.
    const std::size_t reach = in.size() > kCommonRun ? 1 : in.size();
    for (std::size_t a = 0; a < in.size(); ++a) {
      for (std::size_t b = a + 1; b < in.size() && b <= a + reach; ++b) ++counts[{in[a], in[b]}];
    }
  }
  for (const auto& [pair, count] : counts) {
    if (count >= fewest_shared) pairs[pair] = true;
  }
}

struct Likeness {
  double similarity = 0;
  bool reworded = false;
};

// Every sentence of the shorter report is laid beside the most alike one of the other; counted are
// the words that stand in both. Independent reports of one event share about two words of five.
std::optional<Likeness> reworded(const Fingerprint& a, const Fingerprint& b) {
  const Fingerprint& fewer = a.sentences.size() <= b.sentences.size() ? a : b;
  const Fingerprint& more = a.sentences.size() <= b.sentences.size() ? b : a;
  if (fewer.sentences.size() < kFewestSentences) return std::nullopt;
  std::size_t both = 0;
  std::size_t all = 0;
  for (const auto& sentence : fewer.sentences) {
    const auto most_alike = std::max_element(
        more.sentences.begin(), more.sentences.end(),
        [&](const auto& x, const auto& y) { return jaccard(sentence, x) < jaccard(sentence, y); });
    both += shared(sentence, *most_alike);
    all += sentence.size();
  }
  const double similarity = static_cast<double>(both) / static_cast<double>(all);
  if (similarity < kSameWords) return std::nullopt;
  return Likeness{similarity, true};
}

std::optional<Likeness> compare(const Fingerprint& a, const Fingerprint& b) {
  const double keys = static_cast<double>(std::min(a.keys.size(), b.keys.size()));
  if (static_cast<double>(shared(a.keys, b.keys)) < kSameKeys * keys) return std::nullopt;
  const double both = static_cast<double>(shared(a.runs, b.runs));
  const double fewest = static_cast<double>(std::min(a.runs.size(), b.runs.size()));
  const double all = static_cast<double>(a.runs.size() + b.runs.size()) - both;
  if (fewest > 0 && (both / all >= kSameJaccard || both / fewest >= kSameContainment)) {
    return Likeness{both / fewest, false};
  }
  return reworded(a, b);
}

// The original is published first; where that is not known, it is the one with the longer text.
bool is_earlier(const FiledReport& a, const FiledReport& b) {
  if (a.published.has_value() != b.published.has_value()) return a.published.has_value();
  if (a.published && a.published->interval.from != b.published->interval.from) {
    return a.published->interval.from < b.published->interval.from;
  }
  if (a.text.size() != b.text.size()) return a.text.size() > b.text.size();
  return a.report.id < b.report.id;
}

std::string reason(const Likeness& likeness) {
  const std::string percent = std::to_string(static_cast<int>(likeness.similarity * 100)) + " %";
  if (likeness.reworded) return "the same sentences in other words (" + percent + " alike)";
  if (likeness.similarity >= 0.999) return "the same text";
  return "the same text but for cuts and additions (" + percent + " shared)";
}

}  // namespace

std::vector<CopyLink> find_copies(const ReportList& reports) {
  std::vector<Fingerprint> prints;
  for (const FiledReport* report : reports) prints.push_back(fingerprint(*report));

  std::map<std::pair<std::size_t, std::size_t>, bool> candidates;
  add_candidates(
      reports.size(),
      [&](std::size_t i) {
        std::vector<std::uint64_t> sample;
        for (std::uint64_t run : prints[i].runs) {
          if (run % kSampleOneIn == 0 || prints[i].runs.size() < 80) sample.push_back(run);
        }
        return sample;
      },
      3, candidates);
  // Rewording leaves few runs whole; pairs of rare words within a sentence stay.
  add_candidates(
      reports.size(),
      [&](std::size_t i) {
        std::vector<std::uint64_t> keys;
        for (const auto& words : prints[i].sentences) {
          for (std::size_t k = 0; k + 1 < words.size(); ++k)
            keys.push_back(words[k] ^ words[k + 1]);
        }
        std::sort(keys.begin(), keys.end());
        keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
        return keys;
      },
      4, candidates);

  // From the earliest on, each report is compared with the originals before it: what is like a copy
  // is like its original, or stands alone. Likeness is not handed on.
  std::vector<std::vector<std::size_t>> beside(reports.size());
  Groups linked(reports.size());
  for (const auto& [pair, unused] : candidates) {
    beside[pair.first].push_back(pair.second);
    beside[pair.second].push_back(pair.first);
    linked.join(pair.first, pair.second);
  }
  // In a flood a report may have none but later ones beside it: the earliest of all stands for
  // them.
  for (const std::vector<std::size_t>& group : linked.members()) {
    const std::size_t first = *std::min_element(
        group.begin(), group.end(),
        [&](std::size_t a, std::size_t b) { return is_earlier(*reports[a], *reports[b]); });
    for (std::size_t i : group) beside[i].push_back(first);
  }
  std::vector<std::size_t> order(reports.size());
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(),
            [&](std::size_t a, std::size_t b) { return is_earlier(*reports[a], *reports[b]); });
  std::vector<std::optional<std::size_t>> original_of(reports.size());
  std::vector<CopyLink> copies;
  for (std::size_t i : order) {
    std::set<std::size_t> originals;
    for (std::size_t k : beside[i]) {
      if (k != i && is_earlier(*reports[k], *reports[i]))
        originals.insert(original_of[k].value_or(k));
    }
    std::optional<Likeness> best;
    for (std::size_t k : originals) {
      const auto likeness = compare(prints[i], prints[k]);
      if (!likeness || (best && best->similarity >= likeness->similarity)) continue;
      best = likeness;
      original_of[i] = k;
    }
    if (!best) continue;
    copies.push_back({reports[i]->report.id, reports[*original_of[i]]->report.id,
                      static_cast<float>(best->similarity), reason(*best), best->reworded});
  }
  std::sort(copies.begin(), copies.end(),
            [](const CopyLink& a, const CopyLink& b) { return a.report < b.report; });
  return copies;
}

}  // namespace chancery
