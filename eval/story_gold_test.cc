#include "eval/story_gold.h"

#include <gtest/gtest.h>

#include <fstream>

#include "eval/floors.h"

namespace chancery {
namespace {

const std::filesystem::path kGold = CHANCERY_SOURCE_DIR "/eval/gold/stories";

TEST(StoryGold, MarksStandAtTheirWords) {
  const auto gold = read_story_gold(kGold / "dev");
  ASSERT_TRUE(gold) << gold.error().message;
  std::size_t marks = 0;
  for (const GoldReport& report : gold->reports) {
    EXPECT_EQ(report.text.find_first_of("{}"), std::string::npos) << report.key;
    for (const StoryMark& mark : report.marks) {
      EXPECT_FALSE(words_at(report.text, mark.span).empty()) << mark.label;
      ++marks;
    }
  }
  EXPECT_GT(marks, 100U);
}

TEST(StoryGold, ALineThatIsNoneIsNamed) {
  const auto folder = std::filesystem::temp_directory_path() / "chancery_story_gold_test";
  std::filesystem::create_directories(folder);
  std::ofstream(folder / "bad.txt") << "report a1 | Post | 2031-03-12\nHolt {met:q1} Reyes.\n";
  const auto gold = read_story_gold(folder);
  ASSERT_FALSE(gold);
  EXPECT_NE(gold.error().message.find("bad.txt:2"), std::string::npos) << gold.error().message;
  std::filesystem::remove_all(folder);
}

TEST(StoryGold, TheRecordIsAsGoodAsItsFloors) {
  const auto resources = Resources::open(CHANCERY_DATA_DIR);
  ASSERT_TRUE(resources) << resources.error().message;
  const auto floors = read_floors(CHANCERY_SOURCE_DIR "/eval/floors.tsv");
  ASSERT_TRUE(floors) << floors.error().message;
  for (const char* half : {"dev", "held", "third"}) {
    const auto figures = evaluate_stories(kGold / half, *resources);
    ASSERT_TRUE(figures) << figures.error().message;
    std::map<std::string, double> values;
    for (const StoryFigure& figure : *figures) values[figure.name] = figure.value;
    for (const auto& [name, value] : values) RecordProperty(name, std::to_string(value));
    EXPECT_EQ(below_floors(*floors, std::string("stories-") + half, std::string("stories/") + half,
                           values),
              "");
  }
}

}  // namespace
}  // namespace chancery
