#include "chancery/knowledge/name_lexicon.h"

#include <gtest/gtest.h>

namespace chancery {
namespace {

TEST(NameLexicon, KnowsTheGenderOfGivenNamesInAnySpelling) {
  const auto lexicon = NameLexicon::load(CHANCERY_DATA_DIR);
  ASSERT_TRUE(lexicon) << lexicon.error().message;
  EXPECT_EQ(lexicon->given_name("Valentina"), Gender::kFemale);
  EXPECT_EQ(lexicon->given_name("JOSE"), Gender::kMale);
  EXPECT_EQ(lexicon->given_name("Robin"), Gender::kUnknown);
  EXPECT_FALSE(lexicon->given_name("ministry"));
}

TEST(NameLexicon, AMinisterIsAPoliticianButNoAnalyst) {
  const auto lexicon = NameLexicon::load(CHANCERY_DATA_DIR);
  ASSERT_TRUE(lexicon) << lexicon.error().message;
  EXPECT_TRUE(lexicon->is_a("minister", "politician"));
  EXPECT_FALSE(lexicon->is_a("minister", "analyst"));
  ASSERT_NE(lexicon->nominal("ministry"), nullptr);
  EXPECT_EQ(lexicon->nominal("ministry")->type, EntityType::kOrg);
  EXPECT_EQ(lexicon->nominal("harvest"), nullptr);
}

TEST(NameLexicon, SaysWhichFileIsMissing) {
  const auto lexicon = NameLexicon::load("/nonexistent");
  ASSERT_FALSE(lexicon);
  EXPECT_NE(lexicon.error().message.find("given_names.tsv"), std::string::npos);
}

}  // namespace
}  // namespace chancery
