#include "eval/name_scores.h"

#include <gtest/gtest.h>

namespace chancery {
namespace {

constexpr std::string_view kGold =
    "Anna\tB-PER\nHolt\tI-PER\nsaw\tO\nOslo\tB-LOC\n\nShe\tO\nleft\tO\nOdessa\tB-LOC\n\n";

TEST(ReadNamed, TakesColumnsAndConllu) {
  const auto columns = read_named("gold", kGold);
  ASSERT_TRUE(columns) << columns.error().message;
  ASSERT_EQ(columns->size(), 2U);
  EXPECT_EQ((*columns)[0].names, (std::vector<ScoredName>{{0, 2, "PER"}, {3, 4, "LOC"}}));
  const auto conllu = read_named("gold",
                                 "# text = Anna left\n"
                                 "1\tAnna\t_\t_\t_\t_\t2\tnsubj\t_\tNE=B-PER\n"
                                 "2\tleft\t_\t_\t_\t_\t0\troot\t_\t_\n");
  ASSERT_TRUE(conllu) << conllu.error().message;
  EXPECT_EQ((*conllu)[0].names, (std::vector<ScoredName>{{0, 1, "PER"}}));
  EXPECT_FALSE(read_named("gold", "Anna\n"));
  EXPECT_FALSE(read_named("gold", "Anna\tPER\n"));
}

TEST(ScoreNames, ExactSpanAndTypeCount) {
  const auto gold = *read_named("gold", kGold);
  auto system = gold;
  system[0].names = {{1, 2, "PER"}, {3, 4, "GPE"}, {2, 3, "MISC"}};
  const auto scores = score_names(gold, system);
  ASSERT_TRUE(scores);
  EXPECT_EQ(scores->all.correct, 2U);  // GPE counts as LOC here
  EXPECT_EQ(scores->all.system, 3U);   // MISC is not of this set
  EXPECT_EQ(scores->all.gold, 3U);
  EXPECT_NEAR(scores->by_type.at("LOC").f1(), 100.0, 1e-9);
  EXPECT_LE(scores->f1_interval.low, scores->all.f1());
  EXPECT_GE(scores->f1_interval.high, scores->all.f1());
}

TEST(ScoreNames, TheSameAnswersGetTheSameInterval) {
  const auto gold = *read_named("gold", kGold);
  auto system = gold;
  system[1].names.clear();
  const auto first = score_names(gold, system);
  const auto second = score_names(gold, system);
  EXPECT_EQ(first->f1_interval.low, second->f1_interval.low);
  EXPECT_EQ(first->f1_interval.high, second->f1_interval.high);
}

TEST(ScoreNames, OtherSentencesAreRefused) {
  const auto gold = *read_named("gold", kGold);
  auto system = gold;
  system[0].forms[0] = "Ann";
  EXPECT_FALSE(score_names(gold, system));
  system.pop_back();
  EXPECT_FALSE(score_names(gold, system));
}

TEST(ScoreNames, CoarseFiguresCountCountriesAsPlacesAndLeaveOthersOut) {
  NamedSentence gold{{"Lima", "and", "Mercosur", "in", "Peru"}, {{0, 1, "LOC"}, {4, 5, "GPE"}}};
  NamedSentence system = gold;
  system.names = {{0, 1, "GPE"}, {2, 3, "MISC"}, {4, 5, "GPE"}};
  const auto scores = score_names({gold}, {system});
  ASSERT_TRUE(scores) << scores.error().message;
  EXPECT_EQ(scores->coarse.correct, 2u);
  EXPECT_EQ(scores->coarse.system, 2u);
  EXPECT_EQ(scores->all.correct, 1u);
}

}  // namespace
}  // namespace chancery
