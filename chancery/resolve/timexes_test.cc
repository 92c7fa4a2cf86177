// Time expressions: what the words are, and which days they name from which day they are told.
#include "chancery/resolve/timexes.h"

#include <gtest/gtest.h>

#include <cctype>
#include <string>

#include "chancery/base/strings.h"

namespace chancery {
namespace {

const TimeRules& rules() {
  static const Result<TimeRules> loaded = TimeRules::load(CHANCERY_DATA_DIR);
  return *loaded;
}

// One sentence, cut at spaces and signs, without tags: the words alone then say what is past.
Syntax cut(std::string_view text) {
  Syntax syntax;
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == ' ') {
      ++at;
      continue;
    }
    std::size_t end = at + 1;
    const auto word = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; };
    while (word(text[at]) && end < text.size() && word(text[end])) ++end;
    Token token;
    token.span = Span(at, end);
    token.head = TokenIndex(syntax.tokens.size());
    syntax.tokens.push_back(token);
    at = end;
  }
  Sentence sentence;
  sentence.span = Span(0, text.size());
  sentence.tokens = {TokenIndex(0), TokenIndex(syntax.tokens.size())};
  syntax.sentences.push_back(sentence);
  return syntax;
}

std::string told(const std::string& text, const std::string& anchor) {
  Document document;
  document.text = text;
  std::optional<Publication> published;
  if (anchor != "-") {
    published.emplace();
    const auto parts = split(anchor, '/');
    published->interval = {*CivilDate::parse(parts.front()), *CivilDate::parse(parts.back())};
  }
  std::string out;
  std::uint32_t last = 0;
  for (const Timex& timex : find_timexes(document, cut(text), published, rules())) {
    EXPECT_LE(last, timex.span.begin) << text;
    last = timex.span.end;
    if (!out.empty()) out += " + ";
    out += std::string(words_at(text, timex.span)) + "=" + timex.value;
    if (timex.interval && timex.interval->from != timex.interval->to) {
      out += " [" + timex.interval->from.iso() + " " + timex.interval->to.iso() + "]";
    }
  }
  return out;
}

struct Case {
  const char* anchor;
  const char* text;
  const char* expected;
};

void PrintTo(const Case& one, std::ostream* out) { *out << one.anchor << ' ' << one.text; }

class ExpressionsNameDays : public testing::TestWithParam<Case> {};

TEST_P(ExpressionsNameDays, FromTheDayTheyAreTold) {
  EXPECT_EQ(told(GetParam().text, GetParam().anchor), GetParam().expected) << GetParam().text;
}

