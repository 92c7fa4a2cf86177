#include "chancery/knowledge/user_actors.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

#include "chancery/knowledge/actor_directory.h"

namespace chancery {
namespace {

constexpr const char* kHeader =
    "name\talso\tfamily_name\tkind\tcountry\tsectors\toffice\ttitle\tfrom\tto\n";

class UserActorsTest : public ::testing::Test {
 protected:
  UserActorsTest() {
    std::string pattern = ::testing::TempDir() + "/actorsXXXXXX";
    folder_ = mkdtemp(pattern.data());
  }
  ~UserActorsTest() override { std::filesystem::remove_all(folder_); }

  Result<ActorDirectory> load(const std::string& rows) const {
    const auto file = folder_ / "mine.tsv";
    std::ofstream(file) << kHeader << rows;
    return ActorDirectory::load(CHANCERY_DATA_DIR, file);
  }
  static CountryCode code(std::string_view text) { return *CountryCode::parse(text); }
  static std::string error_of(const Result<ActorDirectory>& loaded) {
    return loaded ? "" : loaded.error().message;
  }

  std::filesystem::path folder_;
};

TEST_F(UserActorsTest, AnOwnPersonIsFoundByEveryName) {
  const auto actors = load(
      "Aino Rautala\tA. Rautala\t\tperson\tFIN\tGOV\tminister\t"
      "Minister of Fisheries\t2024-01\t\n");
  ASSERT_TRUE(actors) << error_of(actors);
  ASSERT_EQ(actors->find_name("Aino Rautala").size(), 1U);
  ASSERT_EQ(actors->find_name("A. Rautala").size(), 1U);
  const Person* person = actors->person("aino-rautala");
  ASSERT_NE(person, nullptr);
  EXPECT_EQ(person->family_name, "Rautala");
  ASSERT_EQ(actors->terms_of(*person).size(), 1U);
  EXPECT_EQ(actors->terms_of(*person)[0].country, code("FIN"));
}

TEST_F(UserActorsTest, AnOwnPersonTakesThePlaceOfOurs) {
  const auto actors =
      load("Sergei Lavrov\t\t\tperson\tFIN\tBUS\tother\tHead of a shipyard\t2001\t\n");
  ASSERT_TRUE(actors) << error_of(actors);
  const Person* person = actors->person("sergei-lavrov");
  ASSERT_NE(person, nullptr);
  ASSERT_EQ(actors->terms_of(*person).size(), 1U);
  EXPECT_EQ(actors->terms_of(*person)[0].country, code("FIN"));
}

TEST_F(UserActorsTest, AnOwnHolderEndsOurs) {
  const auto actors = load(
      "Aino Rautala\t\t\tperson\tRUS\tGOV\tforeign_minister\t"
      "Foreign Minister\t2021-03-01\t\n");
  ASSERT_TRUE(actors) << error_of(actors);
  const auto on = [&](const char* day) {
    return actors->holders("foreign_minister", code("RUS"), *DateInterval::parse(day));
  };
  ASSERT_EQ(on("2022-01-01").size(), 1U);
  EXPECT_EQ(actors->persons()[on("2022-01-01")[0]->person].id, "aino-rautala");
  ASSERT_EQ(on("2015-01-01").size(), 1U);
  EXPECT_EQ(actors->persons()[on("2015-01-01")[0]->person].id, "sergei-lavrov");
}

TEST_F(UserActorsTest, AnOwnNameMeansNothingElse) {
  const auto actors = load("Norlandic Front\tUN;NF\t\tparty\tNOR\tPTY\t\t\t\t\n");
  ASSERT_TRUE(actors) << error_of(actors);
  const auto entries = actors->find_name("UN");
  ASSERT_EQ(entries.size(), 1U);
  EXPECT_EQ(actors->organizations()[entries[0].index].name, "Norlandic Front");
}

TEST_F(UserActorsTest, ABadRowNamesFileAndLine) {
  const auto ends_with = [&](const std::string& row, const std::string& what) {
    const std::string message = error_of(load("Lars Holt\t\t\tperson\tNOR\tGOV\t\t\t\t\n" + row));
    EXPECT_NE(message.find("mine.tsv:3: " + what), std::string::npos) << message;
  };
  ends_with("Ann Lee\t\t\tperson\tNOWHERE\tGOV\t\t\t\t\n", "unknown country: 'NOWHERE'");
  ends_with("Ann Lee\t\t\tperson\tNOR\tXYZ\t\t\t\t\n", "unknown sector: 'XYZ'");
  ends_with("Ann Lee\t\t\tperson\tNOR\tGOV\tking\t\t\t\n", "unknown office: 'king'");
  ends_with("Ann Lee\t\t\tperson\tNOR\tGOV\t\t\t2010\t2009\n", "ends before it begins: '2009'");
  ends_with("Ann Lee\t\t\tperson\tNOR\tGOV\t\t\tsoon\t\n", "no date: 'soon'");
  ends_with("\t\t\tperson\tNOR\tGOV\t\t\t\t\n", "no name: ''");
  ends_with("Ann Lee\t\t\t\tNOR\tGOV\t\t\t\t\n", "no kind: ''");
  ends_with("Ann Lee\n", "1 cells where the header has 10");
}

TEST_F(UserActorsTest, AFileThatIsNotThereIsSaid) {
  const auto actors = ActorDirectory::load(CHANCERY_DATA_DIR, folder_ / "none.tsv");
  ASSERT_FALSE(actors);
  EXPECT_EQ(actors.error().code, ErrorCode::kConfiguration);
}

}  // namespace
}  // namespace chancery
