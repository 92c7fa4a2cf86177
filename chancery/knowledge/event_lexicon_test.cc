#include "chancery/knowledge/event_lexicon.h"

#include <gtest/gtest.h>

namespace chancery {
namespace {

class EventLexiconTest : public testing::Test {
 protected:
  static const EventLexicon& lexicon() {
    static const Result<EventLexicon> loaded = [] {
      auto ontology = Ontology::load(CHANCERY_DATA_DIR);
      return EventLexicon::load(CHANCERY_DATA_DIR, ontology.value());
    }();
    if (!loaded) ADD_FAILURE() << loaded.error().message;
    return loaded.value();
  }
};

TEST_F(EventLexiconTest, CoversEveryTypeWithVerbs) {
  EXPECT_GE(lexicon().verb_sense_count(), 900u);
  EXPECT_GE(lexicon().noun_sense_count(), 300u);
}

TEST_F(EventLexiconTest, SensesComeByFallingPriority) {
  const auto senses = lexicon().verb_senses("meet");
  ASSERT_GT(senses.size(), 1u);
  for (std::size_t i = 1; i < senses.size(); ++i) {
    EXPECT_GE(senses[i - 1].priority, senses[i].priority);
  }
}

TEST_F(EventLexiconTest, ParticlesStandApartFromTheLemma) {
  bool found = false;
  for (const EventSense& sense : lexicon().verb_senses("pull")) {
    found = found || sense.particles == std::vector<std::string>{"out"};
  }
  EXPECT_TRUE(found);
}

TEST_F(EventLexiconTest, PromisedCooperationFoldsIntoAgree) {
  const Fold* fold = lexicon().fold(GovernorEffect::kPromise, EventType::kConsult, {});
  ASSERT_NE(fold, nullptr);
  EXPECT_EQ(fold->type, EventType::kAgree);
  EXPECT_TRUE(fold->plan);
}

TEST_F(EventLexiconTest, AFoldOfTheModeBeatsTheFoldOfTheType) {
  const Fold* fold = lexicon().fold(GovernorEffect::kPromise, EventType::kRetreat, {{"release"}});
  ASSERT_NE(fold, nullptr);
  EXPECT_EQ(fold->cameo->view(), "0353");
}

TEST_F(EventLexiconTest, WordsNameContexts) {
  const auto contexts = lexicon().contexts_of("uranium");
  ASSERT_FALSE(contexts.empty());
}

}  // namespace
}  // namespace chancery
