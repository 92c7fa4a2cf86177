#include "eval/relation_scores.h"

#include "eval/gold_test.h"

namespace chancery {
namespace {

RelationAnswer answer(std::string gold, std::string system) {
  const int gold_quad = quad_of(gold);
  const int system_quad = quad_of(system);
  return {std::move(gold), std::move(system), gold_quad, system_quad};
}

TEST(RelationScores, MacroF1IsTheMeanOverTheTypesOfTheGoldSet) {
  const auto scores = score_relations({answer("AID", "AID"), answer("AID", "ASSAULT"),
                                       answer("ASSAULT", "ASSAULT"), answer("YIELD", "YIELD")});
  EXPECT_EQ(scores.pairs, 4u);
  EXPECT_DOUBLE_EQ(scores.accuracy.value, 75);
  // AID 2/3, ASSAULT 2/3, YIELD 1.
  EXPECT_NEAR(scores.macro_f1.value, 100 * (2.0 / 3 + 2.0 / 3 + 1) / 3, 1e-9);
  EXPECT_LE(scores.macro_f1.interval.low, scores.macro_f1.value);
  EXPECT_GE(scores.macro_f1.interval.high, scores.macro_f1.value);
}

TEST(RelationScores, ATypeThatOnlyTheSystemGivesCountsAgainstTheOthersAlone) {
  const auto scores = score_relations({answer("AID", "SUPPORT"), answer("AID", "AID")});
  EXPECT_NEAR(scores.macro_f1.value, 100 * 2.0 / 3, 1e-9);
  EXPECT_DOUBLE_EQ(scores.binary_f1.value, 100);
}

TEST(RelationScores, ABandTellsWhatWasSaidAndWhatWasRight) {
  std::vector<RelationAnswer> answers;
  for (int i = 0; i < 4; ++i) {
    answers.push_back(answer("AID", i < 3 ? "AID" : "AGREE"));
    answers.back().share = 0.95;
  }
  answers.push_back(answer("AID", "AID"));
  answers.back().share = 0.5;
  const auto scores = score_relations(answers);
  ASSERT_EQ(scores.bands.size(), 2u);
  EXPECT_DOUBLE_EQ(scores.bands[0].from, 0.5);
  EXPECT_DOUBLE_EQ(scores.bands[0].right, 100);
  EXPECT_EQ(scores.bands[1].answers, 4u);
  EXPECT_NEAR(scores.bands[1].said, 95, 1e-9);
  EXPECT_NEAR(scores.bands[1].right, 75, 1e-9);
  // Four answers said 20 points too much between them, one 50 too little.
  EXPECT_NEAR(scores.calibration_error, 100 * (4 * 0.2 + 0.5) / 5, 1e-9);
}

TEST(RelationScores, YieldIsOfTheQuadrantOfRetreat) {
  EXPECT_EQ(quad_of("YIELD"), 2);
  EXPECT_EQ(quad_of("THREATEN"), 3);
  EXPECT_EQ(quad_of("FIGHT"), 0);
}

class RelationGold : public GoldTest {};

TEST_F(RelationGold, MarkedPairsAreAnsweredAsWellAsTheirFloors) {
  const auto model = RelationModel::load(CHANCERY_DATA_DIR);
  ASSERT_TRUE(model) << model.error().message;
  for (const std::string set : {"events/relations.tsv", "events/relations_plain.tsv",
                                "events/relations_dev_a.tsv", "events/relations_dev_b.tsv"}) {
    const auto scores =
        evaluate_relations(resources(), *model, RelationRoots::kCameo, set, content_of(set));
    ASSERT_TRUE(scores) << scores.error().message;
    expect_above_floors("relate", set,
                        {{"macro_f1", scores->macro_f1.value},
                         {"quad_f1", scores->quad_f1.value},
                         {"binary_f1", scores->binary_f1.value}});
  }
}

}  // namespace
}  // namespace chancery
