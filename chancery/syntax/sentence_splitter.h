// Where sentences end within a paragraph.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "chancery/syntax/token_rules.h"
#include "chancery/syntax/tokenizer.h"

namespace chancery {

// A sentence with more tokens is cut after a mark inside it, or where it must be.
inline constexpr std::size_t kSentenceTokenLimit = 400;

// The places (one past the last token of each sentence) in the tokens of one paragraph, ascending;
// the last is tokens.size(). The full stop of an abbreviation that ends a sentence becomes a token
// of its own ("etc."), that of an acronym does not ("the U.S."): `tokens` grows by these.
std::vector<std::size_t> split_sentences(std::string_view text, const TokenRules& rules,
                                         std::vector<RawToken>& tokens);

}  // namespace chancery
