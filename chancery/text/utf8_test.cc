#include "chancery/text/utf8.h"

#include <gtest/gtest.h>

namespace chancery {
namespace {

TEST(Utf8, OverlongFormsSurrogatesAndStrayBytesAreInvalid) {
  for (std::string_view bad :
       {"\xC0\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\x80", "\xE2\x82"}) {
    EXPECT_FALSE(is_valid_utf8(bad)) << bad;
  }
  EXPECT_TRUE(is_valid_utf8("Élysée — “Привет”"));
}

TEST(Utf8, RepairReplacesOnlyWhatIsBroken) {
  const Utf8Repair repair = repair_utf8(
      "a\xFF"
      "b\xED\xA0\x80");
  EXPECT_EQ(repair.text, "a\uFFFDb\uFFFD\uFFFD\uFFFD");
  EXPECT_EQ(repair.replaced, 4U);
  EXPECT_EQ(repair_utf8("Genève").text, "Genève");
}

TEST(CodePointIndex, GoesBothWaysAtEveryCodePoint) {
  const std::string text = "a“b”—𝄞é.";
  const CodePointIndex index(text);
  std::uint32_t count = 0;
  for (std::size_t i = 0; i < text.size(); ++count) {
    EXPECT_EQ(index.code_points(static_cast<std::uint32_t>(i)), count);
    EXPECT_EQ(index.bytes(count), i);
    i += decode_utf8(text, i).bytes;
  }
  EXPECT_EQ(index.size(), count);
  EXPECT_EQ(index.code_points(static_cast<std::uint32_t>(text.size())), count);
  EXPECT_EQ(index.bytes(count), text.size());
}

}  // namespace
}  // namespace chancery
