#include "chancery/query/lists.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>

#include "chancery/store/sqlite/sqlite_store.h"

namespace chancery {
namespace {

namespace fs = std::filesystem;

Party party(const char* id, const char* name, const char* country) {
  return {id, name, CountryCode::parse(country), {Sector::kGov}};
}

// Two reports, one a copy of the other; a meeting on which both rest and a plan.
class Lists : public testing::Test {
 protected:
  void SetUp() override {
    file_ = fs::temp_directory_path() / ("chancery-lists-" + std::to_string(::getpid()) + ".db");
    fs::remove(file_);
    auto store = open_sqlite_store(file_, StoreAccess::kReadWrite);
    ASSERT_TRUE(store);
    for (const char* outlet : {"Harbour Post", "Coast Times"}) {
      FiledReport report;
      report.report.id = ReportId::of({outlet});
      report.report.outlet = outlet;
      report.text = "\"We agree,\" Lars Holt said.";
      FiledEntity holt;
      holt.name = "Lars Holt";
      holt.country = CountryCode::parse("NOR");
      holt.mentions = {{Span(12, 21), MentionForm::kNamed}};
      report.entities = {holt};
      FiledQuotation quotation;
      quotation.speaker = 0;
      quotation.content = {Span(0, 11)};
      report.quotations = {quotation};
      reports_.push_back(report);
    }
    ASSERT_TRUE((*store)->file(reports_, "v1"));
    Event meeting;
    meeting.id = EventId::of({"m"});
    meeting.actors = {party("NOR.GOV.lars-holt", "Lars Holt", "NOR"), party("PER", "Peru", "PER")};
    meeting.date = DateInterval::day({2031, 3, 11});
    meeting.evidence = {{reports_[0].report.id, Span(0, 5), "\"We a", 0, false}};
    meeting.n_independent = 1;
    links_.events = {meeting};
    links_.copies = {{reports_[1].report.id, reports_[0].report.id, 1.0F, "same text", false}};
    Plan plan;
    plan.id = PlanId::of({"p"});
    plan.state = PlanState::kFulfilled;
    links_.plans = {plan};
    ASSERT_TRUE((*store)->replace_links(links_));
    auto view = RecordView::load(**store);
    ASSERT_TRUE(view) << view.error().message;
    view_ = std::make_unique<RecordView>(std::move(*view));
  }
  void TearDown() override { fs::remove(file_); }

  std::size_t events_for(FilterText written) const {
    return list_events(*view_, *parse_filter(written)).rows.size();
  }

  fs::path file_;
  std::vector<FiledReport> reports_;
  RecordLinks links_;
  std::unique_ptr<RecordView> view_;
};

TEST_F(Lists, AReportSaysWhatItIsACopyOf) {
  const List list = list_reports(*view_, {});
  ASSERT_EQ(list.rows.size(), 2U);
  const std::string copy = "\"copy_of\":\"" + reports_[0].report.id.str() + "\"";
  EXPECT_NE((list.rows[0] + list.rows[1]).find(copy), std::string::npos);
}

TEST_F(Lists, EveryFilterOfEventsCanRefuse) {
  EXPECT_EQ(events_for({}), 1U);
  EXPECT_EQ(events_for({.between = "NOR,PER"}), 1U);
  EXPECT_EQ(events_for({.between = "NOR,NOR"}), 0U);
  EXPECT_EQ(events_for({.actor = "holt"}), 1U);
  EXPECT_EQ(events_for({.actor = "reyes"}), 0U);
  EXPECT_EQ(events_for({.recipient = "peru"}), 0U);
  EXPECT_EQ(events_for({.country = "USA"}), 0U);
  EXPECT_EQ(events_for({.sector = "MIL"}), 0U);
  EXPECT_EQ(events_for({.type = "ASSAULT"}), 0U);
  EXPECT_EQ(events_for({.status = "future"}), 0U);
  EXPECT_EQ(events_for({.since = "2031-03-12"}), 0U);
  EXPECT_EQ(events_for({.until = "2031-03"}), 1U);
  EXPECT_EQ(events_for({.outlet = "Coast"}), 0U);
  EXPECT_EQ(events_for({.outlet = "harbour"}), 1U);
  EXPECT_EQ(events_for({.min_independent = "2"}), 0U);
  EXPECT_EQ(events_for({.place = "Lima"}), 0U);
  EXPECT_EQ(events_for({.conflicting = true}), 0U);
}

TEST_F(Lists, QuotationsAreFoundBySpeakerWordsAndForm) {
  const auto quotes = [&](FilterText written) {
    return list_quotations(*view_, *parse_filter(written)).rows.size();
  };
  EXPECT_EQ(quotes({.speaker = "holt"}), 2U);
  EXPECT_EQ(quotes({.speaker = "reyes"}), 0U);
  EXPECT_EQ(quotes({.contains = "agree"}), 2U);
  EXPECT_EQ(quotes({.form = "indirect"}), 0U);
  EXPECT_EQ(quotes({.limit = "1"}), 1U);
}

TEST_F(Lists, OpenPlansLeaveOutWhatWasFulfilled) {
  EXPECT_EQ(list_plans(*view_, {}).rows.size(), 1U);
  Filter open;
  open.open_plans = true;
  EXPECT_TRUE(list_plans(*view_, open).rows.empty());
}

TEST_F(Lists, ActorsAreCountedOverEventsAndQuotations) {
  const List list = list_actors(*view_, {});
  ASSERT_EQ(list.rows.size(), 3U);  // Holt by his id, Holt of the reports' own words, Peru
  EXPECT_NE(list.rows[0].find("\"n_quotations\":2"), std::string::npos) << list.rows[0];
}

}  // namespace
}  // namespace chancery
