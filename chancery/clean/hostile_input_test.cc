// Hostile and malformed reports: each has an outcome, none takes long, none takes the program down.
#include <gtest/gtest.h>

#include <random>

#include "chancery/clean/clean.h"
#include "chancery/clean/html_tree.h"
#include "chancery/text/utf8.h"
#include "tests/support/cleaning_rules.h"

namespace chancery {
namespace {

std::string times(std::size_t count, std::string_view words) {
  std::string all;
  all.reserve(count * words.size());
  for (std::size_t i = 0; i < count; ++i) all += words;
  return all;
}

const std::string kProse =
    "<p>Foreign Minister Lars Holt met his Icelandic counterpart in Bergen on Monday, his office "
    "said.</p>";

Result<Document> read(std::string bytes, MediaType type) {
  Report report;
  report.path = "hostile";
  report.bytes = std::move(bytes);
  report.media_type = type;
  return clean_report(report, cleaning_rules());
}

// The text, or "invalid" or "limit"; checks what must hold of every document.
std::string outcome(std::string bytes, MediaType type) {
  const auto document = read(std::move(bytes), type);
  if (!document) return document.error().code == ErrorCode::kLimit ? "limit" : "invalid";
  EXPECT_TRUE(is_valid_utf8(document->text));
  for (const Span& paragraph : document->paragraphs) {
    EXPECT_LE(paragraph.end, document->text.size());
  }
  return document->text;
}

std::string page_outcome(std::string bytes) { return outcome(std::move(bytes), MediaType::kHtml); }
std::string text_outcome(std::string bytes) {
  return outcome(std::move(bytes), MediaType::kPlainText);
}

TEST(HostilePage, TextSurvivesUnclosedAndMisnestedMarkup) {
  for (const std::string around :
       {"<div>", "<b><i>", "</div></p></b>", "<table><tr>", "<html><html><body><body>",
        "<!-- a -->", "<![CDATA[x]]>", "<!DOCTYPE html [<!ENTITY a 'b'>]>", "<?php echo 1 ?>", "<p",
        "<a href=\"", "&#0;&#x110000;&bogus;&", "<ul><li><ul><li>", "<form><form>",
        "<select><option>x</select>"}) {
    EXPECT_NE(page_outcome(around + "\">" + kProse).find("Lars Holt"), std::string::npos) << around;
  }
}

TEST(HostilePage, DeepNestingKeepsItsText) {
  const std::string deep = times(100'000, "<div>") + kProse + times(100'000, "</div>") + kProse;
  EXPECT_NE(page_outcome(deep).find("Lars Holt"), std::string::npos);
}

TEST(HostilePage, AMillionElementsPassTheLimit) {
  for (const char* tag : {"<div>", "<p>x", "<br>", "<a href=x>", "<table><tr><td>", "<ul><li>"}) {
    EXPECT_EQ(page_outcome(times(1'000'000, tag) + kProse), "limit") << tag;
  }
}

TEST(HostilePage, EntitiesAreNotExpanded) {
  std::string bomb = "<!DOCTYPE lolz [<!ENTITY lol \"lol\">";
  for (int i = 1; i < 10; ++i) {
    bomb += "<!ENTITY lol" + std::to_string(i) + " \"" + times(10, "&lol;") + "\">";
  }
  const std::string text = page_outcome(bomb + "]><html><body>&lol9;" + kProse);
  EXPECT_LT(text.size(), 10'000u);
}

TEST(HostilePage, ExternalEntitiesAreNotRead) {
  const std::string text =
      page_outcome("<!DOCTYPE html [<!ENTITY f SYSTEM \"file:///etc/passwd\">]><body>&f;" + kProse);
  EXPECT_EQ(text.find("root:"), std::string::npos);
}

TEST(HostilePage, EndlessTokensEnd) {
  for (const std::string open :
       {"<!--", "<script>", "<a href=\"", "<style>", "<title>", "<", "&"}) {
    page_outcome(kProse + open + times(200'000, "x y "));
    page_outcome(times(50'000, open) + kProse);
  }
}

TEST(HostilePage, PagesWithoutTextAreInvalid) {
  for (const char* markup : {"<html></html>", "<script>var a = 1;</script>", "<!-- nothing -->",
                             " ", "<img src=a><img src=b>", "<nav>Home</nav>"}) {
    EXPECT_EQ(page_outcome(markup), "invalid") << markup;
  }
}

TEST(HostilePage, CutAtEveryOffsetItStillAnswers) {
  const std::string markup =
      "<html><head><meta charset=utf-8><title>T</title><script type='application/ld+json'>"
      "{\"@type\":\"NewsArticle\",\"headline\":\"T \\u00e9\"}</script></head><body><article>" +
      kProse + "<ul><li><a href='#'>x</a></ul></article></body></html>";
  for (std::size_t cut = 1; cut < markup.size(); ++cut) page_outcome(markup.substr(0, cut));
}

TEST(HostileText, BytesThatAreNoTextAreInvalid) {
  using std::string_literals::operator""s;
  for (const std::string& bytes :
       {"PK\x03\x04\x14\x00\x00\x00\x08\x00"s, "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"s,
        "%PDF-1.7\n\x00\x01"s, "\x7f"s + "ELF\x02\x01\x01\x00\x00"s, "\0"s, "text\0more text"s}) {
    EXPECT_EQ(text_outcome(bytes), "invalid");
  }
}

TEST(HostileText, NothingButSpaceIsInvalid) {
  for (const char* bytes : {" ", "\n\n\n", "\t \r\n", "\u00a0\u2003", "\u200b\ufeff", "\x1b"}) {
    EXPECT_EQ(text_outcome(bytes), "invalid");
  }
  EXPECT_EQ(text_outcome(""), "invalid");
}

TEST(HostileText, BrokenUtf8BecomesValid) {
  for (const char* bytes :
       {"\xC0\xAF overlong", "\xED\xA0\x80 surrogate", "\xF8\x88\x80\x80\x80 five",
        "\xF4\x90\x80\x80 too high", "\xE2\x82 cut", "\x80\x80\x80 tails", "\xFE\xFE",
        "\xEF\xBB\xBF\xEF\xBB\xBF two marks"}) {
    text_outcome(bytes);
  }
}

TEST(HostileText, LongLinesAndManyLinesTakeNoLongTime) {
  text_outcome(times(1'000'000, "word "));
  text_outcome(times(1'000'000, "a\n"));
  text_outcome(times(40'000, "Leave a Reply\n"));
  text_outcome(times(20'000, "By Ane Dahl\n"));
  text_outcome(times(20'000, "OSLO (AP) — OSLO (AP) — "));
  text_outcome(times(100'000, "( PHOTOS: a"));
  text_outcome(times(500'000, "\""));
  text_outcome(times(100'000, "((((: — -- / "));
}

TEST(HostileText, RandomBytesAnswer) {
  std::mt19937 generator(3);
  for (int round = 0; round < 400; ++round) {
    std::string bytes(generator() % 300, ' ');
    for (char& c : bytes) c = static_cast<char>(generator() % 256);
    text_outcome(bytes);
    page_outcome("<p>" + bytes);
  }
}

TEST(HostileText, TheMapStaysInsideTheText) {
  std::mt19937 generator(4);
  for (int round = 0; round < 200; ++round) {
    std::string bytes;
    for (int i = 0; i < 120; ++i)
      append_utf8(static_cast<char32_t>(generator() % 0x3000 + 9), bytes);
    const auto document = read(bytes, MediaType::kPlainText);
    if (!document) continue;
    const auto all = document->to_report.to_source(Span(0, document->text.size()));
    if (all) {
      EXPECT_LE(all->end, bytes.size());
    }
  }
}

}  // namespace
}  // namespace chancery
