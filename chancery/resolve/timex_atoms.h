// A sentence cut finer than tokens: runs of letters, runs of digits, single signs; so that
// "April-June", "10-hour" and "1990s" read the same however a tokenizer parts them.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "chancery/knowledge/time_rules.h"
#include "chancery/record/syntax.h"
#include "chancery/text/span.h"

namespace chancery {

struct Atom {
  Span span;
  TokenIndex token;
  std::string lower;  // dashes as "-", apostrophes as "'", a dash between words as "--"
  int number = -1;    // of a run of up to nine digits; -1 for anything else
  bool capital = false;
  bool space_before = false;
  std::span<const TimeWord> words;  // what the word can be; they live in the rules

  bool is(std::string_view word) const { return lower == word; }
  std::size_t digits() const { return number < 0 ? 0 : lower.size(); }
  // The word as one kind of time word, or null.
  const TimeWord* as(TimeWordKind kind) const;
};

// The atoms of one sentence, in order.
std::vector<Atom> cut_atoms(std::string_view text, const Syntax& syntax, const Sentence& sentence,
                            const TimeRules& rules);

}  // namespace chancery
