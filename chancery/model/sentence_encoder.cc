#include "chancery/model/sentence_encoder.h"

#include <algorithm>
#include <string>
#include <utility>

namespace chancery {
namespace {

constexpr std::size_t kHiddenLimit = 1024;
constexpr std::size_t kLayerLimit = 8;
constexpr std::size_t kPieceLimit = 16;
constexpr std::size_t kGates = 4;  // z, f, r, s

}  // namespace

SentenceEncoder SentenceEncoder::load(TensorReader& reader, std::size_t token_width) {
  SentenceEncoder encoder;
  encoder.token_width_ = token_width;
  encoder.hidden_ = reader.number("hidden", kHiddenLimit);
  encoder.pieces_ = reader.number("convolution_pieces", kPieceLimit);
  encoder.convolution_ = reader.linear("conv", encoder.pieces_ * token_width, 3 * token_width);
  encoder.gain_ = reader.vector("conv.norm.gain", token_width);
  encoder.bias_ = reader.vector("conv.norm.bias", token_width);
  const std::size_t layers = reader.number("recurrent_layers", kLayerLimit);
  for (std::size_t l = 0; l < layers; ++l) {
    encoder.layers_.push_back(reader.linear("layer" + std::to_string(l),
                                            2 * kGates * encoder.hidden_,
                                            l == 0 ? token_width : encoder.width()));
  }
  return encoder;
}

void SentenceEncoder::convolve(const Kernels& kernels, std::size_t rows, const float* x,
                               Rooms& rooms, float* y) const {
  const std::size_t d = token_width_;
  float* u = rooms.wide.floats(rows * convolution_.width());
  // The three neighbours of a token lie one after another: row t of the product begins at x[t - 1].
  convolution_.apply(kernels, x, d, rows - 2, u, convolution_.width());
  kernels.maxout(u, convolution_.width(), rows - 2, d, pieces_, y + d, d);
  kernels.layer_norm(y + d, d, rows - 2, d, gain_.data(), bias_.data());
  kernels.add(x + d, (rows - 2) * d, y + d);
}

void SentenceEncoder::encode(const Kernels& kernels, const SentenceRows& sentences, const float* x,
                             Rooms& rooms, float* out, std::size_t out_stride) const {
  const std::size_t rows = sentences.rows();
  if (rows < 3) return;
  const std::size_t room = rows * std::max(token_width_, width());
  float* input = rooms.a.floats(room);
  float* output = rooms.b.floats(room);
  float* state = rooms.state.floats(hidden_);
  convolve(kernels, rows, x, rooms, input);

  std::size_t input_width = token_width_;
  for (const Linear& layer : layers_) {
    const bool last = &layer == &layers_.back();
    float* y = last ? out : output;
    const std::size_t stride = last ? out_stride : width();
    const std::size_t gates_width = layer.width();
    float* gates = rooms.wide.floats(rows * gates_width);
    layer.apply(kernels, input + input_width, input_width, rows - 2, gates + gates_width,
                gates_width);
    std::size_t row = 1;
    for (std::uint32_t length : sentences.lengths) {
      const float* from = gates + row * gates_width;
      kernels.recurrence(from, gates_width, length, hidden_, false, state, y + row * stride,
                         stride);
      kernels.recurrence(from + kGates * hidden_, gates_width, length, hidden_, true, state,
                         y + row * stride + hidden_, stride);
      row += length + 1;
    }
    std::swap(input, output);
    input_width = width();
  }
}

}  // namespace chancery
