#include "chancery/stories/summary_bytes.h"

#include <gtest/gtest.h>

#include "tests/support/made_reports.h"

namespace chancery {
namespace {

ReportSummary summary_of_a_meeting() {
  ReportBuilder builder("Post", "2031-03-12");
  const auto holt = builder.person("Lars Holt", "NOR");
  const auto reyes = builder.person("Ana Reyes", "PER", "PER.GOV.ana-reyes");
  FiledEvent& invited =
      builder.event(EventType::kAgree, "Holt asked Reyes to come to Oslo in May.", {holt}, {reyes});
  invited.sense = "v.invite.1";
  invited.modes = {{"visit"}};
  invited.contexts = {{"diplomatic"}};
  invited.context_spans = {Span(2, 6)};
  invited.date = ReportBuilder::on("2031-03-11");
  invited.place =
      PlaceReference{"Oslo", CountryCode::parse("NOR"), 3143244, 59.9, 10.7, PlacePrecision::kCity};
  invited.plan =
      PlannedEvent{EventType::kConsult, {{"visit"}}, ReportBuilder::on("2031-05-02"), {}};
  builder.event(EventType::kConsult, "Holt and Reyes met.", {holt, reyes}).quotation = 4;
  WordReader reader(lexicon(), actors());
  return summarize(builder.build(), reader);
}

TEST(SummaryBytes, GiveTheSummaryAgain) {
  const ReportSummary summary = summary_of_a_meeting();
  const auto again = summary_from(to_bytes(summary));
  ASSERT_TRUE(again);
  EXPECT_EQ(again->report.id, summary.report.id);
  EXPECT_EQ(again->published, summary.published);
  EXPECT_EQ(again->persons, summary.persons);
  EXPECT_EQ(again->words, summary.words);
  EXPECT_EQ(again->subject, summary.subject);
  EXPECT_EQ(again->copy_keys.pairs, summary.copy_keys.pairs);
  ASSERT_EQ(again->events.size(), 2U);
  EXPECT_EQ(again->events[0].place, summary.events[0].place);
  EXPECT_EQ(again->events[0].plan->date->interval, summary.events[0].plan->date->interval);
  EXPECT_EQ(again->events[1].quotation, 4U);
  EXPECT_EQ(again->tellings[1].content, summary.tellings[1].content);
  EXPECT_EQ(to_bytes(*again), to_bytes(summary)) << "whatever else there is";
}

TEST(SummaryBytes, ThatAreCutOrChangedGiveNothing) {
  const std::string bytes = to_bytes(summary_of_a_meeting());
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    EXPECT_FALSE(summary_from(std::string_view(bytes).substr(0, size))) << size;
  }
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    std::string changed = bytes;
    changed[at] = static_cast<char>(changed[at] ^ 0x55);
    EXPECT_FALSE(summary_from(changed)) << at;
  }
}

}  // namespace
}  // namespace chancery
