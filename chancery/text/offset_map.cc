#include "chancery/text/offset_map.h"

namespace chancery {

void OffsetMap::add(std::uint32_t at, std::uint32_t from, std::uint32_t length) {
  if (length == 0) return;
  if (!pieces_.empty()) {
    Piece& last = pieces_.back();
    if (last.at + last.length == at && last.from + last.length == from) {
      last.length += length;
      return;
    }
  }
  pieces_.push_back({at, from, length});
}

std::optional<Span> OffsetMap::to_source(Span span) const {
  auto piece =
      std::upper_bound(pieces_.begin(), pieces_.end(), span.begin,
                       [](std::uint32_t at, const Piece& p) { return at < p.at + p.length; });
  std::optional<Span> found;
  for (; piece != pieces_.end() && piece->at < span.end; ++piece) {
    const std::uint32_t begin = std::max(span.begin, piece->at) - piece->at + piece->from;
    const std::uint32_t end =
        std::min(span.end, piece->at + piece->length) - piece->at + piece->from;
    found = found ? cover(*found, Span(begin, end)) : Span(begin, end);
  }
  return found;
}

}  // namespace chancery
