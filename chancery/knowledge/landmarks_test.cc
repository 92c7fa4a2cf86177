// Landmarks: which words speak of which dated event.
#include "chancery/knowledge/landmarks.h"

#include <gtest/gtest.h>

#include <string>

namespace chancery {
namespace {

const std::string kHeader =
    "landmark_id\tkind\tname\taliases\tcontext\tfrom\tto\tannounced\tcountries\tpersons\tplace\t"
    "source\n";
const std::string kRows =
    "bergen\tevent\tthe Bergen summit\tbergen summit|talks;~first summit\tLund|Norway\t2031-06-12\t"
    "2031-06-13\t2031-03-08\tNOR\tAda Lund\tBergen\tx\n"
    "hamar\tevent\tthe Hamar summit\tfirst summit in hamar\t\t2031-07-01\t2031-07-01\t\t\t\t\tx\n";

std::string found(std::string_view text) {
  const auto landmarks = Landmarks::parse("landmarks.tsv", kHeader + kRows);
  std::string out;
  for (const LandmarkMention& mention : landmarks->find(text)) {
    out +=
        (*landmarks)[mention.landmark].id + "=" + std::string(words_at(text, mention.span)) + ";";
  }
  return out;
}

TEST(Landmarks, AnExpectedOneNeedsNoDayOfItsAnnouncement) {
  const auto landmarks = Landmarks::parse(
      "landmarks.tsv",
      kHeader + "vote\tevent\tthe vote\tthe vote\t\t2031-06-12\t2031-06-12\texpected\t\t\t\tx\n");
  ASSERT_TRUE(landmarks.has_value());
  EXPECT_TRUE((*landmarks)[0].expected);
  EXPECT_FALSE((*landmarks)[0].announced.has_value());
}

TEST(Landmarks, AnAliasCountsOnlyInItsContext) {
  EXPECT_EQ(found("Lund praised the Bergen talks."), "bergen=Bergen talks;");
  EXPECT_EQ(found("They praised the Bergen talks."), "");
}

TEST(Landmarks, AGeneralAliasNeedsItsContextNearBy) {
  EXPECT_EQ(found("the first summit of Lund"), "bergen=first summit;");
  std::string far = "the first summit";
  for (int i = 0; i < 30; ++i) far += " word";
  EXPECT_EQ(found(far + " Lund"), "");
}

TEST(Landmarks, OfTwoAliasesTheLongerCounts) {
  EXPECT_EQ(found("Lund at the first summit in Hamar"), "hamar=first summit in Hamar;");
}

TEST(Landmarks, HyphensAndCaseAreNoMatter) {
  EXPECT_EQ(found("LUND: BERGEN-SUMMIT"), "bergen=BERGEN-SUMMIT;");
}

TEST(Landmarks, ABadRowIsToldWithItsPlace) {
  const auto bad = Landmarks::parse(
      "landmarks.tsv", kHeader + "x\tevent\tX\tx y\t\t2031-13-01\t2031-13-01\t\t\t\t\tx\n");
  ASSERT_FALSE(bad.has_value());
  EXPECT_NE(bad.error().message.find("landmarks.tsv:2"), std::string::npos);
}

TEST(Landmarks, TheTableIsReadAndTellsTheSummitsOfTwoPresidentsApart) {
  const auto landmarks = Landmarks::load(CHANCERY_DATA_DIR);
  ASSERT_TRUE(landmarks.has_value()) << landmarks.error().message;
  EXPECT_GE(landmarks->all().size(), 300u);
  const auto mentions = landmarks->find(
      "Donald Trump met Kim Jong Un at the Hanoi summit after the Singapore summit.");
  ASSERT_EQ(mentions.size(), 2u);
  EXPECT_EQ((*landmarks)[mentions[0].landmark].interval.from.iso(), "2019-02-27");
  EXPECT_EQ((*landmarks)[mentions[1].landmark].interval.from.iso(), "2018-06-12");
}

}  // namespace
}  // namespace chancery
