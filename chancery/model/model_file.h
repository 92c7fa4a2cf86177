// A trained model as it lies on disk: a text header and named tensors
// (docs/formats/model-file.md).
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "chancery/base/result.h"

namespace chancery {

// A dense matrix of floats, row by row.
struct Matrix {
  std::size_t rows = 0;
  std::size_t columns = 0;
  std::vector<float> values;
};

// A table of rows of small whole numbers, each row with its own scale. A view into a ModelFile.
struct ScaledTable {
  std::size_t rows = 0;
  std::size_t columns = 0;
  const signed char* values = nullptr;
  const float* scales = nullptr;
};

// Owns the bytes; what tables(), numbers() and lines() give lives as long as the ModelFile, also
// when it is moved.
class ModelFile {
 public:
  // Refuses another magic or version, a length or a digest that does not agree with the header, and
  // a tensor that does not lie inside the data. Errors: kUnreadable, kConfiguration.
  static Result<ModelFile> read(const std::filesystem::path& file);
  // The same from bytes; `name` stands in messages where a path would.
  static Result<ModelFile> parse(std::string name, std::string_view bytes);

  const std::string& name() const { return name_; }
  // The values of every header line with this key, in order; none when there is no such line.
  const std::vector<std::vector<std::string_view>>& lines(std::string_view key) const;
  // The first value of every line with this key.
  std::vector<std::string_view> words(std::string_view key) const;
  // The only value of the only line with this key, from 1 to `limit`.
  Result<std::size_t> number(std::string_view key, std::size_t limit) const;

  // A dense tensor (f32 or f16) of this shape; a vector is a matrix of one row.
  Result<Matrix> matrix(std::string_view tensor, std::size_t rows, std::size_t columns) const;
  // An i8 tensor with its scales; any number of rows, but not none.
  Result<ScaledTable> table(std::string_view tensor, std::size_t columns) const;
  // The numbers of a tensor of rank 1 and exactly this type.
  Result<std::span<const std::uint64_t>> u64(std::string_view tensor) const;
  Result<std::span<const std::uint32_t>> u32(std::string_view tensor) const;
  // The bytes of a u8 tensor of rank 1, as text.
  Result<std::string_view> text(std::string_view tensor) const;

  // An error that names the file.
  Error error(std::string_view reason) const;

 private:
  struct Tensor {
    std::string_view type;
    std::vector<std::size_t> shape;
    std::size_t count = 0;  // the product of the shape
    const char* data = nullptr;
  };
  struct Free {
    void operator()(char* bytes) const;
  };

  static Result<ModelFile> open(ModelFile file);
  bool read_header(std::string_view header, std::string& reason);
  bool read_tensor(std::span<const std::string_view> values, std::string_view data,
                   std::string& reason);
  Result<const Tensor*> find(std::string_view tensor, std::string_view type) const;

  std::string name_;
  std::unique_ptr<char, Free> bytes_;  // aligned to 64, as the tensors are
  std::size_t size_ = 0;
  std::map<std::string, std::vector<std::vector<std::string_view>>, std::less<>> lines_;
  std::map<std::string, Tensor, std::less<>> tensors_;
};

}  // namespace chancery
