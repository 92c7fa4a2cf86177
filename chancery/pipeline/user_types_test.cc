// Event types of the user's own, from the table to the coded event.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

#include "chancery/pipeline/read_report.h"

namespace chancery {
namespace {

class UserTypesTest : public ::testing::Test {
 protected:
  UserTypesTest() {
    std::string pattern = ::testing::TempDir() + "/typesXXXXXX";
    folder_ = mkdtemp(pattern.data());
  }
  ~UserTypesTest() override { std::filesystem::remove_all(folder_); }

  Result<Resources> open(const std::string& rows) const {
    const auto file = folder_ / "types.tsv";
    std::ofstream(file) << "type\tbase\tpos\tcue\tactors\trecipients\tconditions\texample\n"
                        << rows;
    return Resources::open(CHANCERY_DATA_DIR, {}, file);
  }
  static std::vector<std::string> coded(const Resources& resources, std::string_view sentence) {
    Report report;
    report.bytes = sentence;
    report.as_is = true;
    const auto read = read_report(report, resources);
    std::vector<std::string> events;
    if (!read) return events;
    for (const EventMention& event : read->events) {
      events.emplace_back(to_string(event.type));
      for (const EventMode& mode : event.modes) events.back() += " " + mode.name;
    }
    return events;
  }

  std::filesystem::path folder_;
};

using Events = std::vector<std::string>;

TEST_F(UserTypesTest, AnOwnTypeIsAModeOfItsBase) {
  const auto resources = open(
      "embassy_closure\tSANCTION\tV\tclose\tsubj\tin|obj~\tobj:embassy,consulate\t"
      "France closed its embassy in Niger.\n"
      "embassy_closure\tSANCTION\tV\tshut\tsubj\tin|obj~\tobj:embassy,consulate\t"
      "Canada shut its embassy in Iran.\n");
  ASSERT_TRUE(resources) << resources.error().message;
  EXPECT_EQ(coded(*resources, "Sweden has closed its consulate in Belarus."),
            (Events{"SANCTION embassy_closure"}));
  EXPECT_EQ(coded(*resources, "Sweden has not closed its shops in Belarus."), Events{});
  // A sense of ours that the own cue does not concern is what it was.
  const Events closing = coded(*resources, "Turkey closed its border with Armenia.");
  for (const std::string& event : closing) {
    EXPECT_EQ(event.find("embassy_closure"), std::string::npos);
  }
}

TEST_F(UserTypesTest, AnExampleThatIsNotCodedSoRefusesTheTable) {
  const auto resources = open(
      "embassy_closure\tSANCTION\tV\tclose\tsubj\tin\tobj:embassy\t"
      "France opened an embassy in Niger.\n");
  ASSERT_FALSE(resources);
  EXPECT_EQ(resources.error().code, ErrorCode::kConfiguration);
  EXPECT_NE(
      resources.error().message.find("types.tsv:2: the example is not coded as 'embassy_closure'"),
      std::string::npos)
      << resources.error().message;
}

}  // namespace
}  // namespace chancery
