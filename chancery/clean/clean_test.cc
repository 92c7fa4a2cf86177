#include "chancery/clean/clean.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "tests/support/cleaning_rules.h"

namespace chancery {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::Not;

Report plain(std::string text) {
  Report report;
  report.path = "a.txt";
  report.bytes = std::move(text);
  return report;
}

Report page(std::string markup) {
  Report report = plain(std::move(markup));
  report.media_type = MediaType::kHtml;
  return report;
}

Document clean(const Report& report) { return clean_report(report, cleaning_rules()).value(); }
Document clean(std::string text) { return clean(plain(std::move(text))); }

std::string why(const Document& document, std::string_view removed) {
  for (const Removed& item : document.removed) {
    if (item.text == removed) return item.why;
  }
  return "";
}

const char* const kFirst =
    "Foreign Minister Lars Holt met his Icelandic counterpart in Bergen on Monday, his office "
    "said.";
const char* const kSecond =
    "The two spoke for three hours about the fisheries of the northern coast, a spokeswoman said.";
const char* const kThird =
    "“We will meet again in May,” Holt told reporters after the talks, which were held in private.";

std::string article(const std::string& top = "", const std::string& bottom = "") {
  return "Ministers meet in Bergen for fishery talks\n\n" + top + kFirst + "\n\n" + kSecond +
         "\n\n" + kThird + "\n" + bottom;
}

std::string body() { return std::string(kFirst) + "\n" + kSecond + "\n" + kThird; }

TEST(CleanText, HeadlineIsTheFirstParagraph) {
  const Document document = clean(article());
  ASSERT_TRUE(document.headline);
  EXPECT_EQ(words_at(document.text, *document.headline),
            "Ministers meet in Bergen for fishery talks");
  EXPECT_EQ(document.title, "Ministers meet in Bergen for fishery talks");
  EXPECT_EQ(body_text(document), body());
  EXPECT_EQ(document.paragraphs.size(), 4u);
  EXPECT_EQ(document.language, "en");
}

TEST(CleanText, CommentFormsAndChannelsBelowAreRemovedWithTheirReason) {
  const Document document =
      clean(article("",
                    "\nLeave a Reply\n\nYour email address will not be published. "
                    "Required fields are marked *\n\nOur Facebook PageOur "
                    "Telegram ChannelYour Views\n"));
  EXPECT_EQ(body_text(document), body());
  EXPECT_EQ(why(document, "Leave a Reply"), "comment form");
}

TEST(CleanText, AHeadlineThatStandsTwiceStandsOnce) {
  const Document document = clean(article("Ministers Meet in Bergen For Fishery Talks\n\n"));
  EXPECT_EQ(body_text(document), body());
  EXPECT_THAT(document.flags, Contains("headline_repeated"));
}

TEST(CleanText, ASectionLabelAboveTheTitleIsNoTitle) {
  const Document document = clean("World News\n\n" + article());
  EXPECT_EQ(document.title, "Ministers meet in Bergen for fishery talks");
  EXPECT_EQ(why(document, "World News"), "section label");
}

TEST(CleanText, OutletAndDateLineAreReadAndRemoved) {
  const Document document = clean(article("Fjord\u00a0News\u00a0\u00a0\u00a0 9-Mar-2031\n"));
  EXPECT_EQ(document.outlet, "Fjord News");
  ASSERT_TRUE(document.published);
  EXPECT_EQ(document.published->interval.from.iso(), "2031-03-09");
  EXPECT_EQ(document.published->basis, DateBasis::kByline);
  EXPECT_EQ(body_text(document), body());
}

TEST(CleanText, TheDatelineLeavesTheSentence) {
  const Document document = clean(article("BERGEN, March 9 (Reuters) - "));
  ASSERT_TRUE(document.dateline);
  EXPECT_EQ(*document.dateline, (Dateline{"BERGEN", "March 9", "Reuters"}));
  EXPECT_EQ(body_text(document), body());
  EXPECT_EQ(why(document, "BERGEN, March 9 (Reuters) - "), "dateline");
  EXPECT_FALSE(document.published);
}

TEST(CleanText, ADatelineWithAYearDatesTheReport) {
  const Document document = clean(article("BERGEN, March 9, 2031 (Reuters) - "));
  ASSERT_TRUE(document.published);
  EXPECT_EQ(document.published->basis, DateBasis::kDateline);
}

TEST(CleanText, PhotoCreditsAreRemovedAlsoWhereGluedToAName) {
  for (const char* credit :
       {"Lars Holtphoto: NTB / Reuters", "Photo: Ane Dahl", "Ane Dahl/AFP via Getty Images",
        "Image copyright Reuters Image caption Lars Holt in Bergen", "(File photo: AP)"}) {
    const Document document = clean(article(std::string(credit) + "\n\n"));
    EXPECT_EQ(body_text(document), body()) << credit;
  }
}

TEST(CleanText, LinksInTheMiddleGo) {
  for (const char* line :
       {"READ MORE: Fishers fear for their catch", "Also read: A coast in trouble", "Advertisement",
        "Story Continued Below", "Subscribe to our newsletter"}) {
    const std::string text = "Ministers meet in Bergen for fishery talks\n\n" +
                             std::string(kFirst) + "\n\n" + line + "\n\n" + kSecond + "\n\n" +
                             kThird;
    EXPECT_EQ(body_text(clean(text)), body()) << line;
  }
}

TEST(CleanText, HeadlinesOfOtherReportsBelowGoAndTablesStay) {
  const Document links = clean(article("",
                                       "Storm closes two harbours\nParliament votes on tolls\n"
                                       "Ferry line to be sold\n"));
  EXPECT_EQ(body_text(links), body());
  const Document table = clean(article("",
                                       "Cod 120 tonnes vs 110\nHerring 95 tonnes vs 99\n"
                                       "Saithe 40 tonnes vs 38\n"));
  EXPECT_THAT(table.text, HasSubstr("Herring 95 tonnes"));
}

TEST(CleanText, SubheadingsStay) {
  const std::string text = "Ministers meet in Bergen for fishery talks\n\n" + std::string(kFirst) +
                           "\n\nTwo open questions\n\n" + kSecond + "\n\n" + kThird;
  EXPECT_THAT(clean(text).text, HasSubstr("Two open questions"));
}

TEST(CleanText, AGivenTitleThatTheTextLacksComesFirst) {
  Report report = plain(body());
  report.title = "Talks in Bergen";
  const Document document = clean(report);
  EXPECT_EQ(document.text, "Talks in Bergen\n" + body());
  EXPECT_EQ(words_at(document.text, *document.headline), "Talks in Bergen");
  EXPECT_EQ(body_text(document), body());
}

TEST(CleanText, ReferencesOfAGivenTitleAreReadAndBracketsKept) {
  Report report = plain(body());
  report.title = "Talks &amp; tea in Bergen";
  EXPECT_EQ(clean(report).title, "Talks & tea in Bergen");
  report.title = "<FJORD> sets price of cod";
  EXPECT_EQ(clean(report).title, "<FJORD> sets price of cod");
}

TEST(CleanText, GivenDateBeatsUrlBeatsByline) {
  Report report = plain(article("Fjord News 7-Mar-2031\n"));
  EXPECT_EQ(clean(report).published->basis, DateBasis::kByline);
  report.url = "https://fjordherald.no/2031/03/08/talks";
  EXPECT_EQ(clean(report).published->basis, DateBasis::kUrl);
  EXPECT_EQ(clean(report).published->interval.from.iso(), "2031-03-08");
  report.published = DateInterval::parse("2031-03");
  EXPECT_EQ(clean(report).published->basis, DateBasis::kMetadata);
  EXPECT_EQ(clean(report).published->interval.to.iso(), "2031-03-31");
}

TEST(CleanText, OtherLanguagesAreFlagged) {
  const Document document = clean(
      "Der Außenminister traf am Montag in Bergen seinen isländischen Kollegen, wie sein Büro "
      "mitteilte. Die beiden sprachen drei Stunden lang über die Fischerei.");
  EXPECT_EQ(document.language, "de");
  EXPECT_THAT(document.flags, Contains("language_de"));
}

TEST(CleanText, AsIsChangesNothing) {
  const std::string text = "Leave a Reply\n\n  BERGEN (AP) —  two  spaces\u00a0here \n";
  Report report = plain(text);
  report.as_is = true;
  const Document document = clean(report);
  EXPECT_EQ(document.text, text);
  ASSERT_EQ(document.paragraphs.size(), 2u);
  EXPECT_EQ(words_at(text, document.paragraphs[0]), "Leave a Reply");
  EXPECT_TRUE(document.removed.empty());
  EXPECT_FALSE(document.headline);
}

// Texts put together at random from prose and debris.
std::string random_text(std::mt19937& generator) {
  static const std::vector<std::string> kPieces = {
      kFirst,
      kSecond,
      kThird,
      "Ministers meet in Bergen for fishery talks",
      "Leave a Reply",
      "World",
      "By Ane Dahl",
      "BERGEN, March 9 (Reuters) - The ministers met for three hours there.",
      "(CNN) OSLO — The minister has left the capital, the office of the minister said.",
      "Related",
      "Share this",
      "Photo: Ane Dahl / AFP",
      "9 March 2031",
      "which was the last of the meetings held",
      "Storm closes two harbours",
      "Tags: fish, talks",
      "3 Comments",
      "Nice article, I liked it a lot!",
      "Advertisement",
      "The two sides, after a long night of talks that ended without any result,",
      "   indented line of text",
      "© 2031 The Fjord Herald",
      "Fjord News 9-Mar-2031"};
  std::string text;
  const std::size_t count = 1 + generator() % 14;
  for (std::size_t i = 0; i < count; ++i) {
    text += kPieces[generator() % kPieces.size()];
    text += generator() % 3 == 0 ? "\n\n" : generator() % 5 == 0 ? "\u00a0\n" : "\n";
  }
  return text;
}

TEST(CleanProperty, CleaningACleanTextChangesNothing) {
  std::mt19937 generator(7);
  for (int round = 0; round < 1500; ++round) {
    const std::string text = random_text(generator);
    const auto once = clean_report(plain(text), cleaning_rules());
    if (!once) continue;
    const auto twice = clean_report(plain(once->text), cleaning_rules());
    ASSERT_TRUE(twice) << text;
    ASSERT_EQ(twice->text, once->text) << text;
  }
}

TEST(CleanProperty, EveryCopiedByteIsTheByteItCameFrom) {
  std::mt19937 generator(8);
  for (int round = 0; round < 300; ++round) {
    const std::string text = random_text(generator);
    const auto document = clean_report(plain(text), cleaning_rules());
    if (!document) continue;
    std::uint32_t last = 0;
    for (std::uint32_t i = 0; i < document->text.size(); ++i) {
      const auto from = document->to_report.to_source(Span(i, i + 1));
      if (!from) continue;
      ASSERT_GE(from->begin, last) << text;
      last = from->begin;
      if (document->text[i] != ' ') {
        ASSERT_EQ(text[from->begin], document->text[i]) << text;
      }
    }
  }
}

TEST(CleanProperty, ParagraphsTileTheText) {
  std::mt19937 generator(9);
  for (int round = 0; round < 300; ++round) {
    const auto document = clean_report(plain(random_text(generator)), cleaning_rules());
    if (!document) continue;
    std::string joined;
    for (const Span& paragraph : document->paragraphs) {
      ASSERT_FALSE(paragraph.empty());
      joined += (joined.empty() ? "" : "\n") + std::string(words_at(document->text, paragraph));
    }
    ASSERT_EQ(joined, document->text);
  }
}

std::string example_page() {
  const auto p = [](const std::string& text) { return "<p>" + text + "</p>\n"; };
  return std::string(
             "<!doctype html><html lang=en><head><title>Ministers meet in Bergen for fishery ") +
         "talks | Fjord Herald</title><meta property='og:site_name' content='The Fjord Herald'>" +
         "<meta property='article:published_time' content='2031-03-09T10:00:00Z'>" +
         "<script>var x = 'not text';</script></head><body><nav><ul><li><a href=/>Home</a><li>" +
         "<a href=/world>World</a></ul></nav><main><article class='story-body'><h1>Ministers meet "
         "in "
         "Bergen for fishery talks</h1><div class='byline'>By <a rel=author href=x>Ane "
         "Dahl</a></div>" +
         "<figure><img src=a><figcaption>Lars Holt in Bergen. NTB</figcaption></figure>" +
         p(kFirst) + "<div class='share-bar'><a href=x>Facebook</a> <a href=y>Twitter</a></div>" +
         p(kSecond) +
         "<ul class=links><li><a href=q>Storm closes two harbours</a><li><a href=r>Ferry line to "
         "be "
         "sold</a></ul>" +
         p(kThird) +
         "</article><aside><p>Buy our book about the coast, which is on sale in every good "
         "shop.</p></aside></main><section id=comments><p>I was there and it was nothing like "
         "what the minister said it was.</p></section><footer>All rights "
         "reserved</footer></body></html>";
}

TEST(CleanPage, TheArticleIsTakenOutOfItsPage) {
  const Document document = clean(page(example_page()));
  EXPECT_EQ(document.text, "Ministers meet in Bergen for fishery talks\n" + body());
  EXPECT_EQ(document.outlet, "The Fjord Herald");
  EXPECT_EQ(document.author, "Ane Dahl");
  EXPECT_EQ(document.published->interval.from.iso(), "2031-03-09");
  EXPECT_EQ(why(document, "Lars Holt in Bergen. NTB"), "photo caption");
  EXPECT_EQ(why(document, "Home World"), "menu");
}

TEST(CleanPage, CleaningItsTextAgainChangesNothing) {
  const Document document = clean(page(example_page()));
  EXPECT_EQ(clean(document.text).text, document.text);
}

TEST(CleanPage, AnArticleThatStandsOnlyInJsonLdIsRead) {
  const std::string markup =
      "<html><head><title>Ministers meet in Bergen</title><script type='application/ld+json'>"
      "{\"@type\":\"NewsArticle\",\"headline\":\"Ministers meet in Bergen\",\"articleBody\":\"" +
      std::string(kFirst) + "\\n\\n" + kSecond +
      "\"}</script></head><body><div id=app></div></body></html>";
  EXPECT_EQ(body_text(clean(page(markup))), std::string(kFirst) + "\n" + kSecond);
}

TEST(CleanPage, OfSeveralArticlesTheTitledOneIsTaken) {
  std::string markup = "<title>Ministers meet in Bergen for fishery talks</title><body>";
  for (int i = 0; i < 6; ++i) {
    markup +=
        "<article><h2>Storm closes harbour number " + std::to_string(i) +
        "</h2><p>The storm of Sunday night has closed another harbour, the coast guard said in " +
        std::to_string(i) + " statements.</p></article>";
  }
  markup += "<article><h2>Ministers meet in Bergen for fishery talks</h2><p>" +
            std::string(kFirst) + "<p>" + kSecond + "<p>" + kThird + "<p>" +
            "More talks will be held in the spring, and " +
            "nobody expects them to be short, he said.</article></body>";
  EXPECT_THAT(clean(page(markup)).text, Not(HasSubstr("storm of Sunday")));
}

}  // namespace
}  // namespace chancery
