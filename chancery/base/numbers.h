// Numbers out of text that holds nothing else.
#pragma once

#include <charconv>
#include <optional>
#include <string_view>

namespace chancery {

// The whole text as a number in ASCII; nothing for an empty text, anything besides, or a number
// that the type cannot hold.
template <typename Number>
std::optional<Number> parse_number(std::string_view text) {
  Number value{};
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc() || stop != end) return std::nullopt;
  return value;
}

}  // namespace chancery
