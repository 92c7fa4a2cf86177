#include "chancery/stories/matters.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "chancery/stories/story_titles.h"
#include "tests/support/made_reports.h"

namespace chancery {
namespace {

// Words of a matter of its own, of any length that a name has.
std::string name(const std::string& begin, std::size_t number) {
  std::string out = begin;
  for (std::size_t n = number + 26; n > 0; n /= 26) out += static_cast<char>('a' + n % 26);
  return out;
}

// A report on a day of 2031 that says the words.
FiledReport on_day(int day, const std::vector<std::string>& words) {
  const std::string date = CivilDate{2031, 1, 1}.plus_days(day).iso();
  ReportBuilder builder("Post", date.c_str());
  std::string sentence = "Report";
  for (const std::string& word : words) sentence += " " + word;
  builder.sentence(sentence);
  return builder.build();
}

// A siege told over half a year: a place, a commander and one word of the day.
std::vector<FiledReport> siege(const std::string& place, const std::string& commander) {
  std::vector<FiledReport> reports;
  for (int k = 0; k < 12; ++k) {
    std::vector<std::string> words = {place, commander};
    for (std::size_t i = 0; i < 6; ++i) {
      words.push_back(name("d" + place, 10 * static_cast<std::size_t>(k) + i));
    }
    reports.push_back(on_day(15 * k, words));
  }
  return reports;
}

std::vector<std::size_t> sizes(const std::vector<FiledReport>& reports) {
  std::vector<std::size_t> out;
  for (const Storyline& story : link(reports).storylines) out.push_back(story.reports.size());
  std::sort(out.rbegin(), out.rend());
  return out;
}

TEST(GroupMatters, WhatIsToldOfOnePlaceOverMonthsIsOneStoryline) {
  EXPECT_EQ(sizes(siege("Qarashek", "Temirzon")), std::vector<std::size_t>{12});
}

TEST(GroupMatters, TwoPlacesAtOneTimeAreTwo) {
  std::vector<FiledReport> reports = siege("Qarashek", "Temirzon");
  for (FiledReport& one : siege("Lomvassa", "Ndarukwe")) reports.push_back(std::move(one));
  EXPECT_EQ(sizes(reports), (std::vector<std::size_t>{12, 12}));
}

TEST(GroupMatters, WhoActsInEverythingHoldsNothingTogether) {
  std::vector<FiledReport> reports;
  for (std::size_t matter = 0; matter < 40; ++matter) {
    std::vector<std::string> words = {"Overzal"};
    for (std::size_t i = 0; i < 7; ++i) words.push_back(name("Zor", 10 * matter + i));
    reports.push_back(on_day(static_cast<int>(4 * matter), words));
  }
  EXPECT_EQ(sizes(reports).front(), 1U);
}

TEST(GroupMatters, AYearOfSilenceEndsAMatter) {
  std::vector<FiledReport> reports = siege("Qarashek", "Temirzon");
  reports.push_back(on_day(700, {"Qarashek", "Temirzon", "monument"}));
  EXPECT_EQ(sizes(reports), (std::vector<std::size_t>{12, 1}));
}

std::string title_of_talks(const char* headline) {
  std::vector<FiledReport> reports;
  for (const char* day : {"2031-03-02", "2031-03-30", "2031-05-04"}) {
    ReportBuilder builder("Post", day);
    FiledEvent& event =
        builder.event(EventType::kConsult, "Holt and Reyes spoke of the herring in Oslo.",
                      {builder.person("Lars Holt", "NOR"), builder.person("Ana Reyes", "PER")});
    event.date = ReportBuilder::on(day);
    reports.push_back(builder.build());
    reports.back().title = headline;
  }
  const RecordLinks links = link(reports);
  EXPECT_EQ(links.storylines.size(), 1U);
  return links.storylines.at(0).title;
}

TEST(StoryTitle, TellsCountriesSubjectAndMonths) {
  EXPECT_EQ(title_of_talks("Talks on Herring"), "Norway and Peru: herring, March to May 2031");
}

TEST(StoryTitle, CallsAPersonByTheWholeName) {
  EXPECT_EQ(title_of_talks("Talks with Holt"), "Norway and Peru: Lars Holt, March to May 2031");
}

}  // namespace
}  // namespace chancery
