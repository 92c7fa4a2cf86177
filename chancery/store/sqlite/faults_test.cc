// What disk and power can do to a record: at every write, sync and removal of a file the disk is
// full, fails, or the process dies; the record is whole afterwards, and the same work done again
// gives the same record.
#include <gtest/gtest.h>
#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstring>
#include <filesystem>
#include <fstream>

#include "chancery/store/sqlite/sqlite_store.h"

namespace chancery {
namespace {

namespace fs = std::filesystem;

enum class Fault { kNone, kFull, kFails, kDies };

// What the file system below SQLite is to do, and how often it was asked for a change so far.
struct DiskPlan {
  Fault fault = Fault::kNone;
  int at = 0;
  int seen = 0;
};
DiskPlan disk;
sqlite3_vfs* real_vfs = nullptr;

// SQLITE_OK, or what this change comes to.
int struck() {
  if (++disk.seen != disk.at) return SQLITE_OK;
  if (disk.fault == Fault::kDies) _exit(9);
  return disk.fault == Fault::kFull ? SQLITE_FULL : SQLITE_IOERR;
}

struct File {
  sqlite3_file base;
  sqlite3_file* real;
};
sqlite3_file* real(sqlite3_file* file) { return reinterpret_cast<File*>(file)->real; }

int close_file(sqlite3_file* file) { return real(file)->pMethods->xClose(real(file)); }
int read_file(sqlite3_file* file, void* to, int size, sqlite3_int64 at) {
  return real(file)->pMethods->xRead(real(file), to, size, at);
}
int write_file(sqlite3_file* file, const void* from, int size, sqlite3_int64 at) {
  // A write that is cut short leaves half of its bytes behind.
  if (const int code = struck(); code != SQLITE_OK) {
    real(file)->pMethods->xWrite(real(file), from, size / 2, at);
    return code;
  }
  return real(file)->pMethods->xWrite(real(file), from, size, at);
}
int truncate_file(sqlite3_file* file, sqlite3_int64 size) {
  const int code = struck();
  return code != SQLITE_OK ? code : real(file)->pMethods->xTruncate(real(file), size);
}
int sync_file(sqlite3_file* file, int flags) {
  const int code = struck();
  return code != SQLITE_OK ? code : real(file)->pMethods->xSync(real(file), flags);
}
int file_size(sqlite3_file* file, sqlite3_int64* size) {
  return real(file)->pMethods->xFileSize(real(file), size);
}
int lock_file(sqlite3_file* file, int lock) {
  return real(file)->pMethods->xLock(real(file), lock);
}
int unlock_file(sqlite3_file* file, int lock) {
  return real(file)->pMethods->xUnlock(real(file), lock);
}
int check_lock(sqlite3_file* file, int* held) {
  return real(file)->pMethods->xCheckReservedLock(real(file), held);
}
int control_file(sqlite3_file* file, int what, void* argument) {
  return real(file)->pMethods->xFileControl(real(file), what, argument);
}
int sector_size(sqlite3_file* file) { return real(file)->pMethods->xSectorSize(real(file)); }
int characteristics(sqlite3_file* file) {
  return real(file)->pMethods->xDeviceCharacteristics(real(file));
}

const sqlite3_io_methods kMethods = {
    1,         close_file,  read_file,  write_file,   truncate_file, sync_file,       file_size,
    lock_file, unlock_file, check_lock, control_file, sector_size,   characteristics, nullptr,
    nullptr,   nullptr,     nullptr,    nullptr,      nullptr};

int open_file(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* out_flags) {
  auto* made = reinterpret_cast<File*>(file);
  made->real = reinterpret_cast<sqlite3_file*>(made + 1);
  const int code = real_vfs->xOpen(real_vfs, name, made->real, flags, out_flags);
  made->base.pMethods = made->real->pMethods != nullptr ? &kMethods : nullptr;
  return code;
}
int remove_file(sqlite3_vfs*, const char* name, int sync) {
  const int code = struck();
  return code != SQLITE_OK ? code : real_vfs->xDelete(real_vfs, name, sync);
}

// While it lives, SQLite works on a file system that does as `disk` says.
class FaultyDisk {
 public:
  FaultyDisk() {
    real_vfs = sqlite3_vfs_find(nullptr);
    faulty_ = *real_vfs;
    faulty_.zName = "faulty";
    faulty_.pNext = nullptr;
    faulty_.szOsFile = static_cast<int>(sizeof(File)) + real_vfs->szOsFile;
    faulty_.xOpen = open_file;
    faulty_.xDelete = remove_file;
    sqlite3_vfs_register(&faulty_, 1);
  }
  ~FaultyDisk() {
    sqlite3_vfs_unregister(&faulty_);
    sqlite3_vfs_register(real_vfs, 1);
  }

