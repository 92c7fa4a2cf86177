#include "chancery/knowledge/domain_model.h"

#include <gtest/gtest.h>

#include <set>

#include "tests/support/weight_table.h"

namespace chancery {
namespace {

TEST(DomainModel, AWordHasAWeightForEachDomainAndAnUnknownOneNone) {
  const auto model = DomainModel::load(data_with_weights("domain", "w=goal\tO}PPPPPP#\n"));
  ASSERT_TRUE(model) << model.error().message;
  const auto* weights = model->weights().find("w=goal");
  ASSERT_NE(weights, nullptr);
  EXPECT_EQ((*weights)[static_cast<std::size_t>(Domain::kPublic)], -1);
  EXPECT_EQ((*weights)[static_cast<std::size_t>(Domain::kSport)], 45);
  EXPECT_EQ((*weights)[static_cast<std::size_t>(Domain::kLife)], -45);
  EXPECT_EQ(model->weights().find("w=goalkeeper"), nullptr);
}

TEST(DomainModel, ARowWithTooFewWeightsOrTheSameFeatureAgainIsToldWithItsLine) {
  for (const char* rows : {"w=goal\tPPPP\n", "w=goal\tPPPPPPPP~\n"}) {
    const auto model = DomainModel::load(data_with_weights("domain", rows));
    ASSERT_FALSE(model) << rows;
    EXPECT_NE(model.error().message.find("domain.tsv:2"), std::string::npos);
  }
  const auto twice =
      DomainModel::load(data_with_weights("domain", "w=goal\tPPPPPPPPP\nw=goal\tPPPPPPPPP\n"));
  ASSERT_FALSE(twice);
  EXPECT_NE(twice.error().message.find("domain.tsv:3"), std::string::npos);
}

TEST(DomainModel, EachDomainHasANameOfItsOwn) {
  std::set<std::string_view> names;
  for (std::size_t i = 0; i < kDomainCount; ++i) names.insert(to_string(static_cast<Domain>(i)));
  EXPECT_EQ(names.size(), kDomainCount);
}

}  // namespace
}  // namespace chancery
