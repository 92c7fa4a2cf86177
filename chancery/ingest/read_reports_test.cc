#include "chancery/ingest/read_reports.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>
#include <zstd.h>

#include <filesystem>
#include <fstream>
#include <sstream>

namespace chancery {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;

std::string gzip(const std::string& bytes) {
  z_stream state{};
  deflateInit2(&state, 9, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
  std::string packed(deflateBound(&state, bytes.size()) + 64, '\0');
  state.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  state.avail_in = static_cast<uInt>(bytes.size());
  state.next_out = reinterpret_cast<Bytef*>(packed.data());
  state.avail_out = static_cast<uInt>(packed.size());
  deflate(&state, Z_FINISH);
  packed.resize(state.total_out);
  deflateEnd(&state);
  return packed;
}

std::string zstd(const std::string& bytes) {
  std::string packed(ZSTD_compressBound(bytes.size()), '\0');
  packed.resize(ZSTD_compress(packed.data(), packed.size(), bytes.data(), bytes.size(), 3));
  return packed;
}

class Ingest : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::path(testing::TempDir()) /
              ("chancery_ingest_" + std::to_string(::getpid()) + "_" +
               testing::UnitTest::GetInstance()->current_test_info()->name());
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }
  void TearDown() override {
    for (const auto& entry : fs::directory_iterator(folder_)) ::chmod(entry.path().c_str(), 0700);
    fs::remove_all(folder_);
  }

  std::string write(const std::string& name, const std::string& bytes) {
    const fs::path file = folder_ / name;
    fs::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << bytes;
    return file.string();
  }

  // One line for each: "NAME = text" or "! message", paths less the folder.
  std::vector<std::string> read(const std::vector<std::string>& inputs,
                                IngestOptions options = {}) {
    std::vector<std::string> told;
    const auto done = read_reports(inputs, options, [&](Result<Report> report) {
      std::string line =
          report ? report->path + " = " + report->bytes : "! " + report.error().message;
      for (std::size_t at; (at = line.find(folder_.string() + "/")) != std::string::npos;) {
        line.erase(at, folder_.string().size() + 1);
      }
      told.push_back(line);
      if (report) last_ = std::move(*report);
      return true;
    });
    if (!done) return {"!! " + done.error().message};
    summary_ = *done;
    return told;
  }

  fs::path folder_;
  Report last_;
  IngestSummary summary_;
};

TEST_F(Ingest, FoldersAreWalkedByNameAndOtherFilesCounted) {
  write("b.txt", "two");
  write("a/z.TXT", "one");
  write("c.jsonl", "{\"text\":\"three\"}\n");
  write("README.md", "no report");
  write(".hidden.txt", "no report");
  EXPECT_THAT(read({folder_.string()}),
              ElementsAre("a/z.TXT = one", "b.txt = two", "c.jsonl:1 = three"));
  EXPECT_EQ(summary_.reports, 3u);
  EXPECT_EQ(summary_.skipped, 2u);
}

TEST_F(Ingest, AFileNamedItselfIsReadWhateverItsName) {
  EXPECT_THAT(read({write("README.md", "a report")}), ElementsAre("README.md = a report"));
  EXPECT_THAT(read({write("dump", "{\"text\":\"x\"}\n{\"text\":\"y\"}\n")}),
              ElementsAre("dump:1 = x", "dump:2 = y"));
  read({write("page", "<!DOCTYPE html><p>x")});
  EXPECT_EQ(last_.media_type, MediaType::kHtml);
}

TEST_F(Ingest, StandardInputIsReadAsItsBytesSay) {
  std::istringstream text("only text\nin two lines");
  IngestOptions options;
  options.standard_input = &text;
  EXPECT_THAT(read({"-"}, options), ElementsAre("- = only text\nin two lines"));
  std::istringstream json("{\"text\":\"x\"}\n");
  options.standard_input = &json;
  EXPECT_THAT(read({"-"}, options), ElementsAre("-:1 = x"));
  std::istringstream packed(gzip("packed"));
  options.standard_input = &packed;
  EXPECT_THAT(read({"-"}, options), ElementsAre("- = packed"));
  options.standard_input = nullptr;
  EXPECT_THAT(read({"-"}, options), ElementsAre(HasSubstr("!! '-' was given")));
}

