#include "chancery/text/words.h"

#include "chancery/text/fold.h"

namespace chancery {

std::string fold_words(std::string_view text) {
  std::string out;
  for (char c : fold_name(text)) {
    const bool word =
        (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
    if (word) {
      out.push_back(c);
    } else if (!out.empty() && out.back() != ' ') {
      out.push_back(' ');
    }
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

}  // namespace chancery
