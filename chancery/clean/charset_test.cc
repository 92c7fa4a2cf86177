#include "chancery/clean/charset.h"

#include <gtest/gtest.h>

namespace chancery {
namespace {

std::string wide(std::u16string_view text, bool little) {
  std::string bytes;
  for (char16_t unit : text) {
    const char low = static_cast<char>(unit & 0xFF);
    const char high = static_cast<char>(unit >> 8);
    bytes += little ? low : high;
    bytes += little ? high : low;
  }
  return bytes;
}

std::string decoded(std::string_view bytes, std::string_view declared = "",
                    MediaType type = MediaType::kPlainText) {
  const auto result = decode(bytes, declared, type);
  return result ? result->text : "error: " + result.error().message;
}

TEST(Charset, DeclaredCharsetIsBelieved) {
  EXPECT_EQ(decoded("\xCC\xEE\xF1\xEA\xE2\xE0", "windows-1251"), "Москва");
  EXPECT_EQ(decoded("Bj\xF8rn", "ISO-8859-1"), "Bjørn");
}

TEST(Charset, ByteOrderMarksAreReadAndDropped) {
  EXPECT_EQ(decoded("\xEF\xBB\xBFOslo"), "Oslo");
  EXPECT_EQ(decoded("\xFF\xFE" + wide(u"Tromsø 😀", true)), "Tromsø 😀");
  EXPECT_EQ(decoded("\xFE\xFF" + wide(u"Tromsø", false)), "Tromsø");
}

TEST(Charset, Utf16WithoutMarkIsKnownByItsZeros) {
  EXPECT_EQ(decoded(wide(u"The ministers met.", true)), "The ministers met.");
  EXPECT_EQ(decoded(wide(u"The ministers met.", false)), "The ministers met.");
}

TEST(Charset, MetaNamesTheCharsetOfMarkup) {
  EXPECT_EQ(decoded("<meta charset=\"windows-1251\">\xCC\xEE", "", MediaType::kHtml),
            "<meta charset=\"windows-1251\">Мо");
  EXPECT_EQ(decoded("<meta http-equiv=Content-Type content='text/html; charset=koi8-r'>\xED", "",
                    MediaType::kHtml)
                .substr(66),
            "М");
}

TEST(Charset, PagesThatSayLatinButAreUtf8AreReadAsUtf8) {
  EXPECT_EQ(decoded("Bjørn", "iso-8859-1"), "Bjørn");
}

TEST(Charset, UndeclaredBytesThatAreNoUtf8AreDetectedOrTakenForWestern) {
  EXPECT_EQ(decoded("caf\xE9 au lait, d\xE9j\xE0 vu, na\xEFve"), "café au lait, déjà vu, naïve");
}

TEST(Charset, InvalidBytesAreReplacedAndTold) {
  const auto result = decode("a\xFFz", "utf-8", MediaType::kPlainText);
  ASSERT_TRUE(result);
  EXPECT_EQ(result->text, "a\uFFFDz");
  EXPECT_TRUE(result->repaired);
}

TEST(Charset, LoneSurrogatesOfUtf16AreReplaced) {
  EXPECT_EQ(decoded("\xFF\xFE" + wide(std::u16string{u'a', 0xD800, u'b'}, true)), "a\uFFFDb");
}

TEST(Charset, ZeroBytesOutsideWideTextAreNoText) {
  EXPECT_FALSE(decode(std::string_view("PK\x03\x04\x00\x00\x01", 7), "", MediaType::kPlainText));
  EXPECT_FALSE(decode(std::string_view("text\0text", 9), "utf-8", MediaType::kPlainText));
}

TEST(Charset, UnknownNamesFallThroughToDetection) {
  EXPECT_EQ(decoded("Bjørn", "no-such-charset"), "Bjørn");
}

}  // namespace
}  // namespace chancery
