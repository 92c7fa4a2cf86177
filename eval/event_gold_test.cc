#include "eval/event_gold.h"

#include <gtest/gtest.h>

#include "eval/floors.h"

namespace chancery {
namespace {

TEST(EventGold, EventsAreAsGoodAsTheirFloors) {
  const auto resources = Resources::open(CHANCERY_DATA_DIR);
  ASSERT_TRUE(resources) << resources.error().message;
  const auto floors = read_floors(CHANCERY_SOURCE_DIR "/eval/floors.tsv");
  ASSERT_TRUE(floors) << floors.error().message;
  for (const char* split : {"dev", "test"}) {
    const auto figures =
        score_events(CHANCERY_SOURCE_DIR "/eval/gold/events/sentences.tsv", split, *resources);
    ASSERT_TRUE(figures) << figures.error().message;
    for (const auto& [name, value] : *figures) RecordProperty(name, std::to_string(value));
    EXPECT_EQ(
        below_floors(*floors, std::string("events-") + split, "events/sentences.tsv", *figures),
        "");
  }
}

TEST(EventGold, WholeReportsAreReadAsWellAsTheirFloors) {
  const auto resources = Resources::open(CHANCERY_DATA_DIR);
  ASSERT_TRUE(resources) << resources.error().message;
  const auto floors = read_floors(CHANCERY_SOURCE_DIR "/eval/floors.tsv");
  ASSERT_TRUE(floors) << floors.error().message;
  for (const char* split : {"dev", "held"}) {
    auto figures =
        evaluate_events(CHANCERY_SOURCE_DIR "/eval/gold/events/reports.txt", split, *resources);
    ASSERT_TRUE(figures) << figures.error().message;
    EXPECT_GT((*figures)["events"], 90);
    EXPECT_EQ(
        below_floors(*floors, std::string("reports-") + split, "events/reports.txt", *figures), "");
  }
}

TEST(EventGold, WhoDoesItToWhomIsAsGoodAsItsFloors) {
  const auto resources = Resources::open(CHANCERY_DATA_DIR);
  ASSERT_TRUE(resources) << resources.error().message;
  const auto floors = read_floors(CHANCERY_SOURCE_DIR "/eval/floors.tsv");
  ASSERT_TRUE(floors) << floors.error().message;
  for (const char* split : {"dev", "held"}) {
    const auto figures =
        evaluate_events(CHANCERY_SOURCE_DIR "/eval/gold/events/directions.tsv", split, *resources);
    ASSERT_TRUE(figures) << figures.error().message;
    EXPECT_EQ(below_floors(*floors, std::string("directions-") + split, "events/directions.tsv",
                           *figures),
              "");
  }
}

TEST(EventGold, StatusesAreAsGoodAsTheirFloors) {
  const auto resources = Resources::open(CHANCERY_DATA_DIR);
  ASSERT_TRUE(resources) << resources.error().message;
  const auto floors = read_floors(CHANCERY_SOURCE_DIR "/eval/floors.tsv");
  ASSERT_TRUE(floors) << floors.error().message;
  for (const char* split : {"dev", "held"}) {
    const auto figures =
        evaluate_events(CHANCERY_SOURCE_DIR "/eval/gold/events/status.tsv", split, *resources);
    ASSERT_TRUE(figures) << figures.error().message;
    EXPECT_EQ(below_floors(*floors, std::string("status-") + split, "events/status.tsv", *figures),
              "");
  }
}

TEST(EventGold, WhatTellsOfNoEventIsLeftAlone) {
  const auto resources = Resources::open(CHANCERY_DATA_DIR);
  ASSERT_TRUE(resources) << resources.error().message;
  const auto floors = read_floors(CHANCERY_SOURCE_DIR "/eval/floors.tsv");
  ASSERT_TRUE(floors) << floors.error().message;
  for (const char* split : {"dev", "held"}) {
    auto figures =
        evaluate_events(CHANCERY_SOURCE_DIR "/eval/gold/events/none.tsv", split, *resources);
    ASSERT_TRUE(figures) << figures.error().message;
    const std::map<std::string, double> silence = {{"silence", 100 - (*figures)["coded"]}};
    EXPECT_EQ(below_floors(*floors, std::string("none-") + split, "events/none.tsv", silence), "");
  }
}

TEST(EventGold, ContextsAreAsGoodAsTheirFloors) {
  const auto resources = Resources::open(CHANCERY_DATA_DIR);
  ASSERT_TRUE(resources) << resources.error().message;
  const auto floors = read_floors(CHANCERY_SOURCE_DIR "/eval/floors.tsv");
  ASSERT_TRUE(floors) << floors.error().message;
  for (const char* split : {"dev", "held"}) {
    const auto figures =
        evaluate_events(CHANCERY_SOURCE_DIR "/eval/gold/events/contexts.tsv", split, *resources);
    ASSERT_TRUE(figures) << figures.error().message;
    EXPECT_EQ(
        below_floors(*floors, std::string("contexts-") + split, "events/contexts.tsv", *figures),
        "");
  }
}

}  // namespace
}  // namespace chancery
