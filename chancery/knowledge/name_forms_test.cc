#include "chancery/knowledge/name_forms.h"

#include <gtest/gtest.h>

#include <fstream>

#include "chancery/knowledge/actor_directory.h"
#include "chancery/knowledge/name_match.h"
#include "tests/support/own_folder.h"

namespace chancery {
namespace {

class NameFormsTest : public testing::Test {
 protected:
  static const ActorDirectory& directory() {
    static const auto loaded = ActorDirectory::load(CHANCERY_DATA_DIR);
    return *loaded;
  }
  static const NameForms& forms() { return directory().name_forms(); }
  static float alike(std::string_view a, std::string_view b) {
    EXPECT_FLOAT_EQ(name_similarity(a, b, directory()), name_similarity(b, a, directory()));
    return name_similarity(a, b, directory());
  }
};

TEST_F(NameFormsTest, FormsOfOneGivenNameAreOne) {
  EXPECT_EQ(forms().compare("mykola", "nikolai"), GivenNames::kSame);
  EXPECT_EQ(forms().compare("khalid", "khalil"), GivenNames::kOther);
  EXPECT_EQ(forms().compare("khalid", "zzyzx"), GivenNames::kUnknown);
  EXPECT_GE(alike("Mykola Orlenko", "Nikolai Orlenko"), kSameName);
  EXPECT_LT(alike("Khalid Barzanji", "Khalil Barzanji"), kSameName);
}

TEST_F(NameFormsTest, AManIsNoWomanOfTheSameRoot) {
  EXPECT_TRUE(forms().are_man_and_woman("giorgio", "giorgia"));
  EXPECT_LT(alike("Giorgio Bellandi", "Giorgia Bellandi"), kSameName);
}

TEST_F(NameFormsTest, HabitsOfOneLanguageGiveTheWritingOfAnother) {
  EXPECT_GE(alike("Grigori Jawlinski", "Grigory Yavlinsky"), kSameName);
  EXPECT_GE(alike("Kouno Taro", "Taro Kono"), kSameName);
  EXPECT_GE(alike("Voyislav Koshtunitsa", "Vojislav Kostunica"), kSameName);
}

TEST_F(NameFormsTest, GenerationsOfOneNameAreTwoPersons) {
  EXPECT_LT(alike("Magnus Holt Jr.", "Magnus Holt Sr."), kSameName);
  EXPECT_LT(alike("Harald I", "Harald II"), kSameName);
}

TEST_F(NameFormsTest, TheFathersNameAloneIsTheFathers) {
  EXPECT_LT(alike("Salim Ahmed Barzanji", "Ahmed Barzanji"), kSameName);
  EXPECT_GE(alike("Mohammad Javad Barzanji", "Javad Barzanji"), kSameName);
}

TEST_F(NameFormsTest, TwoPersonsOfTheDirectoryAreTwo) {
  EXPECT_LT(alike("Ahmad Shah Massoud", "Ahmad Massoud"), kSameName);
}

TEST_F(NameFormsTest, AnUnknownCustomIsToldWithItsLine) {
  const auto folder = own_folder("chancery_name_forms");
  std::filesystem::create_directories(folder / "lexicon");
  std::ofstream(folder / "lexicon" / "name_forms.tsv")
      << "forms\tlanguage\tcustom\nAnna;Hanna\tru\t\nIvo;Iwo\tpl\tgreek\n";
  const auto loaded = NameForms::load(folder);
  ASSERT_FALSE(loaded);
  EXPECT_NE(loaded.error().message.find("name_forms.tsv:3"), std::string::npos);
}

}  // namespace
}  // namespace chancery
