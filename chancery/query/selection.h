// What a filter means of a record in memory: the record's tables say which (where.h), the view
// holds them. What the tables have and the view does not, as where a writer came between, is left
// out.
#pragma once

#include <vector>

#include "chancery/query/record_view.h"

namespace chancery {

// Each in the order of its list, at most as many as the filter's limit. kStore, kLimit.
Result<EventList> select_events(RecordReader& reader, const RecordView& view, const Filter& filter);
Result<std::vector<const Plan*>> select_plans(RecordReader& reader, const RecordView& view,
                                              const Filter& filter);
Result<std::vector<const ReportEntry*>> select_reports(RecordReader& reader, const RecordView& view,
                                                       const Filter& filter);
Result<std::vector<QuotationView>> select_quotations(RecordReader& reader, const RecordView& view,
                                                     const Filter& filter);

// All four of one filter.
struct Selection {
  EventList events;
  std::vector<const Plan*> plans;
  std::vector<const ReportEntry*> reports;
  std::vector<QuotationView> quotations;
};
Result<Selection> select_all(RecordReader& reader, const RecordView& view, const Filter& filter);

}  // namespace chancery
