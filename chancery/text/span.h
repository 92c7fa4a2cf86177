// A stretch of a document's clean text: half-open, in bytes. Eight bytes, no pointer, so spans
// live in every noun. The wire form counts code points instead; see utf8.h.
#pragma once

#include <algorithm>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace chancery {

struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  constexpr Span() = default;
  constexpr Span(std::size_t b, std::size_t e)
      : begin(static_cast<std::uint32_t>(b)), end(static_cast<std::uint32_t>(e)) {}

  constexpr std::uint32_t size() const { return end - begin; }
  constexpr bool empty() const { return begin == end; }
  constexpr bool contains(Span o) const { return begin <= o.begin && o.end <= end; }
  constexpr bool contains(std::uint32_t offset) const { return begin <= offset && offset < end; }
  constexpr bool overlaps(Span o) const { return begin < o.end && o.begin < end; }
  friend constexpr auto operator<=>(const Span&, const Span&) = default;
};

// The smallest span that contains both.
constexpr Span cover(Span a, Span b) {
  return {std::min(a.begin, b.begin), std::max(a.end, b.end)};
}

// The words at a span. The span must lie inside the text.
inline std::string_view words_at(std::string_view text, Span span) {
  return text.substr(span.begin, span.size());
}

}  // namespace chancery
