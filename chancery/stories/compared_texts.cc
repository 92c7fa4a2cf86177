#include "chancery/stories/compared_texts.h"

#include <algorithm>
#include <tuple>

namespace chancery {
namespace {

bool before(const TextComparison& a, const TextComparison& b) {
  return std::tie(a.one, a.other) < std::tie(b.one, b.other);
}

}  // namespace

ComparedTexts::ComparedTexts(std::vector<TextComparison> known) : known_(std::move(known)) {
  std::sort(known_.begin(), known_.end(), before);
}

const TextComparison* ComparedTexts::find(const ReportId& a, const ReportId& b) const {
  const auto [one, other] = std::minmax(a, b);
  const TextComparison wanted{one, other, std::nullopt, false};
  const auto at = std::lower_bound(known_.begin(), known_.end(), wanted, before);
  return at != known_.end() && !before(wanted, *at) ? &*at : nullptr;
}

void ComparedTexts::note(const ReportId& a, const ReportId& b, std::optional<double> similarity,
                         bool reworded) {
  const auto [one, other] = std::minmax(a, b);
  fresh_.push_back({one, other, similarity, reworded});
}

}  // namespace chancery