TEST_F(Ingest, PackedFilesAreUnpacked) {
  EXPECT_THAT(read({write("a.txt.gz", gzip("one") + gzip(" two"))}),
              ElementsAre("a.txt.gz = one two"));
  EXPECT_THAT(read({write("b.txt.zst", zstd("one") + zstd(" two"))}),
              ElementsAre("b.txt.zst = one two"));
  EXPECT_THAT(read({write("c.jsonl.gz", gzip("{\"text\":\"x\"}\n"))}),
              ElementsAre("c.jsonl.gz:1 = x"));
  EXPECT_THAT(read({write("d.txt", gzip("named plainly"))}), ElementsAre("d.txt = named plainly"));
}

TEST_F(Ingest, FieldsOfALineBecomeTheReport) {
  read({write(
      "a.jsonl",
      R"({"id":"k1","text":"T","title":"A","url":"https://a.no/1","published":"2031-03-09T10:00Z",)"
      R"("outlet":"O","language":"en","other":[1,{"a":null}]})")});
  EXPECT_EQ(last_.key, "k1");
  EXPECT_EQ(last_.title, "A");
  EXPECT_EQ(last_.url, "https://a.no/1");
  EXPECT_EQ(last_.outlet, "O");
  EXPECT_EQ(last_.language, "en");
  EXPECT_EQ(last_.published->from.iso(), "2031-03-09");
  EXPECT_EQ(last_.id, make_report_id(last_));
}

TEST_F(Ingest, DatesOfAllUsualFormsAreBelieved) {
  for (const char* date : {"\"2031-03-09\"", "\"Sun, 09 Mar 2031 10:00:00 GMT\"", "1930816800",
                           "1930816800000", "\"March 9, 2031\"", "\"20310309\""}) {
    read({write("a.jsonl", std::string("{\"text\":\"T\",\"published\":") + date + "}")});
    ASSERT_TRUE(last_.published) << date;
    EXPECT_EQ(last_.published->from.iso(), "2031-03-09") << date;
  }
  EXPECT_THAT(read({write("b.jsonl", "{\"text\":\"T\",\"published\":\"09/03/2031\"}")}),
              ElementsAre(HasSubstr("b.jsonl:1: field 'published': no date")));
}

TEST_F(Ingest, FieldsMayBeCalledOtherwise) {
  IngestOptions options;
  options.fields = {{"text", "body"}, {"id", "nr"}};
  EXPECT_THAT(read({write("a.jsonl", "{\"nr\":7,\"body\":\"x\"}")}, options),
              ElementsAre("a.jsonl:1 = x"));
  EXPECT_EQ(last_.key, "7");
  options.fields = {{"html", "markup"}};
  read({write("b.jsonl", "{\"markup\":\"<p>x</p>\",\"text\":\"y\"}")}, options);
  EXPECT_EQ(last_.media_type, MediaType::kHtml);
  EXPECT_EQ(last_.bytes, "<p>x</p>");
  options.fields = {{"txet", "body"}};
  EXPECT_THAT(read({}, options), ElementsAre(HasSubstr("!! unknown field 'txet'")));
}

TEST_F(Ingest, LinesOfOtherToolsAreReadAsTheyAre) {
  read({write("trafilatura.jsonl", "{\"text\":\"x\",\"date\":\"2031-03-09\"}")});
  ASSERT_TRUE(last_.published);
  EXPECT_EQ(last_.published->from.iso(), "2031-03-09");
  EXPECT_THAT(read({write("news-please.jsonl",
                          "{\"maintext\":\"y\",\"date_publish\":\"2031-03-09 10:00:00\"}")}),
              ElementsAre("news-please.jsonl:1 = y"));
  ASSERT_TRUE(last_.published);
  // Our own field wins; what another tool means by its own is no error; a named one is not guessed.
  read({write("a.jsonl", "{\"text\":\"x\",\"published\":\"2031\",\"date\":\"2030-01-01\"}")});
  EXPECT_EQ(last_.published->from.year, 2031);
  read({write("b.jsonl", "{\"text\":\"x\",\"date\":\"some day\"}")});
  EXPECT_FALSE(last_.published);
  IngestOptions options;
  options.fields = {{"published", "seen"}};
  read({write("c.jsonl", "{\"text\":\"x\",\"date\":\"2030-01-01\"}")}, options);
  EXPECT_FALSE(last_.published);
}

TEST_F(Ingest, MarkupInATextFieldStaysText) {
  read({write("a.jsonl", "{\"text\":\"<html><p>x\"}")});
  EXPECT_EQ(last_.media_type, MediaType::kPlainText);
}