 private:
  sqlite3_vfs faulty_;
};

FiledReport report_named(const std::string& name) {
  FiledReport report;
  report.report.id = ReportId::of({name});
  report.report.path = name + ".txt";
  report.report.outlet = name.substr(0, 1) + " Post";
  report.text = "Holt met Reyes in " + name + ".";
  FiledEntity holt;
  holt.name = "Holt";
  report.entities = {holt};
  FiledEvent event;
  event.trigger = Span(5, 8);
  event.evidence = Span(0, 14);
  event.actors = {0};
  report.events = {event};
  return report;
}

RecordLinks links_of(const std::vector<FiledReport>& reports) {
  RecordLinks links;
  for (const FiledReport& report : reports) {
    Event event;
    event.id = telling_id(report.report.id, report.events[0], 0);
    event.actors = {party_of(report.entities[0])};
    event.evidence = {{report.report.id, Span(0, 14), "Holt met Reyes", 0, false}};
    event.n_reports = event.n_independent = 1;
    links.events.push_back(event);
    links.storylines.push_back(
        {StorylineId::of({report.text}), "Holt", {event.id}, {}, {report.report.id}});
  }
  return links;
}

class Faults : public testing::Test {
 protected:
  void SetUp() override {
    // In memory where there is such a folder: what is synced there costs nothing.
    const fs::path shared = "/dev/shm";
    std::error_code error;
    const fs::path base = fs::is_directory(shared, error) ? shared : fs::temp_directory_path();
    folder_ = base / ("chancery-faults-" + std::to_string(::getpid()));
    fs::remove_all(folder_);
    fs::create_directories(folder_);
    for (const char* name : {"Lima", "Oslo", "Quito", "Riga"}) {
      reports_.push_back(report_named(name));
    }
  }
  void TearDown() override { fs::remove_all(folder_); }

  // A record with nothing in it, where one is to come to harm.
  fs::path empty_record(const char* name) const {
    const fs::path made = folder_ / "empty.db";
    if (!fs::exists(made)) {
      EXPECT_TRUE(open_sqlite_store(made, StoreAccess::kReadWrite));
    }
    const fs::path file = folder_ / name;
    for (const char* ending : {"-journal", ".lock"}) fs::remove(file.string() + ending);
    fs::copy_file(made, file, fs::copy_options::overwrite_existing);
    return file;
  }

  // Everything that writes, each step once; whoever does it twice gets the same record.
  Result<void> work(const fs::path& file) const {
    auto store = open_sqlite_store(file, StoreAccess::kReadWrite);
    if (!store) return tl::unexpected(store.error());
    const std::span<const FiledReport> all(reports_);
    const std::vector<Failure> failures = {{"x.txt", "unreadable", "x.txt: no permission"}};
    auto done = (*store)->file(all.first(3), "v1");
    if (done) done = (*store)->note_failures(failures);
    if (done) done = (*store)->file(all.subspan(3), "v1");
    const RecordLinks links = links_of(reports_);
    const std::vector<SummaryBytes> summaries = {{reports_[0].report.id, "bytes"}};
    if (done) done = (*store)->keep_summaries(summaries);
    if (done) done = (*store)->replace_links(links);
    if (!done) return done;
    Correction merge{CorrectionKind::kMerge, links.events[0].id, links.events[1].id};
    merge.author = "A. Reader";
    merge.made_on = {2031, 1, 1};
    merge.reason = "one meeting";
    Correction wrong{CorrectionKind::kWrong, links.events[2].id};
    wrong.author = wrong.reason = "A. Reader";
    wrong.made_on = {2031, 1, 1};
    for (const Correction& correction : {merge, wrong}) {
      auto made = (*store)->correct(correction);
      if (!made) return tl::unexpected(made.error());
      if (correction.kind == CorrectionKind::kWrong) {
        done = (*store)->undo(*made, "A. Reader", {2031, 1, 2});
      }
    }
    return done;
  }

  static std::string dump(const fs::path& file) {
    const auto store = open_sqlite_store(file, StoreAccess::kReadOnly);
    EXPECT_TRUE(store) << store.error().message;
    std::string out;
    EXPECT_TRUE((*store)->dump([&out](std::string_view line) {
      out.append(line).append("\n");
      return true;
    }));
    return out;
  }

