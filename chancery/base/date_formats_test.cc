#include "chancery/base/date_formats.h"

#include <gtest/gtest.h>

namespace chancery {
namespace {

std::string iso(std::string_view text) {
  const auto date = parse_written_date(text);
  return date ? date->iso() : "";
}

TEST(DateFormats, ReadsMachineForms) {
  for (const char* text :
       {"2031-03-09", "2031-03-09T23:59:59+09:00", "2031-03-09 08:00", "20310309", "2031/03/09",
        "Sun, 09 Mar 2031 10:00:00 GMT", "9 Mar 2031 10:00 +0100", "2031-Mar-9"}) {
    EXPECT_EQ(iso(text), "2031-03-09") << text;
  }
}

TEST(DateFormats, ReadsFormsOfBylines) {
  for (const char* text : {"March 9, 2031", "Mar. 9, 2031", "9 March 2031", "09-Mar-2031",
                           "9th of March 2031", "Sunday, March 9th, 2031", "MARCH 09 2031"}) {
    EXPECT_EQ(iso(text), "2031-03-09") << text;
  }
}

TEST(DateFormats, RefusesWhatIsNotCertainOrNoDay) {
  for (const char* text : {"04/05/2031", "2031-02-30", "March 2031", "9 March", "", "12345678901",
                           "1066-10-14", "Marching 9, 2031", "2031-3", "20311345"}) {
    EXPECT_EQ(iso(text), "") << text;
  }
}

TEST(DateFormats, IntervalsKeepThePrecisionOfTheWords) {
  EXPECT_EQ(parse_written_interval("2031-03")->to.iso(), "2031-03-31");
  EXPECT_EQ(parse_written_interval("2031")->from.iso(), "2031-01-01");
  EXPECT_EQ(parse_written_interval("2031-03-01/2031-03-09")->to.iso(), "2031-03-09");
  EXPECT_FALSE(parse_written_interval("2031-03-09/2031-03-01"));
}

TEST(DateFormats, FindsTheDateInsideALine) {
  const std::string line = "The Fjord Herald   9-Mar-2031 10:30";
  const auto found = find_written_date(line);
  ASSERT_TRUE(found);
  EXPECT_EQ(line.substr(found->begin, found->end - found->begin), "9-Mar-2031");
  EXPECT_FALSE(find_written_date("Resolution 2031 of 9 members"));
}

}  // namespace
}  // namespace chancery
