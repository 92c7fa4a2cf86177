// Token vectors -> vectors of tokens in their sentence: one convolution over three tokens, then
// bidirectional gated recurrent layers whose gates are plain products (Bradbury et al. 2017,
// "Quasi-Recurrent Neural Networks"; Lei et al. 2018, "Simple Recurrent Units").
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "chancery/model/linear.h"

namespace chancery {

// Several sentences in one buffer of rows: a row of zeros before, between and after them.
struct SentenceRows {
  std::span<const std::uint32_t> lengths;  // tokens of each sentence

  std::size_t rows() const {
    std::size_t rows = 1;
    for (std::uint32_t length : lengths) rows += length + 1;
    return rows;
  }
};

class SentenceEncoder {
 public:
  struct Rooms {
    Room wide;
    Room a;
    Room b;
    Room state;
  };

  static SentenceEncoder load(TensorReader& reader, std::size_t token_width);

  // 2H: the floats of an encoded token.
  std::size_t width() const { return 2 * hidden_; }

  // `x` holds rows of token vectors as SentenceRows says. Row i of the result goes to
  // out + i * out_stride; rows between sentences are left as they are.
  void encode(const Kernels& kernels, const SentenceRows& sentences, const float* x, Rooms& rooms,
              float* out, std::size_t out_stride) const;

 private:
  void convolve(const Kernels& kernels, std::size_t rows, const float* x, Rooms& rooms,
                float* y) const;

  std::size_t token_width_ = 0;
  std::size_t hidden_ = 0;
  std::size_t pieces_ = 0;
  Linear convolution_;
  std::vector<float> gain_;
  std::vector<float> bias_;
  std::vector<Linear> layers_;
};

}  // namespace chancery
