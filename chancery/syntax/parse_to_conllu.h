// Text or tokens in, trees in CoNLL-U out: what `chancery parse` gives.
#pragma once

#include <string>
#include <string_view>

#include "chancery/base/result.h"
#include "chancery/syntax/syntax_engine.h"

namespace chancery {

enum class ParseInput {
  kText,       // UTF-8, a paragraph a line; broken UTF-8 is repaired
  kTokenized,  // CoNLL-U whose sentences and words are taken as they are, nothing else of it
};

// `name` stands in messages where a path would. Errors: kInvalidInput for CoNLL-U that is none.
Result<std::string> parse_to_conllu(const SyntaxEngine& engine, std::string_view name,
                                    std::string_view input, ParseInput kind);

}  // namespace chancery
