#include "chancery/model/network.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "tests/support/small_model.h"

namespace chancery {
namespace {

using ::testing::HasSubstr;

Result<Network> load(const SmallModel& model, const Kernels& kernels = best_kernels()) {
  auto file = ModelFile::parse("small.chm", model.bytes());
  if (!file) return tl::unexpected(file.error());
  return Network::load(std::move(*file), kernels);
}

// Decisions on sentences of made-up forms, `per_batch` sentences at a time.
std::vector<std::uint32_t> decide(const Network& network, std::size_t per_batch) {
  const std::vector<std::uint32_t> lengths = {3, 1, 17, 5, 2, 40, 8};
  std::mt19937_64 random(5);
  std::vector<std::uint32_t> out;
  Network::Scratch scratch;
  for (std::size_t first = 0; first < lengths.size(); first += per_batch) {
    const std::size_t last = std::min(lengths.size(), first + per_batch);
    const std::vector<std::uint32_t> batch(lengths.begin() + static_cast<long>(first),
                                           lengths.begin() + static_cast<long>(last));
    scratch.begin(network, batch);
    for (std::size_t s = 0; s < batch.size(); ++s) {
      for (std::uint32_t i = 0; i < batch[s]; ++i) {
        FormHashes form;
        for (std::uint64_t& feature : form.features) feature = random();
        form.vector = random() % 5;
        form.lexicon = random() % 10;
        network.encode_forms(std::span(&form, 1), scratch, scratch.token(s, i));
      }
    }
    std::vector<TokenDecision> decisions;
    network.decide(scratch, decisions);
    for (const TokenDecision& d : decisions) {
      out.insert(out.end(), {d.upos, d.xpos, d.lemma_script, d.deprel, d.name_tag, d.head});
    }
  }
  return out;
}

TEST(Network, ASentenceIsDecidedAlikeAloneAndInABatch) {
  const auto network = load(SmallModel());
  ASSERT_TRUE(network) << network.error().message;
  const std::vector<std::uint32_t> alone = decide(*network, 1);
  EXPECT_EQ(alone.size(), 6U * 76U);
  EXPECT_EQ(decide(*network, 2), alone);
  EXPECT_EQ(decide(*network, 7), alone);
}

TEST(Network, EveryProcessorDecidesAlike) {
  const auto best = load(SmallModel());
  const auto plain = load(SmallModel(), plain_kernels());
  ASSERT_TRUE(best && plain);
  EXPECT_EQ(decide(*best, 3), decide(*plain, 3));
}

TEST(Network, EveryTensorAndEveryWidthIsNeeded) {
  for (const std::string& line : SmallModel().lines) {
    if (line.rfind("name ", 0) == 0 || line.find("lemma.lexicon") != std::string::npos ||
        line.rfind("lexicon_bit", 0) == 0 || line.rfind("feature ", 0) == 0) {
      continue;  // not the network's, or one of any number
    }
    SmallModel model;
    ASSERT_EQ(model.remove(line), 1U) << line;
    const auto network = load(model);
    ASSERT_FALSE(network) << line;
    EXPECT_EQ(network.error().code, ErrorCode::kConfiguration);
    EXPECT_THAT(network.error().message, HasSubstr("small.chm: ")) << line;
  }
}

TEST(Network, AWidthThatDoesNotFitItsTensorsIsRefused) {
  for (const std::string key : {"embedding", "token", "token_pieces", "convolution_pieces",
                                "hidden", "arc", "label", "names", "names_pieces", "vector"}) {
    for (const std::string value : {"0", "3", "99999999", "x"}) {
      SmallModel model;
      model.replace(key + " ", key + " " + value);
      EXPECT_FALSE(load(model)) << key << " " << value;
    }
  }
  SmallModel model;
  model.replace("distance", "distance 3 1 0");
  EXPECT_FALSE(load(model));
  model.replace("distance", "distance 1 3 7");
  EXPECT_FALSE(load(model));
}

TEST(Network, ASentenceHasOneRootAndItsLabel) {
  const auto network = load(SmallModel(9));
  ASSERT_TRUE(network);
  const std::vector<std::uint32_t> out = decide(*network, 7);
  std::size_t roots = 0;
  for (std::size_t t = 0; t < out.size(); t += 6) {
    if (out[t + 3] == 0) ++roots;  // deprel 0 is root
  }
  EXPECT_EQ(roots, 7U);
}

}  // namespace
}  // namespace chancery
