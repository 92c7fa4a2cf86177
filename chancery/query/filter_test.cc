#include "chancery/query/filter.h"

#include <gtest/gtest.h>

namespace chancery {
namespace {

Party lavrov() {
  return {"RUS.GOV.sergei-lavrov", "Sergei Lavrov", CountryCode::parse("RUS"), {Sector::kGov}};
}

TEST(PartyPattern, TakesCodesIdsAndWordsOfNames) {
  for (const char* written : {"RUS", "rus", "RUS.GOV.sergei-lavrov", "sergei-lavrov", "lavrov",
                              "Sergei Lavrov", "LAVROV"}) {
    EXPECT_TRUE(PartyPattern(written).matches(lavrov())) << written;
  }
  for (const char* written : {"USA", "lavr", "gei", "Sergei Lavrentiev"}) {
    EXPECT_FALSE(PartyPattern(written).matches(lavrov())) << written;
  }
}

TEST(ParseFilter, ReadsListsDatesAndCodes) {
  FilterText written;
  written.type = "consult,AGREE";
  written.since = "2019";
  written.until = "2019-04";
  written.between = "RUS, PRK";
  written.min_independent = "2";
  const auto filter = parse_filter(written);
  ASSERT_TRUE(filter) << filter.error().message;
  EXPECT_EQ(filter->type, (std::vector<EventType>{EventType::kConsult, EventType::kAgree}));
  EXPECT_EQ(filter->since->iso(), "2019-01-01");
  EXPECT_EQ(filter->until->iso(), "2019-04-30");
  EXPECT_TRUE(filter->between);
  EXPECT_EQ(filter->min_independent, 2U);
}

TEST(ParseFilter, AWrongValueIsToldWithItsOption) {
  FilterText written;
  written.type = "DEMAND";
  EXPECT_EQ(parse_filter(written).error().message, "--type: 'DEMAND' is no PLOVER type");
  written = {};
  written.since = "last week";
  EXPECT_EQ(parse_filter(written).error().code, ErrorCode::kUsage);
  written = {};
  written.between = "RUS";
  EXPECT_FALSE(parse_filter(written));
  written = {};
  written.limit = "many";
  EXPECT_FALSE(parse_filter(written));
}

TEST(HoldsWords, WholeWordsOnly) {
  EXPECT_TRUE(holds_words("The Élysée said", "elysee"));
  EXPECT_TRUE(holds_words("end of war", "war"));
  EXPECT_FALSE(holds_words("a warning", "war"));
  EXPECT_TRUE(holds_words("anything", ""));
}

}  // namespace
}  // namespace chancery
