#include "chancery/knowledge/table.h"

#include <gtest/gtest.h>

namespace chancery {
namespace {

TEST(Table, ColumnsAreFoundByName) {
  const auto table = Table::parse("t", "# words\nb\ta\n1\tx; y;\n\n2\tz\n", {"a", "b"});
  ASSERT_TRUE(table);
  ASSERT_EQ(table->size(), 2U);
  EXPECT_EQ(table->cell(0, 1), "1");
  EXPECT_EQ(table->list(0, 0), (std::vector<std::string_view>{"x", "y"}));
  EXPECT_EQ(table->cell(1, 0), "z");
}

TEST(Table, ABadRowIsToldWithFileAndLine) {
  const auto table = Table::parse("t.tsv", "a\tb\n1\t2\n3\n", {"a"});
  ASSERT_FALSE(table);
  EXPECT_EQ(table.error().message, "t.tsv:3: 1 cells where the header has 2");
  EXPECT_EQ(Table::parse("t.tsv", "a\n", {"c"}).error().message, "t.tsv:1: no column 'c'");
  EXPECT_EQ(Table::parse("t.tsv", "", {"c"}).error().message,
            "t.tsv: table is empty: no header row");
  const auto good = Table::parse("t.tsv", "a\n#\nx\n", {"a"});
  EXPECT_EQ(good->error(0, "no such code").message, "t.tsv:3: no such code");
}

TEST(Table, AMissingFileIsAConfigurationError) {
  const auto table = Table::read("/no/such/table.tsv", {"a"});
  ASSERT_FALSE(table);
  EXPECT_EQ(table.error().code, ErrorCode::kConfiguration);
}

}  // namespace
}  // namespace chancery
