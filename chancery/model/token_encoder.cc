#include "chancery/model/token_encoder.h"

#include <algorithm>
#include <optional>
#include <string>

#include "chancery/base/numbers.h"

namespace chancery {
namespace {

constexpr std::size_t kWidthLimit = 4096;
constexpr std::size_t kPieceLimit = 16;
constexpr std::size_t kLexiconBits = 32;

std::optional<FeatureKind> parse_kind(std::string_view text) {
  if (text == "form") return FeatureKind::kForm;
  if (text == "prefix") return FeatureKind::kPrefix;
  if (text == "suffix") return FeatureKind::kSuffix;
  if (text == "shape") return FeatureKind::kShape;
  return std::nullopt;
}

std::optional<FeatureRule> parse_rule(std::span<const std::string_view> values) {
  if (values.size() != 4 || values[0].size() != 1) return std::nullopt;
  const std::optional<FeatureKind> kind = parse_kind(values[1]);
  FeatureRule rule;
  const auto length = parse_number<decltype(rule.length)>(values[2]);
  if (!kind || !length) return std::nullopt;
  rule.length = *length;
  rule.tag = values[0][0];
  rule.kind = *kind;
  return rule;
}

std::optional<std::size_t> find_key(std::span<const std::uint64_t> keys, std::uint64_t key) {
  const auto found = std::lower_bound(keys.begin(), keys.end(), key);
  if (found == keys.end() || *found != key) return std::nullopt;
  return static_cast<std::size_t>(found - keys.begin());
}

std::span<const std::uint64_t> read_keys(TensorReader& reader, std::string_view name,
                                         std::size_t size) {
  const auto keys = reader.file().u64(name);
  if (!keys || keys->size() != size || !std::is_sorted(keys->begin(), keys->end())) {
    reader.refuse("tensor '" + std::string(name) + "' must hold " + std::to_string(size) +
                  " ascending keys (u64)");
    return {};
  }
  return *keys;
}

}  // namespace

TokenEncoder TokenEncoder::load(TensorReader& reader) {
  TokenEncoder encoder;
  const std::size_t e = encoder.embedding_ = reader.number("embedding", kWidthLimit);
  const std::size_t d = encoder.width_ = reader.number("token", kWidthLimit);
  encoder.pieces_ = reader.number("token_pieces", kPieceLimit);
  const std::size_t v = reader.number("vector", kWidthLimit);
  for (const auto& values : reader.file().lines("feature")) {
    const std::optional<FeatureRule> rule = parse_rule(values);
    if (!rule || encoder.rules_.size() == kFeatureLimit) {
      reader.refuse("a feature line that is not tag, kind, length and table, or too many of them");
      return encoder;
    }
    encoder.rules_.push_back(*rule);
    encoder.tables_.push_back(reader.table(values[3], e));
  }
  encoder.lexicon_ = reader.table("emb.lexicon", e);
  if (encoder.lexicon_.rows > kLexiconBits) reader.refuse("more than 32 lexicon bits");
  const auto bits = reader.file().u32("lexicon.bits");
  if (!bits) {
    reader.refuse("tensor 'lexicon.bits' must be there as u32");
    return encoder;
  }
  encoder.lexicon_bits_ = *bits;
  encoder.lexicon_keys_ = read_keys(reader, "lexicon.key", bits->size());
  encoder.vectors_ = reader.table("vectors.data", v);
  encoder.vector_keys_ = read_keys(reader, "vectors.key", encoder.vectors_.rows);
  encoder.vector_map_ = Linear(reader.matrix("vector.weight", e, v), {});
  encoder.no_vector_ = reader.vector("vector.none", e);
  encoder.gain_ = reader.vector("mix.norm.gain", e);
  encoder.bias_ = reader.vector("mix.norm.bias", e);
  encoder.mix_ = reader.linear("mix", encoder.pieces_ * d, e);
  return encoder;
}

void TokenEncoder::sum_embeddings(const Kernels& kernels, const FormHashes& form,
                                  float* sum) const {
  std::fill_n(sum, embedding_, 0.0F);
  const auto add_row = [&](const ScaledTable& table, std::size_t row) {
    kernels.add_scaled(table.values + row * table.columns, table.scales[row], embedding_, sum);
  };
  for (std::size_t i = 0; i < tables_.size(); ++i) {
    add_row(tables_[i], form.features[i] % tables_[i].rows);
  }
  if (const auto entry = find_key(lexicon_keys_, form.lexicon)) {
    for (std::size_t bit = 0; bit < lexicon_.rows; ++bit) {
      if ((lexicon_bits_[*entry] >> bit & 1U) != 0) add_row(lexicon_, bit);
    }
  }
}

void TokenEncoder::add_vectors(const Kernels& kernels, std::span<const FormHashes> forms,
                               Room& room, float* sums) const {
  const std::size_t v = vectors_.columns;
  const std::size_t mapped_width = vector_map_.width();
  float* vectors = room.floats(forms.size() * (v + mapped_width));
  float* mapped = vectors + forms.size() * v;
  std::fill_n(vectors, forms.size() * v, 0.0F);
  std::vector<bool> found(forms.size());
  for (std::size_t i = 0; i < forms.size(); ++i) {
    const auto entry = find_key(vector_keys_, forms[i].vector);
    found[i] = entry.has_value();
    if (entry) {
      kernels.add_scaled(vectors_.values + *entry * v, vectors_.scales[*entry], v, vectors + i * v);
    }
  }
  vector_map_.apply(kernels, vectors, v, forms.size(), mapped, mapped_width);
  for (std::size_t i = 0; i < forms.size(); ++i) {
    kernels.add(found[i] ? mapped + i * mapped_width : no_vector_.data(), embedding_,
                sums + i * embedding_);
  }
}

void TokenEncoder::encode(const Kernels& kernels, std::span<const FormHashes> forms, Rooms& rooms,
                          float* out) const {
  const std::size_t mixed_width = mix_.width();
  float* sums = rooms.sums.floats(forms.size() * (embedding_ + mixed_width));
  float* mixed = sums + forms.size() * embedding_;
  for (std::size_t i = 0; i < forms.size(); ++i) {
    sum_embeddings(kernels, forms[i], sums + i * embedding_);
  }
  add_vectors(kernels, forms, rooms.vectors, sums);
  kernels.layer_norm(sums, embedding_, forms.size(), embedding_, gain_.data(), bias_.data());
  mix_.apply(kernels, sums, embedding_, forms.size(), mixed, mixed_width);
  kernels.maxout(mixed, mixed_width, forms.size(), width_, pieces_, out, width_);
}

}  // namespace chancery
