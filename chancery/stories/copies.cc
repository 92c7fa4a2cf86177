// Which reports repeat another's text. Near-identical text is found by five-word runs (Broder
// 1997); reworded text by names and numbers that stand together in a sentence.
#include <algorithm>
#include <cstdlib>
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
constexpr std::size_t kShortText = 80;     // runs; all of them are in the sample
constexpr std::size_t kCommonRun = 40;     // a key in more reports than this joins neighbours only
constexpr std::size_t kFewestRuns = 3;     // shared by candidates
constexpr std::size_t kFewestPairs = 2;    // of names, shared by candidates
constexpr std::size_t kMostNames = 12;     // of a sentence, that are paired
constexpr double kSameJaccard = 0.5;
constexpr double kSameContainment = 0.75;
constexpr std::size_t kOneSentence = 20;  // runs; so short a text repeats another almost wholly
constexpr double kSameSentence = 0.8;
constexpr double kSameKeys = 0.7;  // of the names and numbers of the shorter report

// Reworded: the shares of each report's names and of its content words that the other one has,
// sentence laid beside sentence. Independent reports of one event share about two words of five.
constexpr std::size_t kFewestWords = 14;
constexpr std::int32_t kMostDays = 10;  // a rewriter takes what is news
constexpr double kNamesKept = 0.93;
constexpr double kNamesKeptBack = 0.7;
constexpr double kWordsKept = 0.67;
constexpr double kWordsKeptBack = 0.6;

struct Fingerprint {
  WordSet keys;                     // names and numbers
  WordSet words;                    // all content words
  WordSet runs;                     // of five words
  WordSet pairs;                    // of names that stand in one sentence
  std::vector<WordSet> sentences;   // content words of each
  std::optional<std::int32_t> day;  // of publication
};

template <typename Number>
void make_set(std::vector<Number>& numbers) {
  std::sort(numbers.begin(), numbers.end());
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
}

WordSet runs_of(const std::string& text) {
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
  WordSet runs;
  for (std::size_t i = 0; i + kRunWords <= words.size(); ++i) {
    std::uint64_t run = 14695981039346656037U;
    for (std::size_t k = 0; k < kRunWords; ++k) run = (run ^ words[i + k]) * 1099511628211U;
    runs.push_back(run ^ (run >> 29U));
  }
  make_set(runs);
  return runs;
}

void add_pairs(const WordSet& names, WordSet& pairs) {
  const std::size_t count = std::min(names.size(), kMostNames);
  for (std::size_t a = 0; a < count; ++a) {
    for (std::size_t b = a + 1; b < count; ++b) {
      pairs.push_back((names[a] * 0x9E3779B97F4A7C15U) ^ names[b]);
    }
  }
}

Fingerprint fingerprint(const FiledReport& report, WordReader& reader) {
  Fingerprint print;
  print.runs = runs_of(report.text);
  if (report.published) print.day = report.published->interval.from.days();
  for (Span sentence : report.sentences) {
    TextWords read = reader.read(words_at(report.text, sentence));
    add_pairs(read.keys, print.pairs);
    print.keys.insert(print.keys.end(), read.keys.begin(), read.keys.end());
    print.words.insert(print.words.end(), read.words.begin(), read.words.end());
    if (read.words.size() >= 3) print.sentences.push_back(std::move(read.words));
  }
  make_set(print.keys);
  make_set(print.words);
  make_set(print.pairs);
  return print;
}

// Who else has a key, report by report in their order.
using Holders = std::unordered_map<std::uint64_t, std::vector<std::uint32_t>>;

// The earlier reports that share at least `fewest` keys with this one; files the report's own keys.
// In a flood of copies every key is common: then the neighbour before suffices to chain them.
void meet_earlier(std::uint32_t report, const WordSet& keys, bool sampled, std::size_t fewest,
                  Holders& holders, std::vector<std::uint32_t>& met) {
  std::unordered_map<std::uint32_t, std::size_t> counts;
  for (std::uint64_t key : keys) {
    if (sampled && key % kSampleOneIn != 0) continue;
    std::vector<std::uint32_t>& with = holders[key];
    const std::size_t begin = with.size() > kCommonRun ? with.size() - 1 : 0;
    for (std::size_t i = begin; i < with.size(); ++i) ++counts[with[i]];
    with.push_back(report);
  }
  for (const auto& [other, count] : counts) {
    if (count >= fewest) met.push_back(other);
  }
}

