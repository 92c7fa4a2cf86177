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

}  // namespace
}  // namespace chancery
