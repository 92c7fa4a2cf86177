// The lists of a record as JSON lines with stable keys; docs/formats/lists.md describes them.
// Tables and CSV are made of the same lines (wire/table.h).
#pragma once

#include <cstdint>
#include <functional>
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

// What the filter means of one kind, at most as many as its limit: quotations in the order of their
// reports, with their versions in others; actors by how often they take part or speak, most first;
// storylines with how they run. Those of quotations and storylines take the record into memory, as
// only the whole of it says which quotations are versions of one. kStore, kLimit.
Result<List> list_rows(RecordReader& reader, RecordList kind, const Filter& filter);
// The same row by row, without keeping them. The visitor returns false to stop.
Result<void> each_row(RecordReader& reader, RecordList kind, const Filter& filter,
                      const std::function<bool(std::string)>& visit);

// The same where the record is in memory already.
Result<List> list_quotations(RecordReader& reader, const RecordView& view, const Filter& filter);
Result<List> list_storylines(RecordReader& reader, const RecordView& view, const Filter& filter);
// What was set right, and undone, in the order given.
List list_corrections(const std::vector<Correction>& corrections);

}  // namespace chancery
