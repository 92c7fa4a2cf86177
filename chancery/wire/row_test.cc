#include "chancery/wire/row.h"

#include <gtest/gtest.h>

namespace chancery {
namespace {

TEST(Row, KeepsTheOrderAndLeavesOutWhatIsAbsent) {
  Row row;
  row.put("b", "x\"y");
  row.put("a", std::int64_t{3});
  row.put("nothing", "");
  row.put("none", std::vector<std::string>{});
  EXPECT_EQ(row.json(), R"({"b":"x\"y","a":3,"none":[]})");
}

TEST(TableCells, ListsAreJoinedAndObjectsGiveTheirName) {
  EXPECT_EQ(table_cells(R"({"l":["a","b"],"o":[{"id":"1","name":"N"}],"n":2.5})",
                        {"n", "o", "l", "absent"}),
            (std::vector<std::string>{"2.5", "N", "a;b", ""}));
}

}  // namespace
}  // namespace chancery
