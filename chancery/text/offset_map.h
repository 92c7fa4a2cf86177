// From clean text back to the text it was taken from: which stretch of the source every stretch
// of the result was copied from. Monotone: later in the result is later in the source.
#pragma once

#include <optional>
#include <vector>

#include "chancery/text/span.h"

namespace chancery {

class OffsetMap {
 public:
  // Says that result[at, at+length) was copied from source[from, from+length). Pieces are added
  // in rising order of both; what lies between two pieces was written new (a space, a break).
  void add(std::uint32_t at, std::uint32_t from, std::uint32_t length);

  // The source span that covers everything copied into the span of the result; nothing when all of
  // it was written new.
  std::optional<Span> to_source(Span span) const;

  bool empty() const { return pieces_.empty(); }

  friend bool operator==(const OffsetMap&, const OffsetMap&) = default;

 private:
  struct Piece {
    std::uint32_t at;
    std::uint32_t from;
    std::uint32_t length;
    friend bool operator==(const Piece&, const Piece&) = default;
  };
  std::vector<Piece> pieces_;
};

}  // namespace chancery
