// Which quotations of a record are versions of one, as lists show it.
#pragma once

#include <cstdint>
#include <map>
#include <utility>
#include <vector>

#include "chancery/query/record_view.h"
#include "chancery/stories/quotations.h"
#include "chancery/wire/row.h"

namespace chancery {

// The view must outlive it.
class QuotationVersions {
 public:
  explicit QuotationVersions(const RecordView& view);

  // Adds to a quotation's row: `reports` of all its versions, `versions` (kind and words) where
  // there are several, and `first_seen`.
  void put(const QuotationView& view, Row& row) const;

 private:
  const std::vector<ReportEntry>& entries_;
  std::vector<SharedQuotation> shared_;
  std::map<std::pair<std::size_t, std::uint32_t>, std::size_t> places_;
};

}  // namespace chancery
