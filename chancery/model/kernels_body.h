// The one text of the kernels, compiled once for each kind of processor: the including file names
// the namespace (CHANCERY_KERNELS), the floats of a register (CHANCERY_LANES) and the rows that
// gemm works on at a time (CHANCERY_ROWS).
//
// No templates of the standard library are used here: their code would be shared between files
// compiled for different processors.
#include <cstddef>

#include "chancery/model/kernels.h"

namespace chancery::CHANCERY_KERNELS {
namespace {

constexpr std::size_t kLanes = CHANCERY_LANES;
constexpr std::size_t kRegisters = kPanel / kLanes;
typedef float Lanes __attribute__((vector_size(sizeof(float) * kLanes), aligned(4), may_alias));

// `Rows` rows against one panel, every sum running over k in order.
template <std::size_t Rows>
inline void tile(const float* x, std::size_t x_stride, std::size_t depth, const float* panel,
                 const float* bias, float* y, std::size_t y_stride) {
  Lanes sums[Rows][kRegisters];
  for (std::size_t r = 0; r < Rows; ++r) {
    for (std::size_t v = 0; v < kRegisters; ++v) {
      sums[r][v] = *reinterpret_cast<const Lanes*>(bias + v * kLanes);
    }
  }
  for (std::size_t k = 0; k < depth; ++k) {
    const float* weights = panel + k * kPanel;
    Lanes w[kRegisters];
    for (std::size_t v = 0; v < kRegisters; ++v) {
      w[v] = *reinterpret_cast<const Lanes*>(weights + v * kLanes);
    }
    for (std::size_t r = 0; r < Rows; ++r) {
      const float value = x[r * x_stride + k];
      for (std::size_t v = 0; v < kRegisters; ++v) sums[r][v] += w[v] * value;
    }
  }
  for (std::size_t r = 0; r < Rows; ++r) {
    for (std::size_t v = 0; v < kRegisters; ++v) {
      *reinterpret_cast<Lanes*>(y + r * y_stride + v * kLanes) = sums[r][v];
    }
  }
}

// The rows left over when CHANCERY_ROWS does not divide their number.
template <std::size_t Rows>
inline void remainder(std::size_t rows, const float* x, std::size_t x_stride, std::size_t depth,
                      const float* panel, const float* bias, float* y, std::size_t y_stride) {
  if constexpr (Rows > 0) {
    if (rows == Rows) {
      tile<Rows>(x, x_stride, depth, panel, bias, y, y_stride);
    } else {
      remainder<Rows - 1>(rows, x, x_stride, depth, panel, bias, y, y_stride);
    }
  }
}

void gemm(const float* x, std::size_t x_stride, std::size_t rows, std::size_t depth,
          const float* panels, std::size_t panel_count, const float* bias, float* y,
          std::size_t y_stride) {
  for (std::size_t p = 0; p < panel_count; ++p) {
    const float* panel = panels + p * depth * kPanel;
    const float* panel_bias = bias + p * kPanel;
    float* out = y + p * kPanel;
    std::size_t r = 0;
    for (; r + CHANCERY_ROWS <= rows; r += CHANCERY_ROWS) {
      tile<CHANCERY_ROWS>(x + r * x_stride, x_stride, depth, panel, panel_bias, out + r * y_stride,
                          y_stride);
    }
    remainder<CHANCERY_ROWS - 1>(rows - r, x + r * x_stride, x_stride, depth, panel, panel_bias,
                                 out + r * y_stride, y_stride);
  }
}

void maxout(const float* u, std::size_t u_stride, std::size_t rows, std::size_t width,
            std::size_t pieces, float* y, std::size_t y_stride) {
  for (std::size_t r = 0; r < rows; ++r) {
    const float* from = u + r * u_stride;
    float* to = y + r * y_stride;
    for (std::size_t d = 0; d < width; ++d) to[d] = from[d];
    for (std::size_t p = 1; p < pieces; ++p) {
      const float* piece = from + p * width;
#pragma omp simd
      for (std::size_t d = 0; d < width; ++d) to[d] = piece[d] > to[d] ? piece[d] : to[d];
    }
  }
}

void layer_norm(float* x, std::size_t stride, std::size_t rows, std::size_t width,
                const float* gain, const float* bias) {
  const float share = 1.0F / static_cast<float>(width);
  for (std::size_t r = 0; r < rows; ++r) {
    float* row = x + r * stride;
    float sum = 0;
#pragma omp simd reduction(+ : sum)
    for (std::size_t d = 0; d < width; ++d) sum += row[d];
    const float mean = sum * share;
    float squares = 0;
#pragma omp simd reduction(+ : squares)
    for (std::size_t d = 0; d < width; ++d) squares += (row[d] - mean) * (row[d] - mean);
    const float scale = 1.0F / __builtin_sqrtf(squares * share + 1e-5F);
#pragma omp simd
    for (std::size_t d = 0; d < width; ++d) row[d] = (row[d] - mean) * scale * gain[d] + bias[d];
  }
}

// exp by 2^n * 2^f with a polynomial in f; relative error below 3e-7. Clamped to where the result
// is a normal number.
inline float exponential(float x) {
  float t = x * 1.44269504F;
  t = t < -126.0F ? -126.0F : t;
  t = t > 126.0F ? 126.0F : t;
  // The nearest whole number: adding 1.5 * 2^23 leaves no bits for a fraction.
  const float whole = (t + 12582912.0F) - 12582912.0F;
  const float f = t - whole;
  float p = 1.53533619e-4F;
  p = p * f + 1.33988744e-3F;
  p = p * f + 9.61843736e-3F;
  p = p * f + 5.55033247e-2F;
  p = p * f + 2.40226479e-1F;
  p = p * f + 6.93147203e-1F;
  p = p * f + 1.0F;
  const unsigned bits = static_cast<unsigned>(static_cast<int>(whole) + 127) << 23U;
  float power;
  __builtin_memcpy(&power, &bits, sizeof power);
  return p * power;
}

inline float sigmoid(float x) { return 1.0F / (1.0F + exponential(-x)); }
inline float hyperbolic_tangent(float x) { return 2.0F / (1.0F + exponential(-2.0F * x)) - 1.0F; }

void recurrence(const float* gates, std::size_t gate_stride, std::size_t rows, std::size_t hidden,
                bool backward, float* state, float* y, std::size_t y_stride) {
  for (std::size_t d = 0; d < hidden; ++d) state[d] = 0;
  for (std::size_t step = 0; step < rows; ++step) {
    const std::size_t row = backward ? rows - 1 - step : step;
    const float* z = gates + row * gate_stride;
    const float* f = z + hidden;
    const float* r = f + hidden;
    const float* s = r + hidden;
    float* out = y + row * y_stride;
#pragma omp simd
    for (std::size_t d = 0; d < hidden; ++d) {
      const float keep = sigmoid(f[d]);
      const float c = keep * state[d] + (1.0F - keep) * z[d];
      state[d] = c;
      const float open = sigmoid(r[d]);
      out[d] = open * hyperbolic_tangent(c) + (1.0F - open) * s[d];
    }
  }
}

void relu(float* x, std::size_t stride, std::size_t rows, std::size_t width) {
  for (std::size_t r = 0; r < rows; ++r) {
    float* row = x + r * stride;
#pragma omp simd
    for (std::size_t d = 0; d < width; ++d) row[d] = row[d] > 0 ? row[d] : 0;
  }
}

void add(const float* x, std::size_t width, float* y) {
#pragma omp simd
  for (std::size_t d = 0; d < width; ++d) y[d] += x[d];
}

void add_scaled(const signed char* x, float scale, std::size_t width, float* y) {
#pragma omp simd
  for (std::size_t d = 0; d < width; ++d) y[d] += scale * static_cast<float>(x[d]);
}

std::size_t argmax(const float* x, std::size_t width) {
  float largest = x[0];
#pragma omp simd reduction(max : largest)
  for (std::size_t d = 1; d < width; ++d) largest = x[d] > largest ? x[d] : largest;
  for (std::size_t d = 0; d < width; ++d) {
    if (x[d] == largest) return d;
  }
  return 0;  // only where a value is not a number
}

}  // namespace

extern const Kernels kKernels;
const Kernels kKernels = {gemm, maxout, layer_norm, recurrence, relu, add, add_scaled, argmax};

}  // namespace chancery::CHANCERY_KERNELS
