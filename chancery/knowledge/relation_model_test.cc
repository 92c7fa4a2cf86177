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
  const auto model =
      RelationModel::load(with_table("on=bomb\t0 -1 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 250\n"));
  ASSERT_TRUE(model) << model.error().message;
  const auto* weights = model->weights("on=bomb");
  ASSERT_NE(weights, nullptr);
  EXPECT_EQ((*weights)[1], -1);
  EXPECT_EQ(weights->back(), 250);
  EXPECT_EQ(model->weights("on=bake"), nullptr);
}

TEST(RelationModel, ABadRowIsToldWithItsLine) {
  const auto model = RelationModel::load(with_table("on=bomb\t1 2 3\n"));
  ASSERT_FALSE(model);
  EXPECT_NE(model.error().message.find("relation.tsv:2"), std::string::npos);
}

TEST(RelationModel, AFeatureStandsOnce) {
  const char* twice =
      "a=b\t0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 1\na=b\t0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 "
      "1\n";
  EXPECT_FALSE(RelationModel::load(with_table(twice)));
}

}  // namespace
}  // namespace chancery
