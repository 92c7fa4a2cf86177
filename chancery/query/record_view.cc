#include "chancery/query/record_view.h"

#include <algorithm>

#include "chancery/base/strings.h"

namespace chancery {
namespace {

template <typename T>
bool one_of(const std::vector<T>& allowed, const T& value) {
  return allowed.empty() || std::find(allowed.begin(), allowed.end(), value) != allowed.end();
}

template <typename T>
bool any_of(const std::vector<T>& allowed, const std::vector<T>& values) {
  return allowed.empty() || std::any_of(values.begin(), values.end(), [&](const T& value) {
           return std::find(allowed.begin(), allowed.end(), value) != allowed.end();
         });
}

bool each_matches(const std::vector<PartyPattern>& patterns, const std::vector<Party>& parties) {
  return std::all_of(patterns.begin(), patterns.end(),
                     [&](const PartyPattern& pattern) { return pattern.matches_any(parties); });
}

std::vector<Party> all_parties(const std::vector<Party>& actors,
                               const std::vector<Party>& recipients) {
  std::vector<Party> all = actors;
  all.insert(all.end(), recipients.begin(), recipients.end());
  return all;
}

bool matches_parties(const Filter& filter, const std::vector<Party>& actors,
                     const std::vector<Party>& recipients) {
  if (!each_matches(filter.actor, actors)) return false;
  if (!each_matches(filter.recipient, recipients)) return false;
  const std::vector<Party> all = all_parties(actors, recipients);
  if (filter.between) {
    // The two sides must be two parties: one person does not meet himself.
    const auto count = [&all](const PartyPattern& pattern) {
      return std::count_if(all.begin(), all.end(),
                           [&](const Party& party) { return pattern.matches(party); });
    };
    const auto first = count(filter.between->first);
    const auto second = count(filter.between->second);
    const auto both = std::count_if(all.begin(), all.end(), [&](const Party& party) {
      return filter.between->first.matches(party) && filter.between->second.matches(party);
    });
    if (first == 0 || second == 0 || first + second - both < 2) return false;
  }
  const auto has_country = [&](const Party& party) {
    return party.country && one_of(filter.country, *party.country);
  };
  if (!filter.country.empty() && !std::any_of(all.begin(), all.end(), has_country)) return false;
  const auto has_sector = [&](const Party& party) { return any_of(filter.sector, party.sectors); };
  return filter.sector.empty() || std::any_of(all.begin(), all.end(), has_sector);
}

bool matches_dates(const Filter& filter, const std::optional<DateInterval>& date) {
  if (!filter.since && !filter.until) return true;
  if (!date) return false;
  return (!filter.since || date->to >= *filter.since) &&
         (!filter.until || date->from <= *filter.until);
}

bool matches_place(const Filter& filter, const std::optional<PlaceReference>& place) {
  if (filter.place.empty()) return true;
  if (!place) return false;
  return holds_words(place->name, filter.place) ||
         (place->country && place->country->view() == filter.place);
}

// Its words say the name, or something in it means somebody who is so called: "he must go".
bool is_about(const FiledReport& report, const QuotationView& view, const std::string& name) {
  if (holds_words(view.content, name)) return true;
  const PartyPattern pattern(name);
  return std::any_of(report.entities.begin(), report.entities.end(), [&](const FiledEntity& e) {
    const bool within = std::any_of(e.mentions.begin(), e.mentions.end(), [&](const auto& mention) {
      const auto& content = view.quotation->content;
      return std::any_of(content.begin(), content.end(),
                         [&](Span span) { return span.contains(mention.span); });
    });
    return within && pattern.matches(party_of(e));
  });
}

// Who speaks counts as the actor, who is spoken to as the recipient.
bool matches_voices(const Filter& filter, const QuotationView& view) {
  std::vector<Party> actors, recipients;
  if (view.speaker) actors.push_back(*view.speaker);
  if (view.addressee) recipients.push_back(*view.addressee);
  const bool country = filter.country.empty() || (view.speaker && view.speaker->country &&
                                                  one_of(filter.country, *view.speaker->country));
  const bool sector =
      filter.sector.empty() || (view.speaker && any_of(filter.sector, view.speaker->sectors));
  const bool sides = !filter.between || (view.speaker && view.addressee &&
                                         ((filter.between->first.matches(*view.speaker) &&
                                           filter.between->second.matches(*view.addressee)) ||
                                          (filter.between->second.matches(*view.speaker) &&
                                           filter.between->first.matches(*view.addressee))));
  return each_matches(filter.actor, actors) && each_matches(filter.recipient, recipients) &&
         country && sector && sides;
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

Result<RecordView> RecordView::load(Store& store) {
  RecordView view;
  auto read = store.each_report([&view](ReportEntry entry) {
    view.report_places_.emplace(entry.report.report.id, view.reports_.size());
    view.reports_.push_back(std::move(entry));
    return true;
  });
  if (!read) return tl::unexpected(read.error());
  auto events = store.events();
  if (!events) return tl::unexpected(events.error());
  auto plans = store.plans();
  if (!plans) return tl::unexpected(plans.error());
  auto storylines = store.storylines();
  if (!storylines) return tl::unexpected(storylines.error());
  view.events_ = std::move(*events);
  view.plans_ = std::move(*plans);
  view.storylines_ = std::move(*storylines);
  view.index_storylines();
  return view;
}

void RecordView::index_storylines() {
  for (std::size_t i = 0; i < storylines_.size(); ++i) {
    for (const ReportId& id : storylines_[i].reports) report_storylines_.emplace(id, i);
  }
}

const ReportEntry* RecordView::report(const ReportId& id) const {
  const auto found = report_places_.find(id);
  return found == report_places_.end() ? nullptr : &reports_[found->second];
}

const Event* RecordView::event(const EventId& id) const {
  const auto found = std::find_if(events_.begin(), events_.end(),
                                  [&id](const Event& event) { return event.id == id; });
  return found == events_.end() ? nullptr : &*found;
}

const Plan* RecordView::plan(const PlanId& id) const {
  const auto found =
      std::find_if(plans_.begin(), plans_.end(), [&id](const Plan& plan) { return plan.id == id; });
  return found == plans_.end() ? nullptr : &*found;
}

const Storyline* RecordView::storyline_of(const ReportId& id) const {
  const auto found = report_storylines_.find(id);
  return found == report_storylines_.end() ? nullptr : &storylines_[found->second];
}

const Publication* RecordView::published(const ReportEntry& entry) {
  if (entry.inferred) return &*entry.inferred;
  return entry.report.published ? &*entry.report.published : nullptr;
}

void RecordView::lapse_plans(CivilDate as_of) {
  for (Plan& plan : plans_) lapse(plan, as_of);
}

bool RecordView::matches_outlet(const ReportEntry& entry, const Filter& filter) const {
  return filter.outlet.empty() ||
         std::any_of(filter.outlet.begin(), filter.outlet.end(), [&](const std::string& outlet) {
           return holds_words(entry.report.report.outlet, outlet);
         });
}

bool RecordView::matches(const Event& event, const Filter& filter) const {
  const auto of_outlet = [&](const Evidence& evidence) {
    const ReportEntry* entry = report(evidence.report);
    return entry != nullptr && matches_outlet(*entry, filter);
  };
  const auto in_words = [&](const Evidence& evidence) {
    return holds_words(evidence.words, filter.text);
  };
  return one_of(filter.type, event.type) && any_of(filter.mode, event.modes) &&
         any_of(filter.context, event.contexts) && one_of(filter.status, event.status) &&
         event.n_independent >= filter.min_independent &&
         (!filter.conflicting || !event.disagreements.empty()) &&
         matches_parties(filter, event.actors, event.recipients) &&
         matches_dates(filter, event.date) && matches_place(filter, event.place) &&
         (filter.outlet.empty() ||
          std::any_of(event.evidence.begin(), event.evidence.end(), of_outlet)) &&
         (filter.text.empty() ||
          std::any_of(event.evidence.begin(), event.evidence.end(), in_words));
}

std::vector<const Event*> RecordView::events(const Filter& filter) const {
  std::vector<const Event*> found;
  for (const Event& event : events_) {
    if (filter.limit != 0 && found.size() == filter.limit) break;
    if (matches(event, filter)) found.push_back(&event);
  }
  return found;
}

std::vector<const Plan*> RecordView::plans(const Filter& filter) const {
  std::vector<const Plan*> found;
  for (const Plan& plan : plans_) {
    if (filter.limit != 0 && found.size() == filter.limit) break;
    if (filter.open_plans && !is_open(plan)) continue;
    if (one_of(filter.type, plan.type) && any_of(filter.mode, plan.modes) &&
        matches_parties(filter, plan.actors, plan.recipients) &&
        matches_dates(filter, plan.expected) && matches_place(filter, plan.place)) {
      found.push_back(&plan);
    }
  }
  return found;
}

std::vector<const ReportEntry*> RecordView::reports(const Filter& filter) const {
  std::vector<const ReportEntry*> found;
  for (const ReportEntry& entry : reports_) {
    if (filter.limit != 0 && found.size() == filter.limit) break;
    const Publication* when = published(entry);
    const auto date = when != nullptr ? std::optional(when->interval) : std::nullopt;
    if (!matches_outlet(entry, filter) || !matches_dates(filter, date)) continue;
    if (filter.text.empty() || holds_words(entry.report.text, filter.text)) found.push_back(&entry);
  }
  return found;
}

std::vector<QuotationView> RecordView::quotations(const Filter& filter) const {
  std::vector<QuotationView> found;
  for (const ReportEntry& entry : reports_) {
    if (!matches_outlet(entry, filter)) continue;
    const Publication* when = published(entry);
    if (!matches_dates(filter, when != nullptr ? std::optional(when->interval) : std::nullopt)) {
      continue;
    }
    for (const FiledQuotation& quotation : entry.report.quotations) {
      if (filter.limit != 0 && found.size() == filter.limit) return found;
      QuotationView view = view_quotation(entry, quotation);
      if (filter.speaker && !(view.speaker && filter.speaker->matches(*view.speaker))) continue;
      if (filter.addressee && !(view.addressee && filter.addressee->matches(*view.addressee))) {
        continue;
      }
      if (!filter.form.empty() &&
          filter.form != kQuotationFormNames[static_cast<std::size_t>(quotation.form)]) {
        continue;
      }
      if (!matches_voices(filter, view)) continue;
      const bool about = filter.about.empty() || is_about(entry.report, view, filter.about);
      if (about && holds_words(view.content, filter.contains) &&
          holds_words(view.content, filter.text)) {
        found.push_back(std::move(view));
      }
    }
  }
  return found;
}

}  // namespace chancery
