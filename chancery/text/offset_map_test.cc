#include "chancery/text/offset_map.h"

#include <gtest/gtest.h>

namespace chancery {
namespace {

TEST(OffsetMap, SpanOverAGapCoversWhatWasRemoved) {
  OffsetMap map;
  map.add(0, 10, 5);
  map.add(6, 40, 5);  // byte 5 of the result was written new
  EXPECT_EQ(map.to_source(Span(0, 5)), Span(10, 15));
  EXPECT_EQ(map.to_source(Span(3, 8)), Span(13, 42));
  EXPECT_FALSE(map.to_source(Span(5, 6)));
}

TEST(OffsetMap, IsMonotone) {
  OffsetMap map;
  map.add(0, 3, 4);
  map.add(4, 7, 2);
  map.add(10, 20, 9);
  std::uint32_t last = 0;
  for (std::uint32_t i = 0; i < 19; ++i) {
    if (auto source = map.to_source(Span(i, i + 1))) {
      EXPECT_GE(source->begin, last);
      last = source->begin;
    }
  }
}

}  // namespace
}  // namespace chancery
