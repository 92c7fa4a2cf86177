#include "chancery/clean/page_metadata.h"

#include <gtest/gtest.h>

#include "chancery/clean/json_ld.h"

namespace chancery {
namespace {

PageMetadata metadata(const std::string& markup) { return read_metadata(*parse_html(markup)); }

TEST(PageMetadata, JsonLdComesFirst) {
  const auto found = metadata(R"(<html lang="en-GB"><head>
    <title>Ministers meet in Bergen for talks | The Fjord Herald</title>
    <meta property="article:published_time" content="2031-03-10">
    <script type="application/ld+json">{"@context":"https://schema.org","@graph":[
      {"@type":"Organization","name":"Other"},
      {"@type":"NewsArticle","headline":"Ministers meet in Bergen for talks",
       "datePublished":"2031-03-09T10:00:00+01:00","author":[{"@type":"Person","name":"Ane Dahl"}],
       "publisher":{"@type":"Organization","name":"The Fjord Herald"},
       "articleBody":"They \"met\".\nThey left \u2013 late."}]}</script></head>)");
  EXPECT_EQ(found.title, "Ministers meet in Bergen for talks");
  EXPECT_EQ(found.published->iso(), "2031-03-09");
  EXPECT_EQ(found.author, "Ane Dahl");
  EXPECT_EQ(found.sites, std::vector<std::string>{"The Fjord Herald"});
  EXPECT_EQ(found.body, "They \"met\".\nThey left – late.");
  EXPECT_EQ(found.language, "en-GB");
}

TEST(PageMetadata, MetaTagsAndTimeElementsGiveTheDate) {
  EXPECT_EQ(metadata("<meta property='article:published_time' content='2031-03-09T23:00Z'>")
                .published->iso(),
            "2031-03-09");
  EXPECT_EQ(metadata("<meta name='DC.date.issued' content='9 March 2031'>").published->iso(),
            "2031-03-09");
  EXPECT_EQ(
      metadata("<time itemprop='datePublished' datetime='2031-03-09'>x</time>").published->iso(),
      "2031-03-09");
  const auto unclear = metadata("<time datetime='2031-03-09'>x</time>");
  EXPECT_FALSE(unclear.published);
  EXPECT_EQ(unclear.time_element->iso(), "2031-03-09");
}

TEST(PageMetadata, TheNameOfTheSiteIsNotPartOfTheTitle) {
  EXPECT_EQ(metadata("<title>Ministers meet in Bergen for talks - The Fjord Herald</title>").title,
            "Ministers meet in Bergen for talks");
  EXPECT_EQ(metadata("<title>Ministers &amp; envoys meet in Bergen</title>").title,
            "Ministers & envoys meet in Bergen");
}

TEST(PageMetadata, BrokenJsonLdEndsQuietly) {
  for (const char* json : {"", "{", "{\"headline\":", "{\"headline\":\"a", "[[[[",
                           "{\"a\":\"\\u12\"}", "]}", "{\"headline\" \"x\"}"}) {
    scan_json_ld(json);
  }
  EXPECT_EQ(scan_json_ld("{\"headline\":\"a\\ud83d\\ude00\"}").headline, "a😀");
  EXPECT_EQ(scan_json_ld("{\"headline\":\"a\\ud83d\"}").headline, "a\uFFFD");
  EXPECT_EQ(scan_json_ld(std::string(100000, '{')).headline, "");
}

TEST(UrlDate, TheUsualFormsAreRead) {
  EXPECT_EQ(date_of_url("https://fjordherald.no/2031/03/09/talks")->iso(), "2031-03-09");
  EXPECT_EQ(date_of_url("https://fjordherald.no/world/2031/mar/09/talks")->iso(), "2031-03-09");
  EXPECT_EQ(date_of_url("https://fjordherald.no/talks-2031-03-09.html")->iso(), "2031-03-09");
  EXPECT_EQ(date_of_url("https://fjordherald.no/20310309/talks")->iso(), "2031-03-09");
  EXPECT_FALSE(date_of_url("https://fjordherald.no/2031/03/talks"));
  EXPECT_FALSE(date_of_url("https://fjordherald.no/id/20319999"));
  EXPECT_FALSE(date_of_url("not an address"));
}

TEST(UrlOutlet, IsTheRegistrableDomain) {
  EXPECT_EQ(outlet_of_url("https://news.fjordherald.co.uk:8080/a"), "fjordherald.co.uk");
  EXPECT_EQ(outlet_of_url("reports/a.txt"), "");
  EXPECT_EQ(outlet_of_url("http://localhost/a"), "");
}

}  // namespace
}  // namespace chancery
