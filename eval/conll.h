// Scores of a parse against a gold treebank, as the CoNLL 2018 shared task counts them (Zeman et
// al. 2018, conll18_ud_eval.py): tokens and sentences by their characters, words aligned by
// characters (and within multiword tokens by longest common subsequence), tags and heads over the
// aligned words, relations without their subtypes.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "chancery/base/result.h"
#include "chancery/syntax/conllu.h"
#include "eval/measure.h"

namespace chancery {

struct ParseFigure {
  std::string_view name;  // "Tokens", "Sentences", "Words", "UPOS", "XPOS", "Lemmas", "UAS", "LAS"
  AnswerCounts counts;
  Interval f1_interval;  // 95 %, by drawing gold sentences with what was answered in their place
};

struct ParseScores {
  std::vector<ParseFigure> figures;

  // Null when there is no figure of this name.
  const ParseFigure* find(std::string_view name) const;
  // One line a figure: name, precision, recall, F1 and its interval.
  std::string table() const;
};

// Error kInvalidInput when the two are not of the same text; white space does not count.
Result<ParseScores> score_parse(const std::vector<ConlluSentence>& gold,
                                const std::vector<ConlluSentence>& system,
                                std::size_t draws = 1000);

}  // namespace chancery
