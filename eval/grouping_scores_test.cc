#include "eval/grouping_scores.h"

#include <gtest/gtest.h>

#include <fstream>

namespace chancery {
namespace {

TEST(BCubedOfReports, CountsEachReportByTheGroupItStandsIn) {
  // Two of three in one group are of one story; the fourth stands alone though it is of it too.
  const BCubed scores = b_cubed({0, 0, 0, 1}, {"a", "a", "b", "a"});
  EXPECT_DOUBLE_EQ(scores.precision, 100 * (2.0 / 3 + 2.0 / 3 + 1.0 / 3 + 1) / 4);
  EXPECT_DOUBLE_EQ(scores.recall, 100 * (2.0 / 3 + 2.0 / 3 + 1 + 1.0 / 3) / 4);
}

TEST(BCubedOfReports, ManyStoriesAreDrawnWholeAndFewByTheirReports) {
  // Of 30 stories of ten reports each, half are all in one group of their own and half all alone:
  // recall is 100 or 10 for a whole story at a time.
  std::vector<std::size_t> group;
  std::vector<std::string> story;
  for (std::size_t s = 0; s < 30; ++s) {
    for (std::size_t i = 0; i < 10; ++i) {
      group.push_back(s % 2 == 0 ? s : 1000 + group.size());
      story.push_back(std::to_string(s));
    }
  }
  const BCubed many = b_cubed(group, story);
  EXPECT_NEAR(many.recall, 55, 1e-9);
  EXPECT_DOUBLE_EQ(many.precision_interval.low, 100);
  EXPECT_LT(many.recall_interval.low, many.recall - 10);
  EXPECT_GT(many.recall_interval.high, many.recall + 10);
  // The first four of them alone: 40 reports are drawn one by one, so the interval is no wider than
  // that of 40 throws of a coin.
  group.resize(40);
  story.resize(40);
  const BCubed few = b_cubed(group, story);
  EXPECT_NEAR(few.recall, 55, 1e-9);
  EXPECT_GT(few.recall_interval.low, 35);
  EXPECT_LT(few.recall_interval.high, 75);
}

TEST(BCubedOfReports, AReportWithoutAStoryIsNamedByItsLine) {
  const auto file = std::filesystem::temp_directory_path() / "chancery_grouping_gold.jsonl";
  std::ofstream(file) << "{\"text\": \"Holt met Reyes.\", \"story\": \"a\"}\n{\"text\": \"x\"}\n";
  const auto gold = read_grouping_gold(file);
  std::filesystem::remove(file);
  ASSERT_FALSE(gold);
  EXPECT_NE(gold.error().message.find(":2:"), std::string::npos);
}

TEST(BCubedOfReports, TwoPapersOnOneQuakeAreOnePieceOfNewsAndATruceAnother) {
  const auto resources = Resources::open(CHANCERY_DATA_DIR);
  ASSERT_TRUE(resources) << resources.error().message;
  const auto file = std::filesystem::temp_directory_path() / "chancery_grouping_own.jsonl";
  {
    std::ofstream out(file);
    out << R"({"date": "2031-03-12", "story": "quake", "text": "Quake shakes northern Chile\n)"
        << "A strong earthquake shook the Atacama region of Chile on Tuesday and killed nine "
           "miners "
        << R"(near Copiapo, rescuers said.\nPresident Matias Rojas flew to the mines."})"
        << "\n"
        << R"({"date": "2031-03-13", "story": "quake", "text": "Miners dead after earthquake\n)"
        << "Nine miners died when an earthquake struck near Copiapo in the Atacama desert. "
        << R"(Rescuers searched the mines, Chilean President Matias Rojas said."})"
        << "\n"
        << R"({"date": "2031-03-13", "story": "truce", "text": "Truce in Darfur\n)"
        << "The Sudanese army and the rebels of Darfur agreed a truce of ten days on Wednesday, "
        << R"(mediators said in Addis Ababa.\nAid convoys are to reach Nyala."})"
        << "\n";
  }
  auto gold = read_grouping_gold(file);
  std::filesystem::remove(file);
  ASSERT_TRUE(gold) << gold.error().message;
  for (GroupedReport& one : *gold) one.held = false;
  const auto scores = score_grouping(*gold, *resources);
  ASSERT_TRUE(scores) << scores.error().message;
  EXPECT_DOUBLE_EQ(scores->at("news dev").f1(), 100);
  EXPECT_DOUBLE_EQ(scores->at("storylines dev").f1(), 100);
}

}  // namespace
}  // namespace chancery
