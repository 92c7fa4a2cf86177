#include "chancery/cli/output.h"

#include <gtest/gtest.h>

#include <sstream>

#include "chancery/cli/exit_status.h"

namespace chancery {
namespace {

List two_rows() {
  return {{"name", "empty", "list"},
          {R"({"name":"a \"quoted\", name","list":["x","y"],"more":1})", R"({"name":"Élysée"})"},
          {}};
}

std::string printed(ListFormat format) {
  std::ostringstream out;
  print_list(two_rows(), format, out);
  return out.str();
}

TEST(PrintList, CsvQuotesAfterRfc4180) {
  EXPECT_EQ(printed(ListFormat::kCsv),
            "name,empty,list\r\n\"a \"\"quoted\"\", name\",,x;y\r\nÉlysée,,\r\n");
}

TEST(PrintList, ATableLeavesOutEmptyColumnsAndAlignsByCodePoint) {
  EXPECT_EQ(printed(ListFormat::kTable),
            "name              list\na \"quoted\", name  x;y\nÉlysée\n");
}

TEST(PrintList, JsonLinesKeepEveryKey) {
  EXPECT_NE(printed(ListFormat::kJsonLines).find("\"more\":1"), std::string::npos);
}

TEST(PrintList, AnUnknownFormatIsAUsageError) {
  EXPECT_EQ(parse_list_format("xml").error().code, ErrorCode::kUsage);
  EXPECT_EQ(exit_status(ErrorCode::kUsage), kWrongUsage);
  EXPECT_EQ(exit_status(ErrorCode::kStore), kStoreFailed);
}

}  // namespace
}  // namespace chancery
