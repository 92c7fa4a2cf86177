#include "chancery/stories/fingerprint.h"

#include <algorithm>
#include <cstdlib>

#include "chancery/text/fold.h"

namespace chancery {
namespace {

constexpr std::size_t kRunWords = 5;
constexpr std::uint64_t kSampleOneIn = 4;  // of the runs, to find candidates
constexpr std::size_t kShortText = 80;     // runs; all of them are in the sample
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

std::optional<TextLikeness> reworded(const Fingerprint& a, const Fingerprint& b) {
  if (std::min(a.words.size(), b.words.size()) < kFewestWords) return std::nullopt;
  if (a.day && b.day && std::abs(*a.day - *b.day) > kMostDays) return std::nullopt;
  const auto [names_back, names] = std::minmax({kept(a.keys, b.words), kept(b.keys, a.words)});
  if (names < kNamesKept || names_back < kNamesKeptBack) return std::nullopt;
  const auto [words_back, words] = std::minmax({words_kept(a, b), words_kept(b, a)});
  if (words < kWordsKept || words_back < kWordsKeptBack) return std::nullopt;
  return TextLikeness{words, true};
}

}  // namespace

Fingerprint fingerprint(const FiledReport& report, WordReader& reader) {
  Fingerprint print;
  print.runs = runs_of(report.text);
  if (report.published) print.day = report.published->interval.from.days();
  for (Span sentence : report.sentences) {
    TextWords read = reader.read(words_at(report.text, sentence));
    print.keys.insert(print.keys.end(), read.keys.begin(), read.keys.end());
    print.words.insert(print.words.end(), read.words.begin(), read.words.end());
    if (read.words.size() >= 3) print.sentences.push_back(std::move(read.words));
  }
  make_set(print.keys);
  make_set(print.words);
  return print;
}

std::optional<TextLikeness> compare_texts(const Fingerprint& a, const Fingerprint& b) {
  const double keys = static_cast<double>(std::min(a.keys.size(), b.keys.size()));
  const double both = static_cast<double>(shared(a.runs, b.runs));
  const double fewest = static_cast<double>(std::min(a.runs.size(), b.runs.size()));
  const double all = static_cast<double>(a.runs.size() + b.runs.size()) - both;
  const bool is_short = std::min(a.runs.size(), b.runs.size()) < kOneSentence;
  const bool same_text =
      fewest > 0 && (is_short ? both / fewest >= kSameSentence
                              : both / all >= kSameJaccard || both / fewest >= kSameContainment);
  if (same_text && static_cast<double>(shared(a.keys, b.keys)) >= kSameKeys * keys) {
    return TextLikeness{both / fewest, false};
  }
  return reworded(a, b);
}

CopyKeys copy_keys(const std::string& text, const std::vector<TextWords>& sentences) {
  CopyKeys keys;
  const WordSet runs = runs_of(text);
  for (std::uint64_t run : runs) {
    if (runs.size() < kShortText || run % kSampleOneIn == 0) keys.runs.push_back(short_hash(run));
  }
  WordSet pairs;
  for (const TextWords& sentence : sentences) add_pairs(sentence.keys, pairs);
  make_set(pairs);
  for (std::uint64_t pair : pairs) keys.pairs.push_back(short_hash(pair));
  make_set(keys.runs);
  make_set(keys.pairs);
  keys.runs.shrink_to_fit();
  keys.pairs.shrink_to_fit();
  return keys;
}

}  // namespace chancery
