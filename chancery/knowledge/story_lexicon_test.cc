#include "chancery/knowledge/story_lexicon.h"

#include <gtest/gtest.h>

namespace chancery {
namespace {

const StoryLexicon& lexicon() {
  static const auto loaded = StoryLexicon::load(CHANCERY_DATA_DIR);
  EXPECT_TRUE(loaded) << loaded.error().message;
  return *loaded;
}

TEST(StoryLexicon, NearWordsAndFormsOfOneWordAreOne) {
  EXPECT_EQ(lexicon().content_word("signed").id, lexicon().content_word("inks").id);
  EXPECT_EQ(lexicon().content_word("railways").id, lexicon().content_word("railroad").id);
  EXPECT_NE(lexicon().content_word("railway").id, lexicon().content_word("highway").id);
  EXPECT_EQ(lexicon().content_word("the").id, 0U);
}

TEST(StoryLexicon, ANumberIsOneInWordsAndFigures) {
  EXPECT_EQ(lexicon().content_word("four").id, lexicon().content_word("4").id);
  EXPECT_TRUE(lexicon().content_word("four").number);
}

TEST(StoryLexicon, ThanksAreNotASignature) {
  using DeedMatch = StoryLexicon::DeedMatch;
  EXPECT_EQ(lexicon().match_deeds("v.sign.3", "v.thank.1"), DeedMatch::kOther);
  EXPECT_EQ(lexicon().match_deeds("v.sign.3", "v.conclude.2"), DeedMatch::kSame);
  EXPECT_EQ(lexicon().match_deeds("v.sign.3", "v.juggle.1"), DeedMatch::kUnknown);
}

TEST(StoryLexicon, ANameInNoListIsRarerThanAWordOfEveryDay) {
  const auto rarity = [](const char* word) {
    return lexicon().rarity(lexicon().content_word(word).id);
  };
  EXPECT_EQ(rarity("that"), 0);
  EXPECT_LT(rarity("president"), rarity("rebels"));
  EXPECT_LT(rarity("rebels"), rarity("Qarashek"));
  EXPECT_EQ(rarity("rebels"), rarity("rebel"));
}

TEST(StoryLexicon, OutletsOfOneHouseHaveOneOwnerByNameAndByAddress) {
  const std::string bbc = lexicon().owner("BBC News");
  for (const char* outlet : {"bbc", "www.bbc.co.uk", "https://www.bbc.com/news/world-1?x=1"}) {
    EXPECT_EQ(lexicon().owner(outlet), bbc) << outlet;
  }
  EXPECT_EQ(lexicon().owner("edition.cnn.com"), lexicon().owner("CNN"));
  EXPECT_EQ(lexicon().owner("Global Times"), lexicon().owner("en.people.cn"));
  EXPECT_NE(lexicon().owner("Interfax"), lexicon().owner("interfax.com.ua"));
  EXPECT_NE(lexicon().owner("Fars"), lexicon().owner("Tasnim"));
}

TEST(StoryLexicon, WhoIsInNoTableIsItsOwnOwner) {
  EXPECT_EQ(lexicon().owner("The Havna Courier"), lexicon().owner("the havna courier"));
  EXPECT_EQ(lexicon().owner("http://news.havna.example/a"), lexicon().owner("news.havna.example"));
  EXPECT_NE(lexicon().owner("one.example.com"), lexicon().owner("other.example.com"));
  EXPECT_NE(lexicon().owner("St. Louis Post-Dispatch"), "");
}

TEST(StoryLexicon, AHeadlineMayTakeAReportBack) {
  EXPECT_TRUE(lexicon().is_notice("KILL NOTICE: Ministers meet in Oslo"));
  EXPECT_FALSE(lexicon().is_notice("Troops withdrawn from the border"));
}

}  // namespace
}  // namespace chancery
