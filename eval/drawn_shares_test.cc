#include "eval/drawn_shares.h"

#include <gtest/gtest.h>

namespace chancery {
namespace {

TEST(DrawnShares, AShareIsOfAllItemsTogether) {
  DrawnShares shares;
  shares.begin_item();
  shares.add("recall", 1, 1);
  shares.begin_item();
  shares.add("recall", 1, 3);
  EXPECT_DOUBLE_EQ(shares.values().at("recall"), 50);
}

TEST(DrawnShares, TheIntervalHoldsTheShareAndIsNoneWhereAllItemsAgree) {
  DrawnShares shares;
  for (int i = 0; i < 40; ++i) {
    shares.begin_item();
    shares.add("mixed", i % 4 == 0 ? 1 : 0, 1);
    shares.add("even", 1, 1);
  }
  const auto figures = shares.figures();
  const MeasuredFigure& mixed = figures.at("mixed");
  EXPECT_DOUBLE_EQ(mixed.value, 25);
  EXPECT_LT(mixed.interval.low, 20);
  EXPECT_GT(mixed.interval.low, 5);
  EXPECT_GT(mixed.interval.high, 30);
  EXPECT_LT(mixed.interval.high, 45);
  EXPECT_DOUBLE_EQ(figures.at("even").interval.low, 100);
  EXPECT_DOUBLE_EQ(figures.at("even").interval.high, 100);
}

TEST(DrawnShares, TheMeanIsOfTheSharesThatHaveAnythingToCount) {
  DrawnShares shares;
  shares.add_mean("mean");
  shares.begin_item();
  shares.add("first", 1, 1);
  shares.add("second", 1, 2);
  shares.add("empty", 0, 0);
  EXPECT_DOUBLE_EQ(shares.values().at("mean"), 75);
}

TEST(DrawnShares, ANumberStandsBesideTheSharesWithoutAnInterval) {
  DrawnShares shares;
  shares.begin_item();
  shares.add("recall", 1, 1);
  shares.set_number("events", 12);
  EXPECT_DOUBLE_EQ(shares.values().at("events"), 12);
  EXPECT_FALSE(shares.figures().contains("events"));
}

TEST(DrawnShares, ATableTellsEachShareWithItsIntervalAndNumbersWithout) {
  DrawnShares shares;
  shares.begin_item();
  shares.add("recall", 1, 1);
  shares.set_number("events", 12);
  EXPECT_EQ(shares.table("dev "),
            "dev events                    12.00\n"
            "dev recall                   100.00  (100.00 to 100.00)\n");
}

}  // namespace
}  // namespace chancery
