#include "eval/copy_scores.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>

namespace chancery {
namespace {

class CopyPairs : public testing::Test {
 protected:
  CopyPairs() { std::filesystem::create_directories(folder_); }
  ~CopyPairs() override {
    std::error_code left;
    std::filesystem::remove_all(folder_, left);
  }

  void write(const char* name, const std::string& content) {
    std::ofstream(folder_ / name) << content;
  }

  const std::filesystem::path folder_ = std::filesystem::temp_directory_path() /
                                        ("chancery-copy-pairs-" + std::to_string(::getpid()));
};

std::string row(const char* id, const std::string& text) {
  return std::string(R"({"date": "2031-03-12", "id": ")") + id + R"(", "text": ")" + text + "\"}\n";
}

TEST_F(CopyPairs, AreCountedByWhetherTheyAreHeldTogether) {
  const std::string story =
      "Norway and Peru signed an agreement on fishing rights in Oslo on Tuesday after two years of "
      "talks. Minister Lars Holt called it a good day for the villages of the north. ";
  write("pairs.tsv",
        "id1\tid2\tjaccard\tcontainment\na\tb\t0.9\t0.95\na\tc\t0.1\t0.2\na\td\t0.45\t0.5\n");
  write("reports.jsonl",
        row("a", story) + row("b", story + "Peru has yet to comment.") +
            row("c", "Rail passengers in Kenya waited for hours on Tuesday, the operator said.") +
            row("d", "Tea pickers in Sri Lanka ended their strike, their union announced."));
  const auto resources = Resources::open(CHANCERY_DATA_DIR);
  ASSERT_TRUE(resources) << resources.error().message;
  const auto gold = read_copy_gold(folder_);
  ASSERT_TRUE(gold) << gold.error().message;
  auto scores = score_copy_pairs(*gold, *resources);
  ASSERT_TRUE(scores) << scores.error().message;
  EXPECT_EQ((*scores)["dev"].copies, 1U) << "what lies between counts as neither";
  EXPECT_EQ((*scores)["dev"].found, 1U);
  EXPECT_EQ((*scores)["dev"].precision(), 100);
  EXPECT_EQ((*scores)["held"].apart, 1U);
  EXPECT_EQ((*scores)["held"].wrong, 0U);
}

TEST_F(CopyPairs, AShareThatIsNoneIsNamedByItsLine) {
  write("pairs.tsv", "id1\tid2\tjaccard\tcontainment\na\tb\thalf\t0.95\n");
  write("reports.jsonl", row("a", "Holt met Reyes."));
  const auto gold = read_copy_gold(folder_);
  ASSERT_FALSE(gold);
  EXPECT_NE(gold.error().message.find("pairs.tsv:2"), std::string::npos);
}

}  // namespace
}  // namespace chancery
