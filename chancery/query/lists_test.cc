#include "chancery/query/lists.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>

#include "chancery/query/selection.h"
#include "chancery/store/sqlite/sqlite_store.h"

namespace chancery {
namespace {

namespace fs = std::filesystem;

Party party(const char* id, const char* name, const char* country) {
  return {id, name, CountryCode::parse(country), {Sector::kGov}};
}

// Two reports, one a copy of the other; a meeting on which both rest and a plan.
class Filters : public testing::Test {
 protected:
  void SetUp() override {
    file_ = fs::temp_directory_path() / ("chancery-filters-" + std::to_string(::getpid()) + ".db");
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
      FiledEntity reyes;  // "We" is her and others
      reyes.name = "Ana Reyes";
      reyes.country = CountryCode::parse("PER");
      reyes.mentions = {{Span(1, 3), MentionForm::kPronoun}};
      report.entities = {holt, reyes};
      FiledQuotation quotation;
      quotation.speaker = 0;
      quotation.addressee = 1;
      quotation.content = {Span(0, 11)};
      report.quotations = {quotation};
      FiledEvent told;
      told.trigger = Span(4, 9);
      told.evidence = Span(0, 11);
      report.events = {told};
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
    store->reset();
    auto reader = open_sqlite_reader(file_);
    ASSERT_TRUE(reader) << reader.error().message;
    reader_ = std::move(*reader);
  }
  void TearDown() override { fs::remove(file_); }

  std::vector<std::string> rows(RecordList kind, FilterText written = {}) const {
    const auto filter = parse_filter(written);
    EXPECT_TRUE(filter) << filter.error().message;
    auto list = list_rows(*reader_, kind, *filter);
    EXPECT_TRUE(list) << list.error().message;
    return list->rows;
  }
  std::size_t events_for(FilterText written) const {
    return rows(RecordList::kEvents, std::move(written)).size();
  }

