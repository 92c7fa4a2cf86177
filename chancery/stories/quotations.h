// One quotation across reports: its versions (verbatim, cut, translated, reworded) side by side.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "chancery/record/filed_report.h"

namespace chancery {

// How a version differs from the one seen first.
enum class QuotationVersionKind : std::uint8_t { kFirst, kSame, kCut, kLonger, kReworded };
inline constexpr const char* kQuotationVersionKindNames[] = {"first", "same", "cut", "longer",
                                                             "reworded"};

struct QuotationVersion {
  std::size_t report = 0;       // place among the reports given
  std::uint32_t quotation = 0;  // place in its FiledReport::quotations
  QuotationVersionKind kind = QuotationVersionKind::kFirst;
};

// Versions in the order in which they were seen: by publication, then report id and place. `first`
// is the day of the first, where known.
struct SharedQuotation {
  std::vector<QuotationVersion> versions;
  std::optional<DateInterval> first;
};

// Every quotation that was made, in exactly one group, groups by their first version. A pure
// function of the set of reports. `published[i]` belongs to `reports[i]`. Two are one where the
// speakers may be one and the words are enough the same for two reports of those days; without a
// speaker only where the words are. Work grows with the number of quotations that share a speaker
// and a word that few of his quotations have.
std::vector<SharedQuotation> share_quotations(
    std::span<const FiledReport* const> reports,
    std::span<const std::optional<DateInterval>> published);

}  // namespace chancery
