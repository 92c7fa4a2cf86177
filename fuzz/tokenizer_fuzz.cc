// Any bytes as text: tokens lie in order, hold something, and sentences tile them.
#include <cstdlib>

#include "chancery/syntax/sentence_splitter.h"
#include "chancery/syntax/tokenizer.h"
#include "fuzz/fuzz_target.h"

namespace {

const chancery::TokenRules& rules() {
  static const auto loaded = chancery::TokenRules::load(CHANCERY_DATA_DIR "/lexicon");
  if (!loaded) std::abort();
  return *loaded;
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  std::vector<chancery::RawToken> tokens;
  chancery::tokenize(text, chancery::Span(0, text.size()), rules(), tokens);
  const std::vector<std::size_t> ends = chancery::split_sentences(text, rules(), tokens);
  std::size_t at = 0;
  for (const chancery::RawToken& token : tokens) {
    if (token.span.begin < at || token.span.empty() || token.span.end > size) std::abort();
    at = token.span.end;
  }
  std::size_t first = 0;
  for (std::size_t end : ends) {
    if (end <= first || end - first > chancery::kSentenceTokenLimit) std::abort();
    first = end;
  }
  if (first != tokens.size()) std::abort();
  return 0;
}
