#include "chancery/syntax/word_features.h"

#include <gtest/gtest.h>

#include "chancery/text/fold.h"

namespace chancery {
namespace {

struct Vector {
  std::string form;
  std::string normal;
  std::string shape;
  std::vector<std::uint64_t> rows;  // of the eight tables of the format's description
  std::uint64_t vector;
};

// The test vectors of docs/formats/model-file.md.
const std::vector<Vector> kVectors = {
    {"said", "said", "xxx", {15895, 25, 233, 2021, 1360, 2180, 2750, 1157}, 0xbcbdb2291e9acda8},
    {"Moscow",
     "Moscow",
     "Xxxx",
     {2582, 447, 517, 4247, 1083, 6281, 10079, 351},
     0xf60a4f41b1fc949d},
    {"U.S.", "U.S.", "X.X.", {16500, 259, 906, 5838, 260, 3657, 12817, 307}, 0x292dc739e48ccd2b},
    {"1,234", "1,234", "d,ddd", {8046, 396, 569, 6034, 717, 3334, 11119, 1293}, 0x011375c2c2900bad},
    {"“", "\"", "\"", {1244, 194, 1733, 2040, 789, 600, 13875, 1039}, 0x08cefe07b5707b11},
    {"—", "--", "--", {16260, 451, 1519, 1104, 1727, 3888, 933, 1353}, 0x681cc3194e0c9eb3},
    {"Türkiye",
     "Türkiye",
     "Xxxx",
     {13187, 48, 180, 5613, 1587, 255, 12129, 351},
     0x6ff84e51c3785614},
    {"İstanbul",
     "İstanbul",
     "Xxxx",
     {26556, 291, 373, 1558, 1108, 4177, 2054, 351},
     0x9ac77f03c4e4cefb},
    {"n’t", "n't", "x'x", {11403, 158, 1826, 2799, 1814, 863, 2652, 690}, 0x3ace0400e8f91276},
    {"COVID-19",
     "COVID-19",
     "XXX-dd",
     {6262, 401, 871, 6254, 717, 3797, 3512, 420},
     0x50c29372f2a42d27}};

const std::vector<FeatureRule> kRules = {
    {'w', FeatureKind::kForm, 0},   {'1', FeatureKind::kPrefix, 1}, {'2', FeatureKind::kPrefix, 2},
    {'3', FeatureKind::kPrefix, 3}, {'b', FeatureKind::kSuffix, 2}, {'c', FeatureKind::kSuffix, 3},
    {'d', FeatureKind::kSuffix, 4}, {'x', FeatureKind::kShape, 0}};
const std::vector<std::uint64_t> kRows = {28000, 500, 2000, 7000, 2000, 7000, 14000, 1500};

TEST(WordFeatures, AreThoseOfTheFormatsTestVectors) {
  for (const Vector& want : kVectors) {
    const std::string normal = normal_form(want.form);
    EXPECT_EQ(normal, want.normal);
    EXPECT_EQ(word_shape(normal), want.shape);
    const FormHashes hashes = hash_form(normal, lower(normal), kRules);
    for (std::size_t i = 0; i < kRows.size(); ++i) {
      EXPECT_EQ(hashes.features[i] % kRows[i], want.rows[i]) << want.form << " " << i;
    }
    EXPECT_EQ(hashes.vector, want.vector) << want.form;
  }
  EXPECT_EQ(hash_feature('g', "moscow"), 0xc8d0d3a70430d886U);
  EXPECT_EQ(hash_feature('w', "said"), 0x62220fb8098052d7U);
}

TEST(NormalForm, MakesTypographyPlain) {
  EXPECT_EQ(normal_form("''"), "\"");
  EXPECT_EQ(normal_form("``"), "\"");
  EXPECT_EQ(normal_form("«"), "\"");
  EXPECT_EQ(normal_form("Jong‑Un"), "Jong-Un");
  EXPECT_EQ(normal_form("co\u00ADoperate\u200B"), "cooperate");
  EXPECT_EQ(normal_form("…"), "...");
}

}  // namespace
}  // namespace chancery
