#include "chancery/clean/line.h"

#include <gtest/gtest.h>

namespace chancery {
namespace {

std::string joined(const Lines& lines) {
  std::string all;
  for (const Line& line : lines) all += (all.empty() ? "" : "|") + line.text();
  return all;
}

TEST(Line, WhiteSpaceOfEveryKindBecomesOneSpace) {
  EXPECT_EQ(joined(split_lines(" a\u00a0\u2003b\t c \r\nd\u2028e\r\rf", true)), "a b c|d|e|f");
}

TEST(Line, InvisibleCharactersAreDropped) {
  EXPECT_EQ(joined(split_lines("min\u00ADis\u200Bter\uFEFF \u202Eend\u0007", true)),
            "minister end");
}

TEST(Line, BytesKnowWhereTheyStood) {
  const std::string text = "  Ane\u00a0 Dahl";
  const Lines lines = split_lines(text, true);
  ASSERT_EQ(lines.size(), 1u);
  for (std::size_t i = 0; i < lines[0].text().size(); ++i) {
    if (lines[0].text()[i] != ' ') {
      EXPECT_EQ(text[lines[0].from(i)], lines[0].text()[i]);
    }
  }
}

TEST(Line, MailStyleTextIsJoinedIntoParagraphs) {
  const std::string text =
      "The ministers of the two countries met in Bergen on Monday to talk\n"
      "about the fisheries of the northern coast, the office of the Prime\n"
      "Minister said. It was their third meeting since the treaty of 2019.\n"
      "\n"
      "No date was given for the next round. The delegation of Norway will\n"
      "travel home on Tuesday, and that of Iceland on Wednesday morning, a\n"
      "spokeswoman told reporters.\n";
  const Lines lines = join_wrapped(split_lines(text, true));
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_NE(lines[0].text().find("talk about"), std::string::npos);
  EXPECT_NE(lines[1].text().find("Norway will travel"), std::string::npos);
}

TEST(Line, ParagraphsOfOneLineEachStayApart) {
  const std::string text =
      "The ministers of the two countries met in Bergen on Monday.\n"
      "No date was given for the next round of talks in the north.\n"
      "The delegation of Norway will travel home on Tuesday night.\n";
  EXPECT_EQ(join_wrapped(split_lines(text, true)).size(), 3u);
}

TEST(Line, SentencesCutInTheMiddleAreJoined) {
  const Lines lines = join_cut_sentences(
      split_lines("The ministers of the two countries met in Bergen and\n\nspoke for hours.", true),
      0);
  ASSERT_EQ(lines.size(), 1u);
}

TEST(Line, SentenceEndsMayHideBehindQuotes) {
  EXPECT_TRUE(ends_sentence("“We are done.”"));
  EXPECT_TRUE(ends_sentence("(He left.)"));
  EXPECT_FALSE(ends_sentence("The talks, he said"));
  EXPECT_FALSE(ends_sentence(""));
}

TEST(Line, NearlySameAllowsForCaseMarksAndASite) {
  EXPECT_TRUE(
      nearly_same("Ministers Meet in Bergen for Talks", "Ministers meet in Bergen for talks!"));
  EXPECT_TRUE(nearly_same("Ministers meet in Bergen for talks",
                          "Ministers meet in Bergen for talks | Fjord Herald"));
  EXPECT_FALSE(nearly_same("Ministers meet in Bergen", "Ministers leave Oslo"));
}

}  // namespace
}  // namespace chancery
