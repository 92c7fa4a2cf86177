#include "chancery/query/selection.h"

#include "chancery/query/where.h"

namespace chancery {
namespace {

// Those of `all` that the rows name by id, the first column; all of them where nothing is asked.
template <typename Item, typename Find>
Result<std::vector<const Item*>> found_in(RecordReader& reader, const std::vector<Item>& all,
                                          const SqlQuery& where, const SqlQuery& rows,
                                          const Filter& filter, const Find& find) {
  std::vector<const Item*> found;
  if (where.text == "1" && filter.limit == 0) {
    found.reserve(all.size());
    for (const Item& item : all) found.push_back(&item);
    return found;
  }
  auto done = reader.each(rows, [&](const SqlRow& row) {
    if (const Item* item = find(row.text(0))) found.push_back(item);
    return true;
  });
  if (!done) return tl::unexpected(done.error());
  return found;
}

}  // namespace

Result<EventList> select_events(RecordReader& reader, const RecordView& view,
                                const Filter& filter) {
  const SqlQuery where = where_events(filter);
  const SqlQuery rows =
      rows_meant({"SELECT e.event_id FROM events e", {}}, where, "e.sort_key", filter);
  return found_in(reader, view.all_events(), where, rows, filter, [&view](std::string_view id) {
    const auto event = EventId::parse(id);
    return event ? view.event(*event) : nullptr;
  });
}

Result<std::vector<const Plan*>> select_plans(RecordReader& reader, const RecordView& view,
                                              const Filter& filter) {
  const SqlQuery where = where_plans(filter);
  const SqlQuery rows =
      rows_meant({"SELECT p.plan_id FROM plans p", {}}, where, "p.sort_key", filter);
  return found_in(reader, view.all_plans(), where, rows, filter, [&view](std::string_view id) {
    const auto plan = PlanId::parse(id);
    return plan ? view.plan(*plan) : nullptr;
  });
}

Result<std::vector<const ReportEntry*>> select_reports(RecordReader& reader, const RecordView& view,
                                                       const Filter& filter) {
  const SqlQuery where = where_reports(filter);
  const SqlQuery rows =
      rows_meant({"SELECT r.report_id FROM reports r", {}}, where, "r.report_id", filter);
  return found_in(reader, view.reports(), where, rows, filter, [&view](std::string_view id) {
    const auto report = ReportId::parse(id);
    return report ? view.report(*report) : nullptr;
  });
}

Result<std::vector<QuotationView>> select_quotations(RecordReader& reader, const RecordView& view,
                                                     const Filter& filter) {
  const SqlQuery rows = rows_meant(
      {"SELECT r.report_id, q.place FROM quotations q JOIN reports r USING (report_no)", {}},
      where_quotations(filter), "q.sort_key", filter);
  std::vector<QuotationView> found;
  auto done = reader.each(rows, [&](const SqlRow& row) {
    const auto report = ReportId::parse(row.text(0));
    const ReportEntry* entry = report ? view.report(*report) : nullptr;
    const auto place = static_cast<std::size_t>(row.integer(1));
    if (entry != nullptr && place < entry->report.quotations.size()) {
      found.push_back(view_quotation(*entry, entry->report.quotations[place]));
    }
    return true;
  });
  if (!done) return tl::unexpected(done.error());
  return found;
}

Result<Selection> select_all(RecordReader& reader, const RecordView& view, const Filter& filter) {
  auto events = select_events(reader, view, filter);
  if (!events) return tl::unexpected(events.error());
  auto plans = select_plans(reader, view, filter);
  if (!plans) return tl::unexpected(plans.error());
  auto reports = select_reports(reader, view, filter);
  if (!reports) return tl::unexpected(reports.error());
  auto quotations = select_quotations(reader, view, filter);
  if (!quotations) return tl::unexpected(quotations.error());
  return Selection{std::move(*events), std::move(*plans), std::move(*reports),
                   std::move(*quotations)};
}

}  // namespace chancery
