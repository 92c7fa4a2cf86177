#include "eval/actor_gold.h"

#include "chancery/base/strings.h"
#include "eval/gold_test.h"

namespace chancery {
namespace {

class ActorGold : public GoldTest {
 protected:
  static void expect_halves_above_floors(const std::string& task, const std::string& set,
                                         const Result<std::map<std::string, HalfFigures>>& scored,
                                         std::size_t parts = 2) {
    ASSERT_TRUE(scored) << scored.error().message;
    ASSERT_EQ(scored->size(), parts);
    for (const auto& [half, shares] : *scored) {
      std::map<std::string, double> figures;
      for (const auto& [name, share] : shares) figures[name] = share.percent;
      expect_above_floors(task + "-" + half, set, figures);
    }
  }
};

TEST_F(ActorGold, ActorsAreAsGoodAsTheirFloors) {
  const std::string set = "actors/mentions.txt";
  expect_halves_above_floors("actors", set, score_actors(set, content_of(set), resources()), 4);
}

TEST_F(ActorGold, PairsAreAsGoodAsTheirFloors) {
  const std::string set = "names/pairs.tsv";
  expect_halves_above_floors("pairs", set, score_pairs(set, content_of(set), resources().actors),
                             4);
}

TEST_F(ActorGold, PlacesAreAsGoodAsTheirFloors) {
  const std::string set = "places/events.txt";
  expect_halves_above_floors("places", set, score_places(set, content_of(set), resources()), 3);
}

TEST(MarkedReports, MarksAreSpansOfTheTextWithoutBraces) {
  const auto reports = read_marked("g", "# a dev 2020-01-02\n{Oslo|NOR|GOV} spoke.\n", 2);
  ASSERT_TRUE(reports) << reports.error().message;
  ASSERT_EQ(reports->size(), 1U);
  EXPECT_EQ(reports->front().text, "Oslo spoke.");
  ASSERT_EQ(reports->front().marks.size(), 1U);
  EXPECT_EQ(words_at(reports->front().text, reports->front().marks[0].span), "Oslo");
}

TEST(MarkedReports, ABraceThatIsNotClosedNamesItsLine) {
  const auto reports = read_marked("g", "# a dev 2020-01-02\n{Oslo|NOR spoke.\n", 1);
  ASSERT_FALSE(reports);
  EXPECT_EQ(reports.error().message.substr(0, 4), "g:2:");
}

TEST_F(ActorGold, AStateIsRightOnlyWhereItIsTheOneAskedFor) {
  const auto scored = score_actors(
      "g", "# a dev 2010-06-03\n{Norway|NOR|GOV} thanked {Sweden|DNK|GOV}.\n", resources());
  ASSERT_TRUE(scored) << scored.error().message;
  EXPECT_DOUBLE_EQ(scored->at("dev").at("state").percent, 50);
  EXPECT_DOUBLE_EQ(scored->at("dev").at("sector").percent, 100);
}

TEST_F(ActorGold, APairJoinedWronglyLowersPrecision) {
  const auto scored = score_pairs(
      "g",
      "half\tsame\tname\tother\ndev\tyes\tLars Holt\tLARS HOLT\ndev\tno\tLars Holt\tLars Holt\n",
      resources().actors);
  ASSERT_TRUE(scored) << scored.error().message;
  EXPECT_DOUBLE_EQ(scored->at("dev").at("precision").percent, 50);
  EXPECT_DOUBLE_EQ(scored->at("dev").at("recall").percent, 100);
}

}  // namespace
}  // namespace chancery
