// The vector of a word form: hashed embeddings, a word vector and the name lexicon, made one by a
// maxout layer. It depends on the form alone, so the caller may keep it (sections 3 and 4 of
// docs/formats/model-file.md). Forms come here as numbers only; see syntax/word_features.h.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "chancery/model/linear.h"

namespace chancery {

enum class FeatureKind : std::uint8_t { kForm, kPrefix, kSuffix, kShape };

// One hashed table: which text of a form is hashed under which tag.
struct FeatureRule {
  char tag = ' ';
  FeatureKind kind = FeatureKind::kForm;
  std::size_t length = 0;  // code points of a prefix or suffix
};

inline constexpr std::size_t kFeatureLimit = 16;

// The hashes of one form, in the order of TokenEncoder::rules(), and the keys of its word vector
// and of its entry in the name lexicon.
struct FormHashes {
  std::uint64_t features[kFeatureLimit] = {};
  std::uint64_t vector = 0;
  std::uint64_t lexicon = 0;
};

class TokenEncoder {
 public:
  // The tables stay in `reader`'s file, which must outlive this.
  static TokenEncoder load(TensorReader& reader);

  std::span<const FeatureRule> rules() const { return rules_; }
  // D: the floats of a token vector.
  std::size_t width() const { return width_; }

  struct Rooms {
    Room sums;
    Room vectors;
  };
  // The token vectors of `forms`, row by row, into `out` [forms, width()].
  void encode(const Kernels& kernels, std::span<const FormHashes> forms, Rooms& rooms,
              float* out) const;

 private:
  void sum_embeddings(const Kernels& kernels, const FormHashes& form, float* sum) const;
  void add_vectors(const Kernels& kernels, std::span<const FormHashes> forms, Room& room,
                   float* sums) const;

  std::vector<FeatureRule> rules_;
  std::vector<ScaledTable> tables_;  // one a rule
  ScaledTable lexicon_;
  std::span<const std::uint64_t> lexicon_keys_;
  std::span<const std::uint32_t> lexicon_bits_;
  ScaledTable vectors_;
  std::span<const std::uint64_t> vector_keys_;
  std::size_t embedding_ = 0;
  std::size_t width_ = 0;
  std::size_t pieces_ = 0;
  Linear vector_map_;
  std::vector<float> no_vector_;
  std::vector<float> gain_;
  std::vector<float> bias_;
  Linear mix_;
};

}  // namespace chancery
