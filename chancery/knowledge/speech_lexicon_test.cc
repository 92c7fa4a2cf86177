#include "chancery/knowledge/speech_lexicon.h"

#include <gtest/gtest.h>

namespace chancery {
namespace {

TEST(SpeechLexicon, KnowsWhatEachVerbTakes) {
  const auto lexicon = SpeechLexicon::load(CHANCERY_DATA_DIR);
  ASSERT_TRUE(lexicon) << lexicon.error().message;
  const SpeechCue* tell = lexicon->verb("tell");
  ASSERT_NE(tell, nullptr);
  EXPECT_TRUE(tell->takes(CueFrame::kThat));
  EXPECT_TRUE(tell->takes(CueFrame::kObject));
  EXPECT_FALSE(tell->takes(CueFrame::kGerund));
  const SpeechCue* deny = lexicon->verb("deny");
  ASSERT_NE(deny, nullptr);
  EXPECT_EQ(deny->stance, Stance::kDenied);
  EXPECT_EQ(lexicon->verb("walk"), nullptr);
}

TEST(SpeechLexicon, ParticlesMakeAnotherVerb) {
  const auto lexicon = SpeechLexicon::load(CHANCERY_DATA_DIR);
  ASSERT_TRUE(lexicon) << lexicon.error().message;
  EXPECT_NE(lexicon->verb("sum", "up"), nullptr);
  EXPECT_EQ(lexicon->verb("sum"), nullptr);
}

TEST(SpeechLexicon, KnowsNounsPhrasesAndDocumentsThatTell) {
  const auto lexicon = SpeechLexicon::load(CHANCERY_DATA_DIR);
  ASSERT_TRUE(lexicon) << lexicon.error().message;
  ASSERT_NE(lexicon->noun("warning"), nullptr);
  EXPECT_TRUE(lexicon->noun("call")->takes_preposition("for"));
  EXPECT_TRUE(lexicon->is_document("poll"));
  EXPECT_FALSE(lexicon->phrases().empty());
}

TEST(SpeechLexicon, KnowsAdjectivesLightVerbsMediaAndOccasions) {
  const auto lexicon = SpeechLexicon::load(CHANCERY_DATA_DIR);
  ASSERT_TRUE(lexicon) << lexicon.error().message;
  ASSERT_NE(lexicon->adjective("confident"), nullptr);
  EXPECT_TRUE(lexicon->adjective("confident")->takes(CueFrame::kThat));
  EXPECT_TRUE(lexicon->is_light("issue"));
  EXPECT_FALSE(lexicon->is_light("deny"));
  EXPECT_TRUE(lexicon->is_medium("letter"));
  EXPECT_TRUE(lexicon->is_occasion("briefing"));
}

}  // namespace
}  // namespace chancery
