#include "chancery/knowledge/event_lexicon.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

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

TEST_F(EventLexiconTest, ReadsAnyVerbAsEveryType) {
  for (EventType type : all_event_types()) {
    const EventSense& sense = lexicon().unlisted_verb(type);
    EXPECT_EQ(sense.type, type);
    EXPECT_FALSE(sense.actors.choices.empty());
    EXPECT_FALSE(sense.recipients.choices.empty());
  }
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

TEST_F(EventLexiconTest, ConfidenceRisesWithTheProductBetweenThePointsOfItsTable) {
  float last = 0;
  for (int i = 0; i <= 100; ++i) {
    const float confidence = lexicon().calibrated(static_cast<float>(i) / 100);
    EXPECT_GE(confidence, last) << i;
    EXPECT_LE(confidence, 1) << i;
    last = confidence;
  }
  EXPECT_GT(last, lexicon().calibrated(0.5F));
}

TEST_F(EventLexiconTest, WordsNameContexts) {
  const auto contexts = lexicon().contexts_of("uranium");
  ASSERT_FALSE(contexts.empty());
}

// What is said of one row of the user's types.
std::string refusal_of(const std::string& row) {
  std::string pattern = ::testing::TempDir() + "/typesXXXXXX";
  const std::filesystem::path folder = mkdtemp(pattern.data());
  std::ofstream(folder / "types.tsv")
      << "type\tbase\tpos\tcue\tactors\trecipients\tconditions\texample\n"
      << row << '\n';
  const auto ontology = Ontology::load(CHANCERY_DATA_DIR);
  const auto loaded = EventLexicon::load(CHANCERY_DATA_DIR, *ontology, folder / "types.tsv");
  std::filesystem::remove_all(folder);
  if (loaded) return {};
  return loaded.error().message.substr(folder.string().size() + 1);
}

TEST(UserTypes, ABadRowNamesFileAndLine) {
  EXPECT_EQ(refusal_of("raid\tASSAULT\tV\traid\tsubj\tobj\t\tA raided B."), "");
  EXPECT_EQ(refusal_of("Raid!\tASSAULT\tV\traid\tsubj\tobj\t\tA raided B."),
            "types.tsv:2: no name for a type: 'Raid!'");
  EXPECT_EQ(refusal_of("raid\tRAID\tV\traid\tsubj\tobj\t\tA raided B."),
            "types.tsv:2: unknown base type: 'RAID'");
  EXPECT_EQ(refusal_of("raid\tASSAULT\tX\traid\tsubj\tobj\t\tA raided B."),
            "types.tsv:2: neither V nor N: 'X'");
  EXPECT_EQ(refusal_of("raid\tASSAULT\tV\traid\tsubj\tobj\tobj:#nosuch\tA raided B."),
            "types.tsv:2: not understood: '#nosuch'");
  EXPECT_EQ(refusal_of("raid\tASSAULT\tV\traid\tsubj\tobj\t\t"), "types.tsv:2: no example: ''");
  EXPECT_EQ(refusal_of("raid\tASSAULT\tV\traid\tsubj\tobj\t\tA raided B.\n"
                       "raid\tCOERCE\tN\traid\t\ton\t\tA's raid on B."),
            "types.tsv:3: has another base: 'raid'");
}

TEST(UserTypes, AnOwnSenseComesBeforeOurs) {
  std::string pattern = ::testing::TempDir() + "/typesXXXXXX";
  const std::filesystem::path folder = mkdtemp(pattern.data());
  std::ofstream(folder / "types.tsv")
      << "type\tbase\tpos\tcue\tactors\trecipients\tconditions\texample\n"
      << "summitry\tCONSULT\tV\tmeet\tsubj+with\t\tsubj:@official\tA met B.\n";
  const auto ontology = Ontology::load(CHANCERY_DATA_DIR);
  const auto loaded = EventLexicon::load(CHANCERY_DATA_DIR, *ontology, folder / "types.tsv");
  std::filesystem::remove_all(folder);
  ASSERT_TRUE(loaded) << loaded.error().message;
  ASSERT_GT(loaded->verb_senses("meet").size(), 1U);
  EXPECT_EQ(loaded->verb_senses("meet").front().modes, std::vector<EventMode>{{"summitry"}});
  ASSERT_EQ(loaded->user_examples().size(), 1U);
  EXPECT_EQ(loaded->user_examples().front().sentence, "A met B.");
}

}  // namespace
}  // namespace chancery
