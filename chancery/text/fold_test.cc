#include "chancery/text/fold.h"

#include <gtest/gtest.h>

namespace chancery {
namespace {

TEST(Fold, MarksTypographyAndScriptsComeToPlainLatin) {
  EXPECT_EQ(fold("Élysée"), "elysee");
  EXPECT_EQ(fold("Recep Tayyip Erdoğan"), "recep tayyip erdogan");
  EXPECT_EQ(fold("Kim’s"), "kim's");
  EXPECT_EQ(fold("Лавров"), "lavrov");
  EXPECT_EQ(fold("Łódź, Ørsted, “Straße” – İzmir"), "lodz, orsted, \"strasse\" - izmir");
}

TEST(FoldName, HyphensAndApostrophesDoNotMakeAnotherName) {
  EXPECT_EQ(fold_name("Kim Jong-Un"), fold_name("Kim  Jong Un"));
  EXPECT_EQ(fold_name("Sana'a"), "sanaa");
  EXPECT_EQ(fold_name("Al‑Jazeera"), "al jazeera");
}

TEST(Lower, GoesCodePointByCodePoint) {
  EXPECT_EQ(lower("ÉLYSÉE Kim"), "élysée kim");
  EXPECT_TRUE(is_upper(U'É'));
  EXPECT_FALSE(is_letter(U'9'));
}

TEST(Nfc, ComposesMarks) { EXPECT_EQ(to_nfc("e\u0301"), "é"); }

}  // namespace
}  // namespace chancery
