#include <gtest/gtest.h>

#include <algorithm>

#include "chancery/stories/link_steps.h"

namespace chancery {
namespace {

const std::vector<std::string> kOriginal = {
    "The foreign ministers of Norway and Peru met in Oslo on Tuesday to discuss fishing rights.",
    "Minister Lars Holt said that an agreement could be signed before the summer.",
    "His Peruvian guest, Ana Reyes, thanked him for the invitation and asked for patience.",
    "Fishermen in the north of Norway have protested against the talks since January.",
    "The two ministers will meet again in Lima in October, a spokesman announced."};
const std::vector<std::string> kReworded = {
    "Foreign ministers from Norway and Peru had a meeting in Oslo on Tuesday in order to discuss "
    "fishing rights.",
    "An agreement could be signed before summer, Minister Lars Holt stated.",
    "Ana Reyes, his guest from Peru, thanked him for the invitation but asked for some patience.",
    "Against the talks, fishermen in northern Norway have protested since January.",
    "A spokesman announced the two ministers are to meet again in October in Lima."};
const std::vector<std::string> kIndependent = {
    "Norway's top diplomat received his Peruvian counterpart in the capital yesterday.",
    "They spoke for two hours about fishing rights, the ministry said in a statement.",
    "Holt hopes for a deal before the summer break, according to people at the table.",
    "Reyes told journalists that both sides needed patience with one another.",
    "Outside, a dozen fishermen waved flags in the rain."};

FiledReport report_of(const std::vector<std::string>& sentences, const char* published) {
  FiledReport report;
  for (const std::string& sentence : sentences) {
    const std::size_t begin = report.text.size();
    report.text += sentence;
    report.sentences.emplace_back(begin, report.text.size());
    report.text += " ";
  }
  report.report.id = ReportId::of({report.text, published});
  report.published = Publication{*DateInterval::parse(published), DateBasis::kMetadata, "", {}};
  return report;
}

std::vector<CopyLink> copies_of(const std::vector<FiledReport>& reports, ComparedTexts& compared,
                                int* read_again = nullptr) {
  static const auto lexicon = StoryLexicon::load(CHANCERY_DATA_DIR);
  static const auto actors = ActorDirectory::load(CHANCERY_DATA_DIR);
  EXPECT_TRUE(lexicon && actors);
  WordReader reader(*lexicon, *actors);
  std::vector<ReportSummary> summaries;
  for (const FiledReport& report : reports) summaries.push_back(summarize(report, reader));
  ReportList list;
  for (const ReportSummary& summary : summaries) list.push_back(&summary);
  const auto again = [&](const ReportId& id) -> Result<FiledReport> {
    if (read_again != nullptr) ++*read_again;
    return *std::find_if(reports.begin(), reports.end(),
                         [&](const FiledReport& report) { return report.report.id == id; });
  };
  return *find_copies(list, again, compared, reader);
}

std::vector<CopyLink> copies_of(const std::vector<FiledReport>& reports) {
  ComparedTexts compared;
  return copies_of(reports, compared);
}

TEST(FindCopies, TheLaterOfTwoEqualTextsIsTheCopy) {
  const std::vector<FiledReport> reports = {report_of(kOriginal, "2031-03-12"),
                                            report_of(kOriginal, "2031-03-11")};
  const auto copies = copies_of(reports);
  ASSERT_EQ(copies.size(), 1U);
  EXPECT_EQ(copies[0].original, reports[1].report.id);
  EXPECT_FALSE(copies[0].spun);
}

TEST(FindCopies, OneSentenceThatIsNearlyAnotherIsNoCopy) {
  EXPECT_TRUE(
      copies_of(
          {report_of({"Norway promised Peru 40 million crowns for schools on Monday."},
                     "2031-03-11"),
           report_of({"Norway gave Peru 40 million crowns for schools on Monday."}, "2031-03-25")})
          .empty());
}

TEST(FindCopies, DebrisAndCutsDoNotHideACopy) {
  std::vector<std::string> debris = kOriginal;
  debris.pop_back();
  debris.insert(debris.begin(), "Welcome to our site, dear reader, and do subscribe.");
  EXPECT_EQ(copies_of({report_of(kOriginal, "2031-03-11"), report_of(debris, "2031-03-12")}).size(),
            1U);
}

TEST(FindCopies, ARewordedTextIsACopyAndIsFlagged) {
  const auto copies =
      copies_of({report_of(kOriginal, "2031-03-11"), report_of(kReworded, "2031-03-12")});
  ASSERT_EQ(copies.size(), 1U);
  EXPECT_TRUE(copies[0].spun);
}

TEST(FindCopies, TwoReportsOfOneEventInTheirOwnWordsAreNoCopies) {
  EXPECT_TRUE(copies_of({report_of(kOriginal, "2031-03-11"), report_of(kIndependent, "2031-03-12")})
                  .empty());
}

TEST(FindCopies, WhatWasComparedBeforeIsNotReadAgain) {
  std::vector<FiledReport> reports = {report_of(kOriginal, "2031-03-11"),
                                      report_of(kReworded, "2031-03-12"),
                                      report_of(kIndependent, "2031-03-12")};
  ComparedTexts first;
  const auto copies = copies_of(reports, first);
  ASSERT_EQ(copies.size(), 1U);
  ComparedTexts known(first.fresh());
  int read_again = 0;
  const auto same = copies_of(reports, known, &read_again);
  EXPECT_EQ(read_again, 0);
  EXPECT_TRUE(known.fresh().empty());
  ASSERT_EQ(same.size(), 1U);
  EXPECT_EQ(same[0].similarity, copies[0].similarity);
  EXPECT_EQ(same[0].spun, copies[0].spun);
  reports.push_back(report_of(kOriginal, "2031-03-14"));
  EXPECT_EQ(copies_of(reports, known, &read_again).size(), 2U);
  EXPECT_EQ(read_again, 2) << "the new one, and the original that it may repeat";
}

TEST(FindCopies, AFloodHasOneOriginal) {
  std::vector<FiledReport> reports;
  for (int i = 0; i < 200; ++i) {
    std::vector<std::string> changed = kOriginal;
    changed.push_back("Filed as number " + std::to_string(i) + ".");
    reports.push_back(report_of(changed, i == 50 ? "2031-03-10" : "2031-03-11"));
  }
  const auto copies = copies_of(reports);
  EXPECT_EQ(copies.size(), 199U);
  for (const CopyLink& copy : copies) EXPECT_EQ(copy.original, reports[50].report.id);
}

}  // namespace
}  // namespace chancery
