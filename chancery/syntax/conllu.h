// CoNLL-U (universaldependencies.org/format.html): reading treebanks and writing trees.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "chancery/base/result.h"
#include "chancery/record/syntax.h"

namespace chancery {

struct ConlluWord {
  std::string form;
  std::string lemma;
  std::string upos;
  std::string xpos;
  std::uint32_t head = 0;  // 1-based in its sentence; 0 is the root
  std::string deprel;
  std::string misc;  // "_" when empty
  bool space_after = true;
};

// Words first..last (0-based, last included) that are written as one.
struct ConlluRange {
  std::size_t first = 0;
  std::size_t last = 0;
  std::string form;
  bool space_after = true;
};

struct ConlluSentence {
  std::string id;
  std::string text;
  bool new_document = false;
  bool new_paragraph = false;
  std::vector<ConlluWord> words;
  std::vector<ConlluRange> ranges;
};

// Empty nodes are passed over; of the comments sent_id, text, newdoc and newpar are kept. Errors
// name the line: kInvalidInput. `name` stands where a path would.
Result<std::vector<ConlluSentence>> read_conllu(std::string_view name, std::string_view content);

// The text that the sentences were taken from, as far as they tell: forms joined by single spaces
// where SpaceAfter=No does not forbid it, paragraphs parted by "\n".
// With it the syntax that the annotation stands for: spans, sentence ranges, and tags, lemmas,
// trees and names (MISC NE=) where they are known; unknown ones are left at their defaults.
struct ConlluText {
  std::string text;
  Syntax syntax;
};
ConlluText join_conllu(const std::vector<ConlluSentence>& sentences);

// Ten columns a token, with `# sent_id`, `# text`, and NE=B-PER and SpaceAfter=No in MISC. A
// sentence is preceded by `# newpar` where the text breaks a line before it. Clitics written
// together with the word before them stand in a multiword range.
std::string write_conllu(std::string_view text, const Syntax& syntax);

}  // namespace chancery
