// Content-derived names: the same content has the same 128-bit Id wherever and whenever it is
// read, so a report that comes twice is one report, and no counter has to be shared.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

namespace chancery {

// SHA-256 (FIPS 180-4) of the bytes, as 64 lower-case hexadecimal digits.
std::string sha256_hex(std::string_view bytes);

using Digest128 = std::array<std::uint8_t, 16>;

// The first 16 bytes of SHA-256 over the parts. Each part is preceded by its length, so that
// ("ab", "c") and ("a", "bc") differ.
Digest128 digest128(std::initializer_list<std::string_view> parts);

std::string to_hex(const Digest128& digest);
std::optional<Digest128> parse_hex128(std::string_view text);

// The Id of one kind of thing. Prints as 32 hexadecimal digits.
template <typename Tag>
struct Id {
  Digest128 bytes{};

  static Id of(std::initializer_list<std::string_view> parts) { return Id{digest128(parts)}; }
  static std::optional<Id> parse(std::string_view text) {
    auto parsed = parse_hex128(text);
    if (!parsed) return std::nullopt;
    return Id{*parsed};
  }
  std::string str() const { return to_hex(bytes); }
  friend auto operator<=>(const Id&, const Id&) = default;
};

}  // namespace chancery
