#include "chancery/export/csv.h"

#include <gtest/gtest.h>

namespace chancery {
namespace {

std::string line(const std::vector<std::string>& cells, CsvStyle style = {}) {
  CsvText text(style);
  text.row(cells);
  return text.take();
}

TEST(CsvText, QuotesOnlyWhatRfc4180Asks) {
  EXPECT_EQ(line({"a", "b,c", "d\"e", "f\ng", "042", ""}),
            "a,\"b,c\",\"d\"\"e\",\"f\ng\",042,\r\n");
}

TEST(CsvText, AFormulaIsGuardedForSpreadsheetsAndExactForData) {
  const std::vector<std::string> cells = {"=1+1", "@x", "-2.5", "-a", "+3", "\tx"};
  EXPECT_EQ(line(cells), "=1+1,@x,-2.5,-a,+3,\tx\r\n");
  EXPECT_EQ(line(cells, {.spreadsheet = true}), "\"'=1+1\",\"'@x\",-2.5,\"'-a\",+3,\"'\tx\"\r\n");
}

TEST(CsvText, AByteOrderMarkStandsOnlyWhereAskedFor) {
  EXPECT_EQ(line({"a"}, {.bom = true}),
            "\xEF\xBB\xBF"
            "a\r\n");
}

TEST(ParseCsvStyle, TellsWhatIsWrong) {
  EXPECT_TRUE(parse_csv_style("spreadsheet", "1")->bom);
  EXPECT_FALSE(parse_csv_style("excel", ""));
  EXPECT_FALSE(parse_csv_style("", "yes"));
}

}  // namespace
}  // namespace chancery
