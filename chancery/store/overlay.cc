#include "chancery/store/overlay.h"

#include <algorithm>
#include <map>
#include <set>

namespace chancery {
namespace {

using Redirects = std::map<EventId, std::optional<EventId>>;  // nothing: the event is gone

class Overlay {
 public:
  Overlay(RecordLinks& links, const OverlayFacts& facts) : links_(links), facts_(facts) {
    for (Event& event : links.events) events_.emplace(event.id, std::move(event));
  }

  void apply(const Correction& correction) {
    const auto id = resolve(correction.event);
    if (!id) return;
    switch (correction.kind) {
      case CorrectionKind::kWrong:
        events_.erase(*id);
        gone_[*id] = std::nullopt;
        return;
      case CorrectionKind::kMerge:
        if (const auto into = resolve(*correction.into); into && *into != *id) merge(*id, *into);
        return;
      case CorrectionKind::kSplit:
        return split(*id, {correction.reports.begin(), correction.reports.end()});
      case CorrectionKind::kRecode:
        return recode(events_.at(*id), correction.recoding);
    }
  }

  void finish() {
    links_.events.clear();
    for (auto& [id, event] : events_) {
      if (event.fulfilled_by) event.fulfilled_by = redirected(*event.fulfilled_by);
    }
    redirect_plans();
    for (auto& [id, event] : events_) links_.events.push_back(std::move(event));
    std::sort(links_.events.begin(), links_.events.end(), [](const Event& a, const Event& b) {
      if (a.date.has_value() != b.date.has_value()) return a.date.has_value();
      if (a.date && *a.date != *b.date) return *a.date < *b.date;
      return a.id < b.id;
    });
  }

 private:
  std::optional<EventId> redirected(EventId id) const {
    for (auto found = gone_.find(id); found != gone_.end(); found = gone_.find(id)) {
      if (!found->second) return std::nullopt;
      id = *found->second;
    }
    return id;
  }

  // The event that an id means: itself, what it was joined to, or what holds its telling now.
  std::optional<EventId> resolve(const EventId& named) const {
    if (events_.count(named) != 0) return named;
    if (gone_.count(named) != 0) return redirected(named);
    const auto telling = facts_.telling(named);
    if (!telling) return std::nullopt;
    for (const auto& [id, event] : events_) {
      const bool holds =
          std::any_of(event.evidence.begin(), event.evidence.end(), [&](const Evidence& evidence) {
            return evidence.report == telling->first && evidence.mention == telling->second;
          });
      if (holds) return id;
    }
    return std::nullopt;
  }

  void count(Event& event) const {
    std::set<ReportId> reports;
    std::set<ReportId> copies;
    std::set<std::string> voices;
    for (const Evidence& evidence : event.evidence) {
      reports.insert(evidence.report);
      if (evidence.from_copy) copies.insert(evidence.report);
      if (!evidence.from_copy) voices.insert(facts_.voice(evidence.report));
    }
    event.n_reports = static_cast<std::uint32_t>(reports.size());
    event.n_copies = static_cast<std::uint32_t>(copies.size());
    event.n_independent = static_cast<std::uint32_t>(std::max<std::size_t>(1, voices.size()));
  }

  void merge(const EventId& id, const EventId& into) {
    Event taken = std::move(events_.at(id));
    events_.erase(id);
    gone_[id] = into;
    Event& event = events_.at(into);
    event.evidence.insert(event.evidence.end(), taken.evidence.begin(), taken.evidence.end());
    std::stable_partition(event.evidence.begin(), event.evidence.end(),
                          [](const Evidence& evidence) { return !evidence.from_copy; });
    if (taken.first_reported) {
      event.first_reported =
          std::min(event.first_reported.value_or(*taken.first_reported), *taken.first_reported);
    }
    if (taken.last_reported) {
      event.last_reported =
          std::max(event.last_reported.value_or(*taken.last_reported), *taken.last_reported);
    }
    event.confidence = std::max(event.confidence, taken.confidence);
    count(event);
  }

