// The patterns by which the tokenizer takes more than letters as one token. Each looks at the start
// of `rest` (up to the next white space) and gives the bytes it takes, 0 for none. All look at a
// bounded stretch only.
#pragma once

#include <cstddef>
#include <string_view>

#include "chancery/syntax/token_rules.h"

namespace chancery {

// "https://un.org/a?b=1", "www.rt.com", "reuters.com/world": without the marks that follow it.
std::size_t match_web_address(std::string_view rest, const TokenRules& rules);
std::size_t match_email(std::string_view rest);
// "1,234.5", "10:30", "11/28/2000", "2019-04-25", "713-853-3989", "1990s", "60's", "25th".
std::size_t match_number(std::string_view rest, const TokenRules& rules);
// "U.S.", "a.m.", "U.N" before other marks.
std::size_t match_acronym(std::string_view rest);
// An abbreviation of the table with its full stop.
std::size_t match_abbreviation(std::string_view rest, const TokenRules& rules,
                               AbbreviationKind& kind);

}  // namespace chancery
