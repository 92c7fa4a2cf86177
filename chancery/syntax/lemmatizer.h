// Lemmas: a lexicon of (lower-cased form, tag), and edit scripts for what it does not hold
// (section 8 of docs/formats/model-file.md).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "chancery/base/result.h"
#include "chancery/model/model_file.h"
#include "chancery/record/syntax.h"

namespace chancery {

// Immutable. Holds views into the model file, which must outlive it.
class Lemmatizer {
 public:
  // The entries of one form, a range of lines of the lexicon.
  struct Entries {
    std::uint32_t first = 0;
    std::uint32_t count = 0;
  };

  static Result<Lemmatizer> load(const ModelFile& file);

  // Depends on the form alone, so the caller may keep it.
  Entries find(std::string_view lower) const;
  // The lemma of a form with this tag; `script` is the network's choice. Never empty unless the
  // form is.
  std::string lemma(Entries entries, std::string_view normal, Upos upos, std::size_t script) const;

 private:
  enum class Case : std::uint8_t { kKeep, kLower, kCapital, kWhole };
  struct Script {
    Case letters = Case::kKeep;
    std::size_t cut = 0;
    std::string_view suffix;
  };
  struct Line {
    std::string_view form;
    Upos upos = Upos::kX;
    std::string_view lemma;
  };

  Result<void> read_scripts(const ModelFile& file);
  Result<void> read_lexicon(const ModelFile& file);

  std::vector<Line> lines_;  // ascending by form
  std::vector<Script> scripts_;
};

}  // namespace chancery
