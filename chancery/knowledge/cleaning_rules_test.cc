#include "chancery/knowledge/cleaning_rules.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "tests/support/cleaning_rules.h"
#include "tests/support/own_folder.h"

namespace chancery {
namespace {

std::string why(std::string_view line, LinePlace place) {
  const auto match = cleaning_rules().match_line(line, place);
  return match ? std::string(match->why) : "";
}

TEST(CleaningRules, ShippedTablesLoadAndAreLarge) { EXPECT_GE(cleaning_rules().size(), 250u); }

TEST(CleaningRules, CaseOrnamentAndTypographyDoNotMatter) {
  EXPECT_EQ(why("* LEAVE A REPLY: *", LinePlace::kBottom), "comment form");
  EXPECT_EQ(why("Don’t miss", LinePlace::kBody), "related links");
  EXPECT_EQ(why("Share\u00a0this\u00a0article", LinePlace::kTop), "share line");
}

TEST(CleaningRules, KnowsTheUsualDebris) {
  const std::vector<std::pair<std::string, std::string>> lines = {
      {"Your email address will not be published. Required fields are marked *", "comment form"},
      {"Please enter your comment!", "comment form"},
      {"3 Comments", "comment form"},
      {"Facebook Twitter WhatsApp Email", "share line"},
      {"Our Facebook PageOur Twitter PageOur Telegram Channel", "share line"},
      {"Subscribe to our free weekly newsletter", "newsletter prompt"},
      {"READ MORE: Ministers return to Oslo for a second round", "related links"},
      {"Story Continued Below", "related links"},
      {"We use cookies to make this site work.", "cookie notice"},
      {"© 2031 The Fjord Herald. All rights reserved.", "copyright line"},
      {"(Reporting by Ane Dahl; Editing by Per Vik)", "copyright line"},
      {"Skip to main content", "menu"},
      {"Home > World > Europe", "menu"},
      {"Tags: Norway, fisheries, talks", "tags"},
      {"Lars Holtphoto: NTB / AFP", "photo credit"},
      {"Photo by Ane Dahl", "photo credit"},
      {"Video and photos from the ministry", "photo credit"},
  };
  for (const auto& [line, expected] : lines) {
    EXPECT_EQ(why(line, LinePlace::kBottom), expected) << line;
  }
}

TEST(CleaningRules, SentencesOfAnArticleMatchNothing) {
  for (const char* line : {
           "The minister said the talks in Oslo were closed to the press and would go on.",
           "Comments by the president drew a sharp answer from the neighbours.",
           "“Share the burden,” he told the council, “or lose the treaty.”",
           "He read more than ten letters from the prisoners aloud.",
           "Photographs released on Monday showed both leaders at the pier.",
           "Related talks on fisheries ended without a treaty, two officials said.",
           "Follow us, the rebels told the villagers, and nobody will be harmed.",
           "Print workers in the capital went on strike over the new law.",
       }) {
    for (LinePlace place : {LinePlace::kTop, LinePlace::kBody, LinePlace::kBottom}) {
      EXPECT_EQ(why(line, place), "") << line;
    }
    EXPECT_THAT(cleaning_rules().find_cuts(line), testing::IsEmpty()) << line;
  }
}

TEST(CleaningRules, PlaceDecidesAboutWordsThatAlsoStandInArticles) {
  EXPECT_EQ(why("Careers", LinePlace::kBottom), "copyright line");
  EXPECT_EQ(why("Careers", LinePlace::kBody), "");
}

TEST(CleaningRules, RestIsSaidWhereALineEndsTheArticle) {
  const auto match = cleaning_rules().match_line("Leave a Reply", LinePlace::kBottom);
  ASSERT_TRUE(match);
  EXPECT_EQ(match->action, LineAction::kRest);
}

TEST(CleaningRules, CutsNameTheWordsAndLeaveTheSentence) {
  const std::string line =
      "The ferry left at noon. ( PHOTOS: Boats of the northern coast) It came back at dusk.";
  const auto cuts = cleaning_rules().find_cuts(line);
  ASSERT_EQ(cuts.size(), 1u);
  EXPECT_EQ(words_at(line, cuts[0].span), " ( PHOTOS: Boats of the northern coast)");
}

TEST(CleaningRules, HintsReadClassAndId) {
  EXPECT_EQ(cleaning_rules().hint("social-share bar"), MarkupHint::kDrop);
  EXPECT_EQ(cleaning_rules().hint("entry-content"), MarkupHint::kLikely);
  EXPECT_EQ(cleaning_rules().hint("right-rail"), MarkupHint::kUnlikely);
  EXPECT_EQ(cleaning_rules().hint("shareholders-report"), MarkupHint::kNone);
}

TEST(CleaningRules, KnowsSectionsAndAgencies) {
  EXPECT_TRUE(cleaning_rules().is_section("INTERNATIONAL NEWS"));
  EXPECT_FALSE(cleaning_rules().is_section("International inspectors leave"));
  EXPECT_TRUE(cleaning_rules().is_agency("Reuters"));
  EXPECT_FALSE(cleaning_rules().is_agency("Holt"));
}

TEST(CleaningRules, ABadRowIsToldWithItsLine) {
  const std::filesystem::path folder = own_folder("chancery_bad_cleaning");
  std::filesystem::create_directories(folder);
  std::ofstream(folder / "lines.tsv") << "kind\twhere\taction\twords\tpattern\twhy\n"
                                      << "exact\tany\tline\t\tShare\tshare line\n"
                                      << "regex\tany\tline\t\t(open\tshare line\n";
  const auto loaded = CleaningRules::load(folder);
  ASSERT_FALSE(loaded);
  EXPECT_EQ(loaded.error().code, ErrorCode::kConfiguration);
  EXPECT_THAT(loaded.error().message, testing::HasSubstr("lines.tsv:3:"));
}

}  // namespace
}  // namespace chancery
