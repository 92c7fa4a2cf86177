#include "eval/event_gold.h"

#include "eval/gold_test.h"

namespace chancery {
namespace {

class EventGold : public GoldTest {
 protected:
  // The figures of one set's splits, as `score` gives them, against the floors of `task`.
  template <typename Score>
  static void expect_splits_above_floors(const std::string& task, const std::string& set,
                                         std::initializer_list<const char*> splits,
                                         const Score& score) {
    for (const char* split : splits) {
      const auto figures = score(gold(set).string(), split, resources());
      ASSERT_TRUE(figures) << figures.error().message;
      expect_above_floors(task + "-" + split, set, figures->values());
    }
  }
};

TEST_F(EventGold, EventsAreAsGoodAsTheirFloors) {
  expect_splits_above_floors("events", "events/sentences.tsv", {"dev", "test"}, score_events);
}

TEST_F(EventGold, WholeReportsAreReadAsWellAsTheirFloors) {
  expect_splits_above_floors("reports", "events/reports.txt", {"dev", "dev2", "dev3", "held"},
                             evaluate_events);
}

TEST_F(EventGold, WhoDoesItToWhomIsAsGoodAsItsFloors) {
  expect_splits_above_floors("directions", "events/directions.tsv", {"dev", "held"},
                             evaluate_events);
}

TEST_F(EventGold, StatusesAreAsGoodAsTheirFloors) {
  expect_splits_above_floors("status", "events/status.tsv", {"dev", "held"}, evaluate_events);
}

TEST_F(EventGold, WhatTellsOfNoEventIsLeftAlone) {
  for (const char* split : {"dev", "dev2", "dev3", "held", "held3"}) {
    const auto figures = evaluate_events(gold("events/none.tsv").string(), split, resources());
    ASSERT_TRUE(figures) << figures.error().message;
    const double silence = 100 - figures->values().at("coded");
    expect_above_floors(std::string("none-") + split, "events/none.tsv", {{"silence", silence}});
  }
}

TEST_F(EventGold, ContextsAreAsGoodAsTheirFloors) {
  expect_splits_above_floors("contexts", "events/contexts.tsv", {"dev", "held"}, evaluate_events);
}

}  // namespace
}  // namespace chancery
