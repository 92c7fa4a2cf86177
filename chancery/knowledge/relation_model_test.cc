#include "chancery/knowledge/relation_model.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "tests/support/own_folder.h"

namespace chancery {
namespace {

std::filesystem::path with_table(const char* rows) {
  const auto data = own_folder("relation_model");
  std::filesystem::create_directories(data / "model");
  std::ofstream(data / "model" / "relation.tsv") << "feature\tweights\n" << rows;
  return data;
}

TEST(RelationModel, AFeatureHasAWeightForEachClassAndAnUnknownOneNone) {
  const auto model = RelationModel::load(with_table("on=bomb\tPOPPPPPPPPPPPPPPPP#}\n"));
  ASSERT_TRUE(model) << model.error().message;
  const auto* weights = model->weights("on=bomb");
  ASSERT_NE(weights, nullptr);
  EXPECT_EQ((*weights)[0], 0);
  EXPECT_EQ((*weights)[1], -1);
  EXPECT_EQ((*weights)[18], -45);
  EXPECT_EQ(weights->back(), 45);
  EXPECT_EQ(model->weights("on=bake"), nullptr);
}

TEST(RelationModel, ABadRowIsToldWithItsLine) {
  for (const char* row : {"on=bomb\tPPP\n", "on=bomb\tPPPPPPPPPPPPPPPPPPP!\n",
                          "on=bomb\tPPPPPPPPPPPPPPPPPPP\xC3\n"}) {
    const auto model = RelationModel::load(with_table(row));
    ASSERT_FALSE(model) << row;
    EXPECT_NE(model.error().message.find("relation.tsv:2"), std::string::npos);
  }
}

TEST(RelationModel, AFeatureStandsOnce) {
  EXPECT_FALSE(
      RelationModel::load(with_table("a=b\tPPPPPPPPPPPPPPPPPPPQ\n"
                                     "a=b\tPPPPPPPPPPPPPPPPPPPQ\n")));
}

}  // namespace
}  // namespace chancery
