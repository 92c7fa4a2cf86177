#include "eval/quotation_gold.h"

#include "eval/attribution_scores.h"
#include "eval/gold_test.h"

namespace chancery {
namespace {

class QuotationGold : public GoldTest {};

TEST_F(QuotationGold, QuotationsAreAsGoodAsTheirFloors) {
  for (const char* half : {"dev", "held"}) {
    const std::string set = std::string("quotes/") + half + ".txt";
    auto figures = score_quotations(set, content_of(set), resources());
    ASSERT_TRUE(figures) << figures.error().message;
    // A floor is a least figure: of the unknown its complement.
    figures->shares["known"] = 100 - figures->shares["unknown"];
    expect_above_floors(std::string("quotations-") + half, set, figures->shares);
  }
  const std::string set = "quotes/versions.txt";
  const auto versions = score_versions(set, content_of(set), resources());
  ASSERT_TRUE(versions) << versions.error().message;
  expect_above_floors("quotation-versions", set, *versions);
}

TEST_F(QuotationGold, ALineWithoutItsCellsIsNamed) {
  const auto figures = score_quotations("x.txt", "== a\nText.\n-> Holt | said\n", resources());
  ASSERT_FALSE(figures);
  EXPECT_NE(figures.error().message.find("x.txt:3"), std::string::npos);
}

// One attribution, "Holt said winter ends", with its parts as spans.
AttributedText winter() {
  AttributedText text;
  text.id = "1";
  text.text = "Holt said winter ends today.";
  text.attributions = {{{{{Span(0, 4)}, {Span(5, 9)}, {Span(10, 21)}}}}};
  return text;
}

double f1_of(const AttributionScores& scores, std::string_view name) {
  for (const AttributionFigure& figure : scores.figures) {
    if (figure.name == name) return figure.f1;
  }
  return -1;
}

TEST(AttributionScores, WhatIsRightIsRightInEveryMeasure) {
  const AttributionScores scores = score_attributions({winter()}, {winter().attributions}, 10);
  for (const AttributionFigure& figure : scores.figures) EXPECT_EQ(figure.f1, 100) << figure.name;
}

TEST(AttributionScores, ALongerContentOverlapsButIsNotExact) {
  auto found = winter().attributions;
  found[0].parts[2] = {Span(10, 27)};
  const AttributionScores scores = score_attributions({winter()}, {found}, 10);
  EXPECT_EQ(f1_of(scores, "content exact"), 0);
  EXPECT_NEAR(f1_of(scores, "content overlap"), 80, 0.1);
  EXPECT_NEAR(f1_of(scores, "whole overlap"), 100.0 * 8 / 9, 0.1);
}

TEST(AttributionScores, WhatStandsInsideAnotherIsLeftOutWhereTheGoldHasNone) {
  auto found = winter().attributions;
  GoldAttribution inner;
  inner.parts = {{{Span(10, 16)}, {Span(17, 21)}, {Span(22, 27)}}};
  found.push_back(inner);
  const AttributionScores scores = score_attributions({winter()}, {found}, 10);
  EXPECT_TRUE(scores.outermost);
  EXPECT_EQ(f1_of(scores, "cue exact"), 100);
}

TEST(AttributionScores, ABrokenLineIsNamed) {
  const auto read = read_attributions("gold.jsonl", "{\"id\": \"a\"}\n");
  ASSERT_FALSE(read);
  EXPECT_NE(read.error().message.find("gold.jsonl:1"), std::string::npos);
}

}  // namespace
}  // namespace chancery
