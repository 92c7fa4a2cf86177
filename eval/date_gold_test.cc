// The project's own gold of dated events and undated reports, and its figures.
#include <fstream>

#include "eval/dating_scores.h"
#include "eval/event_date_scores.h"
#include "eval/gold_test.h"

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

class DateGold : public GoldTest {};

TEST_F(DateGold, EventsAreDatedAsWellAsTheirFloors) {
  const auto cases = read_event_dates(gold("dates/events.tsv"));
  ASSERT_TRUE(cases) << cases.error().message;
  for (const GoldPart part : {GoldPart::kDev, GoldPart::kHeld}) {
    const auto scores = score_event_dates(part_of(*cases, part), resources());
    ASSERT_TRUE(scores) << scores.error().message;
    expect_above_floors(task_of("event-dates", part), "dates/events.tsv", scores->shares.values());
  }
}

TEST_F(DateGold, EventsToldByTheirDistanceAreDatedAsWellAsTheirFloors) {
  const auto cases = read_event_dates(gold("dates/distances.tsv"));
  ASSERT_TRUE(cases) << cases.error().message;
  const auto scores = score_event_dates(*cases, resources());
  ASSERT_TRUE(scores) << scores.error().message;
  expect_above_floors("event-dates-dev", "dates/distances.tsv", scores->shares.values());
}

TEST_F(DateGold, UndatedReportsAreDatedAsWellAsTheirFloors) {
  const auto cases = read_dating_gold(gold("dates/reports.jsonl"));
  ASSERT_TRUE(cases) << cases.error().message;
  for (const GoldPart part : {GoldPart::kDev, GoldPart::kHeld}) {
    const auto scores = score_dating(part_of(*cases, part), resources());
    ASSERT_TRUE(scores) << scores.error().message;
    expect_above_floors(task_of("dating", part), "dates/reports.jsonl", scores->shares.values());
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
