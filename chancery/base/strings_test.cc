#include "chancery/base/strings.h"

#include <gtest/gtest.h>

namespace chancery {
namespace {

TEST(Split, KeepsEmptyPartsButNothingOfNothing) {
  EXPECT_EQ(split("a;;b", ';').size(), 3U);
  EXPECT_TRUE(split("", ';').empty());
  EXPECT_EQ(split("a;", ';').back(), "");
}

TEST(Trim, TakesWhiteSpaceOffBothEnds) {
  EXPECT_EQ(trim(" \t a b\r\n"), "a b");
  EXPECT_EQ(trim("  "), "");
}

TEST(Join, PutsTheSeparatorBetween) {
  EXPECT_EQ(join({"a", "b"}, "; "), "a; b");
  EXPECT_EQ(join({}, "; "), "");
}

}  // namespace
}  // namespace chancery
