// What a filter means, read into memory with all that belongs to it: its events, the storylines
// they stand in, and the plans, reports and quotations of those.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "chancery/query/filter.h"
#include "chancery/record/event.h"
#include "chancery/store/record_reader.h"
#include "chancery/store/store.h"

namespace chancery {

// One quotation of one report with its words, as briefs show it.
struct QuotationView {
  const ReportEntry* report = nullptr;
  const FiledQuotation* quotation = nullptr;
  std::optional<Party> speaker;
  std::optional<Party> addressee;
  std::string content;  // the words, pieces joined by " ... "
};

// Everything found lives as long as the view.
class RecordView {
 public:
  RecordView(RecordView&&) = default;
  RecordView& operator=(RecordView&&) = default;
  RecordView(const RecordView&) = delete;
  RecordView& operator=(const RecordView&) = delete;

  // A filter that asks for nothing means the whole record. Plans are seen from the filter's day.
  static Result<RecordView> load(RecordReader& reader, const Filter& filter);
  // The reports, events and plans whose ids begin so, with the reports and events they rest on; an
  // event's former id means what became of it. Others that belong to them are not loaded.
  static Result<RecordView> load_named(RecordReader& reader, const std::string& prefix);

  const std::vector<ReportEntry>& reports() const { return reports_; }  // by id
  const std::vector<Event>& all_events() const { return events_; }      // by date
  const std::vector<Plan>& all_plans() const { return plans_; }         // by date
  const std::vector<Storyline>& storylines() const { return storylines_; }
  // Those that the filter, or the prefix, means.
  const std::vector<const Event*>& events() const { return wanted_; }

  const ReportEntry* report(const ReportId& id) const;
  const Event* event(const EventId& id) const;
  const Plan* plan(const PlanId& id) const;
  // The report's own date of publication, or the one that the record lends it.
  static const Publication* published(const ReportEntry& entry);
  std::vector<QuotationView> quotations() const;

 private:
  RecordView() = default;
  struct Wanted;
  static Result<RecordView> load_wanted(RecordReader& reader, const Wanted& wanted);

  std::vector<ReportEntry> reports_;
  std::vector<Event> events_;
  std::vector<Plan> plans_;
  std::vector<Storyline> storylines_;
  std::vector<const Event*> wanted_;
  std::map<ReportId, std::size_t> report_places_;
  std::map<EventId, std::size_t> event_places_;
};

}  // namespace chancery
