// The project's own gold of dated events and undated reports, and its figures.
#include <gtest/gtest.h>

#include <fstream>

#include "eval/dating_scores.h"
#include "eval/event_date_scores.h"
#include "eval/floors.h"

namespace chancery {
namespace {

template <typename Case>
std::vector<Case> part_of(const std::vector<Case>& cases, GoldPart part) {
  std::vector<Case> kept;
  for (const Case& one : cases) {
    if (one.part == part) kept.push_back(one);
  }
  return kept;
}

std::string task_of(const char* name, GoldPart part) {
  return std::string(name) + (part == GoldPart::kDev ? "-dev" : "-held");
}

class DateGold : public testing::Test {
 protected:
  static const Resources& resources() {
    static const Result<Resources> opened = Resources::open(CHANCERY_DATA_DIR);
    return *opened;
  }
  static const std::vector<Floor>& floors() {
    static const auto read = read_floors(CHANCERY_SOURCE_DIR "/eval/floors.tsv");
    return *read;
  }
};

TEST_F(DateGold, EventsAreDatedAsWellAsTheirFloors) {
  const auto gold = read_event_dates(CHANCERY_SOURCE_DIR "/eval/gold/dates/events.tsv");
  ASSERT_TRUE(gold) << gold.error().message;
  for (const GoldPart part : {GoldPart::kDev, GoldPart::kHeld}) {
    const auto scores = score_event_dates(part_of(*gold, part), resources());
    ASSERT_TRUE(scores) << scores.error().message;
    EXPECT_EQ(
        below_floors(floors(), task_of("event-dates", part), "dates/events.tsv", scores->figures()),
        "");
  }
}

TEST_F(DateGold, UndatedReportsAreDatedAsWellAsTheirFloors) {
  const auto gold = read_dating_gold(CHANCERY_SOURCE_DIR "/eval/gold/dates/reports.jsonl");
  ASSERT_TRUE(gold) << gold.error().message;
  for (const GoldPart part : {GoldPart::kDev, GoldPart::kHeld}) {
    const auto scores = score_dating(part_of(*gold, part), resources());
    ASSERT_TRUE(scores) << scores.error().message;
    EXPECT_EQ(
        below_floors(floors(), task_of("dating", part), "dates/reports.jsonl", scores->figures()),
        "");
  }
}

TEST(DatingGold, NamesTheLineThatHoldsNoReport) {
  const std::string file = testing::TempDir() + "dating.jsonl";
  std::ofstream(file) << "{\"text\":\"A.\",\"date\":\"2018-03-12\"}\nnothing\n";
  const auto cases = read_dating_gold(file);
  ASSERT_FALSE(cases);
  EXPECT_NE(cases.error().message.find("dating.jsonl:2"), std::string::npos);
}

TEST(EventDateGold, RefusesATriggerThatIsNotInTheText) {
  const std::string file = testing::TempDir() + "events.tsv";
  std::ofstream(file) << "part\tpublished\ttext\ttrigger\tkind\tdate\n"
                         "dev\t2018-03-12\tThey met.\tleft\tevent\t2018-03-12\n";
  const auto events = read_event_dates(file);
  ASSERT_FALSE(events);
  EXPECT_NE(events.error().message.find("events.tsv:2"), std::string::npos);
}

}  // namespace
}  // namespace chancery
