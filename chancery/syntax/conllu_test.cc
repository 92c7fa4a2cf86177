#include "chancery/syntax/conllu.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace chancery {
namespace {

using ::testing::HasSubstr;

constexpr std::string_view kSmall =
    "# newdoc id = d\n"
    "# sent_id = s1\n"
    "# newpar\n"
    "# text = Anna Holt can't go.\n"
    "1\tAnna\tAnna\tPROPN\tNNP\t_\t5\tnsubj\t_\tNE=B-PER\n"
    "2\tHolt\tHolt\tPROPN\tNNP\t_\t1\tflat\t_\tNE=I-PER\n"
    "3-4\tcan't\t_\t_\t_\t_\t_\t_\t_\t_\n"
    "3\tca\tcan\tAUX\tMD\t_\t5\taux\t_\t_\n"
    "4\tn't\tnot\tPART\tRB\t_\t5\tadvmod\t_\t_\n"
    "4.1\tever\tever\tADV\tRB\t_\t_\t_\t5:advmod\t_\n"
    "5\tgo\tgo\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No\n"
    "6\t.\t.\tPUNCT\t.\t_\t5\tpunct\t_\t_\n"
    "\n"
    "# newpar\n"
    "1\tYes\tyes\tINTJ\tUH\t_\t0\troot\t_\t_\n";

TEST(ReadConllu, KeepsRangesAndCommentsAndSkipsEmptyNodes) {
  const auto sentences = read_conllu("small.conllu", kSmall);
  ASSERT_TRUE(sentences) << sentences.error().message;
  ASSERT_EQ(sentences->size(), 2U);
  const ConlluSentence& first = sentences->front();
  EXPECT_EQ(first.id, "s1");
  EXPECT_EQ(first.text, "Anna Holt can't go.");
  EXPECT_TRUE(first.new_document);
  EXPECT_EQ(first.words.size(), 6U);
  ASSERT_EQ(first.ranges.size(), 1U);
  EXPECT_EQ(first.ranges[0].form, "can't");
  EXPECT_FALSE(first.words[2].space_after);
  EXPECT_FALSE(first.words[4].space_after);
}

TEST(JoinConllu, GivesBackTheTextAndTheTree) {
  const auto sentences = read_conllu("small.conllu", kSmall);
  ASSERT_TRUE(sentences);
  const ConlluText joined = join_conllu(*sentences);
  EXPECT_EQ(joined.text, "Anna Holt can't go.\nYes");
  ASSERT_EQ(joined.syntax.tokens.size(), 7U);
  EXPECT_EQ(words_at(joined.text, joined.syntax.tokens[3].span), "n't");
  EXPECT_EQ(joined.syntax.tokens[0].head, TokenIndex(4));
  EXPECT_EQ(joined.syntax.sentences[0].root, TokenIndex(4));
  ASSERT_EQ(joined.syntax.name_spans.size(), 1U);
  EXPECT_EQ(joined.syntax.name_spans[0].tokens.size(), 2U);
}

TEST(WriteConllu, IsReadBackTheSame) {
  const auto sentences = read_conllu("small.conllu", kSmall);
  ASSERT_TRUE(sentences);
  const ConlluText joined = join_conllu(*sentences);
  const std::string written = write_conllu(joined.text, joined.syntax);
  EXPECT_THAT(written, HasSubstr("3-4\tcan't\t"));
  EXPECT_THAT(written, HasSubstr("5\tgo\tgo\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No\n"));
  EXPECT_THAT(written, HasSubstr("NE=I-PER"));
  const auto again = read_conllu("again", written);
  ASSERT_TRUE(again) << again.error().message;
  const ConlluText second = join_conllu(*again);
  EXPECT_EQ(second.text, joined.text);
  EXPECT_EQ(write_conllu(second.text, second.syntax), written);
}

TEST(ReadConllu, ErrorsNameTheLine) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"1\tYes\n", "bad:1: 2 columns"},
      {"# a\n2\tYes\t_\t_\t_\t_\t0\troot\t_\t_\n", "bad:2: word '2'"},
      {"1\tYes\t_\t_\t_\t_\tx\troot\t_\t_\n", "bad:1: the head 'x'"},
      {"1\tYes\t_\t_\t_\t_\t1\troot\t_\t_\n", "bad:1: the head '1'"},
      {"1\tYes\t_\t_\t_\t_\t7\troot\t_\t_\n\n", "bad:2: the head 7"},
      {"1-2\tYes\t_\t_\t_\t_\t_\t_\t_\t_\n1\tYe\t_\t_\t_\t_\t0\troot\t_\t_\n\n", "inside a range"},
      {"3-4\tYes\t_\t_\t_\t_\t_\t_\t_\t_\n", "bad:1: a range '3-4'"},
      {"1\t\t_\t_\t_\t_\t0\troot\t_\t_\n", "bad:1: an empty form"}};
  for (const auto& [content, reason] : cases) {
    const auto read = read_conllu("bad", content);
    ASSERT_FALSE(read) << content;
    EXPECT_THAT(read.error().message, HasSubstr(reason));
  }
  EXPECT_TRUE(read_conllu("empty", "")->empty());
  EXPECT_TRUE(read_conllu("comments", "# text = x\n\n\n")->empty());
}

TEST(JoinConllu, AHeadCycleAndAWordThatIsNoPartOfItsRangeAreBorne) {
  const auto sentences = read_conllu("odd",
                                     "1-2\tdes\t_\t_\t_\t_\t_\t_\t_\t_\n"
                                     "1\tde\tde\tADP\t_\t_\t2\tcase\t_\t_\n"
                                     "2\tles\tle\tDET\t_\t_\t1\tdet\t_\t_\n");
  ASSERT_TRUE(sentences);
  const ConlluText joined = join_conllu(*sentences);
  EXPECT_EQ(joined.text, "des");
  EXPECT_TRUE(joined.syntax.tokens[1].span.empty());
}

}  // namespace
}  // namespace chancery
