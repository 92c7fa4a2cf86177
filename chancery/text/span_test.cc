#include "chancery/text/span.h"

#include <gtest/gtest.h>

namespace chancery {
namespace {

TEST(Span, CoverIsTheSmallestSpanThatContainsBoth) {
  EXPECT_EQ(cover(Span(3, 5), Span(9, 11)), Span(3, 11));
  EXPECT_EQ(cover(Span(3, 12), Span(9, 11)), Span(3, 12));
}

TEST(Span, NeighboursDoNotOverlap) {
  EXPECT_FALSE(Span(0, 3).overlaps(Span(3, 5)));
  EXPECT_TRUE(Span(0, 4).overlaps(Span(3, 5)));
  EXPECT_TRUE(Span(0, 4).contains(Span(1, 4)));
}

}  // namespace
}  // namespace chancery
