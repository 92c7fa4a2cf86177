// `chancery evaluate parse` and `chancery evaluate names`: the engine run over a gold set and
// scored against it.
#pragma once

#include <string_view>

#include "chancery/base/result.h"
#include "chancery/syntax/syntax_engine.h"
#include "eval/conll.h"
#include "eval/name_scores.h"

namespace chancery {

struct ParseEvaluation {
  ParseScores gold_tokens;  // words and sentences given
  ParseScores raw;          // from text: paragraphs as `# newpar` and `# newdoc` say
};

// `content` is a CoNLL-U treebank. Errors: kInvalidInput.
Result<ParseEvaluation> evaluate_parse(const SyntaxEngine& engine, std::string_view name,
                                       std::string_view content);

// `content` as read_named (name_scores.h) takes it; words and sentences are given.
Result<NameScores> evaluate_names(const SyntaxEngine& engine, std::string_view name,
                                  std::string_view content);

}  // namespace chancery
