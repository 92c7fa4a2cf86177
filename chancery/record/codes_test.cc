#include "chancery/record/codes.h"

#include <gtest/gtest.h>

namespace chancery {
namespace {

TEST(EventType, EveryNameParsesBack) {
  for (EventType type : all_event_types()) EXPECT_EQ(parse_event_type(to_string(type)), type);
  EXPECT_FALSE(parse_event_type("DEMAND"));
}

TEST(EventType, QuadrantsFollowThePloverTable) {
  EXPECT_EQ(quad_class(EventType::kConcede), 1);
  EXPECT_EQ(quad_class(EventType::kRetreat), 2);
  EXPECT_EQ(quad_class(EventType::kThreaten), 3);
  EXPECT_EQ(quad_class(EventType::kProtest), 4);
}

TEST(CameoCode, KeepsItsLeadingZero) {
  EXPECT_EQ(CameoCode::parse("042")->str(), "042");
  EXPECT_FALSE(CameoCode::parse("4"));
  EXPECT_FALSE(CameoCode::parse("04a"));
}

TEST(CountryCode, IsThreeCapitals) {
  EXPECT_EQ(CountryCode::parse("XKX")->view(), "XKX");
  EXPECT_FALSE(CountryCode::parse("rus"));
  EXPECT_FALSE(CountryCode::parse("RU"));
}

TEST(Sector, EveryNameParsesBack) {
  EXPECT_EQ(parse_sector("LEG"), Sector::kLeg);
  EXPECT_EQ(to_string(Sector::kSoc), "SOC");
  EXPECT_FALSE(parse_sector("XYZ"));
}

}  // namespace
}  // namespace chancery
