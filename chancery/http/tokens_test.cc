#include "chancery/http/tokens.h"

#include <gtest/gtest.h>

#include <fstream>

#include "tests/support/own_folder.h"

namespace chancery {
namespace {

TEST(Tokens, OnlyTheTokenThatWasMadeIsKnown) {
  const auto file =
      own_folder(::testing::UnitTest::GetInstance()->current_test_info()->name()) / "tokens";
  const auto ana = add_token(file, "ana");
  const auto ben = add_token(file, "ben");
  ASSERT_TRUE(ana && ben);
  const auto tokens = Tokens::load(file);
  ASSERT_TRUE(tokens) << tokens.error().message;
  EXPECT_EQ(tokens->name_of(*ana), "ana");
  EXPECT_EQ(tokens->name_of(*ben), "ben");
  for (const std::string& wrong : {std::string(), *ana + "0", ana->substr(1), std::string("ana")}) {
    EXPECT_EQ(tokens->name_of(wrong), "") << wrong;
  }
}

TEST(Tokens, TheFileHoldsNoToken) {
  const auto file =
      own_folder(::testing::UnitTest::GetInstance()->current_test_info()->name()) / "tokens";
  const auto token = add_token(file, "ana");
  std::ifstream in(file);
  const std::string content((std::istreambuf_iterator<char>(in)), {});
  EXPECT_EQ(content.find(*token), std::string::npos);
  EXPECT_EQ(content.rfind("ana ", 0), 0U);
}

TEST(Tokens, AFileThatOthersMayReadIsRefused) {
  const auto file =
      own_folder(::testing::UnitTest::GetInstance()->current_test_info()->name()) / "tokens";
  ASSERT_TRUE(add_token(file, "ana"));
  std::filesystem::permissions(file, std::filesystem::perms::group_read,
                               std::filesystem::perm_options::add);
  EXPECT_EQ(Tokens::load(file).error().code, ErrorCode::kConfiguration);
}

TEST(Tokens, ABadLineIsToldWithItsNumber) {
  const auto file =
      own_folder(::testing::UnitTest::GetInstance()->current_test_info()->name()) / "tokens";
  std::ofstream(file) << "# who\nana secret\n";
  std::filesystem::permissions(file, std::filesystem::perms::owner_read);
  EXPECT_NE(Tokens::load(file).error().message.find(":2:"), std::string::npos);
  EXPECT_FALSE(Tokens::load(file.parent_path() / "absent"));
  EXPECT_FALSE(add_token(file, "two words"));
}

}  // namespace
}  // namespace chancery
