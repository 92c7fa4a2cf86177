// The contract of a store, run on every adapter.
#include "chancery/store/store.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "chancery/store/sqlite/sqlite_store.h"

namespace chancery {
namespace {

namespace fs = std::filesystem;

FiledReport report_named(const std::string& name) {
  FiledReport report;
  report.report.id = ReportId::of({name});
  report.report.path = name + ".txt";
  report.title = "Title of " + name;
  report.text = "Words of " + name + ".";
  report.sentences = {Span(0, report.text.size())};
  return report;
}

class StoreContract : public testing::Test {
 protected:
  void SetUp() override {
    folder_ =
        fs::temp_directory_path() / ("chancery-store-" + std::to_string(::getpid()) + "-" +
                                     testing::UnitTest::GetInstance()->current_test_info()->name());
    fs::create_directories(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }

  fs::path file() const { return folder_ / "record.db"; }
  std::unique_ptr<Store> open(StoreAccess access = StoreAccess::kReadWrite) const {
    auto store = open_sqlite_store(file(), access);
    EXPECT_TRUE(store) << store.error().message;
    return store ? std::move(*store) : nullptr;
  }

  fs::path folder_;
};

TEST_F(StoreContract, WhatWasFiledIsThereAfterReopening) {
  const std::vector<FiledReport> reports = {report_named("a"), report_named("b")};
  ASSERT_TRUE(open()->file(reports, "v1"));
  const auto store = open(StoreAccess::kReadOnly);
  const auto entry = store->report(reports[1].report.id);
  ASSERT_TRUE(entry && *entry);
  EXPECT_EQ((*entry)->report.text, "Words of b.");
  EXPECT_EQ(store->counts()->reports, 2U);
  EXPECT_TRUE(*store->has(reports[0].report.id, "v1"));
  EXPECT_FALSE(*store->has(reports[0].report.id, "v2"));
}

TEST_F(StoreContract, FilingTwiceKeepsOne) {
  const auto store = open();
  const std::vector<FiledReport> reports = {report_named("a")};
  ASSERT_TRUE(store->file(reports, "v1"));
  ASSERT_TRUE(store->file(reports, "v1"));
  EXPECT_EQ(store->counts()->reports, 1U);
}

TEST_F(StoreContract, LinksReplaceWhatWasThereAndReportsMakeThemStale) {
  const auto store = open();
  const std::vector<FiledReport> reports = {report_named("a"), report_named("b")};
  ASSERT_TRUE(store->file(reports, "v1"));
  EXPECT_TRUE(*store->links_are_stale());

  RecordLinks links;
  links.copies = {{reports[1].report.id, reports[0].report.id, 0.9F, "same text", true}};
  links.dates = {{reports[1].report.id,
                  {DateInterval::day({2031, 3, 13}), DateBasis::kRecord, "as in a.txt", {}}}};
  Event event;
  event.id = EventId::of({"e"});
  event.evidence = {{reports[0].report.id, Span(0, 5), "Words", 0, false}};
  links.events = {event};
  Plan plan;
  plan.id = PlanId::of({"p"});
  links.plans = {plan};
  links.storylines = {
      {StorylineId::of({"s"}), "A story", {event.id}, {plan.id}, {reports[0].report.id}}};
  ASSERT_TRUE(store->replace_links(links));
  ASSERT_TRUE(store->replace_links(links));

  EXPECT_FALSE(*store->links_are_stale());
  EXPECT_EQ(store->events()->size(), 1U);
  EXPECT_EQ(store->plans()->front().id, plan.id);
  EXPECT_EQ(store->storylines()->front().events, links.storylines[0].events);
  const auto entry = *store->report(reports[1].report.id);
  EXPECT_EQ(entry->copy->original, reports[0].report.id);
  EXPECT_EQ(entry->inferred->interval.from.iso(), "2031-03-13");
  EXPECT_TRUE(store->check()->empty());
}

TEST_F(StoreContract, WhatLinkingKeepsGoesWhenItsReportIsFiledAgain) {
  const auto store = open();
  std::vector<FiledReport> reports = {report_named("a"), report_named("b"), report_named("c")};
  std::sort(reports.begin(), reports.end(),
            [](const FiledReport& x, const FiledReport& y) { return x.report.id < y.report.id; });
  const ReportId a = reports[0].report.id;
  const ReportId b = reports[1].report.id;
  const ReportId c = reports[2].report.id;
  ASSERT_TRUE(store->file(reports, "v1"));
  const std::string bytes("any\0bytes\xFF", 10);
  const std::vector<SummaryBytes> summaries = {{a, bytes}, {b, "of b"}};
  ASSERT_TRUE(store->keep_summaries(summaries));
  const std::vector<TextComparison> comparisons = {{a, b, 0.25, true}, {b, c, std::nullopt, false}};
  ASSERT_TRUE(store->keep_comparisons(comparisons));
  const auto kept = [&] {
    std::vector<std::string> all;
    EXPECT_TRUE(store->each_summary([&all](SummaryBytes summary) {
      all.push_back(std::move(summary.bytes));
      return true;
    }));
    return all;
  };
  EXPECT_EQ(kept(), (std::vector<std::string>{bytes, "of b", ""}));
  ASSERT_EQ(store->comparisons()->size(), 2U);
  ASSERT_TRUE(store->file({&reports[0], 1}, "v2"));
  EXPECT_EQ(kept(), (std::vector<std::string>{"", "of b", ""}));
  const auto left = store->comparisons();
  ASSERT_EQ(left->size(), 1U);
  EXPECT_EQ(left->front().other, c);
  EXPECT_FALSE(left->front().similarity);
}

TEST_F(StoreContract, WhatLinkingKeepsHoldsOnOneBasis) {
  const auto store = open();
  const std::vector<FiledReport> reports = {report_named("a"), report_named("b")};
  ASSERT_TRUE(store->set_linking_basis("tables of May"));
  ASSERT_TRUE(store->file(reports, "v1"));
  const ReportId a = reports[0].report.id;
  const ReportId b = reports[1].report.id;
  const std::vector<SummaryBytes> summaries = {{a, "of a"}, {b, "of b"}};
  const std::vector<TextComparison> comparisons = {{std::min(a, b), std::max(a, b), 0.25, true}};
  ASSERT_TRUE(store->keep_summaries(summaries));
  ASSERT_TRUE(store->keep_comparisons(comparisons));
  const auto kept = [&] {
    std::size_t count = store->comparisons()->size();
    EXPECT_TRUE(store->each_summary([&count](const SummaryBytes& summary) {
      count += summary.bytes.empty() ? 0U : 1U;
      return true;
    }));
    return count;
  };
  ASSERT_TRUE(store->set_linking_basis("tables of May"));
  EXPECT_EQ(kept(), 3U);
  ASSERT_TRUE(store->set_linking_basis("tables of June"));
  EXPECT_EQ(kept(), 0U);
}

TEST_F(StoreContract, CheckTellsOfAnEventWhoseReportIsNotThere) {
  const auto store = open();
  RecordLinks links;
  Event event;
  event.id = EventId::of({"e"});
  event.evidence = {{ReportId::of({"gone"}), Span(0, 5), "Words", 0, false}};
  links.events = {event};
  ASSERT_TRUE(store->replace_links(links));
  ASSERT_EQ(store->check()->size(), 1U);
  EXPECT_NE(store->check()->front().find("not there"), std::string::npos);
}

TEST_F(StoreContract, AFailureIsForgottenOnceItsPathIsRead) {
  const auto store = open();
  const std::vector<Failure> failures = {{"a.txt", "unreadable", "a.txt: permission denied"}};
  ASSERT_TRUE(store->note_failures(failures));
  EXPECT_EQ(store->failures()->size(), 1U);
  const std::vector<FiledReport> reports = {report_named("a")};
  ASSERT_TRUE(store->file(reports, "v1"));
  EXPECT_TRUE(store->failures()->empty());
}

TEST_F(StoreContract, RefusesWhatIsNoRecord) {
  std::ofstream(file()) << "this is a text file, and quite long enough to be read as a header of "
                           "something that it is not, surely more than a hundred bytes";
  const auto text = open_sqlite_store(file(), StoreAccess::kReadWrite);
  ASSERT_FALSE(text);
  EXPECT_NE(text.error().message.find("not a record"), std::string::npos) << text.error().message;
  const auto none = open_sqlite_store(folder_ / "none.db", StoreAccess::kReadOnly);
  ASSERT_FALSE(none);
  EXPECT_EQ(none.error().code, ErrorCode::kNotFound);
}

TEST_F(StoreContract, ASecondWriterIsToldThatTheRecordIsBusy) {
  auto first = open();
  const auto second = open_sqlite_store(file(), StoreAccess::kReadWrite);
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().code, ErrorCode::kStore);
  EXPECT_NE(second.error().message.find("another process"), std::string::npos);
  first.reset();
  EXPECT_TRUE(open_sqlite_store(file(), StoreAccess::kReadWrite));
}

TEST_F(StoreContract, AReportFiledAnewTakesThePlaceOfWhatItSaidBefore) {
  const auto store = open();
  FiledReport report = report_named("a");
  FiledEntity holt;
  holt.name = "Lars Holt";
  report.entities = {holt};
  FiledQuotation quotation;
  quotation.content = {Span(0, 5)};
  quotation.speaker = 0;
  report.quotations = {quotation, quotation};
  std::vector<FiledReport> reports = {report};
  ASSERT_TRUE(store->file(reports, "v1"));
  reports[0].quotations.pop_back();
  reports[0].text = "Other words altogether.";
  ASSERT_TRUE(store->file(reports, "v2"));
  EXPECT_TRUE(store->check()->empty()) << store->check()->front();
  const auto reader = *open_sqlite_reader(file());
  EXPECT_EQ(*reader->number({"SELECT count(*) FROM quotations", {}}), 1);
  EXPECT_EQ(*reader->number({"SELECT n_quotations FROM actors", {}}), 1);
  const auto holding = [&](const char* word) {
    return *reader->number(
        {"SELECT count(*) FROM report_words WHERE report_words MATCH ?", {std::string(word)}});
  };
  EXPECT_EQ(holding("altogether"), 1);
  EXPECT_EQ(holding("words"), 1);
  EXPECT_EQ(holding("of"), 0);
}

TEST_F(StoreContract, WhatDidNotChangeIsNotWritten) {
  const auto store = open();
  const std::vector<FiledReport> reports = {report_named("a")};
  ASSERT_TRUE(store->file(reports, "v1"));
  RecordLinks links;
  for (const char* name : {"e", "f"}) {
    Event event;
    event.id = EventId::of({name});
    event.actors = {{"PER", "Peru", CountryCode::parse("PER"), {}}};
    event.evidence = {{reports[0].report.id, Span(0, 5), "Words", 0, false}};
    links.events.push_back(event);
  }
  ASSERT_TRUE(store->replace_links(links));
  const auto number_of = [&](const EventId& id) {
    const auto reader = *open_sqlite_reader(file());
    return *reader->number({"SELECT event_no FROM events WHERE event_id = ?", {id.str()}});
  };
  const std::int64_t kept = number_of(links.events[0].id);
  const EventId gone = links.events[1].id;
  links.events.pop_back();
  ASSERT_TRUE(store->replace_links(links));
  EXPECT_EQ(number_of(links.events[0].id), kept);
  EXPECT_EQ(number_of(gone), 0);
  EXPECT_TRUE(store->check()->empty()) << store->check()->front();
}

}  // namespace
}  // namespace chancery
