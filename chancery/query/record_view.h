// A record, or a part of it, read into memory: what belongs to what. Which of it a filter means,
// selection.h says.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "chancery/base/result.h"
#include "chancery/query/filter.h"
#include "chancery/record/event.h"
#include "chancery/store/record_reader.h"
#include "chancery/store/store.h"

namespace chancery {

using EventList = std::vector<const Event*>;

// One quotation of one report with its words, as lists and briefs show it.
struct QuotationView {
  const ReportEntry* report = nullptr;
  const FiledQuotation* quotation = nullptr;
  std::optional<Party> speaker;
  std::optional<Party> addressee;
  std::string content;  // the words, pieces joined by " ... "
};

// Still to come: announced, confirmed or postponed.
bool is_open(const Plan& plan);
// Looks at a plan from a day: what was expected before it and did not come has lapsed.
void lapse(Plan& plan, CivilDate as_of);
// The words of a quotation, pieces joined by " ... ".
std::string content_of(const FiledReport& report, const FiledQuotation& quotation);
QuotationView view_quotation(const ReportEntry& entry, const FiledQuotation& quotation);

// Everything found lives as long as the view.
class RecordView {
 public:
  RecordView(RecordView&&) = default;
  RecordView& operator=(RecordView&&) = default;
  RecordView(const RecordView&) = delete;
  RecordView& operator=(const RecordView&) = delete;

  // The whole record, plans as seen from a day: what was expected before it and did not come has
  // lapsed.
  static Result<RecordView> load(RecordReader& reader, std::optional<CivilDate> as_of = {});
  // The reports alone, with their quotations.
  static Result<RecordView> load_reports(RecordReader& reader);
  // The reports, events and plans whose ids begin so, with the reports and events they rest on; an
  // event's former id means what became of it. Others that belong to them are not loaded.
  static Result<RecordView> load_named(RecordReader& reader, const std::string& prefix);

  // The events that the prefix of load_named() means; all where the record was loaded whole.
  const EventList& meant() const { return meant_; }

  const std::vector<ReportEntry>& reports() const { return reports_; }
  const std::vector<Event>& all_events() const { return events_; }
  const std::vector<Plan>& all_plans() const { return plans_; }
  const std::vector<Storyline>& storylines() const { return storylines_; }

  const ReportEntry* report(const ReportId& id) const;
  const Event* event(const EventId& id) const;
  const Plan* plan(const PlanId& id) const;
  // The storyline that the report belongs to, where it belongs to one.
  const Storyline* storyline_of(const ReportId& id) const;
  // The report's own date of publication, or the one that the record lends it.
  static const Publication* published(const ReportEntry& entry);

 private:
  RecordView() = default;
  struct Wanted;
  static Result<RecordView> load_wanted(RecordReader& reader, const Wanted& wanted);
  void index();

  std::vector<ReportEntry> reports_;
  std::vector<Event> events_;
  std::vector<Plan> plans_;
  std::vector<Storyline> storylines_;
  EventList meant_;
  std::map<ReportId, std::size_t> report_places_;
  std::map<EventId, std::size_t> event_places_;
  std::map<PlanId, std::size_t> plan_places_;
  std::map<ReportId, std::size_t> report_storylines_;
};

}  // namespace chancery
