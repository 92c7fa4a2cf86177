#include "chancery/syntax/sentence_cache.h"

#include <gtest/gtest.h>

namespace chancery {
namespace {

std::vector<TokenDecision> decisions(std::size_t tokens, std::uint16_t upos) {
  std::vector<TokenDecision> made(tokens);
  for (TokenDecision& one : made) one.upos = upos;
  return made;
}

TEST(SentenceCache, KnowsASentenceByItsTokensNotByItsWordsAlone) {
  SentenceCache cache;
  cache.add("New\nYork\n", decisions(2, 7));
  ASSERT_EQ(cache.find("New\nYork\n").size(), 2U);
  EXPECT_EQ(cache.find("New\nYork\n")[1].upos, 7);
  EXPECT_TRUE(cache.find("New York\n").empty());
  EXPECT_TRUE(cache.find("New\nYork").empty());
}

TEST(SentenceCache, ForgetsWhatWasMetLongAgoAndKeepsWhatWasMetLately) {
  SentenceCache cache;
  cache.add("first\n", decisions(1, 1));
  for (std::size_t i = 0; i < 6000; ++i) {
    cache.add(std::to_string(i) + "\n", decisions(100, 2));
  }
  EXPECT_TRUE(cache.find("first\n").empty());
  EXPECT_FALSE(cache.find("5999\n").empty());
  EXPECT_FALSE(cache.find("4500\n").empty());
}

}  // namespace
}  // namespace chancery
