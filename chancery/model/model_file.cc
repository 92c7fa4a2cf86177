#include "chancery/model/model_file.h"

#include <bit>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <new>
#include <optional>
#include <system_error>

#include "chancery/base/digest.h"
#include "chancery/base/numbers.h"
#include "chancery/base/strings.h"

namespace chancery {
namespace {

static_assert(std::endian::native == std::endian::little,
              "tensors are used as they lie in the file");

constexpr std::string_view kMagic = "CHNMODEL";
constexpr std::uint32_t kVersion = 1;
constexpr std::size_t kAlignment = 64;
constexpr std::size_t kFixedPart = 16;
constexpr std::size_t kSizeLimit = std::size_t{1} << 30U;
constexpr std::size_t kRankLimit = 4;

std::uint32_t read_u32(const char* bytes) {
  std::uint32_t value = 0;
  std::memcpy(&value, bytes, sizeof value);
  return value;
}

std::size_t bytes_of(std::string_view type) {
  if (type == "i8" || type == "u8") return 1;
  if (type == "u16" || type == "f16") return 2;
  if (type == "u32" || type == "f32") return 4;
  return type == "u64" ? 8 : 0;
}

// IEEE 754 binary16 to binary32.
float from_half(std::uint16_t half) {
  const std::uint32_t sign = static_cast<std::uint32_t>(half & 0x8000U) << 16U;
  const std::uint32_t exponent = (half >> 10U) & 0x1FU;
  const std::uint32_t fraction = half & 0x3FFU;
  if (exponent == 0) {
    const float value = static_cast<float>(fraction) * 0x1p-24F;
    return sign != 0 ? -value : value;
  }
  const std::uint32_t wide = exponent == 31 ? 255 : exponent + 112;
  return std::bit_cast<float>(sign | (wide << 23U) | (fraction << 13U));
}

struct Close {
  void operator()(std::FILE* file) const { std::fclose(file); }
};

char* allocate(std::size_t size) {
  return static_cast<char*>(::operator new (size + 1, std::align_val_t{kAlignment}));
}

}  // namespace

void ModelFile::Free::operator()(char* bytes) const {
  ::operator delete (bytes, std::align_val_t{kAlignment});
}

Error ModelFile::error(std::string_view reason) const {
  return {ErrorCode::kConfiguration, name_ + ": " + std::string(reason)};
}

Result<ModelFile> ModelFile::read(const std::filesystem::path& path) {
  ModelFile file;
  file.name_ = path.string();
  std::error_code failed;
  const std::uintmax_t size = std::filesystem::file_size(path, failed);
  if (failed)
    return fail(ErrorCode::kUnreadable, file.name_ + ": not readable: " + failed.message());
  if (size > kSizeLimit) return tl::unexpected(file.error("too large for a model"));
  const std::unique_ptr<std::FILE, Close> stream(std::fopen(path.c_str(), "rb"));
  if (!stream) {
    return fail(ErrorCode::kUnreadable,
                file.name_ + ": not readable: " + std::generic_category().message(errno));
  }
  file.size_ = static_cast<std::size_t>(size);
  file.bytes_.reset(allocate(file.size_));
  if (std::fread(file.bytes_.get(), 1, file.size_, stream.get()) != file.size_) {
    return fail(ErrorCode::kUnreadable, file.name_ + ": ends while it is read");
  }
  return open(std::move(file));
}

Result<ModelFile> ModelFile::parse(std::string name, std::string_view bytes) {
  ModelFile file;
  file.name_ = std::move(name);
  file.size_ = bytes.size();
  file.bytes_.reset(allocate(bytes.size()));
  std::memcpy(file.bytes_.get(), bytes.data(), bytes.size());
  return open(std::move(file));
}

Result<ModelFile> ModelFile::open(ModelFile file) {
  const std::string_view all(file.bytes_.get(), file.size_);
  if (all.size() < kFixedPart || all.substr(0, kMagic.size()) != kMagic) {
    return tl::unexpected(file.error("not a model file"));
  }
  const std::uint32_t version = read_u32(all.data() + 8);
  if (version != kVersion) {
    return tl::unexpected(
        file.error("format version " + std::to_string(version) + "; this program reads 1"));
  }
  const std::size_t header_size = read_u32(all.data() + 12);
  if (header_size > all.size() - kFixedPart) {
    return tl::unexpected(file.error("cut off in its header"));
  }
  const std::size_t begin = (kFixedPart + header_size + kAlignment - 1) / kAlignment * kAlignment;
  if (begin > all.size()) return tl::unexpected(file.error("cut off before its data"));

  std::string reason;
  if (!file.read_header(all.substr(kFixedPart, header_size), reason)) {
    return tl::unexpected(file.error(reason));
  }
  const std::string_view data = all.substr(begin);
  const auto stated = file.number("data_bytes", kSizeLimit);
  if (!stated) return tl::unexpected(stated.error());
  if (*stated != data.size()) {
    return tl::unexpected(file.error("holds " + std::to_string(data.size()) +
                                     " bytes of data, its header says " + std::to_string(*stated)));
  }
  const std::vector<std::string_view> digest = file.words("data_sha256");
  if (digest.size() != 1 || digest[0] != sha256_hex(data)) {
    return tl::unexpected(file.error("its data does not have the digest that its header gives"));
  }
  for (const auto& values : file.lines("tensor")) {
    if (!file.read_tensor(values, data, reason)) return tl::unexpected(file.error(reason));
  }
  return file;
}

bool ModelFile::read_header(std::string_view header, std::string& reason) {
  for (std::string_view line : split(header, '\n')) {
    if (line.empty()) continue;
    std::vector<std::string_view> parts = split(line, ' ');
    const std::string key(parts.front());
    if (key.empty()) {
      reason = "a header line without a key";
      return false;
    }
    parts.erase(parts.begin());
    lines_[key].push_back(std::move(parts));
  }
  return true;
}

bool ModelFile::read_tensor(std::span<const std::string_view> values, std::string_view data,
                            std::string& reason) {
  const std::string name(values.empty() ? "" : values[0]);
  reason = "tensor '" + name + "': ";
  const std::optional<std::size_t> rank =
      values.size() < 3 ? std::nullopt : parse_number<std::size_t>(values[2]);
  if (!rank || *rank == 0 || *rank > kRankLimit || values.size() != 5 + *rank) {
    reason += "not name, type, rank, dimensions, offset and bytes";
    return false;
  }
  Tensor tensor;
  tensor.type = values[1];
  const std::size_t width = bytes_of(tensor.type);
  if (width == 0) {
    reason += "unknown type '" + std::string(tensor.type) + "'";
    return false;
  }
  tensor.count = 1;
  for (std::size_t i = 0; i < *rank; ++i) {
    const std::optional<std::size_t> dimension = parse_number<std::size_t>(values[3 + i]);
    if (!dimension || *dimension > kSizeLimit || tensor.count * *dimension > kSizeLimit) {
      reason += "a dimension that is no number or too large";
      return false;
    }
    tensor.shape.push_back(*dimension);
    tensor.count *= *dimension;
  }
  const std::optional<std::size_t> offset = parse_number<std::size_t>(values[3 + *rank]);
  const std::optional<std::size_t> bytes = parse_number<std::size_t>(values[4 + *rank]);
  if (!offset || !bytes || *bytes != tensor.count * width) {
    reason += "its bytes do not agree with its dimensions";
    return false;
  }
  if (*offset % kAlignment != 0 || *offset > data.size() || *bytes > data.size() - *offset) {
    reason += "does not lie inside the data";
    return false;
  }
  tensor.data = data.data() + *offset;
  if (!tensors_.emplace(name, std::move(tensor)).second) {
    reason += "stands twice in the header";
    return false;
  }
  return true;
}

const std::vector<std::vector<std::string_view>>& ModelFile::lines(std::string_view key) const {
  static const std::vector<std::vector<std::string_view>> kNone;
  const auto found = lines_.find(key);
  return found == lines_.end() ? kNone : found->second;
}

std::vector<std::string_view> ModelFile::words(std::string_view key) const {
  std::vector<std::string_view> words;
  for (const auto& values : lines(key)) words.push_back(values.empty() ? "" : values[0]);
  return words;
}

Result<std::size_t> ModelFile::number(std::string_view key, std::size_t limit) const {
  const auto& found = lines(key);
  if (found.size() != 1 || found[0].size() != 1) {
    return tl::unexpected(error("its header must give '" + std::string(key) + "' once"));
  }
  const std::optional<std::size_t> value = parse_number<std::size_t>(found[0][0]);
  if (!value || *value == 0 || *value > limit) {
    return tl::unexpected(error("'" + std::string(key) + "' must be from 1 to " +
                                std::to_string(limit) + ", not " + std::string(found[0][0])));
  }
  return *value;
}

Result<const ModelFile::Tensor*> ModelFile::find(std::string_view tensor,
                                                 std::string_view type) const {
  const auto found = tensors_.find(tensor);
  if (found == tensors_.end()) {
    return tl::unexpected(error("tensor '" + std::string(tensor) + "' is missing"));
  }
  if (!type.empty() && found->second.type != type) {
    return tl::unexpected(error("tensor '" + std::string(tensor) + "' must be " +
                                std::string(type) + ", not " + std::string(found->second.type)));
  }
  return &found->second;
}

Result<Matrix> ModelFile::matrix(std::string_view name, std::size_t rows,
                                 std::size_t columns) const {
  const auto found = find(name, "");
  if (!found) return tl::unexpected(found.error());
  const Tensor& tensor = **found;
  const bool vector = rows == 1 && tensor.shape == std::vector<std::size_t>{columns};
  if (!vector && tensor.shape != std::vector<std::size_t>{rows, columns}) {
    return tl::unexpected(error("tensor '" + std::string(name) + "' must have the shape " +
                                std::to_string(rows) + " x " + std::to_string(columns)));
  }
  Matrix matrix{rows, columns, std::vector<float>(tensor.count)};
  if (tensor.type == "f32") {
    std::memcpy(matrix.values.data(), tensor.data, tensor.count * sizeof(float));
  } else if (tensor.type == "f16") {
    const auto* halves = reinterpret_cast<const std::uint16_t*>(tensor.data);
    for (std::size_t i = 0; i < tensor.count; ++i) matrix.values[i] = from_half(halves[i]);
  } else {
    return tl::unexpected(error("tensor '" + std::string(name) + "' must be f32 or f16"));
  }
  return matrix;
}

Result<ScaledTable> ModelFile::table(std::string_view name, std::size_t columns) const {
  const auto found = find(name, "i8");
  if (!found) return tl::unexpected(found.error());
  const auto scale = find(std::string(name) + ".scale", "f32");
  if (!scale) return tl::unexpected(scale.error());
  const Tensor& tensor = **found;
  if (tensor.shape.size() != 2 || tensor.shape[0] == 0 || tensor.shape[1] != columns ||
      (*scale)->shape != std::vector<std::size_t>{tensor.shape[0]}) {
    return tl::unexpected(error("tensor '" + std::string(name) + "' must have rows of " +
                                std::to_string(columns) + " and one scale a row"));
  }
  return ScaledTable{tensor.shape[0], columns, reinterpret_cast<const signed char*>(tensor.data),
                     reinterpret_cast<const float*>((*scale)->data)};
}

Result<std::span<const std::uint64_t>> ModelFile::u64(std::string_view name) const {
  const auto found = find(name, "u64");
  if (!found) return tl::unexpected(found.error());
  return std::span(reinterpret_cast<const std::uint64_t*>((*found)->data), (*found)->count);
}

Result<std::span<const std::uint32_t>> ModelFile::u32(std::string_view name) const {
  const auto found = find(name, "u32");
  if (!found) return tl::unexpected(found.error());
  return std::span(reinterpret_cast<const std::uint32_t*>((*found)->data), (*found)->count);
}

Result<std::string_view> ModelFile::text(std::string_view name) const {
  const auto found = find(name, "u8");
  if (!found) return tl::unexpected(found.error());
  return std::string_view((*found)->data, (*found)->count);
}

}  // namespace chancery
