// How fast the syntax is: loading, tokens and sentences alone, and everything up to trees and
// names, on the text of the project's own small treebank. CHANCERY_BENCH_TEXT names another text, a
// paragraph a line.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

#include "chancery/syntax/conllu.h"
#include "chancery/syntax/sentence_splitter.h"
#include "chancery/syntax/syntax_engine.h"
#include "chancery/syntax/tokenizer.h"

namespace chancery {
namespace {

std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

const Document& document() {
  static const Document made = [] {
    Document document;
    if (const char* path = std::getenv("CHANCERY_BENCH_TEXT")) {
      document.text = read_file(path);
    } else {
      const std::string gold =
          read_file(std::string(CHANCERY_SOURCE_DIR) + "/eval/gold/syntax/news.conllu");
      document.text = join_conllu(*read_conllu("news.conllu", gold)).text;
    }
    return document;
  }();
  return made;
}

// Words as white space parts them.
std::int64_t count_words(std::string_view text) {
  std::int64_t words = 0;
  bool inside = false;
  for (char c : text) {
    const bool space = c == ' ' || c == '\n';
    if (!space && !inside) ++words;
    inside = !space;
  }
  return words;
}

void load(benchmark::State& state) {
  for (auto _ : state) {
    const auto engine = SyntaxEngine::load(CHANCERY_DATA_DIR);
    if (!engine) std::abort();
  }
}
BENCHMARK(load)->Unit(benchmark::kMillisecond);

void tokens_and_sentences(benchmark::State& state) {
  const auto rules = TokenRules::load(CHANCERY_DATA_DIR "/lexicon");
  if (!rules) std::abort();
  const std::string& text = document().text;
  for (auto _ : state) {
    std::size_t begin = 0;
    while (begin < text.size()) {
      const std::size_t end = std::min(text.find('\n', begin), text.size());
      std::vector<RawToken> tokens;
      tokenize(text, Span(begin, end), *rules, tokens);
      benchmark::DoNotOptimize(split_sentences(text, *rules, tokens));
      begin = end + 1;
    }
  }
  state.counters["words/s"] = benchmark::Counter(static_cast<double>(count_words(text)),
                                                 benchmark::Counter::kIsIterationInvariantRate);
}
BENCHMARK(tokens_and_sentences)->Unit(benchmark::kMillisecond);

// The same words in sentences that end otherwise: what they make warm are the forms.
Document with_other_sentences(const Document& document) {
  Document made;
  made.text = document.text;
  std::replace(made.text.begin(), made.text.end(), '.', '!');
  return made;
}

// Sentences met before are not read again, so each round has an engine that has met none.
void trees_and_names(benchmark::State& state) {
  const Document other = with_other_sentences(document());
  for (auto _ : state) {
    state.PauseTiming();
    const auto engine = SyntaxEngine::load(CHANCERY_DATA_DIR);
    if (!engine) std::abort();
    benchmark::DoNotOptimize(engine->parse(other));
    state.ResumeTiming();
    benchmark::DoNotOptimize(engine->parse(document()));
  }
  state.counters["words/s"] = benchmark::Counter(static_cast<double>(count_words(document().text)),
                                                 benchmark::Counter::kIsIterationInvariantRate);
}
BENCHMARK(trees_and_names)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace chancery

BENCHMARK_MAIN();
