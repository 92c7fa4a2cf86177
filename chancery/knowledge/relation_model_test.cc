#include "chancery/knowledge/relation_model.h"

#include <gtest/gtest.h>

#include "tests/support/weight_table.h"

namespace chancery {
namespace {

TEST(RelationModel, AFeatureHasAWeightForEachClassAndAnUnknownOneNone) {
  const auto model =
      RelationModel::load(data_with_weights("relation", "on=bomb\tPOPPPPPPPPPPPPPPPP#}\n"));
  ASSERT_TRUE(model) << model.error().message;
  const auto* weights = model->weights().find("on=bomb");
  ASSERT_NE(weights, nullptr);
  EXPECT_EQ((*weights)[0], 0);
  EXPECT_EQ((*weights)[1], -1);
  EXPECT_EQ((*weights)[18], -45);
  EXPECT_EQ(weights->back(), 45);
  EXPECT_EQ(model->weights().find("on=bake"), nullptr);
}

TEST(RelationModel, ABadRowIsToldWithItsLine) {
  for (const char* row : {"on=bomb\tPPP\n", "on=bomb\tPPPPPPPPPPPPPPPPPPP!\n",
                          "on=bomb\tPPPPPPPPPPPPPPPPPPP\xC3\n"}) {
    const auto model = RelationModel::load(data_with_weights("relation", row));
    ASSERT_FALSE(model) << row;
    EXPECT_NE(model.error().message.find("relation.tsv:2"), std::string::npos);
  }
}

TEST(RelationModel, AFeatureStandsOnce) {
  EXPECT_FALSE(RelationModel::load(data_with_weights("relation",
                                                     "a=b\tPPPPPPPPPPPPPPPPPPPQ\n"
                                                     "a=b\tPPPPPPPPPPPPPPPPPPPQ\n")));
}

}  // namespace
}  // namespace chancery
