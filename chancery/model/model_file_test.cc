#include "chancery/model/model_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/small_model.h"

namespace chancery {
namespace {

using ::testing::HasSubstr;

std::string reason(std::string_view bytes) {
  const auto file = ModelFile::parse("small.chm", bytes);
  return file ? "" : file.error().message;
}

TEST(ModelFile, GivesWhatWasWritten) {
  const auto file = ModelFile::parse("small.chm", SmallModel().bytes());
  ASSERT_TRUE(file) << file.error().message;
  EXPECT_EQ(file->number("token", 100), 20U);
  EXPECT_EQ(file->words("upos"), (std::vector<std::string_view>{"NOUN", "VERB", "PUNCT"}));
  EXPECT_EQ(file->lines("distance").at(0).size(), 3U);
  EXPECT_EQ(file->u64("vectors.key")->size(), 3U);
  EXPECT_EQ(file->matrix("vector.weight", 12, 6)->values.size(), 72U);
  EXPECT_EQ(file->table("emb.form", 12)->rows, 50U);
  EXPECT_EQ(file->text("lemma.lexicon")->substr(0, 4), "said");
}

TEST(ModelFile, HalfFloatsAreRead) {
  SmallModel model;
  model.lines.push_back("tensor halves f16 1 4 0 8");  // the first bytes of the data
  const auto file = ModelFile::parse("small.chm", model.bytes());
  ASSERT_TRUE(file) << file.error().message;
  EXPECT_TRUE(file->matrix("halves", 1, 4));
}

TEST(ModelFile, CutOffAnywhereItIsRefused) {
  const std::string whole = SmallModel().bytes();
  for (std::size_t size = 0; size < whole.size(); size += size < 100 ? 1 : 61) {
    EXPECT_NE(reason(whole.substr(0, size)), "") << size;
  }
  EXPECT_THAT(reason(whole.substr(0, whole.size() - 1)), HasSubstr("bytes of data"));
  EXPECT_THAT(reason(whole + "x"), HasSubstr("bytes of data"));
  EXPECT_EQ(reason(whole), "");
}

TEST(ModelFile, AChangedByteIsRefused) {
  const std::string whole = SmallModel().bytes();
  for (std::size_t at : {std::size_t{0}, std::size_t{8}, whole.size() - 1, whole.size() / 2}) {
    std::string changed = whole;
    changed[at] = static_cast<char>(changed[at] ^ 1);
    EXPECT_NE(reason(changed), "") << at;
  }
  EXPECT_THAT(reason(SmallModel().bytes(false)), HasSubstr("digest"));
}

TEST(ModelFile, AnyByteOfTheHeaderMayBeWrongWithoutHarm) {
  const std::string whole = SmallModel().bytes();
  for (std::size_t at = 0; at < 3200; at += at < 16 ? 1 : 7) {
    for (const char byte : {'\0', ' ', '\n', '9', '\xFF'}) {
      std::string changed = whole;
      changed[at] = byte;
      const auto file = ModelFile::parse("small.chm", changed);
      if (!file) {
        EXPECT_THAT(file.error().message, HasSubstr("small.chm: "));
      }
    }
  }
}

TEST(ModelFile, ATensorMustAgreeWithItself) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"tensor a f32 1 4 0 15", "do not agree"},
      {"tensor a f32 1 4 1 16", "inside the data"},
      {"tensor a f32 1 4 99999999968 16", "inside the data"},
      {"tensor a f32 2 99999999999 4 0 16", "dimension"},
      {"tensor a f32 9 1 1 1 1 1 1 1 1 1 0 4", "not name"},
      {"tensor a f64 1 4 0 32", "unknown type"},
      {"tensor a", "not name"},
      {"tensor", "not name"},
      {"tensor upos.bias f32 1 3 0 12", "twice"}};
  for (const auto& [line, why] : cases) {
    SmallModel model;
    model.lines.push_back(line);
    EXPECT_THAT(reason(model.bytes()), HasSubstr(why)) << line;
  }
}

TEST(ModelFile, AMissingFileIsUnreadable) {
  const auto file = ModelFile::read("/nonexistent/model.chm");
  ASSERT_FALSE(file);
  EXPECT_EQ(file.error().code, ErrorCode::kUnreadable);
}

}  // namespace
}  // namespace chancery
