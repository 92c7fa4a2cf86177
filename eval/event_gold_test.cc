#include "eval/event_gold.h"

#include <fstream>

#include "eval/domain_scores.h"
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
  expect_splits_above_floors("events", "events/sentences.tsv", {"dev", "dev2", "test"},
                             score_events);
}

TEST_F(EventGold, UnusualWordingIsReadAsWellAsItsFloors) {
  expect_splits_above_floors("unlisted", "events/unlisted.tsv", {"dev", "held"}, score_events);
}

TEST_F(EventGold, WholeReportsAreReadAsWellAsTheirFloors) {
  expect_splits_above_floors("reports", "events/reports.txt",
                             {"dev", "dev2", "dev3", "dev4", "dev5", "dev6", "held", "held6"},
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
  for (const char* split : {"dev", "dev2", "dev3", "dev4", "held", "held3"}) {
    const auto figures = evaluate_events(gold("events/none.tsv").string(), split, resources());
    ASSERT_TRUE(figures) << figures.error().message;
    const double silence = 100 - figures->values().at("coded");
    expect_above_floors(std::string("none-") + split, "events/none.tsv", {{"silence", silence}});
  }
}

TEST_F(EventGold, WordsTellOtherMattersFromPublicAffairs) {
  expect_splits_above_floors("domains", "events/none.tsv", {"dev4"}, score_domains);
}

TEST_F(EventGold, ContextsAreAsGoodAsTheirFloors) {
  expect_splits_above_floors("contexts", "events/contexts.tsv", {"dev", "held"}, evaluate_events);
}

TEST_F(EventGold, WhatIsWrongWithAnEventIsToldByItsKind) {
  const std::filesystem::path file = std::filesystem::path(testing::TempDir()) / "kinds.txt";
  std::ofstream(file) << "== a dev 2019-03-04 Outlet\n"
                         "Ghana accused Togo of smuggling on Monday.\n\n"
                         "Peru thanked Chile for its help on Monday.\n\n"
                         "Ghana accused Togo of smuggling.\n--\n"
                         "ACCUSE | Ghana -> Togo | happened\n"
                         "SUPPORT | Peru -> Bolivia | happened\n";
  const auto figures = score_report_events(file, "dev", resources());
  ASSERT_TRUE(figures) << figures.error().message;
  const auto values = figures->values();
  EXPECT_DOUBLE_EQ(values.at("precision"), 50) << "what is told again counts once";
  EXPECT_DOUBLE_EQ(values.at("recall"), 50);
  EXPECT_DOUBLE_EQ(values.at("type_precision"), 100);
  EXPECT_DOUBLE_EQ(values.at("wrong in recipients"), 50);
  EXPECT_DOUBLE_EQ(values.at("wrong in actors"), 0);
}

}  // namespace
}  // namespace chancery
