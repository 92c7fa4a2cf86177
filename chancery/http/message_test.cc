#include "chancery/http/message.h"

#include <gtest/gtest.h>

namespace chancery {
namespace {

TEST(ReadTarget, DecodesPathAndQuery) {
  HttpRequest request;
  ASSERT_TRUE(
      read_target("/api/v1/actors/text%3Aan%20official?min_independent=2&text=a+b%2B", request));
  EXPECT_EQ(request.path, "/api/v1/actors/text:an official");
  EXPECT_EQ(request.query["min-independent"], "2");
  EXPECT_EQ(request.query["text"], "a b+");
  EXPECT_EQ(request.query["type"], "");
}

TEST(ReadTarget, RefusesWhatIsDamaged) {
  HttpRequest request;
  for (const char* target :
       {"", "x", "http://a/", "/%", "/%4", "/%zz", "/a%00b", "/?a=%f", "/?a=1&a=2"}) {
    EXPECT_FALSE(read_target(target, request)) << target;
  }
}

TEST(ReadTarget, InvalidUtf8NeverGetsThrough) {
  HttpRequest request;
  ASSERT_TRUE(read_target("/?text=%ff", request));
  EXPECT_EQ(request.query["text"], "\xEF\xBF\xBD");
}

TEST(PercentEncode, ComesBackDecoded) {
  const std::string text = "text:Ë & co/?#%+ .~";
  EXPECT_EQ(*percent_decode(percent_encode(text), true), text);
}

TEST(DecodeBase64, ReadsWithAndWithoutPadding) {
  EXPECT_EQ(decode_base64("dXNlcjpwYXNz"), "user:pass");
  EXPECT_EQ(decode_base64("YQ=="), "a");
  EXPECT_EQ(decode_base64("YQ"), "a");
  EXPECT_EQ(decode_base64("!!"), "");
}

TEST(ErrorResponse, HasOneStatusForEachCode) {
  EXPECT_EQ(error_response({ErrorCode::kUsage, "x"}).status, 400);
  EXPECT_EQ(error_response({ErrorCode::kNotFound, "x"}).status, 404);
  EXPECT_EQ(error_response({ErrorCode::kLimit, "x"}).status, 413);
  EXPECT_EQ(error_response({ErrorCode::kStore, "x"}).status, 503);
}

}  // namespace
}  // namespace chancery
