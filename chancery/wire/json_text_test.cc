#include "chancery/wire/json_text.h"

#include <gtest/gtest.h>

namespace chancery {
namespace {

TEST(JsonString, EscapesWhatJsonForbids) {
  EXPECT_EQ(json_string("a\"b\\c\n\x01<é>"), "\"a\\\"b\\\\c\\n\\u0001<é>\"");
  EXPECT_EQ(json_string("\xff"), "\"\xEF\xBF\xBD\"");
}

TEST(JsonText, SetsCommasAndLeavesOutAbsentValues) {
  JsonText json;
  json.open_object().put("a", "x").put("absent", "").put_count("n", 3);
  json.key("list").open_array().integer(1).open_object().close_object().text("y").close_array();
  json.put_real("r", 2.5).put_real("no", std::nullopt).put_bool("b", false);
  json.key("rows").raw_list({"{}", "[1]"}).put_real("small", -0.001).close_object();
  EXPECT_EQ(json.take(),
            R"({"a":"x","n":3,"list":[1,{},"y"],"r":2.5,"b":false,"rows":[{},[1]],"small":0})");
}

}  // namespace
}  // namespace chancery
