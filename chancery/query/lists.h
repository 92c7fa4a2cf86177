// The lists of a record as JSON lines with stable keys; docs/formats/lists.md describes them.
// Tables and CSV are made of the same lines (wire/table.h).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "chancery/query/record_view.h"
#include "chancery/record/correction.h"

namespace chancery {

class QuotationVersions;

struct List {
  std::vector<std::string_view> columns;  // of CSV and tables, in order
  std::vector<std::string> rows;          // JSON objects; may hold keys beyond `columns`
  std::vector<std::string_view> shown;    // of the table for people; empty: all of `columns`
  std::string next;                       // where the next page begins; empty: there is none
};

enum class RecordList : std::uint8_t {
  kReports,
  kEvents,
  kQuotations,
  kActors,
  kPlans,
  kStorylines
};
std::vector<std::string_view> list_columns(RecordList list);

// One row of a list.
std::string report_row(const RecordView& view, const ReportEntry& entry);
// With `versions` the row tells of the other versions of the same quotation.
std::string quotation_row(const QuotationView& quotation,
                          const QuotationVersions* versions = nullptr);
// "REPORT_ID.N": the N-th quotation of a report, counted from 0.
std::string quotation_id(const QuotationView& quotation);

List list_reports(const RecordView& view, const Filter& filter);
List list_events(const RecordView& view, const Filter& filter);
List list_quotations(const RecordView& view, const Filter& filter);
// Whoever takes part in an event or speaks, with how often; most first.
List list_actors(const RecordView& view, const Filter& filter);
List list_plans(const RecordView& view, const Filter& filter);
List list_storylines(const RecordView& view, const Filter& filter);
// What was set right, and undone, in the order given.
List list_corrections(const std::vector<Correction>& corrections);

}  // namespace chancery
