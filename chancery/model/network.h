// The trained network as a whole: forms and sentences in, decisions out; numbers only, no text.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "chancery/base/result.h"
#include "chancery/model/heads.h"
#include "chancery/model/model_file.h"
#include "chancery/model/sentence_encoder.h"
#include "chancery/model/token_encoder.h"

namespace chancery {

// Immutable once loaded; used from many threads at once, each with its own Scratch.
class Network {
 public:
  // Room for the work of one thread.
  class Scratch {
   public:
    // Begins a batch of sentences of these lengths (none of them 0).
    void begin(const Network& network, std::span<const std::uint32_t> lengths);
    // Where to write the token vector of token `i` of sentence `sentence`.
    float* token(std::size_t sentence, std::size_t i);

   private:
    friend class Network;
    std::size_t width_ = 0;
    std::vector<std::uint32_t> lengths_;
    std::vector<std::size_t> first_rows_;
    Room tokens_;
    float* rows_ = nullptr;
    Room encoded_;
    TokenEncoder::Rooms token_rooms_;
    SentenceEncoder::Rooms sentence_rooms_;
    Heads::Rooms head_rooms_;
  };

  // Keeps the file: the embedding tables stay in it. `kernels` as in kernels.h.
  // Errors: kConfiguration, naming the tensor or header line.
  static Result<Network> load(ModelFile file, const Kernels& kernels = best_kernels());

  const ModelFile& file() const { return *file_; }
  std::span<const FeatureRule> rules() const { return tokens_.rules(); }
  std::size_t token_width() const { return tokens_.width(); }

  // Token vectors of forms, row by row into `out` [forms, token_width()].
  void encode_forms(std::span<const FormHashes> forms, Scratch& scratch, float* out) const;
  // Decides on the sentences begun in `scratch`, whose token vectors are all written: one decision
  // a token, sentence after sentence. A sentence's decisions do not depend on its batch.
  void decide(Scratch& scratch, std::vector<TokenDecision>& out) const;

 private:
  std::unique_ptr<const ModelFile> file_;
  const Kernels* kernels_ = nullptr;
  TokenEncoder tokens_;
  SentenceEncoder sentences_;
  Heads heads_;
};

}  // namespace chancery
