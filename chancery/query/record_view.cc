#include "chancery/query/record_view.h"

#include "chancery/base/strings.h"

namespace chancery {
namespace {

template <typename Map, typename List>
auto at_place(const Map& places, const typename Map::key_type& id, const List& list) {
  const auto found = places.find(id);
  return found == places.end() ? nullptr : &list[found->second];
}

}  // namespace

std::string content_of(const FiledReport& report, const FiledQuotation& quotation) {
  std::vector<std::string> pieces;
  for (Span span : quotation.content) {
    pieces.emplace_back(words_at(report.text, span));
  }
  return join(pieces, " ... ");
}

bool is_open(const Plan& plan) {
  return plan.state == PlanState::kAnnounced || plan.state == PlanState::kConfirmed ||
         plan.state == PlanState::kPostponed;
}

void lapse(Plan& plan, CivilDate as_of) {
  if (is_open(plan) && plan.expected && plan.expected->to < as_of) plan.state = PlanState::kLapsed;
}

QuotationView view_quotation(const ReportEntry& entry, const FiledQuotation& quotation) {
  const auto party = [&entry](const std::optional<std::uint32_t>& entity) {
    return entity ? std::optional(party_of(entry.report.entities[*entity])) : std::nullopt;
  };
  return {&entry, &quotation, party(quotation.speaker), party(quotation.addressee),
          content_of(entry.report, quotation)};
}

void RecordView::index() {
  for (std::size_t i = 0; i < reports_.size(); ++i) {
    report_places_.emplace(reports_[i].report.report.id, i);
  }
  for (std::size_t i = 0; i < events_.size(); ++i) event_places_.emplace(events_[i].id, i);
  for (std::size_t i = 0; i < plans_.size(); ++i) plan_places_.emplace(plans_[i].id, i);
  for (std::size_t i = 0; i < storylines_.size(); ++i) {
    for (const ReportId& id : storylines_[i].reports) report_storylines_.emplace(id, i);
  }
}

const ReportEntry* RecordView::report(const ReportId& id) const {
  return at_place(report_places_, id, reports_);
}

const Event* RecordView::event(const EventId& id) const {
  return at_place(event_places_, id, events_);
}

const Plan* RecordView::plan(const PlanId& id) const { return at_place(plan_places_, id, plans_); }

const Storyline* RecordView::storyline_of(const ReportId& id) const {
  return at_place(report_storylines_, id, storylines_);
}

const Publication* RecordView::published(const ReportEntry& entry) {
  if (entry.inferred) return &*entry.inferred;
  return entry.report.published ? &*entry.report.published : nullptr;
}

}  // namespace chancery
