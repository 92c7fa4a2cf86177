// Linear maps y = W x + b, with the weights laid out for the kernels, and the reading of them.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "chancery/model/kernels.h"
#include "chancery/model/model_file.h"

namespace chancery {

// Room that grows and never shrinks, so that after the first documents nothing is allocated. What
// it held is lost when it grows.
class Room {
 public:
  float* floats(std::size_t count) {
    if (values_.size() < count) values_.assign(count + count / 4, 0.0F);
    return values_.data();
  }

 private:
  std::vector<float> values_;
};

class Linear {
 public:
  Linear() = default;
  // An empty bias stands for zeros.
  Linear(const Matrix& weight, const std::vector<float>& bias);

  std::size_t inputs() const { return inputs_; }
  std::size_t outputs() const { return outputs_; }
  // outputs() rounded up to whole panels: what apply() writes of every row.
  std::size_t width() const { return bias_.size(); }

  // `rows` rows of x, one every `x_stride` floats; y_stride >= width().
  void apply(const Kernels& kernels, const float* x, std::size_t x_stride, std::size_t rows,
             float* y, std::size_t y_stride) const {
    kernels.gemm(x, x_stride, rows, inputs_, panels_.data(), width() / kPanel, bias_.data(), y,
                 y_stride);
  }

 private:
  std::size_t inputs_ = 0;
  std::size_t outputs_ = 0;
  std::vector<float> panels_;
  std::vector<float> bias_;
};

// The same weights laid out from rows in memory: panels for `outputs` rows of `inputs` floats.
// Returns the floats needed; writes nothing when `panels` is null.
std::size_t pack_panels(const float* weight, std::size_t stride, std::size_t outputs,
                        std::size_t inputs, float* panels);

// Reads tensor after tensor and keeps the first error: what is read after an error is empty.
class TensorReader {
 public:
  explicit TensorReader(const ModelFile& file) : file_(file) {}

  std::size_t number(std::string_view key, std::size_t limit);
  Matrix matrix(std::string_view tensor, std::size_t rows, std::size_t columns);
  std::vector<float> vector(std::string_view tensor, std::size_t size);
  // `name`.weight and `name`.bias.
  Linear linear(std::string_view name, std::size_t outputs, std::size_t inputs);
  ScaledTable table(std::string_view tensor, std::size_t columns);
  // Records an error found by the caller.
  void refuse(std::string_view reason);

  const ModelFile& file() const { return file_; }
  const std::optional<Error>& error() const { return error_; }

 private:
  template <typename T>
  T take(Result<T> result);
  const ModelFile& file_;
  std::optional<Error> error_;
};

}  // namespace chancery
