#include "chancery/wire/json_text.h"

#include <array>
#include <charconv>
#include <cmath>

#include "chancery/text/utf8.h"

namespace chancery {

std::string json_string(std::string_view text) {
  constexpr const char* kHex = "0123456789abcdef";
  std::string repaired;
  if (!is_valid_utf8(text)) {
    repaired = repair_utf8(text).text;
    text = repaired;
  }
  std::string out = "\"";
  out.reserve(text.size() + 2);
  for (const char c : text) {
    switch (c) {
      case '"':
        out += "\\\"";
        break;
      case '\\':
        out += "\\\\";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\r':
        out += "\\r";
        break;
      case '\t':
        out += "\\t";
        break;
      default:
        if (static_cast<unsigned char>(c) < 0x20) {
          out += "\\u00";
          out += kHex[(c >> 4) & 15];
          out += kHex[c & 15];
        } else {
          out += c;
        }
    }
  }
  return out + '"';
}

void JsonText::separate() {
  if (!first_) out_ += ',';
  first_ = false;
}

JsonText& JsonText::open(char bracket) {
  separate();
  out_ += bracket;
  first_ = true;
  return *this;
}

JsonText& JsonText::close(char bracket) {
  out_ += bracket;
  first_ = false;
  return *this;
}

JsonText& JsonText::key(std::string_view name) {
  separate();
  out_ += json_string(name);
  out_ += ':';
  first_ = true;
  return *this;
}

JsonText& JsonText::raw(std::string_view json) {
  separate();
  out_ += json;
  return *this;
}

JsonText& JsonText::text(std::string_view value) { return raw(json_string(value)); }
JsonText& JsonText::integer(std::int64_t value) { return raw(std::to_string(value)); }
JsonText& JsonText::boolean(bool value) { return raw(value ? "true" : "false"); }

JsonText& JsonText::real(double value, int digits) {
  const double scale = std::pow(10.0, digits);
  double rounded = std::round(value * scale) / scale;
  if (rounded == 0 || !std::isfinite(rounded)) rounded = 0;
  std::array<char, 64> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), rounded).ptr;
  return raw(std::string_view(buffer.data(), static_cast<std::size_t>(end - buffer.data())));
}

JsonText& JsonText::raw_list(const std::vector<std::string>& items) {
  open_array();
  for (const std::string& item : items) raw(item);
  return close_array();
}

JsonText& JsonText::texts(const std::vector<std::string>& items) {
  open_array();
  for (const std::string& item : items) text(item);
  return close_array();
}

JsonText& JsonText::put(std::string_view name, std::string_view value) {
  return value.empty() ? *this : key(name).text(value);
}

JsonText& JsonText::put_real(std::string_view name, std::optional<double> value, int digits) {
  return value ? key(name).real(*value, digits) : *this;
}

}  // namespace chancery
