#include "chancery/query/quotation_versions.h"

#include <algorithm>
#include <optional>
#include <string>

namespace chancery {

QuotationVersions::QuotationVersions(const RecordView& view) : entries_(view.reports()) {
  std::vector<const FiledReport*> reports;
  std::vector<std::optional<DateInterval>> published;
  for (const ReportEntry& entry : entries_) {
    reports.push_back(&entry.report);
    const Publication* when = RecordView::published(entry);
    published.push_back(when != nullptr ? std::optional(when->interval) : std::nullopt);
  }
  shared_ = share_quotations(reports, published);
  for (std::size_t g = 0; g < shared_.size(); ++g) {
    for (const QuotationVersion& version : shared_[g].versions) {
      places_[{version.report, version.quotation}] = g;
    }
  }
}

void QuotationVersions::put(const QuotationView& view, Row& row) const {
  const auto report = static_cast<std::size_t>(view.report - entries_.data());
  const auto place =
      static_cast<std::uint32_t>(view.quotation - view.report->report.quotations.data());
  const auto found = places_.find({report, place});
  if (found == places_.end()) {
    row.put("reports", std::vector<std::string>{view.report->report.report.id.str()});
    return;
  }
  const SharedQuotation& shared = shared_[found->second];
  std::vector<std::string> reports, versions;
  for (const QuotationVersion& version : shared.versions) {
    const FiledReport& filed = entries_[version.report].report;
    const std::string id = filed.report.id.str();
    if (std::find(reports.begin(), reports.end(), id) == reports.end()) reports.push_back(id);
    versions.push_back(
        std::string(kQuotationVersionKindNames[static_cast<std::size_t>(version.kind)]) + ": " +
        content_of(filed, filed.quotations[version.quotation]));
  }
  row.put("reports", reports);
  if (versions.size() > 1) row.put("versions", versions);
  if (shared.first) row.put("first_seen", shared.first->from.iso());
}

}  // namespace chancery
