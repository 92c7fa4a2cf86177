#include "chancery/model/linear.h"

#include <algorithm>
#include <string>
#include <utility>

namespace chancery {

std::size_t pack_panels(const float* weight, std::size_t stride, std::size_t outputs,
                        std::size_t inputs, float* panels) {
  const std::size_t count = (outputs + kPanel - 1) / kPanel;
  if (panels == nullptr) return count * inputs * kPanel;
  for (std::size_t p = 0; p < count; ++p) {
    float* panel = panels + p * inputs * kPanel;
    for (std::size_t c = 0; c < kPanel; ++c) {
      const std::size_t row = p * kPanel + c;
      for (std::size_t k = 0; k < inputs; ++k) {
        panel[k * kPanel + c] = row < outputs ? weight[row * stride + k] : 0.0F;
      }
    }
  }
  return count * inputs * kPanel;
}

Linear::Linear(const Matrix& weight, const std::vector<float>& bias)
    : inputs_(weight.columns), outputs_(weight.rows) {
  panels_.resize(pack_panels(nullptr, 0, outputs_, inputs_, nullptr));
  pack_panels(weight.values.data(), inputs_, outputs_, inputs_, panels_.data());
  bias_.assign((outputs_ + kPanel - 1) / kPanel * kPanel, 0.0F);
  std::copy(bias.begin(), bias.end(), bias_.begin());
}

template <typename T>
T TensorReader::take(Result<T> result) {
  if (result) return std::move(*result);
  if (!error_) error_ = result.error();
  return T();
}

std::size_t TensorReader::number(std::string_view key, std::size_t limit) {
  return take(file_.number(key, limit));
}

Matrix TensorReader::matrix(std::string_view tensor, std::size_t rows, std::size_t columns) {
  return take(file_.matrix(tensor, rows, columns));
}

std::vector<float> TensorReader::vector(std::string_view tensor, std::size_t size) {
  return matrix(tensor, 1, size).values;
}

Linear TensorReader::linear(std::string_view name, std::size_t outputs, std::size_t inputs) {
  const std::string stem(name);
  const Matrix weight = matrix(stem + ".weight", outputs, inputs);
  const std::vector<float> bias = vector(stem + ".bias", outputs);
  return error_ ? Linear() : Linear(weight, bias);
}

ScaledTable TensorReader::table(std::string_view tensor, std::size_t columns) {
  return take(file_.table(tensor, columns));
}

void TensorReader::refuse(std::string_view reason) {
  if (!error_) error_ = file_.error(reason);
}

}  // namespace chancery
