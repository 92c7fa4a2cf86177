// Token vectors and lexicon entries of the forms met so far: most tokens of news are forms that
// came before.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "chancery/model/network.h"
#include "chancery/syntax/lemmatizer.h"

namespace chancery {

// Of one thread. What it gives does not depend on what it holds, only the speed does.
class FormCache {
 public:
  struct Form {
    std::string normal;
    Lemmatizer::Entries lemmas;
  };

  // Makes room when too many forms are kept; the numbers of forms given before are void then.
  void begin(const Network& network);
  // The number of a form; its vector is there after compute().
  std::uint32_t add(std::string_view form, const Network& network, const Lemmatizer& lemmatizer);
  // Computes the vectors of all forms added since the last call.
  void compute(const Network& network, Network::Scratch& scratch);

  const Form& form(std::uint32_t number) const { return forms_[number]; }
  const float* vector(std::uint32_t number) const { return &vectors_[number * width_]; }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>()(text);
    }
  };

  std::size_t width_ = 0;
  std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> numbers_;
  std::vector<Form> forms_;
  std::vector<float> vectors_;
  std::vector<FormHashes> pending_;
};

}  // namespace chancery
