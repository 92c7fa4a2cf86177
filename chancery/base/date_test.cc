#include "chancery/base/date.h"

#include <gtest/gtest.h>

namespace chancery {
namespace {

TEST(CivilDate, CountsDaysBothWaysOverFourCenturies) {
  for (std::int32_t d = -140000; d < 60000; d += 37) {
    EXPECT_EQ(CivilDate::from_days(d).days(), d);
    EXPECT_TRUE(CivilDate::from_days(d).valid());
  }
  EXPECT_EQ((CivilDate{1970, 1, 1}).days(), 0);
}

TEST(CivilDate, KnowsWeekdays) {
  EXPECT_EQ((CivilDate{2018, 6, 12}).weekday(), 2);
  EXPECT_EQ((CivilDate{2000, 1, 1}).weekday(), 6);
  EXPECT_EQ((CivilDate{1969, 12, 28}).weekday(), 7);
}

TEST(CivilDate, AMonthOnFromAJanuary31IsTheEndOfFebruary) {
  EXPECT_EQ((CivilDate{2020, 1, 31}).plus_months(1), (CivilDate{2020, 2, 29}));
  EXPECT_EQ((CivilDate{2019, 3, 31}).plus_months(-13), (CivilDate{2018, 2, 28}));
}

TEST(CivilDate, RefusesDaysThatTheCalendarDoesNotHave) {
  EXPECT_FALSE(CivilDate::parse("2019-02-29"));
  EXPECT_FALSE(CivilDate::parse("2019-2-09"));
  EXPECT_FALSE(CivilDate::parse("2019"));
  EXPECT_EQ(CivilDate::parse("2020-02-29")->iso(), "2020-02-29");
}

TEST(DateInterval, ReadsYearMonthAndDay) {
  EXPECT_EQ(DateInterval::parse("2019")->width_days(), 365);
  EXPECT_EQ(DateInterval::parse("2019-04")->to.iso(), "2019-04-30");
  EXPECT_EQ(DateInterval::parse("2019-04-25")->width_days(), 1);
  EXPECT_FALSE(DateInterval::parse("2019-13"));
}

TEST(DateInterval, IntersectionIsInBoth) {
  const DateInterval a{{2019, 1, 1}, {2019, 6, 30}};
  const DateInterval b{{2019, 6, 1}, {2019, 12, 31}};
  EXPECT_EQ(a.intersect(b), (DateInterval{{2019, 6, 1}, {2019, 6, 30}}));
  EXPECT_FALSE(a.intersect(DateInterval::of_year(2020)));
}

TEST(DatePrecision, NamesGoBothWays) {
  EXPECT_EQ(parse_date_precision(to_string(DatePrecision::kQuarter)), DatePrecision::kQuarter);
  EXPECT_FALSE(parse_date_precision("hour"));
}

}  // namespace
}  // namespace chancery
