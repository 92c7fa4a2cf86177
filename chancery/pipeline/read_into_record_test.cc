#include "chancery/pipeline/read_into_record.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <random>

#include "chancery/store/sqlite/sqlite_store.h"
#include "chancery/stories/summary_bytes.h"

namespace chancery {
namespace {

namespace fs = std::filesystem;

const Resources& resources() {
  static const Result<Resources> opened = Resources::open(CHANCERY_DATA_DIR);
  EXPECT_TRUE(opened) << opened.error().message;
  return *opened;
}

class ReadIntoRecord : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::temp_directory_path() / ("chancery-read-" + std::to_string(::getpid()));
    fs::create_directories(folder_ / "reports");
    write("a.txt", "Peru's foreign minister met the Norwegian ambassador in Lima on 4 May 2023.");
    write("b.txt", "Brazil condemned the attack on Wednesday.");
  }
  void TearDown() override { fs::remove_all(folder_); }
  void write(const char* name, const std::string& text) const {
    std::ofstream(folder_ / "reports" / name) << text;
  }
  std::unique_ptr<Store> store() const {
    auto opened = open_sqlite_store(folder_ / "record.db", StoreAccess::kReadWrite);
    EXPECT_TRUE(opened);
    return std::move(*opened);
  }
  Result<ReadingProgress> read(Store& into, const ReadingOptions& options = {}) const {
    return read_into_record({(folder_ / "reports").string()}, resources(), into, options);
  }

  fs::path folder_;
};

TEST_F(ReadIntoRecord, TheSecondTimeNothingIsReadAgain) {
  const auto record = store();
  EXPECT_EQ(read(*record)->filed, 2U);
  const auto again = read(*record);
  EXPECT_EQ(again->filed, 0U);
  EXPECT_EQ(again->known, 2U);
  EXPECT_EQ(record->counts()->reports, 2U);
}

TEST_F(ReadIntoRecord, OneBadReportIsNotedAndTheRestIsRead) {
  write("c.txt", std::string("\0\1\2 binary \0", 12));
  const auto record = store();
  const auto done = read(*record);
  ASSERT_TRUE(done) << done.error().message;
  EXPECT_EQ(done->filed, 2U);
  EXPECT_EQ(done->failed, 1U);
  ASSERT_EQ(record->failures()->size(), 1U);
  EXPECT_NE(record->failures()->front().path.find("c.txt"), std::string::npos);
}

TEST_F(ReadIntoRecord, TwoThreadsGiveWhatOneGives) {
  const auto events_with = [&](unsigned jobs) {
    fs::remove(folder_ / "record.db");
    const auto record = store();
    ReadingOptions options;
    options.jobs = jobs;
    EXPECT_TRUE(read(*record, options));
    const auto events = record->events();
    std::vector<std::string> ids;
    for (const Event& event : events.value()) ids.push_back(event.id.str());
    return ids;
  };
  EXPECT_EQ(events_with(1), events_with(2));
}

// Reports of a few meetings by several outlets: some copy others, some have no date, some announce
// what others tell.
std::vector<std::string> newsroom() {
  const char* kPeople[][4] = {{"Lars Holt", "Norwegian", "Ana Reyes", "Peruvian"},
                              {"Jan Kowal", "Polish", "Mei Tanaka", "Japanese"},
                              {"Omar Said", "Egyptian", "Paula Costa", "Brazilian"}};
  std::vector<std::string> reports;
  for (int day = 3; day <= 21; day += 3) {
    const auto& [guest, of_guest, host, of_host] = kPeople[day % 9 / 3];
    const std::string date = std::to_string(day) + " May 2023";
    const std::string met = std::string(of_guest) + " foreign minister " + guest + " met his " +
                            of_host + " counterpart " + host;
    reports.push_back(met + " on " + date + ". They agreed to sign a treaty on fishing. " + host +
                      " will visit the guest's country in June.");
    reports.push_back(reports.back() + " Follow us for more.");
    reports.push_back("LIMA, " + date + " (Post) - " + met + " to discuss trade.");
    reports.push_back(met + ". The talks lasted " + std::to_string(day) + " hours.");
  }
  return reports;
}

TEST_F(ReadIntoRecord, ARecordIsTheSameHoweverItGrew) {
  std::vector<std::string> paths;
  for (const std::string& text : newsroom()) {
    const std::string name = "grown-" + std::to_string(paths.size()) + ".txt";
    write(name.c_str(), text);
    paths.push_back((folder_ / "reports" / name).string());
  }
  std::mt19937 random(11);
  const auto grown = [&](std::size_t most_at_once) {
    fs::remove(folder_ / "record.db");
    const auto record = store();
    for (std::size_t from = 0; from < paths.size();) {
      const std::size_t count = std::min(random() % most_at_once + 1, paths.size() - from);
      const std::vector<std::string> piece(
          paths.begin() + static_cast<std::ptrdiff_t>(from),
          paths.begin() + static_cast<std::ptrdiff_t>(from + count));
      EXPECT_TRUE(read_into_record(piece, resources(), *record, {}));
      from += count;
    }
    std::string dump;
    EXPECT_TRUE(record->dump([&dump](std::string_view line) {
      dump += std::string(line) + "\n";
      return true;
    }));
    return dump;
  };
  const std::string expected = grown(1);
  EXPECT_NE(expected.find("\"similarity\""), std::string::npos) << "no copies were found";
  for (std::size_t most_at_once : {1U, 3U, 9U, 100U}) {
    std::shuffle(paths.begin(), paths.end(), random);
    EXPECT_EQ(grown(most_at_once), expected);
  }
}

TEST_F(ReadIntoRecord, ASummaryMadeAfterwardsIsTheOneThatWasKept) {
  for (const std::string& text : newsroom()) {
    write(("kept-" + std::to_string(std::hash<std::string>()(text)) + ".txt").c_str(), text);
  }
  const auto record = store();
  ASSERT_TRUE(read(*record));
  WordReader reader(resources().stories, resources().actors);
  std::size_t events = 0;
  ASSERT_TRUE(record->each_summary([&](SummaryBytes kept) {
    const auto entry = record->report(kept.report);
    const ReportSummary again = summarize((*entry)->report, reader);
    events += again.events.size();
    EXPECT_EQ(kept.bytes, to_bytes(again)) << (*entry)->report.report.path;
    return true;
  }));
  EXPECT_GT(events, 2U);
}

TEST_F(ReadIntoRecord, WhatLinkingKeptWithOtherTablesIsMadeAgain) {
  const auto record = store();
  ASSERT_TRUE(read(*record));
  ASSERT_TRUE(record->set_linking_basis("other tables"));
  std::vector<SummaryBytes> wrong;
  ASSERT_TRUE(record->each_summary([&wrong](SummaryBytes kept) {
    wrong.push_back({kept.report, "as other tables had it"});
    return true;
  }));
  ASSERT_TRUE(record->keep_summaries(wrong));
  ASSERT_TRUE(link_record(*record, resources()));
  ASSERT_TRUE(record->each_summary([](const SummaryBytes& kept) {
    EXPECT_TRUE(summary_from(kept.bytes)) << "made again";
    return true;
  }));
}

TEST_F(ReadIntoRecord, AStopKeepsWhatWasTakenIn) {
  const std::atomic<bool> stop = true;
  ReadingOptions options;
  options.stop = &stop;
  const auto record = store();
  const auto done = read(*record, options);
  ASSERT_TRUE(done);
  EXPECT_TRUE(done->interrupted);
  EXPECT_TRUE(record->check()->empty());
}

}  // namespace
}  // namespace chancery
