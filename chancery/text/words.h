// The words of a text alone, folded: for finding one text's words in another's.
#pragma once

#include <string>
#include <string_view>

namespace chancery {

// fold_name() (see fold.h), then all that is neither letter nor digit made one space.
// "St. Petersburg, Fla." -> "st petersburg fla".
std::string fold_words(std::string_view text);

}  // namespace chancery
