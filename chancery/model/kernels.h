// The arithmetic of the network on rows of floats, once for every kind of processor.
//
// Each function works row by row in a fixed order, so that a row's result depends neither on how
// many rows are given at once nor on which: a sentence gets the same bits alone and in a batch.
#pragma once

#include <cstddef>

namespace chancery {

// Columns of a weight panel; see gemm and Linear (linear.h).
inline constexpr std::size_t kPanel = 16;

struct Kernels {
  // y[r][j] = bias[j] + sum over k of x[r][k] * W[j][k], for `rows` rows of x (`depth` wide, one
  // every `x_stride` floats, which may overlap) and `panels` * kPanel columns of y. The weights lie
  // as panels[p][k][c] = W[p * kPanel + c][k]; bias has panels * kPanel entries.
  void (*gemm)(const float* x, std::size_t x_stride, std::size_t rows, std::size_t depth,
               const float* panels, std::size_t panel_count, const float* bias, float* y,
               std::size_t y_stride);
  // y[r][d] = max over p < pieces of u[r][p * width + d].
  void (*maxout)(const float* u, std::size_t u_stride, std::size_t rows, std::size_t width,
                 std::size_t pieces, float* y, std::size_t y_stride);
  // y = (x - mean) / sqrt(variance + 1e-5) * gain + bias, row by row, in place.
  void (*layer_norm)(float* x, std::size_t stride, std::size_t rows, std::size_t width,
                     const float* gain, const float* bias);
  // One direction of a gated recurrent layer over the rows of one sentence: `gates` holds z, f, r,
  // s of `hidden` floats each at every row; `backward` runs from the last row to the first. `state`
  // is room for `hidden` floats.
  void (*recurrence)(const float* gates, std::size_t gate_stride, std::size_t rows,
                     std::size_t hidden, bool backward, float* state, float* y,
                     std::size_t y_stride);
  void (*relu)(float* x, std::size_t stride, std::size_t rows, std::size_t width);
  // y[i] += x[i]
  void (*add)(const float* x, std::size_t width, float* y);
  // y[i] += scale * x[i]
  void (*add_scaled)(const signed char* x, float scale, std::size_t width, float* y);
  // The place of the largest value, the first of equals; width > 0.
  std::size_t (*argmax)(const float* x, std::size_t width);
};

// The fastest set that this processor can run.
const Kernels& best_kernels();
// The set that every processor can run.
const Kernels& plain_kernels();

}  // namespace chancery