  fs::path file_;
  std::vector<FiledReport> reports_;
  RecordLinks links_;
  std::unique_ptr<RecordReader> reader_;
};

TEST_F(Filters, AReportSaysWhatItIsACopyOf) {
  const auto list = rows(RecordList::kReports);
  ASSERT_EQ(list.size(), 2U);
  const std::string copy = "\"copy_of\":\"" + reports_[0].report.id.str() + "\"";
  EXPECT_NE((list[0] + list[1]).find(copy), std::string::npos);
}

TEST_F(Filters, EveryFilterOfEventsCanRefuse) {
  EXPECT_EQ(events_for({}), 1U);
  EXPECT_EQ(events_for({.between = "NOR,PER"}), 1U);
  EXPECT_EQ(events_for({.between = "NOR,NOR"}), 0U);
  EXPECT_EQ(events_for({.between = "NOR,holt"}), 0U);
  EXPECT_EQ(events_for({.actor = "reyes"}), 0U);
  EXPECT_EQ(events_for({.recipient = "peru"}), 0U);
  EXPECT_EQ(events_for({.country = "USA"}), 0U);
  EXPECT_EQ(events_for({.sector = "MIL"}), 0U);
  EXPECT_EQ(events_for({.sector = "MIL,GOV"}), 1U);
  EXPECT_EQ(events_for({.type = "ASSAULT"}), 0U);
  EXPECT_EQ(events_for({.mode = "visit"}), 0U);
  EXPECT_EQ(events_for({.context = "military"}), 0U);
  EXPECT_EQ(events_for({.status = "future"}), 0U);
  EXPECT_EQ(events_for({.since = "2031-03-12"}), 0U);
  EXPECT_EQ(events_for({.since = "2031-03-11"}), 1U);
  EXPECT_EQ(events_for({.until = "2031-03"}), 1U);
  EXPECT_EQ(events_for({.until = "2031-03-11"}), 1U);
  EXPECT_EQ(events_for({.until = "2031-03-10"}), 0U);
  EXPECT_EQ(events_for({.outlet = "Coast"}), 0U);
  EXPECT_EQ(events_for({.outlet = "harbour"}), 1U);
  EXPECT_EQ(events_for({.outlet = "harb"}), 0U);
  EXPECT_EQ(events_for({.min_independent = "2"}), 0U);
  EXPECT_EQ(events_for({.text = "agree"}), 1U);
  EXPECT_EQ(events_for({.text = "disagree"}), 0U);
  EXPECT_EQ(events_for({.place = "Lima"}), 0U);
  EXPECT_EQ(events_for({.conflicting = true}), 0U);
}

TEST_F(Filters, APartyIsNamedByCodeIdOrWordsOfItsName) {
  for (const char* written :
       {"NOR", "nor", "NOR.GOV.lars-holt", "lars-holt", "holt", "Lars Holt", "HOLT", "Hölt"}) {
    EXPECT_EQ(events_for({.actor = written}), 1U) << written;
  }
  for (const char* written : {"USA", "hol", "ars", "Lars Holtmann", "\"", "'; DROP TABLE events"}) {
    EXPECT_EQ(events_for({.actor = written}), 0U) << written;
  }
}

TEST_F(Filters, QuotationsAreFoundBySpeakerWordsAndForm) {
  const auto quotes = [&](FilterText written) {
    return rows(RecordList::kQuotations, std::move(written)).size();
  };
  EXPECT_EQ(quotes({.speaker = "holt"}), 2U);
  EXPECT_EQ(quotes({.speaker = "reyes"}), 0U);
  EXPECT_EQ(quotes({.contains = "agree"}), 2U);
  EXPECT_EQ(quotes({.contains = "agre"}), 0U);
  EXPECT_EQ(quotes({.form = "indirect"}), 0U);
  EXPECT_EQ(quotes({.actor = "holt"}), 2U);
  EXPECT_EQ(quotes({.recipient = "holt"}), 0U);
  EXPECT_EQ(quotes({.addressee = "reyes"}), 2U);
  EXPECT_EQ(quotes({.between = "PER,NOR"}), 2U);
  EXPECT_EQ(quotes({.between = "PER,USA"}), 0U);
  EXPECT_EQ(quotes({.sector = "MIL"}), 0U);
  EXPECT_EQ(quotes({.country = "NOR"}), 2U);
  EXPECT_EQ(quotes({.outlet = "coast"}), 1U);
  EXPECT_EQ(quotes({.limit = "1"}), 1U);
}

TEST_F(Filters, AQuotationIsAboutWhomItsWordsNameOrMean) {
  const auto about = [&](const char* name) {
    return rows(RecordList::kQuotations, {.about = name}).size();
  };
  EXPECT_EQ(about("agree"), 2U);
  EXPECT_EQ(about("reyes"), 2U);
  EXPECT_EQ(about("Ana Reyes"), 2U);
  EXPECT_EQ(about("PER"), 2U);
  EXPECT_EQ(about("reyes per"), 0U);  // name and country stand apart
  EXPECT_EQ(about("holt"), 0U);
}

TEST_F(Filters, WhatIsSelectedOfAViewIsWhatTheListShows) {
  const auto view = RecordView::load(*reader_);
  ASSERT_TRUE(view) << view.error().message;
  for (const FilterText& written : {FilterText{}, FilterText{.actor = "holt"},
                                    FilterText{.outlet = "coast"}, FilterText{.limit = "1"}}) {
    const auto filter = parse_filter(written);
    const auto selected = select_all(*reader_, *view, *filter);
    ASSERT_TRUE(selected) << selected.error().message;
    EXPECT_EQ(selected->events.size(), rows(RecordList::kEvents, written).size());
    EXPECT_EQ(selected->plans.size(), rows(RecordList::kPlans, written).size());
    EXPECT_EQ(selected->reports.size(), rows(RecordList::kReports, written).size());
    EXPECT_EQ(selected->quotations.size(), rows(RecordList::kQuotations, written).size());
  }
}

TEST_F(Filters, OpenPlansLeaveOutWhatWasFulfilled) {
  EXPECT_EQ(rows(RecordList::kPlans).size(), 1U);
  EXPECT_TRUE(rows(RecordList::kPlans, {.open_plans = true}).empty());
}

TEST_F(Filters, ActorsAreCountedOverEventsAndQuotations) {
  const auto list = rows(RecordList::kActors);
  ASSERT_EQ(list.size(), 3U);  // Holt by his id, Holt of the reports' own words, Peru
  EXPECT_NE(list[0].find("\"n_quotations\":2"), std::string::npos) << list[0];
  EXPECT_EQ(rows(RecordList::kActors, {.type = "CONSULT"}).size(), 2U);
  EXPECT_EQ(rows(RecordList::kActors, {.speaker = "holt"}).size(), 1U);
}

TEST_F(Filters, AReaderCannotWrite) {
  for (const char* sql :
       {"DELETE FROM reports", "INSERT INTO state VALUES ('a', 'b')", "DROP TABLE reports",
        "ATTACH 'other.db' AS other", "PRAGMA writable_schema = 1", "SELECT load_extension('x')"}) {
    EXPECT_FALSE(reader_->each({sql, {}}, [](const SqlRow&) { return true; })) << sql;
  }
}

TEST_F(Filters, AQuestionThatTakesTooLongIsGivenUp) {
  const auto hurried = open_sqlite_reader(file_, std::chrono::milliseconds(20));
  const auto done = (*hurried)->number(
      {"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n",
       {}});
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().code, ErrorCode::kLimit);
}

}  // namespace
}  // namespace chancery
