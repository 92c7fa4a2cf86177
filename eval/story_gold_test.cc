#include "eval/story_gold.h"

#include <fstream>

#include "eval/gold_test.h"

namespace chancery {
namespace {

class StoryGold : public GoldTest {};

TEST_F(StoryGold, MarksStandAtTheirWords) {
  const auto episodes = read_story_gold(gold("stories/dev"));
  ASSERT_TRUE(episodes) << episodes.error().message;
  std::size_t marks = 0;
  for (const GoldReport& report : episodes->reports) {
    EXPECT_EQ(report.text.find_first_of("{}"), std::string::npos) << report.key;
    for (const StoryMark& mark : report.marks) {
      EXPECT_FALSE(words_at(report.text, mark.span).empty()) << mark.label;
      ++marks;
    }
  }
  EXPECT_GT(marks, 100U);
}

TEST_F(StoryGold, ALineThatIsNoneIsNamed) {
  const auto folder = std::filesystem::temp_directory_path() / "chancery_story_gold_test";
  std::filesystem::create_directories(folder);
  std::ofstream(folder / "bad.txt") << "report a1 | Post | 2031-03-12\nHolt {met:q1} Reyes.\n";
  const auto read = read_story_gold(folder);
  ASSERT_FALSE(read);
  EXPECT_NE(read.error().message.find("bad.txt:2"), std::string::npos) << read.error().message;
  std::filesystem::remove_all(folder);
}

TEST_F(StoryGold, TheRecordIsAsGoodAsItsFloors) {
  for (const char* half : {"dev", "held", "third"}) {
    const std::string set = std::string("stories/") + half;
    const auto figures = evaluate_stories(gold(set), resources());
    ASSERT_TRUE(figures) << figures.error().message;
    std::map<std::string, double> values;
    for (const StoryFigure& figure : *figures) values[figure.name] = figure.value;
    expect_above_floors(std::string("stories-") + half, set, values);
  }
}

}  // namespace
}  // namespace chancery
