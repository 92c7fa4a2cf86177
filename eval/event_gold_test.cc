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
      expect_above_floors(task + "-" + split, set, *figures);
    }
  }
};

TEST_F(EventGold, EventsAreAsGoodAsTheirFloors) {
  expect_splits_above_floors("events", "events/sentences.tsv", {"dev", "test"}, score_events);
}

TEST_F(EventGold, WholeReportsAreReadAsWellAsTheirFloors) {
  expect_splits_above_floors("reports", "events/reports.txt", {"dev", "dev2", "held"},
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
  const auto silence = [](const auto& file, const auto& half, const Resources& resources) {
    auto figures = evaluate_events(file, half, resources);
    if (figures) *figures = {{"silence", 100 - figures->at("coded")}};
    return figures;
  };
  expect_splits_above_floors("none", "events/none.tsv", {"dev", "dev2", "held"}, silence);
}

TEST_F(EventGold, ContextsAreAsGoodAsTheirFloors) {
  expect_splits_above_floors("contexts", "events/contexts.tsv", {"dev", "held"}, evaluate_events);
}

}  // namespace
}  // namespace chancery
