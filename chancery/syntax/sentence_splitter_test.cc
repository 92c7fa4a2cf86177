#include "chancery/syntax/sentence_splitter.h"

#include <gtest/gtest.h>

namespace chancery {
namespace {

const TokenRules& rules() {
  static const Result<TokenRules> loaded =
      TokenRules::load(std::filesystem::path(CHANCERY_DATA_DIR) / "lexicon");
  EXPECT_TRUE(loaded) << loaded.error().message;
  return *loaded;
}

// How the text is split: sentences in it are parted by " | ".
std::string split_again(std::string_view marked) {
  std::string text(marked);
  for (std::size_t at; (at = text.find(" | ")) != std::string::npos;) text.erase(at, 2);
  std::vector<RawToken> tokens;
  tokenize(text, Span(0, text.size()), rules(), tokens);
  std::string out;
  std::size_t begin = 0;
  for (std::size_t end : split_sentences(text, rules(), tokens)) {
    const Span span = cover(tokens[begin].span, tokens[end - 1].span);
    if (!out.empty()) out += " | ";
    out += words_at(text, span);
    begin = end;
  }
  return out;
}

class SplitsAsMarked : public ::testing::TestWithParam<const char*> {};

TEST_P(SplitsAsMarked, Text) { EXPECT_EQ(split_again(GetParam()), GetParam()); }

INSTANTIATE_TEST_SUITE_P(
    Abbreviations, SplitsAsMarked,
    ::testing::Values(
        "Gen. Anton Kovac met Lt. Col. Brandt. | They spoke for an hour.",
        "Mr. Ito arrived at 6 p.m. Monday. | He left at 9 p.m. | The talks go on.",
        "The U.S. Senate voted. | He lives in the U.S. | She does not.",
        "J. R. Meyer and Sen. K. Ode signed it. | Nothing changed.",
        "Acme Corp. Chairman Olsen resigned. | He had led Acme Corp. | The firm said so.",
        "The law, No. 47, took effect on Sept. 5. | Nobody noticed.",
        "No. | Holt never wrote it. | No. 5 is his.",
        "Flour, oil, etc. were sent. | More will follow."));

INSTANTIATE_TEST_SUITE_P(
    Quotations, SplitsAsMarked,
    ::testing::Values("“We agree,” he said. | “It is time.” | She nodded.",
                      "\"We will not go,\" he said. | \"Not now.\" | Then he left.",
                      "\"Why?\" he asked. | \"Why?\" Minister Holt asked. | Nobody knew.",
                      "“It was a success”, — said the chairman. | “Nothing is planned.”",
                      "“No!” she said. | “Never!” | The room fell silent.",
                      "He called it ''a mistake.'' | She did not."));

INSTANTIATE_TEST_SUITE_P(
    Marks, SplitsAsMarked,
    ::testing::Values("They [the ministers. And others] left. | He stayed.",
                      "He (Mr. Holt. Not his brother) left. | She stayed.",
                      "OSLO, March 3 (Wire) - Ministers met on Monday. | They agreed.",
                      "He waited... and left. | She waited... | Then she left.",
                      "It rose by 3.5 percent. | In 2019 it fell by 1.2.",
                      "1. The border opens. | 2. The troops leave.",
                      "What now? | Who knows! | We wait.",
                      "the talks failed. | nobody came. | that was all.",
                      "The plan was noted.[3] | It failed."));

TEST(SplitSentences, AnAbbreviationAtTheEndLosesItsStopAndAnAcronymDoesNot) {
  const auto last = [](std::string_view text) {
    std::vector<RawToken> tokens;
    tokenize(text, Span(0, text.size()), rules(), tokens);
    split_sentences(text, rules(), tokens);
    return std::string(words_at(text, tokens.back().span));
  };
  EXPECT_EQ(last("He left at 9 p.m."), "p.m.");
  EXPECT_EQ(last("He sold flour, oil, etc."), ".");
  EXPECT_EQ(last("He lives in the U.S."), "U.S.");
}

TEST(SplitSentences, ASentencePastTheLimitIsCutAtAMark) {
  std::string text;
  for (int i = 0; i < 1000; ++i) text += i % 7 == 6 ? "word, " : "word ";
  std::vector<RawToken> tokens;
  tokenize(text, Span(0, text.size()), rules(), tokens);
  std::size_t first = 0;
  const std::vector<std::size_t> ends = split_sentences(text, rules(), tokens);
  EXPECT_GE(ends.size(), 3U);
  for (std::size_t end : ends) {
    EXPECT_LE(end - first, kSentenceTokenLimit);
    if (end < tokens.size()) {
      EXPECT_EQ(words_at(text, tokens[end - 1].span), ",");
    }
    first = end;
  }
  EXPECT_EQ(first, tokens.size());
}

TEST(SplitSentences, MarksAloneAreOneSentence) {
  EXPECT_EQ(split_again("... ... !!! ?!?"), "... ... !!! ?!?");
  EXPECT_EQ(split_again(""), "");
}

}  // namespace
}  // namespace chancery