  // What the named reports tell becomes an event with the id of its first telling. Nothing is
  // split off where all of it, or nothing of it, would go.
  void split(const EventId& id, const std::set<ReportId>& reports) {
    Event& event = events_.at(id);
    Event part = event;
    const auto moves = [&](const Evidence& evidence) {
      return reports.count(evidence.report) != 0;
    };
    std::erase_if(part.evidence, [&](const Evidence& evidence) { return !moves(evidence); });
    if (part.evidence.empty() || part.evidence.size() == event.evidence.size()) return;
    std::optional<EventId> part_id;
    for (const Evidence& evidence : part.evidence) {
      const auto candidate = facts_.id_of(evidence.report, evidence.mention);
      if (candidate && events_.count(*candidate) == 0) {
        part_id = candidate;
        break;
      }
    }
    if (!part_id) return;
    std::erase_if(event.evidence, moves);
    part.id = *part_id;
    part.plan_of.reset();
    part.fulfilled_by.reset();
    count(event);
    count(part);
    for (Storyline& story : links_.storylines) {
      if (std::find(story.events.begin(), story.events.end(), id) != story.events.end()) {
        story.events.push_back(part.id);
      }
    }
    events_.emplace(part.id, std::move(part));
  }

  std::vector<Party> parties(const std::vector<std::string>& ids, const Event& event) const {
    std::vector<Party> out;
    for (const std::string& id : ids) {
      std::optional<Party> party;
      for (const auto* side : {&event.actors, &event.recipients}) {
        for (const Party& known : *side) {
          if (!party && known.id == id) party = known;
        }
      }
      if (!party) party = facts_.party(id);
      if (party) out.push_back(std::move(*party));
    }
    return out;
  }

  void recode(Event& event, const Recoding& recoding) const {
    if (recoding.type) event.type = *recoding.type;
    if (recoding.status) event.status = *recoding.status;
    if (recoding.modes) event.modes = *recoding.modes;
    if (recoding.contexts) event.contexts = *recoding.contexts;
    if (recoding.cameo) event.cameo = *recoding.cameo;
    if (recoding.score) event.score = static_cast<float>(*recoding.score);
    if (recoding.goldstein) event.goldstein = static_cast<float>(*recoding.goldstein);
    if (recoding.date) {
      event.date = recoding.date;
      event.precision =
          recoding.date->width_days() == 1 ? DatePrecision::kDay : DatePrecision::kInterval;
    }
    const Event before = event;
    if (recoding.actors) event.actors = parties(*recoding.actors, before);
    if (recoding.recipients) event.recipients = parties(*recoding.recipients, before);
  }

  // A plan that no event announces any more goes; one whose fulfilment goes is open again.
  void redirect_plans() {
    std::set<PlanId> dropped;
    for (Plan& plan : links_.plans) {
      std::vector<EventId> announced;
      bool changed = false;
      for (const EventId& id : plan.announced_by) {
        const auto now = redirected(id);
        changed = changed || now != id;
        if (now && std::find(announced.begin(), announced.end(), *now) == announced.end()) {
          announced.push_back(*now);
        }
      }
      if (announced.empty() && !plan.announced_by.empty()) dropped.insert(plan.id);
      plan.announced_by = std::move(announced);
      if (changed) count_announcing(plan);
      if (!plan.fulfilled_by) continue;
      plan.fulfilled_by = redirected(*plan.fulfilled_by);
      if (!plan.fulfilled_by) {
        plan.state = plan.announced_in.size() > 1 ? PlanState::kConfirmed : PlanState::kAnnounced;
      }
    }
    std::erase_if(links_.plans, [&](const Plan& plan) { return dropped.count(plan.id) != 0; });
    for (auto& [id, event] : events_) {
      if (event.plan_of && dropped.count(*event.plan_of) != 0) event.plan_of.reset();
    }
  }

  void count_announcing(Plan& plan) const {
    std::set<ReportId> reports;
    for (const EventId& id : plan.announced_by) {
      const auto found = events_.find(id);
      if (found == events_.end()) continue;
      for (const Evidence& evidence : found->second.evidence) reports.insert(evidence.report);
    }
    if (!reports.empty()) plan.announced_in.assign(reports.begin(), reports.end());
  }

  RecordLinks& links_;
  const OverlayFacts& facts_;
  std::map<EventId, Event> events_;
  Redirects gone_;
};

}  // namespace

void lay_over(RecordLinks& links, const std::vector<Correction>& corrections,
              const OverlayFacts& facts) {
  const bool any = std::any_of(corrections.begin(), corrections.end(),
                               [](const Correction& correction) { return correction.holds(); });
  if (!any) return;
  Overlay overlay(links, facts);
  for (const Correction& correction : corrections) {
    if (correction.holds()) overlay.apply(correction);
  }
  overlay.finish();
}

}  // namespace chancery
