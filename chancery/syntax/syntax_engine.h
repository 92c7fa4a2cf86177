// Document -> sentences, tokens, tags, lemmas, dependency trees and name spans, by the trained
// model in data/model/.
#pragma once

#include <filesystem>
#include <memory>
#include <string_view>

#include "chancery/base/result.h"
#include "chancery/record/document.h"
#include "chancery/record/syntax.h"

namespace chancery {

// Immutable once loaded; parse() may be called from many threads at once.
class SyntaxEngine {
 public:
  // `data` is the root of the data folder: reads model/ and lexicon/ tables below it.
  static Result<SyntaxEngine> load(const std::filesystem::path& data);
  SyntaxEngine(SyntaxEngine&&) noexcept;
  SyntaxEngine& operator=(SyntaxEngine&&) noexcept;
  ~SyntaxEngine();

  // Sentences never cross a paragraph. Every token lies in a sentence; nothing fails: a sentence
  // past the documented limit is cut.
  Syntax parse(const Document& document) const;
  // Tags, lemmas, trees and names for tokens and sentences that are given (spans, sentence ranges).
  void annotate(std::string_view text, Syntax& syntax) const;

 private:
  struct Parts;
  explicit SyntaxEngine(std::unique_ptr<const Parts> parts);
  std::unique_ptr<const Parts> parts_;
};

}  // namespace chancery
