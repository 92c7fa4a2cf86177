#include "chancery/store/report_entry.h"

#include "chancery/wire/wire.h"

namespace chancery {
namespace {

tl::unexpected<Error> damaged(const std::string& what) {
  return fail(ErrorCode::kStore, "record is damaged: " + what);
}

std::optional<DateBasis> basis_of(std::string_view name) {
  for (std::size_t i = 0; i < std::size(kDateBasisNames); ++i) {
    if (name == kDateBasisNames[i]) return static_cast<DateBasis>(i);
  }
  return std::nullopt;
}

}  // namespace

Result<ReportEntry> read_entry(const SqlRow& row) {
  auto report = decode_report(row.text(0));
  if (!report) return damaged(report.error().message);
  ReportEntry entry;
  entry.report = std::move(*report);
  if (!row.is_null(1)) {
    const auto original = ReportId::parse(row.text(1));
    if (!original) return damaged("copies.original");
    entry.copy = CopyLink{entry.report.report.id, *original, static_cast<float>(row.real(2)),
                          std::string(row.text(3)), row.integer(4) != 0};
  }
  if (!row.is_null(5)) {
    const auto from = CivilDate::parse(row.text(5));
    const auto to = CivilDate::parse(row.text(6));
    const auto basis = basis_of(row.text(7));
    if (!from || !to || !basis) return damaged("inferred_dates");
    entry.inferred = Publication{{*from, *to}, *basis, std::string(row.text(8)), std::nullopt};
  }
  return entry;
}

}  // namespace chancery
