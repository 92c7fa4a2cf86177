#include "chancery/names/person_name.h"

#include <gtest/gtest.h>

namespace chancery::names {
namespace {

class PersonNames : public testing::Test {
 protected:
  void SetUp() override {
    auto lexicon = NameLexicon::load(CHANCERY_DATA_DIR);
    ASSERT_TRUE(lexicon) << lexicon.error().message;
    lexicon_ = std::move(*lexicon);
    static const auto actors = ActorDirectory::load(CHANCERY_DATA_DIR);
    ASSERT_TRUE(actors) << actors.error().message;
    actors_ = &*actors;
  }
  NameFit fits(std::string_view form, std::string_view full) const {
    return fit(take_apart(form, lexicon_), take_apart(full, lexicon_), *actors_);
  }
  NameLexicon lexicon_;
  const ActorDirectory* actors_ = nullptr;
};

TEST_F(PersonNames, KoreanSurnameStandsFirst) {
  const PersonName name = take_apart("Kim Yong-nam", lexicon_);
  EXPECT_EQ(name.family, "kim");
  EXPECT_EQ(take_apart("Lars Holt", lexicon_).family, "holt");
}

TEST_F(PersonNames, SurnameFitsItsBearerAndNobodyElse) {
  EXPECT_EQ(fits("Holt", "Lars Holt"), NameFit::kFamilyName);
  EXPECT_EQ(fits("Holt", "Lars Berg"), NameFit::kNone);
}

TEST_F(PersonNames, TwoBearersOfOneSurnameAreNotOnePerson) {
  EXPECT_EQ(fits("Kim Yong-nam", "Kim Jong-un"), NameFit::kNone);
}

TEST_F(PersonNames, FormsOfOneGivenNameAreOnePersons) {
  EXPECT_EQ(fits("Mykola Azarenko", "Nikolai Azarenko"), NameFit::kSpelling);
  EXPECT_EQ(fits("Khalid Barzanji", "Khalil Barzanji"), NameFit::kNone);
}

TEST_F(PersonNames, PatronymicInTheMiddleChangesNothing) {
  EXPECT_GE(fits("Pavel Novikov", "Pavel Ilyich Novikov"), NameFit::kSpelling);
}

}  // namespace
}  // namespace chancery::names
