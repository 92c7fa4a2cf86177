#include "eval/relation_scores.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "eval/floors.h"

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
  EXPECT_LE(scores.macro_f1.low, scores.macro_f1.value);
  EXPECT_GE(scores.macro_f1.high, scores.macro_f1.value);
}

TEST(RelationScores, ATypeThatOnlyTheSystemGivesCountsAgainstTheOthersAlone) {
  const auto scores = score_relations({answer("AID", "SUPPORT"), answer("AID", "AID")});
  EXPECT_NEAR(scores.macro_f1.value, 100 * 2.0 / 3, 1e-9);
  EXPECT_DOUBLE_EQ(scores.binary_f1.value, 100);
}

TEST(RelationScores, YieldIsOfTheQuadrantOfRetreat) {
  EXPECT_EQ(quad_of("YIELD"), 2);
  EXPECT_EQ(quad_of("THREATEN"), 3);
  EXPECT_EQ(quad_of("FIGHT"), 0);
}

TEST(RelationScores, MarkedPairsAreAnsweredAsWellAsTheirFloors) {
  const auto resources = Resources::open(CHANCERY_DATA_DIR);
  ASSERT_TRUE(resources) << resources.error().message;
  const auto model = RelationModel::load(CHANCERY_DATA_DIR);
  ASSERT_TRUE(model) << model.error().message;
  const auto floors = read_floors(CHANCERY_SOURCE_DIR "/eval/floors.tsv");
  ASSERT_TRUE(floors) << floors.error().message;
  std::stringstream content;
  content << std::ifstream(CHANCERY_SOURCE_DIR "/eval/gold/events/relations.tsv").rdbuf();
  const auto scores = evaluate_relations(*resources, *model, "relations.tsv", content.str());
  ASSERT_TRUE(scores) << scores.error().message;
  EXPECT_EQ(below_floors(*floors, "relate", "events/relations.tsv",
                         {{"macro_f1", scores->macro_f1.value},
                          {"quad_f1", scores->quad_f1.value},
                          {"binary_f1", scores->binary_f1.value}}),
            "");
}

}  // namespace
}  // namespace chancery
