// Index<Tag>: the place of a thing in a vector of its own document, as a type of its own, so that
// a mention's number is never taken for a token's. Across documents see Id in digest.h.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>

namespace chancery {

template <typename Tag>
struct Index {
  std::uint32_t value = 0;

  constexpr Index() = default;
  constexpr explicit Index(std::size_t v) : value(static_cast<std::uint32_t>(v)) {}
  friend constexpr auto operator<=>(Index, Index) = default;
};

}  // namespace chancery
