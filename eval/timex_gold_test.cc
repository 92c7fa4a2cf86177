// Gold sets of time expressions: their three forms, the counting, and the project's own figures.
#include "eval/timex_gold.h"

#include <fstream>

#include "eval/gold_test.h"
#include "eval/timex_scores.h"

namespace chancery {
namespace {

std::filesystem::path written(const std::string& name, const std::string& content) {
  const auto file = std::filesystem::path(testing::TempDir()) / name;
  std::filesystem::create_directories(file.parent_path());
  std::ofstream(file, std::ios::binary) << content;
  return file;
}

TEST(TimexGold, JsonLinesCountCodePoints) {
  const auto file =
      written("timex.jsonl", R"({"id":"a","dct":"20180312","text":"Łódź, Monday","timexes":)"
                             R"([{"start":6,"end":12,"type":"DATE","value":"2018-03-12"}]})"
                             "\n");
  const auto texts = read_timex_gold(file);
  ASSERT_TRUE(texts) << texts.error().message;
  ASSERT_EQ((*texts)[0].timexes.size(), 1u);
  EXPECT_EQ(words_at((*texts)[0].text, (*texts)[0].timexes[0].span), "Monday");
  EXPECT_EQ((*texts)[0].published, DateInterval::day({2018, 3, 12}));
}

TEST(TimexGold, TimeMlKeepsTheTextBetweenItsMarks) {
  const auto folder = std::filesystem::path(testing::TempDir()) / "tml";
  written("tml/b.tml",
          "<TimeML><DCT><TIMEX3 tid=\"t0\" type=\"DATE\" value=\"1998-02-06\">19980206</TIMEX3>"
          "</DCT><TEXT>They <EVENT eid=\"e1\">met</EVENT> on <TIMEX3 tid=\"t1\" type=\"DATE\" "
          "value=\"1998-02-05\">Thursday</TIMEX3> &amp; left.</TEXT></TimeML>");
  const auto texts = read_timex_gold(folder);
  ASSERT_TRUE(texts) << texts.error().message;
  ASSERT_EQ(texts->size(), 1u);
  EXPECT_EQ((*texts)[0].text, "They met on Thursday & left.");
  EXPECT_EQ((*texts)[0].timexes[0].value, "1998-02-05");
  EXPECT_EQ((*texts)[0].published, DateInterval::day({1998, 2, 6}));
}

TEST(TimexGold, RefusesARowWithABrokenMark) {
  const auto file =
      written("timex.tsv", "part\tpublished\ttext\ndev\t2018-01-01\ton [Monday|DATE\n");
  const auto texts = read_timex_gold(file);
  ASSERT_FALSE(texts);
  EXPECT_NE(texts.error().message.find("timex.tsv:2"), std::string::npos);
}

TEST(TimexScores, CountsSpansTypesAndValuesApart) {
  TimexText gold;
  gold.text = "late on Monday and again in two days";
  gold.timexes = {{Span(8, 14), "DATE", "2018-03-12"}, {Span(28, 36), "DURATION", "P2D"}};
  Timex wide;
  wide.span = Span(0, 14);
  wide.value = "2018-03-12";
  Timex wrong;
  wrong.span = Span(28, 36);
  wrong.value = "P3D";
  const TimexCounts counts = count_timexes(gold, {wide, wrong}, nullptr);
  EXPECT_EQ(counts.strict.correct, 1u);
  EXPECT_EQ(counts.relaxed.correct, 2u);
  EXPECT_EQ(counts.type.correct, 1u);
  EXPECT_EQ(counts.value.correct, 1u);
}

class TimexGoldFloors : public GoldTest {};

TEST_F(TimexGoldFloors, ExpressionsAreAsGoodAsTheirFloors) {
  const auto read = read_timex_gold(gold("dates/timexes.tsv"));
  ASSERT_TRUE(read) << read.error().message;
  for (const GoldPart part : {GoldPart::kDev, GoldPart::kHeld}) {
    std::vector<TimexText> texts;
    for (const TimexText& text : *read) {
      if (text.part == part) texts.push_back(text);
    }
    const auto scores = score_timexes(texts, resources(), 0);
    ASSERT_TRUE(scores) << scores.error().message;
    expect_above_floors(part == GoldPart::kDev ? "timex-dev" : "timex-held", "dates/timexes.tsv",
                        scores->figures());
  }
}

}  // namespace
}  // namespace chancery
