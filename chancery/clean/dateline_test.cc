#include "chancery/clean/dateline.h"

#include <gtest/gtest.h>

#include "tests/support/cleaning_rules.h"

namespace chancery {
namespace {

// "place|date|agency|first words of the sentence", "" where no dateline is found.
std::string told(const std::string& line) {
  const auto found = find_dateline(line, cleaning_rules());
  if (!found) return "";
  const Dateline& d = found->dateline;
  return d.place + "|" + d.date + "|" + d.agency + "|" + line.substr(found->length, 10);
}

TEST(Dateline, EveryUsualFormIsRead) {
  const std::string s = "The ministers met for two hours on Monday.";
  const std::string words = s.substr(0, 10);
  EXPECT_EQ(told("BERGEN, March 9 (Reuters) - " + s), "BERGEN|March 9|Reuters|" + words);
  EXPECT_EQ(told("Bergen, March 9: " + s), "Bergen|March 9||" + words);
  EXPECT_EQ(told("BERGEN, March 9. /TASS/. " + s), "BERGEN|March 9|TASS|" + words);
  EXPECT_EQ(told("BERGEN, 9 March 2031 (AFP) — " + s), "BERGEN|9 March 2031|AFP|" + words);
  EXPECT_EQ(told("Bergen [Norway], March 9 (ANI): " + s), "Bergen [Norway]|March 9|ANI|" + words);
  EXPECT_EQ(told("BERGEN, Norway (AP) — " + s), "BERGEN, Norway||AP|" + words);
  EXPECT_EQ(told("BERGEN, Norway — " + s), "BERGEN, Norway|||" + words);
  EXPECT_EQ(told("Bergen (CNN) -- " + s), "Bergen||CNN|" + words);
  EXPECT_EQ(told("(Reuters) - " + s), "||Reuters|" + words);
  EXPECT_EQ(told("(CNN)" + s), "||CNN|" + words);
  EXPECT_EQ(told("BERGEN/OSLO (AP/AFP) - " + s), "BERGEN/OSLO||AP/AFP|" + words);
  EXPECT_EQ(told("BERGEN, Wednesday, March 9 (Xinhua) -- " + s),
            "BERGEN|Wednesday, March 9|Xinhua|" + words);
}

TEST(Dateline, SentencesHaveNone) {
  for (const char* line : {
           "Holt: We cannot accept this, and we never said that we would accept it.",
           "Oslo and Bergen — the two largest towns — were without power on Monday.",
           "UPDATE — The ministers met for two hours on Monday, the office said later.",
           "In Bergen, March 9 was the day on which the ministers met for the last time.",
           "NATO - The alliance said",
           "WHEAT - 4,500 tonnes were sold to the mills of the western coast on Monday.",
           "The talks (Reuters reported) - were not over when the ministers left the town.",
       }) {
    EXPECT_EQ(told(line), "") << line;
  }
}

std::string byline_told(const std::string& line) {
  const auto found = read_byline(line, cleaning_rules());
  if (!found) return "none";
  return found->author + "|" + found->outlet + "|" + found->place + "|" +
         (found->date ? found->date->iso() : "");
}

TEST(Byline, AuthorOutletAndDateAreToldApart) {
  EXPECT_EQ(byline_told("By Ane Dahl"), "Ane Dahl|||");
  EXPECT_EQ(byline_told("BY ANE DAHL, Associated Press"), "ANE DAHL|Associated Press||");
  EXPECT_EQ(byline_told("By Ane Dahl | March 9, 2031"), "Ane Dahl|||2031-03-09");
  EXPECT_EQ(byline_told("The Fjord Herald    09-Mar-2031"), "|The Fjord Herald||2031-03-09");
  EXPECT_EQ(byline_told("Published: 9 March 2031, 10:30 GMT"), "|||2031-03-09");
  EXPECT_EQ(byline_told("Sunday, March 9, 2031 10:30 am"), "|||2031-03-09");
  EXPECT_EQ(byline_told("Oslo, 9 March 2031"), "||Oslo|2031-03-09");
}

TEST(Byline, AnUpdateDoesNotReplaceTheDateOfPublication) {
  EXPECT_EQ(byline_told("Posted March 9, 2031 | Updated March 11, 2031"), "|||2031-03-09");
}

TEST(Byline, LinesWithOtherWordsAreNone) {
  EXPECT_EQ(byline_told("By midnight the army had left the town"), "none");
  EXPECT_EQ(byline_told("The treaty was signed on March 9, 2031"), "none");
  EXPECT_EQ(byline_told("Ane Dahl"), "none");
}

}  // namespace
}  // namespace chancery
