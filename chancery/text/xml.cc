#include "chancery/text/xml.h"

#include "chancery/text/utf8.h"

namespace chancery {

std::string xml_text(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    at += point.bytes;
    switch (point.value) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default: {
        const bool control = point.value < 0x20 && point.value != '\n' && point.value != '\t';
        if (!control && point.value != 0xFFFE && point.value != 0xFFFF) {
          append_utf8(point.value, out);
        }
      }
    }
  }
  return out;
}

}  // namespace chancery
