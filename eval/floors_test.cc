#include "eval/floors.h"

#include <gtest/gtest.h>

namespace chancery {
namespace {

TEST(Floors, AFigureBelowItsFloorOrMissingIsTold) {
  const std::vector<Floor> floors = {
      {"parse", "small", "LAS", 80}, {"parse", "small", "UAS", 85}, {"parse", "other", "LAS", 99}};
  EXPECT_EQ(below_floors(floors, "parse", "small", {{"LAS", 80}, {"UAS", 90}}), "");
  EXPECT_EQ(below_floors(floors, "parse", "small", {{"LAS", 79.5}}),
            "LAS: 79.50 is below its floor 80.00\nUAS: no such figure\n");
}

TEST(Floors, TheFileIsWellFormed) {
  const auto floors = read_floors(std::string(CHANCERY_SOURCE_DIR) + "/eval/floors.tsv");
  ASSERT_TRUE(floors) << floors.error().message;
  EXPECT_FALSE(floors->empty());
}

}  // namespace
}  // namespace chancery