  void expect_whole_and_again_the_same(const fs::path& file, int at) const {
    {
      const auto store = open_sqlite_store(file, StoreAccess::kReadWrite);
      ASSERT_TRUE(store) << at << ": " << store.error().message;
      const auto problems = (*store)->check();
      ASSERT_TRUE(problems) << problems.error().message;
      EXPECT_TRUE(problems->empty()) << at << ": " << problems->front();
    }
    const auto again = work(file);
    ASSERT_TRUE(again) << at << ": " << again.error().message;
    EXPECT_EQ(dump(file), dump(folder_ / "whole.db")) << at;
  }

  fs::path folder_;
  std::vector<FiledReport> reports_;
};

TEST_F(Faults, WhoeverDiesAtAnyWriteLosesNothingThatWasKeptAndDoublesNothing) {
  ASSERT_TRUE(work(folder_ / "whole.db"));
  int deaths = 0;
  for (int at = 1;; ++at) {
    const fs::path file = empty_record("killed.db");
    const pid_t child = fork();
    if (child == 0) {
      const FaultyDisk faulty;
      disk = {Fault::kDies, at, 0};
      _exit(work(file) ? 0 : 1);
    }
    int status = 0;
    ASSERT_EQ(waitpid(child, &status, 0), child);
    ASSERT_TRUE(WIFEXITED(status));
    expect_whole_and_again_the_same(file, at);
    if (WEXITSTATUS(status) == 0 || HasFatalFailure() || HasFailure()) break;
    ++deaths;
  }
  EXPECT_GT(deaths, 50);
}

TEST_F(Faults, WhoeverDiesWhileARecordIsMadeLeavesOneThatCanBeMade) {
  ASSERT_TRUE(work(folder_ / "whole.db"));
  for (int at = 1, status = 1; status != 0 && !HasFailure(); at += 13) {
    const fs::path file = folder_ / "made.db";
    for (const char* ending : {"", "-journal", ".lock"}) fs::remove(file.string() + ending);
    const pid_t child = fork();
    if (child == 0) {
      const FaultyDisk faulty;
      disk = {Fault::kDies, at, 0};
      _exit(open_sqlite_store(file, StoreAccess::kReadWrite) ? 0 : 1);
    }
    ASSERT_EQ(waitpid(child, &status, 0), child);
    expect_whole_and_again_the_same(file, at);
  }
}

TEST_F(Faults, AFullOrFailingDiskIsToldAndLeavesTheRecordWhole) {
  ASSERT_TRUE(work(folder_ / "whole.db"));
  for (const Fault fault : {Fault::kFull, Fault::kFails}) {
    int failures = 0;
    bool reached = true;
    for (int at = 1; reached && !HasFailure(); at += 5) {
      const fs::path file = empty_record("failed.db");
      {
        const FaultyDisk faulty;
        disk = {fault, at, 0};
        const auto done = work(file);
        reached = disk.seen >= at;
        disk = {};
        if (!done) {
          EXPECT_EQ(done.error().code, ErrorCode::kStore) << done.error().message;
          ++failures;
        }
      }
      expect_whole_and_again_the_same(file, at);
    }
    EXPECT_GT(failures, 10);
  }
}

TEST_F(Faults, TheOrderAndTheBatchesInWhichReportsComeDoNotShow) {
  ASSERT_TRUE(work(folder_ / "whole.db"));
  std::reverse(reports_.begin(), reports_.end());
  {
    const auto store = open_sqlite_store(folder_ / "other.db", StoreAccess::kReadWrite);
    for (const FiledReport& report : reports_) {
      ASSERT_TRUE((*store)->file({&report, 1}, "v1"));
      ASSERT_TRUE((*store)->replace_links(links_of({report})));
    }
  }
  std::sort(reports_.begin(), reports_.end(), [](const FiledReport& a, const FiledReport& b) {
    return a.report.path < b.report.path;
  });
  ASSERT_TRUE(work(folder_ / "other.db"));
  EXPECT_EQ(dump(folder_ / "other.db"), dump(folder_ / "whole.db"));
}

TEST_F(Faults, ARecordOfVersionOneIsBroughtUpToDateAndACopyKept) {
  const fs::path file = folder_ / "old.db";
  std::ifstream script(CHANCERY_SOURCE_DIR "/tests/fixtures/record_1.sql");
  const std::string sql((std::istreambuf_iterator<char>(script)), {});
  sqlite3* db = nullptr;
  ASSERT_EQ(sqlite3_open(file.c_str(), &db), SQLITE_OK);
  char* message = nullptr;
  ASSERT_EQ(sqlite3_exec(db, sql.c_str(), nullptr, nullptr, &message), SQLITE_OK) << message;
  ASSERT_EQ(sqlite3_exec(db, "PRAGMA application_id = 1128812099; PRAGMA user_version = 1;",
                         nullptr, nullptr, nullptr),
            SQLITE_OK);
  sqlite3_close(db);

  const auto refused = open_sqlite_store(file, StoreAccess::kReadOnly);
  ASSERT_FALSE(refused);
  EXPECT_NE(refused.error().message.find("earlier version"), std::string::npos);
  const auto store = open_sqlite_store(file, StoreAccess::kReadWrite);
  ASSERT_TRUE(store) << store.error().message;
  EXPECT_TRUE((*store)->check()->empty()) << (*store)->check()->front();
  EXPECT_EQ((*store)->counts()->reports, 4U);
  EXPECT_GT((*store)->counts()->events, 5U);
  EXPECT_FALSE(*(*store)->links_are_stale());
  EXPECT_TRUE(fs::exists(file.string() + ".before-4"));
}

TEST_F(Faults, ARecordOfVersionTwoLearnsWhomItsQuotationsMean) {
  const fs::path file = folder_ / "second.db";
  FiledReport report;
  report.report.id = ReportId::of({"quoting"});
  report.text = "\"We agree,\" Lars Holt said.";
  FiledEntity reyes;
  reyes.name = "Ana Reyes";
  reyes.mentions = {{Span(1, 3), MentionForm::kPronoun}};
  report.entities = {reyes};
  FiledQuotation quotation;
  quotation.content = {Span(0, 11)};
  report.quotations = {quotation};
  ASSERT_TRUE((*open_sqlite_store(file, StoreAccess::kReadWrite))->file({&report, 1}, "v1"));
  sqlite3* db = nullptr;
  ASSERT_EQ(sqlite3_open(file.c_str(), &db), SQLITE_OK);
  ASSERT_EQ(
      sqlite3_exec(db,
                   "DROP TABLE report_summaries; DROP TABLE compared_texts;"
                   "DROP TABLE quotation_words; ALTER TABLE quotation_texts DROP COLUMN about;"
                   "CREATE VIRTUAL TABLE quotation_words USING fts5 (content,"
                   " content = 'quotation_texts', content_rowid = 'quotation_no');"
                   "PRAGMA user_version = 2;",
                   nullptr, nullptr, nullptr),
      SQLITE_OK);
  sqlite3_close(db);
  {
    const auto store = open_sqlite_store(file, StoreAccess::kReadWrite);
    ASSERT_TRUE(store) << store.error().message;
    EXPECT_TRUE((*store)->check()->empty()) << (*store)->check()->front();
  }
  const auto reader = open_sqlite_reader(file);
  for (const char* words : {"about : reyes", "content : agree"}) {
    SqlQuery found;
    found.add("SELECT count(*) FROM quotation_words WHERE quotation_words MATCH ?",
              std::string(words));
    EXPECT_EQ(*(*reader)->number(found), 1) << words;
  }
  EXPECT_TRUE(fs::exists(file.string() + ".before-4"));
}

TEST_F(Faults, ARecordOfVersionThreeKeepsAllAndLearnsToKeepSummaries) {
  const fs::path file = folder_ / "third.db";
  ASSERT_TRUE(work(file));
  const std::string before = dump(file);
  sqlite3* db = nullptr;
  ASSERT_EQ(sqlite3_open(file.c_str(), &db), SQLITE_OK);
  ASSERT_EQ(sqlite3_exec(db,
                         "DROP TABLE report_summaries; DROP TABLE compared_texts;"
                         "PRAGMA user_version = 3;",
                         nullptr, nullptr, nullptr),
            SQLITE_OK);
  sqlite3_close(db);
  {
    const auto store = open_sqlite_store(file, StoreAccess::kReadWrite);
    ASSERT_TRUE(store) << store.error().message;
    const std::vector<SummaryBytes> summaries = {{reports_[0].report.id, "bytes"}};
    EXPECT_TRUE((*store)->keep_summaries(summaries));
  }
  EXPECT_EQ(dump(file), before);
}

TEST_F(Faults, ARecordOfALaterVersionIsRefused) {
  const fs::path file = folder_ / "later.db";
  ASSERT_TRUE(work(file));
  sqlite3* db = nullptr;
  ASSERT_EQ(sqlite3_open(file.c_str(), &db), SQLITE_OK);
  sqlite3_exec(db, "PRAGMA user_version = 99", nullptr, nullptr, nullptr);
  sqlite3_close(db);
  for (const StoreAccess access : {StoreAccess::kReadOnly, StoreAccess::kReadWrite}) {
    const auto opened = open_sqlite_store(file, access);
    ASSERT_FALSE(opened);
    EXPECT_NE(opened.error().message.find("later version"), std::string::npos);
  }
}

}  // namespace
}  // namespace chancery