TEST_F(Ingest, ABadLineIsToldAndTheRestGoesOn) {
  std::string lines = "{\"text\":\"good\"}\n";
  const std::vector<std::string> bad = {
      "{\"text\":\"cut",
      "[1,2]",
      "{\"text\":\"\\ud800\"}",
      "{\"text\":\"\xff\"}",
      "{\"title\":\"no text\"}",
      "{\"text\":[1]}",
      "{\"text\":\"a\"}{\"text\":\"b\"}",
      "{\"text\":" + std::string(200, '[') + std::string(200, ']') + "}",
      "nonsense",
      std::string("{\"text\":\"\0\"}", 12)};
  for (const std::string& line : bad) lines += line + "\n";
  lines += "\n{\"text\":\"last\"}";
  const auto told = read({write("a.jsonl", lines)});
  ASSERT_EQ(told.size(), bad.size() + 2);
  for (std::size_t i = 0; i < bad.size(); ++i) {
    EXPECT_THAT(told[i + 1], HasSubstr("! a.jsonl:" + std::to_string(i + 2) + ": ")) << bad[i];
  }
  EXPECT_EQ(told.back(), "a.jsonl:13 = last");
  EXPECT_EQ(summary_.failures, bad.size());
}

TEST_F(Ingest, AJsonFileOverSeveralLinesIsOneObjectOrAnArray) {
  EXPECT_THAT(read({write("a.json", "{\n \"text\": \"x\"\n}\n")}), ElementsAre("a.json = x"));
  EXPECT_THAT(read({write("b.json", "[{\"text\":\"x\"},\n 7,\n{\"text\":\"y\"}]")}),
              ElementsAre("b.json#1 = x", "! b.json#2: the item of the array is no object",
                          "b.json#3 = y"));
}

TEST_F(Ingest, GzipCutAtEveryOffsetIsToldNeverTaken) {
  const std::string packed =
      gzip("Foreign Minister Lars Holt met his counterpart in Bergen on Monday.");
  for (std::size_t cut = 0; cut < packed.size(); ++cut) {
    const auto told = read({write("cut.txt.gz", packed.substr(0, cut))});
    ASSERT_EQ(told.size(), 1u) << cut;
    EXPECT_EQ(told[0].substr(0, 12), "! cut.txt.gz") << cut;
  }
}

TEST_F(Ingest, ZstdCutAtEveryOffsetIsToldNeverTaken) {
  const std::string packed =
      zstd("Foreign Minister Lars Holt met his counterpart in Bergen on Monday.");
  for (std::size_t cut = 0; cut < packed.size(); ++cut) {
    const auto told = read({write("cut.txt.zst", packed.substr(0, cut))});
    ASSERT_EQ(told.size(), 1u) << cut;
    EXPECT_EQ(told[0].substr(0, 13), "! cut.txt.zst") << cut;
  }
}

TEST_F(Ingest, DamagedPackedBytesAreTold) {
  std::string packed = gzip(std::string(5000, 'x') + "Foreign Minister Lars Holt met nobody.");
  for (std::size_t at = 10; at < packed.size(); ++at) {
    std::string damaged = packed;
    damaged[at] = static_cast<char>(damaged[at] ^ 0x55);
    EXPECT_EQ(read({write("bad.txt.gz", damaged)}).size(), 1u);
  }
}

TEST_F(Ingest, LinesBeforeADamageAreKept) {
  std::string lines;
  for (int i = 0; i < 20000; ++i)
    lines += "{\"text\":\"line " + std::to_string(i * 7919 % 10007) + "\"}\n";
  const std::string packed = gzip(lines);
  const auto told = read({write("a.jsonl.gz", packed.substr(0, packed.size() - 8))});
  EXPECT_GT(summary_.reports, 10000u);
  EXPECT_EQ(summary_.failures, 1u);
  EXPECT_THAT(told.back(), HasSubstr("the gzip data is cut short"));
}

TEST_F(Ingest, BombsAndLargeFilesPassTheLimit) {
  EXPECT_THAT(read({write("bomb.txt.gz", gzip(std::string(6 << 20, 'x')))}),
              ElementsAre(HasSubstr("unpacks to more than 100 times")));
  EXPECT_THAT(read({write("bomb.txt.zst", zstd(std::string(6 << 20, 'x')))}),
              ElementsAre(HasSubstr("unpacks to more than 100 times")));
  EXPECT_THAT(read({write("large.txt", std::string(50 << 20, 'x'))}),
              ElementsAre("! large.txt: larger than 8 MiB (unpacked)"));
  EXPECT_THAT(read({write("large", std::string(50 << 20, 'x'))}),
              ElementsAre("! large: larger than 8 MiB (unpacked)"));
  const std::string line = "{\"text\":\"" + std::string(9 << 20, 'x') + "\"}\n";
  EXPECT_THAT(read({write("long.jsonl", line + "{\"text\":\"x\"}\n")}),
              ElementsAre("! long.jsonl:1: the line is longer than 8 MiB", "long.jsonl:2 = x"));
}

