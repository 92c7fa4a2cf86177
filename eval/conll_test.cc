#include "eval/conll.h"

#include <gtest/gtest.h>

namespace chancery {
namespace {

// "form lemma upos xpos head deprel" a word; "1-2 form" a range; an empty line ends a sentence.
std::vector<ConlluSentence> bank(std::string_view rows) {
  std::string content;
  std::size_t id = 0;
  std::string line;
  for (char c : rows) {
    if (c != '\n') {
      line.push_back(c == ' ' ? '\t' : c);
      continue;
    }
    if (line.empty()) {
      id = 0;
      content += "\n";
    } else if (line[1] == '-' && line[0] >= '1' && line[0] <= '9') {
      content += line + "\t_\t_\t_\t_\t_\t_\t_\t_\n";
    } else {
      // form lemma upos xpos head deprel
      std::string cells[6];
      std::size_t cell = 0;
      for (char d : line) {
        if (d == '\t') {
          ++cell;
        } else {
          cells[cell].push_back(d);
        }
      }
      content += std::to_string(++id) + "\t" + cells[0] + "\t" + cells[1] + "\t" + cells[2] + "\t" +
                 cells[3] + "\t_\t" + cells[4] + "\t" + cells[5] + "\t_\t_\n";
    }
    line.clear();
  }
  const auto read = read_conllu("test", content);
  EXPECT_TRUE(read) << read.error().message;
  return read ? *read : std::vector<ConlluSentence>();
}

const char* kGold =
    "They they PRON PRP 3 nsubj\n"
    "2-3 cannot\n"
    "can can AUX MD 4 aux\n"
    "not not PART RB 4 advmod\n"
    "go go VERB VB 0 root\n"
    "\n"
    "Yes yes INTJ UH 0 root\n"
    ". . PUNCT . 1 punct\n"
    "\n";

AnswerCounts figure(const ParseScores& scores, std::string_view name) {
  const ParseFigure* found = scores.find(name);
  return found == nullptr ? AnswerCounts{} : found->counts;
}

TEST(ScoreParse, AParseAgainstItselfIsAllRight) {
  const auto scores = score_parse(bank(kGold), bank(kGold));
  ASSERT_TRUE(scores);
  for (const ParseFigure& f : scores->figures) EXPECT_DOUBLE_EQ(f.counts.f1(), 100.0) << f.name;
  EXPECT_EQ(figure(*scores, "Tokens").gold, 5U);
  EXPECT_EQ(figure(*scores, "Words").gold, 6U);
}

TEST(ScoreParse, TheIntervalHoldsTheFigureAndIsAPointWhereEverySentenceFaresTheSame) {
  const auto itself = score_parse(bank(kGold), bank(kGold));
  ASSERT_TRUE(itself);
  for (const ParseFigure& f : itself->figures) {
    EXPECT_DOUBLE_EQ(f.f1_interval.low, 100.0) << f.name;
    EXPECT_DOUBLE_EQ(f.f1_interval.high, 100.0) << f.name;
  }
  // The tags of the first sentence are all wrong, those of the second right: draws of only one of
  // the two give 0 and 100.
  const auto half = score_parse(bank(kGold), bank("They they X X 3 nsubj\n"
                                                  "2-3 cannot\n"
                                                  "can can X X 4 aux\n"
                                                  "not not X X 4 advmod\n"
                                                  "go go X X 0 root\n"
                                                  "\n"
                                                  "Yes yes INTJ UH 0 root\n"
                                                  ". . PUNCT . 1 punct\n"
                                                  "\n"));
  ASSERT_TRUE(half);
  EXPECT_DOUBLE_EQ(half->find("UPOS")->f1_interval.low, 0.0);
  EXPECT_DOUBLE_EQ(half->find("UPOS")->f1_interval.high, 100.0);
  EXPECT_NEAR(half->find("UPOS")->counts.f1(), 100.0 / 3, 1e-9);
}

TEST(ScoreParse, WordsOfARangeAreAlignedByTheirForms) {
  // The same words without the range: tokens differ, words do not.
  const auto scores = score_parse(bank(kGold), bank("They they PRON PRP 4 nsubj\n"
                                                    "can can AUX MD 4 aux\n"
                                                    "not not PART RB 4 advmod\n"
                                                    "go go VERB VB 0 root\n"
                                                    "\n"
                                                    "Yes yes INTJ UH 0 root\n"
                                                    ". . PUNCT . 1 punct\n\n"));
  ASSERT_TRUE(scores);
  EXPECT_EQ(figure(*scores, "Words").correct, 6U);
  EXPECT_EQ(figure(*scores, "Tokens").correct, 4U);
  EXPECT_EQ(figure(*scores, "UAS").correct, 5U);  // "They" has another head
}

TEST(ScoreParse, AWrongSplitCostsItsWordsAndTheirDependents) {
  const auto scores = score_parse(bank(kGold), bank("They they PRON PRP 3 nsubj\n"
                                                    "cannot cannot AUX MD 3 aux\n"
                                                    "go go VERB VB 0 root\n"
                                                    "Yes yes INTJ UH 3 discourse\n"
                                                    ". . PUNCT . 3 punct\n\n"));
  ASSERT_TRUE(scores);
  EXPECT_EQ(figure(*scores, "Words").correct, 4U);
  EXPECT_EQ(figure(*scores, "Words").system, 5U);
  EXPECT_EQ(figure(*scores, "Sentences").correct, 0U);
  EXPECT_EQ(figure(*scores, "Sentences").system, 1U);
  EXPECT_EQ(figure(*scores, "LAS").correct, 1U);  // "go"
}

TEST(ScoreParse, RelationsCountWithoutTheirSubtypes) {
  const char* gold = "x x NOUN NN 0 root\ny y NOUN NN 1 nmod:poss\n\n";
  const char* system = "x x NOUN NN 0 root\ny z VERB NN 1 nmod\n\n";
  const auto scores = score_parse(bank(gold), bank(system));
  ASSERT_TRUE(scores);
  EXPECT_EQ(figure(*scores, "LAS").correct, 2U);
  EXPECT_EQ(figure(*scores, "UPOS").correct, 1U);
  EXPECT_EQ(figure(*scores, "Lemmas").correct, 1U);
}

TEST(ScoreParse, AnotherTextIsRefused) {
  const auto scores = score_parse(bank("x x X X 0 root\n\n"), bank("y x X X 0 root\n\n"));
  ASSERT_FALSE(scores);
  EXPECT_EQ(scores.error().code, ErrorCode::kInvalidInput);
}

}  // namespace
}  // namespace chancery