// 2031-04-22 is a Tuesday.
constexpr Case kCases[] = {
    {"2031-04-22", "They had met on April 9.", "April 9=2031-04-09"},
    {"2031-04-22", "They will meet on May 9.", "May 9=2031-05-09"},
    {"2031-04-22", "They had met on 9 April 2031.", "9 April 2031=2031-04-09"},
    {"2031-04-22", "They had met on the 9th of April.", "the 9th of April=2031-04-09"},
    {"2031-04-22", "They had met on April 9th, 2030.", "April 9th, 2030=2030-04-09"},
    {"2031-04-22", "The talks of 9-11 April ended.",
     "9-11 April=2031-04-09/2031-04-11 [2031-04-09 2031-04-11]"},
    {"2031-04-22", "The talks of April 9-11, 2031 ended.",
     "April 9-11, 2031=2031-04-09/2031-04-11 [2031-04-09 2031-04-11]"},
    {"2031-04-22", "They had met on Tuesday, April 8.", "Tuesday, April 8=2031-04-08"},
    {"2031-04-22", "They had met on Sept. 8.", "Sept. 8=2030-09-08"},
    {"2031-04-22", "They had met on December 28.", "December 28=2030-12-28"},
    {"2031-04-22", "They will meet on January 3.", "January 3=2032-01-03"},
    {"2031-04-22", "It was dated 2031-04-09.", "2031-04-09=2031-04-09"},
    {"2031-04-22", "It was dated 2031-04.", "2031-04=2031-04 [2031-04-01 2031-04-30]"},
    {"2031-04-22", "It was dated 25/04/2030.", "25/04/2030=2030-04-25"},
    {"2031-04-22", "It was dated 04/25/2030.", "04/25/2030=2030-04-25"},
    {"2031-04-22", "It was dated 04/05/2030.", "04/05/2030=2030 [2030-01-01 2030-12-31]"},
    {"2031-04-22", "It was dated 25.4.2030.", "25.4.2030=2030-04-25"},
    {"2031-04-22", "It was dated 25-Apr-2030.", "25-Apr-2030=2030-04-25"},
    {"2031-04-22", "They had met in March.", "March=2031-03 [2031-03-01 2031-03-31]"},
    {"2031-04-22", "They will meet in June.", "June=2031-06 [2031-06-01 2031-06-30]"},
    {"2031-04-22", "They had met in March 2029.", "March 2029=2029-03 [2029-03-01 2029-03-31]"},
    {"2031-04-22", "They had met in March last year.",
     "March last year=2030-03 [2030-03-01 2030-03-31]"},
    {"2031-04-22", "They had met last March.", "last March=2031-03 [2031-03-01 2031-03-31]"},
    {"2031-04-22", "They will meet next June.", "next June=2031-06 [2031-06-01 2031-06-30]"},
    {"2031-04-22", "They had met in early April.", "early April=2031-04 [2031-04-01 2031-04-13]"},
    {"2031-04-22", "They had met in mid-March.", "mid-March=2031-03 [2031-03-07 2031-03-24]"},
    {"2031-04-22", "They had met in late March.", "late March=2031-03 [2031-03-18 2031-03-31]"},
    {"2031-04-22", "They had met at the end of March.",
     "the end of March=2031-03 [2031-03-18 2031-03-31]"},
    {"2031-04-22", "The second half of April was cold.",
     "The second half of April=2031-04 [2031-04-16 2031-04-30]"},
    {"2031-04-22", "The first half of 2030 was quiet.",
     "The first half of 2030=2030-H1 [2030-01-01 2030-06-30]"},
    {"2031-04-22", "They had met on Monday.", "Monday=2031-04-21"},
    {"2031-04-22", "They will meet on Friday.", "Friday=2031-04-25"},
    {"2031-04-22", "They had met last Friday.", "last Friday=2031-04-18"},
    {"2031-04-22", "They will meet next Friday.", "next Friday=2031-04-25"},
    {"2031-04-22", "They had met this Monday.", "this Monday=2031-04-21"},
    {"2031-04-22", "They had met on Sunday morning.", "Sunday morning=2031-04-20TMO"},
    {"2031-04-22", "They had met on Mondays.", "Mondays=XXXX-WXX-1"},
    {"2031-04-22", "They had met every Monday.", "every Monday=XXXX-WXX-1"},
    {"2031-04-22", "They had met Saturday night.", "Saturday night=2031-04-19TNI"},
    {"2031-04-22", "They had met yesterday.", "yesterday=2031-04-21"},
    {"2031-04-22", "They meet today.", "today=2031-04-22"},
    {"2031-04-22", "They will meet tomorrow.", "tomorrow=2031-04-23"},
    {"2031-04-22", "They will meet tomorrow night.", "tomorrow night=2031-04-23TNI"},
    {"2031-04-22", "They had met yesterday afternoon.", "yesterday afternoon=2031-04-21TAF"},
    {"2031-04-22", "They had met the day before yesterday.", "the day before yesterday=2031-04-20"},
    {"2031-04-22", "They will meet the day after tomorrow.", "the day after tomorrow=2031-04-24"},
    {"2031-04-22", "They had met tonight.", "tonight=2031-04-22TNI"},
    {"2031-04-22", "They had met this morning.", "this morning=2031-04-22TMO"},
    {"2031-04-22", "They had met last night.", "last night=2031-04-21TNI"},
    {"2031-04-22", "They had met last week.", "last week=2031-W16 [2031-04-14 2031-04-20]"},
    {"2031-04-22", "They will meet next week.", "next week=2031-W18 [2031-04-28 2031-05-04]"},
    {"2031-04-22", "They meet this week.", "this week=2031-W17 [2031-04-21 2031-04-27]"},
    {"2031-04-22", "They had met last month.", "last month=2031-03 [2031-03-01 2031-03-31]"},
    {"2031-04-22", "They will meet next month.", "next month=2031-05 [2031-05-01 2031-05-31]"},
    {"2031-04-22", "They had met this month.", "this month=2031-04 [2031-04-01 2031-04-30]"},
    {"2031-04-22", "They had met last year.", "last year=2030 [2030-01-01 2030-12-31]"},
    {"2031-04-22", "They will meet next year.", "next year=2032 [2032-01-01 2032-12-31]"},
    {"2031-04-22", "They had met this year.", "this year=2031 [2031-01-01 2031-12-31]"},
    {"2031-04-22", "They had met earlier this month.",
     "earlier this month=2031-04 [2031-04-01 2031-04-13]"},
    {"2031-04-22", "They had met late last week.",
     "late last week=2031-W16 [2031-04-17 2031-04-20]"},
    {"2031-04-22", "They had met early this year.", "early this year=2031 [2031-01-01 2031-06-13]"},
    {"2031-04-22", "They had met two days ago.", "two days ago=2031-04-20"},
    {"2031-04-22", "They had met three weeks ago.",
     "three weeks ago=2031-W14 [2031-03-31 2031-04-06]"},
    {"2031-04-22", "They had met two months ago.",
     "two months ago=2031-02 [2031-02-01 2031-02-28]"},
    {"2031-04-22", "They had met eight years ago.", "eight years ago=2023 [2023-01-01 2023-12-31]"},
    {"2031-04-22", "They had met a year ago.", "a year ago=2030 [2030-01-01 2030-12-31]"},
    {"2031-04-22", "They had met a decade ago.", "a decade ago=202 [2020-01-01 2029-12-31]"},
    {"2031-04-22", "They had met a few days ago.", "a few days ago=PAST_REF"},
    {"2031-04-22", "They had met several weeks ago.", "several weeks ago=PAST_REF"},
    {"2031-04-22", "They had met years ago.", "years ago=PAST_REF"},
    {"2031-04-22", "They had met about two years ago.",
     "about two years ago=2029 [2029-01-01 2029-12-31]"},
    {"2031-04-22", "They had met over the weekend.",
     "the weekend=2031-W16-WE [2031-04-19 2031-04-20]"},
    {"2031-04-22", "They had met last weekend.",
     "last weekend=2031-W16-WE [2031-04-19 2031-04-20]"},
    {"2031-04-22", "They will meet this weekend.",
     "this weekend=2031-W17-WE [2031-04-26 2031-04-27]"},
    {"2031-04-22", "They had met in 2029.", "2029=2029 [2029-01-01 2029-12-31]"},
    {"2031-04-22", "They had met in the year 2029.", "the year 2029=2029 [2029-01-01 2029-12-31]"},
    {"2031-04-22", "They fought from 2011-14.", "2011-14=2011/2014 [2011-01-01 2014-12-31]"},
    {"2031-04-22", "They fought in the 1990s.", "the 1990s=199 [1990-01-01 1999-12-31]"},
    {"2031-04-22", "They fought in the '90s.", "the '90s=199 [1990-01-01 1999-12-31]"},
    {"2031-04-22", "They fought in the nineties.", "the nineties=199 [1990-01-01 1999-12-31]"},
    {"2031-04-22", "They fought in the 19th century.",
     "the 19th century=18 [1801-01-01 1900-12-31]"},
    {"2031-04-22", "They fought in nineteen ninety-seven.",
     "nineteen ninety-seven=1997 [1997-01-01 1997-12-31]"},
    {"2031-04-22", "They had met in two thousand and four.",
     "two thousand and four=2004 [2004-01-01 2004-12-31]"},
    {"2031-04-22", "They had met in the summer of 2029.",
     "the summer of 2029=2029-SU [2029-06-01 2029-09-22]"},
    {"2031-04-22", "They had met last summer.", "last summer=2030-SU [2030-06-01 2030-09-22]"},
    {"2031-04-22", "They had met in winter 2029.", "winter 2029=2029-WI [2029-12-01 2030-03-20]"},
    {"2031-04-22", "They had met in the spring.", "the spring=2031-SP [2031-03-01 2031-06-22]"},
    {"2031-04-22", "They had met in the third quarter of 2030.",
     "the third quarter of 2030=2030-Q3 [2030-07-01 2030-09-30]"},
    {"2031-04-22", "They had met in Q3 2030.", "Q3 2030=2030-Q3 [2030-07-01 2030-09-30]"},
    {"2031-04-22", "They had met in the first quarter.",
     "the first quarter=2031-Q1 [2031-01-01 2031-03-31]"},
    {"2031-04-22", "Profit fell in the last quarter.",
     "the last quarter=2031-Q1 [2031-01-01 2031-03-31]"},
    {"2031-04-22", "They had met in fiscal 2030.", "fiscal 2030=2030 [2030-01-01 2030-12-31]"},
    {"2031-04-22", "They had met on Christmas Day.", "Christmas Day=2030-12-25"},
    {"2031-04-22", "They had met on New Year's Day.", "New Year's Day=2031-01-01"},
    {"2031-04-22", "They will meet on New Year's Eve.", "New Year's Eve=2031-12-31"},
    {"2031-04-22", "They had met at Easter.", "Easter=2031-04-13"},
    {"2031-04-22", "They had met at Christmas 2029.", "Christmas 2029=2029-12-25"},
    {"2031-04-22", "They talked for two hours.", "two hours=PT2H"},
    {"2031-04-22", "They talked for about two hours.", "about two hours=PT2H"},
    {"2031-04-22", "They talked for more than four hours.", "more than four hours=PT4H"},
    {"2031-04-22", "They talked for less than two months.", "less than two months=P2M"},
    {"2031-04-22", "They talked for a week.", "a week=P1W"},
    {"2031-04-22", "They talked for weeks.", "weeks=PXW"},
    {"2031-04-22", "They talked for half an hour.", "half an hour=PT0.5H"},
    {"2031-04-22", "They talked for two and a half hours.", "two and a half hours=PT2.5H"},
    {"2031-04-22", "They talked for two to three weeks.", "two to three weeks=PXW"},
    {"2031-04-22", "They talked for at least 20 more years.", "at least 20 more years=P20Y"},
    {"2031-04-22", "They had talked for the past two weeks.",
     "the past two weeks=P2W [2031-04-08 2031-04-22]"},
    {"2031-04-22", "They will talk for the next three months.",
     "the next three months=P3M [2031-04-22 2031-07-22]"},
    {"2031-04-22", "They talked over the last five years.",
     "the last five years=P5Y [2026-04-22 2031-04-22]"},
    {"2031-04-22", "They talked in recent years.", "recent years=PXY"},
    {"2031-04-22", "They will talk in the coming weeks.", "the coming weeks=FUTURE_REF"},
    {"2031-04-22", "They talked for 10 days.", "10 days=P10D"},
    {"2031-04-22", "The 10-day truce held.", "10-day=P10D"},
    {"2031-04-22", "The two-hour meeting ended.", "two-hour=PT2H"},
    {"2031-04-22", "The five-year plan failed.", "five-year=P5Y"},
    {"2031-04-22", "They talked for decades.", "decades=PXDE"},
    {"2031-04-22", "They talked for centuries.", "centuries=PXCE"},
    {"2031-04-22", "They talked for a couple of days.", "a couple of days=P2D"},
    {"2031-04-22", "They talk daily.", "daily=P1D"},
    {"2031-04-22", "They talk every week.", "every week=P1W"},
    {"2031-04-22", "They talk every two years.", "every two years=P2Y"},
    {"2031-04-22", "They talk each July.", "each July=XXXX-07"},
    {"2031-04-22", "They talk every other day.", "every other day=P2D"},
    {"2031-04-22", "They paid $5 a year.", "a year=P1Y"},
    {"2031-04-22", "They talk now.", "now=PRESENT_REF"},
    {"2031-04-22", "They recently talked.", "recently=PAST_REF"},
    {"2031-04-22", "They will soon talk.", "soon=FUTURE_REF"},
    {"2031-04-22", "They currently talk.", "currently=PRESENT_REF"},
    {"2031-04-22", "They talk at the moment.", "at the moment=PRESENT_REF"},
    {"2031-04-22", "They will talk in the near future.", "the near future=FUTURE_REF"},
    {"2031-04-22", "They talked in the past.", "the past=PAST_REF"},
    {"2031-04-22", "They talk these days.", "these days=PRESENT_REF"},
    {"2031-04-22", "They had met at 10 a.m. on Monday.", "10 a.m. on Monday=2031-04-21T10:00"},
    {"2031-04-22", "They had met at 10:30.", "10:30=2031-04-22T10:30"},
    {"2031-04-22", "They had met at 16:30 GMT.", "16:30 GMT=2031-04-22T16:30Z"},
    {"2031-04-22", "They had met at noon.", "noon=2031-04-22T12:00"},
    {"2031-04-22", "They had met at midnight.", "midnight=2031-04-22T24:00"},
    {"2031-04-22", "They had met at 5 p.m. Tuesday.", "5 p.m. Tuesday=2031-04-22T17:00"},
    {"2031-04-22", "They had met at 9 o'clock.", "9 o'clock=2031-04-22T09:00"},
    {"2031-04-22", "He is 44 years old.", ""},
    {"2031-04-22", "The 8-month-old child slept.", ""},
    {"2031-04-22", "They spent 2000 dollars.", ""},
    {"2031-04-22", "He flew on flight 1990.", ""},
    {"2031-04-22", "It cost $1990.", ""},
    {"2031-04-22", "May they rest.", ""},
    {"2031-04-22", "They may meet.", ""},
    {"2031-04-22", "They march to the sea.", ""},
    {"2031-04-22", "The March of the people went on.", ""},
    {"2031-04-22", "They had met in May.", "May=2031-05 [2031-05-01 2031-05-31]"},
    {"2031-04-22", "They sat on the sun deck.", ""},
    {"2031-04-22", "The second man left.", ""},
    {"2031-04-22", "The spring of water dried.", ""},
    {"2031-04-22", "USA Today wrote it.", ""},
    {"2031-04-22", "The Sunday Times wrote it.", ""},
    {"2031-04-22", "They read the Daily News.", ""},
    {"2031-04-22", "They had met on Super Tuesday.", ""},
    {"2031-04-22", "The fall of the city came.", ""},
    {"2031-04-22", "There were 300 people.", ""},
    {"2031-04-22", "Chapter 12 was long.", ""},
    {"2031-04-22", "They had met 24 times.", ""},
    {"2031-04-22", "They had met on April 9 and 11.", "April 9=2031-04-09 + 11=2031-04-11"},
    {"2031-04-22", "They had met in April and May 2030.",
     "April=2031-04 [2031-04-01 2031-04-30] + May 2030=2030-05 [2030-05-01 2030-05-31]"},
    {"2031-04-22", "They had met since Tuesday.", "Tuesday=2031-04-22"},
    {"2031-04-22", "They talked all day.", ""},
    {"2031-04-22", "They had met 7000 years ago.", ""},
    {"2031-04-22", "They had met 300,000 weeks ago.", ""},
    {"2031-04-22", "They had met in the past 70000 years.", ""},
    {"2031-04-22", "They had met on Feb. 29.", "Feb. 29=2028-02-29"},
    {"-", "They had met on April 9.", "April 9=XXXX-04-09"},
    {"2031-03-01/2031-06-30", "They had met on April 9.", "April 9=2031-04-09"},
    {"2030-11-20/2031-02-10", "They had met on April 9.",
     "April 9=XXXX-04-09 [2030-04-09 2031-04-09]"},
    {"-", "They had met on Monday.", "Monday=XXXX-WXX-1"},
    {"2031-03-01/2031-06-30", "They had met on Monday.",
     "Monday=XXXX-WXX-1 [2031-02-24 2031-06-30]"},
    {"2030-11-20/2031-02-10", "They had met on Monday.",
     "Monday=XXXX-WXX-1 [2030-11-18 2031-02-10]"},
    {"-", "They had met last month.", "last month=XXXX-XX"},
    {"2031-03-01/2031-06-30", "They had met last month.",
     "last month=2031-XX [2031-02-01 2031-05-31]"},
    {"2030-11-20/2031-02-10", "They had met last month.",
     "last month=XXXX-XX [2030-10-01 2031-01-31]"},
    {"-", "They had met last year.", "last year=XXXX"},
    {"2031-03-01/2031-06-30", "They had met last year.", "last year=2030 [2030-01-01 2030-12-31]"},
    {"2030-11-20/2031-02-10", "They had met last year.", "last year=XXXX [2029-01-01 2030-12-31]"},
    {"-", "They had met in 2029.", "2029=2029 [2029-01-01 2029-12-31]"},
    {"2031-03-01/2031-06-30", "They had met in 2029.", "2029=2029 [2029-01-01 2029-12-31]"},
    {"2030-11-20/2031-02-10", "They had met in 2029.", "2029=2029 [2029-01-01 2029-12-31]"},
    {"-", "They had met yesterday.", "yesterday=XXXX-XX-XX"},
    {"2031-03-01/2031-06-30", "They had met yesterday.",
     "yesterday=2031-XX-XX [2031-02-28 2031-06-29]"},
    {"2030-11-20/2031-02-10", "They had met yesterday.",
     "yesterday=XXXX-XX-XX [2030-11-19 2031-02-09]"},
    {"-", "They talked for two hours.", "two hours=PT2H"},
    {"2031-03-01/2031-06-30", "They talked for two hours.", "two hours=PT2H"},
    {"2030-11-20/2031-02-10", "They talked for two hours.", "two hours=PT2H"},
    {"-", "They had met two weeks ago.", "two weeks ago=XXXX-WXX"},
    {"2031-03-01/2031-06-30", "They had met two weeks ago.",
     "two weeks ago=2031-WXX [2031-02-10 2031-06-22]"},
    {"2030-11-20/2031-02-10", "They had met two weeks ago.",
     "two weeks ago=XXXX-WXX [2030-11-04 2031-02-02]"},
    {"-", "They had met in March.", "March=XXXX-03"},
    {"2031-03-01/2031-06-30", "They had met in March.", "March=2031-03 [2031-03-01 2031-03-31]"},
    {"2030-11-20/2031-02-10", "They had met in March.", "March=XXXX-03 [2030-03-01 2031-03-31]"},
    {"-", "They will meet on Tuesday, May 6.", "Tuesday, May 6=XXXX-05-06"},
    {"2031-03-01/2031-06-30", "They will meet on Tuesday, May 6.", "Tuesday, May 6=2031-05-06"},
    {"2030-11-20/2031-02-10", "They will meet on Tuesday, May 6.", "Tuesday, May 6=2031-05-06"},
};

INSTANTIATE_TEST_SUITE_P(Table, ExpressionsNameDays, testing::ValuesIn(kCases));

}  // namespace
}  // namespace chancery