TEST_F(Ingest, EmptyAndMissingFilesAreTold) {
  EXPECT_THAT(read({write("a.txt", "")}), ElementsAre("! a.txt: empty"));
  EXPECT_THAT(read({write("a.jsonl", "\n \n")}), ElementsAre("! a.jsonl: empty"));
  EXPECT_THAT(read({write("b.txt.gz", gzip(""))}), ElementsAre("! b.txt.gz: empty"));
  EXPECT_THAT(read({write("e", "")}), ElementsAre("! e: empty"));
  EXPECT_THAT(read({(folder_ / "none.txt").string()}),
              ElementsAre("! none.txt: No such file or directory"));
  EXPECT_THAT(read({""}), ElementsAre("! : no path"));
}

TEST_F(Ingest, PipesAndDevicesAreNotOpened) {
  const std::string pipe = (folder_ / "pipe.txt").string();
  ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
  EXPECT_THAT(read({pipe}), ElementsAre(HasSubstr("pipe.txt: not a regular file")));
  EXPECT_THAT(read({folder_.string()}), ElementsAre(HasSubstr("pipe.txt: not a regular file")));
  EXPECT_THAT(read({"/dev/zero"}), ElementsAre(HasSubstr("/dev/zero: not a regular file")));
}

TEST_F(Ingest, SymbolicLinksAreFollowedButNotInCircles) {
  write("sub/a.txt", "x");
  fs::create_symlink(folder_ / "sub/a.txt", folder_ / "link.txt");
  fs::create_directory_symlink(folder_, folder_ / "sub/up");
  fs::create_symlink(folder_ / "loop.txt", folder_ / "loop.txt");
  fs::create_symlink(folder_ / "gone", folder_ / "broken.txt");
  const auto told = read({folder_.string()});
  ASSERT_EQ(told.size(), 5u);
  EXPECT_EQ(told[0], "! broken.txt: No such file or directory");
  EXPECT_EQ(told[1], "link.txt = x");
  EXPECT_THAT(told[2], HasSubstr("! loop.txt: "));
  EXPECT_EQ(told[3], "sub/a.txt = x");
  EXPECT_THAT(told[4], HasSubstr("! sub/up: a symbolic link back"));
}

TEST_F(Ingest, AFolderWithoutRightsIsTold) {
  write("locked/a.txt", "x");
  ::chmod((folder_ / "locked").c_str(), 0);
  const uid_t self = ::geteuid();
  // Root may read everything, so for a moment the test is somebody else.
  if (self == 0) {
    ASSERT_EQ(::seteuid(65534), 0);
  }
  const auto told = read({folder_.string()});
  if (self == 0) {
    ASSERT_EQ(::seteuid(0), 0);
  }
  EXPECT_THAT(told, ElementsAre(HasSubstr("! locked: ")));
}

TEST_F(Ingest, AnsweringFalseStopsTheReading) {
  const std::string file =
      write("a.jsonl", "{\"text\":\"x\"}\n{\"text\":\"y\"}\n{\"text\":\"z\"}\n");
  std::size_t taken = 0;
  const auto done = read_reports({file, file}, {}, [&](Result<Report>) { return ++taken < 2; });
  ASSERT_TRUE(done);
  EXPECT_TRUE(done->stopped);
  EXPECT_EQ(taken, 2u);
}

TEST_F(Ingest, CarriageReturnsAndAMarkAreNoPartOfLines) {
  EXPECT_THAT(read({write("a.jsonl", "\xEF\xBB\xBF{\"text\":\"x\"}\r\n{\"text\":\"y\"}\r\n")}),
              ElementsAre("a.jsonl:1 = x", "a.jsonl:2 = y"));
}

TEST_F(Ingest, TheSameReportInTwoPlacesHasOneId) {
  read({write("a.txt", "x")});
  const ReportId first = last_.id;
  read({write("b.txt", "x")});
  EXPECT_EQ(last_.id, first);
}

}  // namespace
}  // namespace chancery
