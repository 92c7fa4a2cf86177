// Bytes in any charset -> UTF-8.
#pragma once

#include <string>
#include <string_view>

#include "chancery/base/result.h"
#include "chancery/record/report.h"

namespace chancery {

struct Decoded {
  std::string text;       // valid UTF-8, without a byte order mark
  std::string charset;    // what was decoded from, as ICU calls it
  bool repaired = false;  // some bytes were invalid and became U+FFFD
};

// In this order: the declared charset, a byte order mark, for markup its <meta>, UTF-8 where the
// bytes are valid, UTF-16 by the pattern of its zero bytes, detection, windows-1252. As browsers do
// (WHATWG Encoding), iso-8859-1 and ascii are read as windows-1252.
// Errors: kInvalidInput for bytes that are no text (zero bytes outside UTF-16 and UTF-32).
Result<Decoded> decode(std::string_view bytes, std::string_view declared, MediaType media_type);

}  // namespace chancery