struct Likeness {
  double similarity = 0;
  bool reworded = false;
};

double kept(const WordSet& of, const WordSet& in) {
  return of.empty() ? 0 : static_cast<double>(shared(of, in)) / static_cast<double>(of.size());
}

// The share of a's words that stand in that sentence of b which is most like theirs.
double words_kept(const Fingerprint& a, const Fingerprint& b) {
  std::size_t both = 0;
  std::size_t all = 0;
  for (const WordSet& sentence : a.sentences) {
    std::size_t most = 0;
    for (const WordSet& other : b.sentences) most = std::max(most, shared(sentence, other));
    both += most;
    all += sentence.size();
  }
  return all == 0 ? 0 : static_cast<double>(both) / static_cast<double>(all);
}

std::optional<Likeness> reworded(const Fingerprint& a, const Fingerprint& b) {
  if (std::min(a.words.size(), b.words.size()) < kFewestWords) return std::nullopt;
  if (a.day && b.day && std::abs(*a.day - *b.day) > kMostDays) return std::nullopt;
  const auto [names_back, names] = std::minmax({kept(a.keys, b.words), kept(b.keys, a.words)});
  if (names < kNamesKept || names_back < kNamesKeptBack) return std::nullopt;
  const auto [words_back, words] = std::minmax({words_kept(a, b), words_kept(b, a)});
  if (words < kWordsKept || words_back < kWordsKeptBack) return std::nullopt;
  return Likeness{words, true};
}

std::optional<Likeness> compare(const Fingerprint& a, const Fingerprint& b) {
  const double keys = static_cast<double>(std::min(a.keys.size(), b.keys.size()));
  const double both = static_cast<double>(shared(a.runs, b.runs));
  const double fewest = static_cast<double>(std::min(a.runs.size(), b.runs.size()));
  const double all = static_cast<double>(a.runs.size() + b.runs.size()) - both;
  const bool is_short = std::min(a.runs.size(), b.runs.size()) < kOneSentence;
  const bool same_text =
      fewest > 0 && (is_short ? both / fewest >= kSameSentence
                              : both / all >= kSameJaccard || both / fewest >= kSameContainment);
  if (same_text && static_cast<double>(shared(a.keys, b.keys)) >= kSameKeys * keys) {
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

// For each report those beside which it is laid: whoever shares runs or names with it, and the
// earliest of all that hang together so; in a flood a report may have met only later ones.
std::vector<std::vector<std::uint32_t>> candidates(const ReportList& reports,
                                                   const std::vector<Fingerprint>& prints) {
  Holders runs;
  Holders pairs;
  std::vector<std::vector<std::uint32_t>> beside(reports.size());
  Groups linked(reports.size());
  for (std::uint32_t i = 0; i < reports.size(); ++i) {
    std::vector<std::uint32_t> met;
    const bool sampled = prints[i].runs.size() >= kShortText;
    meet_earlier(i, prints[i].runs, sampled, kFewestRuns, runs, met);
    meet_earlier(i, prints[i].pairs, false, kFewestPairs, pairs, met);
    make_set(met);
    for (std::uint32_t other : met) {
      beside[i].push_back(other);
      beside[other].push_back(i);
      linked.join(i, other);
    }
  }
  for (const std::vector<std::size_t>& group : linked.members()) {
    const std::size_t first = *std::min_element(
        group.begin(), group.end(),
        [&](std::size_t a, std::size_t b) { return is_earlier(*reports[a], *reports[b]); });
    for (std::size_t i : group) beside[i].push_back(static_cast<std::uint32_t>(first));
  }
  return beside;
}

}  // namespace

std::vector<CopyLink> find_copies(const ReportList& reports, WordReader& reader) {
  std::vector<Fingerprint> prints;
  for (const FiledReport* report : reports) prints.push_back(fingerprint(*report, reader));
  const auto beside = candidates(reports, prints);

  // From the earliest on, each report is compared with the originals before it: what is like a copy
  // is like its original, or stands alone. Likeness is not handed on.
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
