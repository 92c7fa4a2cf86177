#include "chancery/syntax/tokenizer.h"

#include <gtest/gtest.h>

#include "chancery/syntax/characters.h"
#include "tests/support/own_folder.h"

namespace chancery {
namespace {

const TokenRules& rules() {
  static const Result<TokenRules> loaded =
      TokenRules::load(std::filesystem::path(CHANCERY_DATA_DIR) / "lexicon");
  EXPECT_TRUE(loaded) << loaded.error().message;
  return *loaded;
}

std::vector<RawToken> raw(std::string_view text) {
  std::vector<RawToken> tokens;
  tokenize(text, Span(0, text.size()), rules(), tokens);
  return tokens;
}

// The tokens joined by "|".
std::string tokens(std::string_view text) {
  std::string out;
  for (const RawToken& token : raw(text)) {
    if (!out.empty()) out += "|";
    out += words_at(text, token.span);
  }
  return out;
}

TEST(Tokenizer, CliticsAreTokens) {
  EXPECT_EQ(tokens("They didn't, we've, he'd've, I'm"), "They|did|n't|,|we|'ve|,|he|'d|'ve|,|I|'m");
  EXPECT_EQ(tokens("It’s Russia’s; the allies’ view"), "It|’s|Russia|’s|;|the|allies|’|view");
  EXPECT_EQ(tokens("CAN'T PUTIN'S"), "CA|N'T|PUTIN|'S");
  EXPECT_EQ(tokens("cannot gonna dont"), "can|not|gon|na|do|nt");
}

TEST(Tokenizer, NamesKeepTheirApostrophes) {
  EXPECT_EQ(tokens("O'Brien in Sana'a, Côte d'Ivoire's Qur’an"),
            "O'Brien|in|Sana'a|,|Côte|d'Ivoire|'s|Qur’an");
  EXPECT_EQ(tokens("five o'clock in the '90s"), "five|o'clock|in|the|'90s");
}

TEST(Tokenizer, HyphensPartWordsButNotPrefixes) {
  EXPECT_EQ(tokens("a face-to-face meeting"), "a|face|-|to|-|face|meeting");
  EXPECT_EQ(tokens("pre-war anti-missile non-state re-elected co-operation e-mail"),
            "pre-war|anti-missile|non-state|re-elected|co-operation|e-mail");
  EXPECT_EQ(tokens("Park Min-jun Al-Arabiya U.S.-led"), "Park|Min|-|jun|Al|-|Arabiya|U.S.|-|led");
  EXPECT_EQ(tokens("a tenfold, ten-fold 15-year term"), "a|tenfold|,|ten-fold|15|-|year|term");
}

TEST(Tokenizer, NumbersStayWhole) {
  EXPECT_EQ(tokens("1,234.5 at 10:30 on 11/28/2000, 2019-04-25, 9/11"),
            "1,234.5|at|10:30|on|11/28/2000|,|2019-04-25|,|9/11");
  EXPECT_EQ(tokens("the 1990s, the 60's, the 25th"), "the|1990s|,|the|60's|,|the|25th");
  EXPECT_EQ(tokens("2018-2019 and 10-15"), "2018|-|2019|and|10|-|15");
  EXPECT_EQ(tokens("25-Apr-2019"), "25|-|Apr|-|2019");
  EXPECT_EQ(tokens("in 2019."), "in|2019|.");
  EXPECT_EQ(tokens("+7 and .5"), "+7|and|.5");
}

TEST(Tokenizer, MoneyPercentAndUnitsArePartedFromTheNumber) {
  EXPECT_EQ(tokens("$5, US$40m, €3bn, 10%, 5pm, 300km"),
            "$|5|,|US$|40|m|,|€|3|bn|,|10|%|,|5|pm|,|300|km");
  EXPECT_EQ(tokens("Su27 and 3D"), "Su27|and|3D");
}

TEST(Tokenizer, AbbreviationsKeepTheirStop) {
  EXPECT_EQ(
      tokens("Gen. Kovac and Lt. Col. Brandt met Mr. Ito at 6 p.m. in D.C. for the U.N. talks"),
      "Gen.|Kovac|and|Lt.|Col.|Brandt|met|Mr.|Ito|at|6|p.m.|in|D.C.|for|the|U.N.|talks");
  EXPECT_EQ(tokens("J. R. Meyer, No. 5, Ph.D."), "J.|R.|Meyer|,|No.|5|,|Ph.D.");
}

TEST(Tokenizer, QuotationMarksOfEveryKindAreTokens) {
  EXPECT_EQ(tokens("“We agree,” — said «Le Monde» ''now'' ‘then’ \"here\""),
            "“|We|agree|,|”|—|said|«|Le|Monde|»|''|now|''|‘|then|’|\"|here|\"");
}

TEST(Tokenizer, QuotationMarksAreKnownAsOpeningOrClosing) {
  std::string kinds;
  for (const RawToken& token : raw("He said \"no\" and “yes” (\"or\")")) {
    if (token.kind == TokenKind::kOpenQuote) kinds += "<";
    if (token.kind == TokenKind::kCloseQuote) kinds += ">";
  }
  EXPECT_EQ(kinds, "<><><>");
}

TEST(Tokenizer, BracketsDashesAndEllipsesAreTokens) {
  EXPECT_EQ(tokens("they [the U.S.] left... Why?! 1999–2001 -- end…"),
            "they|[|the|U.S.|]|left|...|Why|?!|1999|–|2001|--|end|…");
  EXPECT_EQ(tokens("and/or (s)"), "and|/|or|(|s|)");
}

TEST(Tokenizer, AddressesAndEmoticonsStayWhole) {
  EXPECT_EQ(tokens("See https://example.org/a-b?c=1, www.example.com. Or example.com/x "
                   "(a.b@example.org) :)"),
            "See|https://example.org/a-b?c=1|,|www.example.com|.|Or|example.com/"
            "x|(|a.b@example.org|)|:)");
  EXPECT_EQ(tokens("@office #talks #5"), "@office|#talks|#|5");
}

TEST(Tokenizer, AMissingSpaceIsSeen) {
  EXPECT_EQ(tokens("He left.The talks"), "He|left|.|The|talks");
  EXPECT_EQ(tokens("one,two"), "one|,|two");
}

// Together the tokens hold every byte but white space, in order.
void expect_cover(std::string_view text) {
  std::size_t at = 0;
  const auto expect_space = [&](std::size_t end) {
    while (at < end) {
      const Char c = read_char(text, at);
      ASSERT_EQ(c.kind, CharKind::kSpace) << "at " << at;
      at += c.bytes;
    }
  };
  for (const RawToken& token : raw(text)) {
    expect_space(token.span.begin);
    ASSERT_GT(token.span.end, token.span.begin);
    at = token.span.end;
  }
  expect_space(text.size());
}

TEST(Tokenizer, NoByteIsLostOnHostileText) {
  expect_cover("a'b''c`d``e-f--g.h..i");
  expect_cover(std::string_view("\0\0a\0b\xFF\xC0.", 8));
  expect_cover("e\u0301te\u0301 \u0301\u0301 \u200b\u200bx\ufeff \u2028y");
  expect_cover("...,,,;;;:::!!!?!?'''\"\"\"((([[[{{{}}}]]])))");
  expect_cover("日本語のテキスト。한국어, العربية، русский");
  expect_cover("👍🏽 1️⃣ x²");
  for (const std::string_view piece :
       {"a", ".", "a.", "a-", "'", "1,", "1-", "\"", "(", "@a", "é", "-'"}) {
    std::string text;
    while (text.size() < 20000) text += piece;
    expect_cover(text);
  }
}

TEST(Tokenizer, AWordOfAMillionLettersIsCut) {
  const std::string text(1000000, 'x');
  const std::vector<RawToken> found = raw(text);
  EXPECT_EQ(found.size(), 5000U);
  expect_cover(text);
}

TEST(TokenRules, ABadRowIsToldWithItsLine) {
  const auto folder = own_folder("chancery_token_rules");
  std::filesystem::create_directories(folder);
  const auto write = [&](const char* name, const char* content) {
    std::FILE* file = std::fopen((folder / name).c_str(), "w");
    ASSERT_NE(file, nullptr);
    std::fputs(content, file);
    std::fclose(file);
  };
  write("abbreviations.tsv", "form\tkind\ngen\ttitel\n");
  write("tokenization.tsv", "kind\tform\tparts\n");
  auto loaded = TokenRules::load(folder);
  ASSERT_FALSE(loaded);
  EXPECT_NE(loaded.error().message.find("abbreviations.tsv:2"), std::string::npos);
  write("abbreviations.tsv", "form\tkind\ngen\ttitle\n");
  write("tokenization.tsv", "kind\tform\tparts\ncontraction\tcannot\tcan knot\n");
  loaded = TokenRules::load(folder);
  ASSERT_FALSE(loaded);
  EXPECT_NE(loaded.error().message.find("tokenization.tsv:2"), std::string::npos);
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace chancery
