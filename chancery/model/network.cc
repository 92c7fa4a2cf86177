#include "chancery/model/network.h"

#include <algorithm>
#include <utility>

namespace chancery {

Result<Network> Network::load(ModelFile file, const Kernels& kernels) {
  Network network;
  network.file_ = std::make_unique<const ModelFile>(std::move(file));
  network.kernels_ = &kernels;
  TensorReader reader(*network.file_);
  network.tokens_ = TokenEncoder::load(reader);
  if (!reader.error()) {
    network.sentences_ = SentenceEncoder::load(reader, network.tokens_.width());
  }
  if (!reader.error()) {
    network.heads_ = Heads::load(reader, network.tokens_.width(), network.sentences_.width());
  }
  if (reader.error()) return tl::unexpected(*reader.error());
  return network;
}

void Network::Scratch::begin(const Network& network, std::span<const std::uint32_t> lengths) {
  width_ = network.token_width();
  lengths_.assign(lengths.begin(), lengths.end());
  first_rows_.clear();
  const std::size_t rows = SentenceRows{lengths_}.rows();
  rows_ = tokens_.floats(rows * width_);
  std::size_t row = 1;
  for (std::uint32_t length : lengths_) {
    std::fill_n(rows_ + (row - 1) * width_, width_, 0.0F);
    first_rows_.push_back(row);
    row += length + 1;
  }
  std::fill_n(rows_ + (rows - 1) * width_, width_, 0.0F);
}

float* Network::Scratch::token(std::size_t sentence, std::size_t i) {
  return rows_ + (first_rows_[sentence] + i) * width_;
}

void Network::encode_forms(std::span<const FormHashes> forms, Scratch& scratch, float* out) const {
  tokens_.encode(*kernels_, forms, scratch.token_rooms_, out);
}

void Network::decide(Scratch& scratch, std::vector<TokenDecision>& out) const {
  const SentenceRows sentences{scratch.lengths_};
  const std::size_t rows = sentences.rows();
  const std::size_t stride = sentences_.width() + tokens_.width();
  out.resize(rows - 1 - scratch.lengths_.size());
  float* encoded = scratch.encoded_.floats(rows * stride);
  sentences_.encode(*kernels_, sentences, scratch.rows_, scratch.sentence_rooms_, encoded, stride);
  for (std::size_t row = 0; row < rows; ++row) {
    std::copy_n(scratch.rows_ + row * tokens_.width(), tokens_.width(),
                encoded + row * stride + sentences_.width());
  }
  heads_.decide(*kernels_, sentences, encoded, stride, scratch.head_rooms_, out.data());
}

}  // namespace chancery
