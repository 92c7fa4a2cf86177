#include "chancery/base/digest.h"

#include <gtest/gtest.h>

namespace chancery {
namespace {

struct ThingTag;

TEST(Digest, Sha256AgreesWithThePublishedVector) {
  EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(Digest, PartsDoNotRunIntoEachOther) {
  EXPECT_NE(digest128({"ab", "c"}), digest128({"a", "bc"}));
  EXPECT_NE(digest128({"ab"}), digest128({"ab", ""}));
}

TEST(Id, PrintsAndParsesBack) {
  const auto id = Id<ThingTag>::of({"a report"});
  EXPECT_EQ(id.str().size(), 32U);
  EXPECT_EQ(Id<ThingTag>::parse(id.str()), id);
  EXPECT_FALSE(Id<ThingTag>::parse("not an id"));
  EXPECT_FALSE(Id<ThingTag>::parse(id.str().substr(1)));
}

}  // namespace
}  // namespace chancery
