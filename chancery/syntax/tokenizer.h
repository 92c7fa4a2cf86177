// Text -> tokens, by the conventions of the English UD treebanks: "didn't" is did + n't, "Kim's" is
// Kim + 's, "face-to-face" is five tokens but "pre-war" one, "$5" and "10%" are two, "U.S.",
// "1,234.5" and web addresses one.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "chancery/syntax/token_rules.h"
#include "chancery/text/span.h"

namespace chancery {

enum class TokenKind : std::uint8_t {
  kWord,
  kNumber,
  kAbbreviation,  // of the table, with its full stop
  kAcronym,       // letters with full stops: "U.S."
  kInitial,       // one capital letter with a full stop
  kStop,          // . ! ? and runs of them, ellipses
  kOpenBracket,
  kCloseBracket,
  kOpenQuote,
  kCloseQuote,
  kOther,  // other marks, web addresses, emoticons
};

struct RawToken {
  Span span;
  TokenKind kind = TokenKind::kOther;
  bool after_space = true;  // white space or the beginning of the paragraph before it
};

// Appends the tokens of one paragraph in order. They do not overlap and hold no white space at
// their ends; together they hold every byte that is not white space or a control character.
void tokenize(std::string_view text, Span paragraph, const TokenRules& rules,
              std::vector<RawToken>& tokens);

}  // namespace chancery
