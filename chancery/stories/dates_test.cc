#include <gtest/gtest.h>

#include "tests/support/made_reports.h"

namespace chancery {
namespace {

TEST(InferDates, AnUndatedReportTakesItsDateFromASister) {
  const auto links =
      link({meeting("Post", "2031-03-12", "Holt met Reyes in Oslo on Tuesday.", "2031-03-11"),
            meeting("Times", nullptr, "Holt met Reyes in Oslo.", nullptr)});
  ASSERT_EQ(links.dates.size(), 1U);
  EXPECT_TRUE(links.dates[0].published.interval.contains({2031, 3, 12}));
  EXPECT_LE(links.dates[0].published.interval.width_days(), 31);
  EXPECT_EQ(links.dates[0].published.basis, DateBasis::kRecord);
  EXPECT_NE(links.dates[0].published.reason.find("Post"), std::string::npos);
  EXPECT_EQ(links.events.size(), 1U);
}

FiledReport words_only(const char* outlet, const char* published, const std::string& sentence) {
  ReportBuilder builder(outlet, published);
  builder.sentence(sentence);
  return builder.build();
}

TEST(InferDates, AnUndatedReportIsOfTheDaysOfWhatItIsLikeInWords) {
  const std::string flood = "Skippers rescued families stranded below the Havna dam as rivers rose";
  const std::string retold = "Families stranded below the Havna dam were rescued, skippers said";
  const auto dates = [&](const char* first, const char* second) {
    return link({words_only("Post", first, flood), words_only("Mail", second, flood + " again"),
                 words_only("Times", nullptr, retold),
                 words_only("Star", nullptr, "Auditors questioned budgets of a mountain tunnel")})
        .dates;
  };
  const auto near = dates("2031-03-12", "2031-03-14");
  ASSERT_EQ(near.size(), 1U) << "only the report that is like them";
  EXPECT_TRUE(near[0].published.interval.contains({2031, 3, 12}));
  EXPECT_LE(near[0].published.interval.width_days(), 31);
  EXPECT_NE(near[0].published.reason.find("in like words"), std::string::npos);
  EXPECT_TRUE(dates("2031-03-12", "2033-03-14").empty()) << "a subject, not a piece of news";
}

TEST(InferDates, TheSameDeedInAReportOfOtherNewsIsOfAnotherDay) {
  using Lines = std::vector<const char*>;
  const auto warned = [](const char* outlet, const char* published, const char* words,
                         const Lines& news) {
    ReportBuilder builder(outlet, published);
    for (const char* line : news) builder.sentence(line);
    const auto north = builder.person("Norway", "NOR", "NOR");
    const auto peru = builder.person("Peru", "PER", "PER");
    builder.event(EventType::kAccuse, words, {north}, {peru}).sense = "v.warn.1";
    return builder.build();
  };
  const Lines drills = {"Frigates steamed past Callao and rehearsed torpedo launches.",
                        "Submarines surfaced beside patrol boats of coastguard crews.",
                        "Radar stations tracked every aircraft above disputed shoals."};
  const Lines fish = {"Anchovy quotas divide trawler crews along southern harbours.",
                      "Biologists counted shrinking stocks after warm winters.",
                      "Canneries dismissed seasonal packers without notice."};
  const auto links = [&](const Lines& news) {
    return link(
        {warned("Post", "2031-03-12", "Norway warned Peru of a strong response.", drills),
         warned("Times", nullptr, "Norway gave Peru a warning of a strong response.", news)});
  };
  EXPECT_EQ(links(drills).dates.size(), 1U);
  EXPECT_TRUE(links(fish).dates.empty());
  EXPECT_EQ(links(fish).events.size(), 2U);
}

}  // namespace
}  // namespace chancery
