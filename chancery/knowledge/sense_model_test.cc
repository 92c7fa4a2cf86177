#include "chancery/knowledge/sense_model.h"

#include <gtest/gtest.h>

#include "tests/support/weight_table.h"

namespace chancery {
namespace {

TEST(SenseModel, AFeatureHasAWeightForEachTypeAndForNoEvent) {
  const auto model = SenseModel::load(data_with_weights("sense", "p=snub\tOPPPPPPPP}PPPPPP#\n"));
  ASSERT_TRUE(model) << model.error().message;
  const auto* weights = model->weights().find("p=snub");
  ASSERT_NE(weights, nullptr);
  EXPECT_EQ(weights->front(), -1);
  EXPECT_EQ((*weights)[static_cast<std::size_t>(EventType::kReject)], 45);
  EXPECT_EQ((*weights)[kNoEvent], -45);
  EXPECT_EQ(model->weights().sum({{"p=snub", 0.5f}, {"p=bake", 1}})[kNoEvent], -45 / 32.f);
}

TEST(SenseModel, ABadRowIsToldWithItsLine) {
  const auto model = SenseModel::load(data_with_weights("sense", "p=snub\tPPPP\n"));
  ASSERT_FALSE(model);
  EXPECT_NE(model.error().message.find("sense.tsv:2"), std::string::npos);
}

TEST(SenseModel, SharesAddUpToOneAndFollowTheSums) {
  const auto shares = soft_shares(std::array<float, 3>{0, 1, 100});
  EXPECT_FLOAT_EQ(shares[0] + shares[1] + shares[2], 1);
  EXPECT_LT(shares[0], shares[1]);
  EXPECT_GT(shares[2], 0.99f);
}

}  // namespace
}  // namespace chancery
