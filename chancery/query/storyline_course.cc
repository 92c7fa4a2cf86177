#include "chancery/query/storyline_course.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>
#include <set>

namespace chancery {
namespace {

constexpr std::size_t kFewestOfPeak = 3;
constexpr std::size_t kFewestOfPhase = 4;
constexpr std::size_t kFewestOfParty = 3;
constexpr double kLeastTurn = 3;    // points of PLOVER's score
constexpr double kLeastWelchT = 3;  // beyond chance also where every day is tried

EventList happened_in_order(const EventList& events) {
  EventList out;
  for (const Event* event : events) {
    if (event->date && event->status == EventStatus::kHappened) out.push_back(event);
  }
  std::stable_sort(out.begin(), out.end(), [](const Event* a, const Event* b) {
    if (a->date->from != b->date->from) return a->date->from < b->date->from;
    return a->id < b->id;
  });
  return out;
}

std::vector<Party> parties_of(const std::vector<Party>& actors,
                              const std::vector<Party>& recipients) {
  std::map<std::string, Party> once;
  for (const auto* side : {&actors, &recipients}) {
    for (const Party& party : *side) once.emplace(party_key(party), party);
  }
  std::vector<Party> out;
  for (auto& [key, party] : once) out.push_back(std::move(party));
  return out;
}

std::string counted(const std::string& who, std::size_t n) {
  return who + " takes part in " + std::to_string(n) + " of its events";
}

// Who takes part in the events of a storyline, and in how many.
class Cast {
 public:
  explicit Cast(const EventList& events) {
    for (const Event* event : events) {
      std::set<std::string> countries;
      for (const Party& party : parties_of(event->actors, event->recipients)) {
        ++parties_[party_key(party)];
        if (party.country) countries.insert(party.country->str());
      }
      for (const std::string& country : countries) ++countries_[country];
    }
  }

  // Names the two parties best known here; without one, the country that is; else empty.
  std::string why(const std::vector<Party>& parties) const {
    std::vector<std::pair<std::size_t, const Party*>> known;
    for (const Party& party : parties) {
      const auto found = parties_.find(party_key(party));
      if (found != parties_.end() && found->second > 1) known.emplace_back(found->second, &party);
    }
    std::stable_sort(known.begin(), known.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    if (known.size() > 1) {
      return counted(known[0].second->name, known[0].first) + ", " + known[1].second->name +
             " in " + std::to_string(known[1].first);
    }
    if (known.size() == 1) return counted(known[0].second->name, known[0].first);
    std::pair<std::size_t, std::string> most;
    for (const Party& party : parties) {
      if (!party.country) continue;
      const auto found = countries_.find(party.country->str());
      if (found != countries_.end() && found->second > std::max<std::size_t>(1, most.first)) {
        most = {found->second, found->first};
      }
    }
    return most.first == 0 ? "" : counted("somebody of " + most.second, most.first);
  }

 private:
  std::map<std::string, std::size_t> parties_;
  std::map<std::string, std::size_t> countries_;
};

std::string joined(const std::string& reason, const std::string& more) {
  return reason.empty() ? more : reason + "; " + more;
}

StorylineStep step_of(const Event& event, const Cast& cast) {
  StorylineStep step{StepKind::kEvent, event.id.str(), {}, ""};
  if (event.date) step.day = event.date->from;
  step.why = cast.why(parties_of(event.actors, event.recipients));
  if (event.plan_of) step.why = joined(step.why, "announces a plan of it");
  if (step.why.empty()) step.why = "told in its reports";
  return step;
}

StorylineStep step_of(const Plan& plan, const Cast& cast) {
  StorylineStep step{StepKind::kPlan, plan.id.str(), {}, ""};
  if (plan.expected) step.day = plan.expected->from;
  const std::size_t n = plan.announced_by.size();
  step.why =
      joined(cast.why(parties_of(plan.actors, plan.recipients)),
             "announced by " + std::to_string(n) + (n == 1 ? " event of it" : " events of it"));
  return step;
}

// A quotation belongs where somebody of the storyline speaks or is spoken to.
std::optional<StorylineStep> step_of(const QuotationView& quotation, const Cast& cast) {
  std::vector<Party> speaker, addressee;
  if (quotation.speaker) speaker.push_back(*quotation.speaker);
  if (quotation.addressee) addressee.push_back(*quotation.addressee);
  const std::string why = cast.why(parties_of(speaker, addressee));
  if (why.empty()) return std::nullopt;
  const FiledReport& filed = quotation.report->report;
  const auto place = quotation.quotation - filed.quotations.data();
  StorylineStep step{StepKind::kQuotation,
                     filed.report.id.str() + "." + std::to_string(place),
                     {},
                     "said in its reports; " + why};
  if (const Publication* when = RecordView::published(*quotation.report)) {
    step.day = when->interval.from;
  }
  return step;
}

std::string score_text(double score) {
  char text[32];
  std::snprintf(text, sizeof text, "%.1f", score);
  return text;
}

struct Phase {
  double mean = 0;
  double spread = 0;  // variance of the mean
};

Phase phase_of(const EventList& events, std::size_t begin, std::size_t end) {
  Phase phase;
  const auto n = static_cast<double>(end - begin);
  for (std::size_t i = begin; i < end; ++i) phase.mean += events[i]->score / n;
  for (std::size_t i = begin; i < end; ++i) {
    const double off = events[i]->score - phase.mean;
    phase.spread += off * off / (n - 1) / n;
  }
  return phase;
}

// The clearest turn between two places, then those on either side of it.
void find_turns_between(const EventList& events, std::size_t begin, std::size_t end,
                        std::vector<StorylineChange>& into) {
  double clearest = 0;
  std::size_t at = 0;
  for (std::size_t i = begin + kFewestOfPhase; i + kFewestOfPhase <= end; ++i) {
    if (events[i]->date->from == events[i - 1]->date->from) continue;
    const Phase before = phase_of(events, begin, i);
    const Phase after = phase_of(events, i, end);
    const double apart = std::abs(before.mean - after.mean);
    // Scores are told to a tenth: without any spread they would still be off by as much.
    const double t = apart / std::sqrt(before.spread + after.spread + 0.01);
    if (apart < kLeastTurn || t < kLeastWelchT || t <= clearest) continue;
    clearest = t;
    at = i;
  }
  if (at == 0) return;
  find_turns_between(events, begin, at, into);
  into.push_back({ChangeKind::kTone, events[at]->date->from, "",
                  score_text(phase_of(events, begin, at).mean),
                  score_text(phase_of(events, at, end).mean)});
  find_turns_between(events, at, end, into);
}

// Parties of at least 3 events that come in only when a third of the events is over.
void find_newcomers(const EventList& in_order, std::vector<StorylineChange>& into) {
  struct Part {
    std::size_t n = 0;
    std::size_t first = 0;
    std::string name;
  };
  std::map<std::string, Part> parts;
  for (std::size_t i = 0; i < in_order.size(); ++i) {
    for (const Party& party : parties_of(in_order[i]->actors, in_order[i]->recipients)) {
      Part& part = parts.try_emplace(party_key(party), Part{0, i, party.name}).first->second;
      ++part.n;
    }
  }
  for (const auto& [key, part] : parts) {
    if (part.n < kFewestOfParty || part.first * 3 < in_order.size()) continue;
    into.push_back({ChangeKind::kParty, in_order[part.first]->date->from, key, "", part.name});
  }
}

StorylineChange change_of(const Plan& plan, const std::map<EventId, const Event*>& events) {
  StorylineChange change{ChangeKind::kPlan,
                         {},
                         plan.id.str(),
                         "announced",
                         kPlanStateNames[static_cast<std::size_t>(plan.state)]};
  const auto event = [&events](const EventId& id) -> const Event* {
    const auto found = events.find(id);
    return found == events.end() ? nullptr : found->second;
  };
  if (plan.fulfilled_by) {
    const Event* outcome = event(*plan.fulfilled_by);
    if (outcome != nullptr && outcome->date) change.day = outcome->date->from;
  } else if (plan.state == PlanState::kLapsed) {
    if (plan.expected) change.day = plan.expected->to.plus_days(1);
  } else if (plan.announced_by.size() > 1) {
    if (const Event* last = event(plan.announced_by.back())) change.day = last->first_reported;
  }
  return change;
}

template <typename Dated>
void sort_by_day(std::vector<Dated>& list) {
  std::stable_sort(list.begin(), list.end(), [](const Dated& a, const Dated& b) {
    if (a.day.has_value() != b.day.has_value()) return a.day.has_value();
    return a.day && *a.day < *b.day;
  });
}

}  // namespace

std::vector<StorylinePeak> find_peaks(const EventList& events) {
  const EventList in_order = happened_in_order(events);
  std::vector<StorylinePeak> bins;  // in time, the empty ones too
  const TimeBin bin = fitting_bin(in_order);
  for (const Event* event : in_order) {
    while (bins.empty() || bins.back().when.to < event->date->from) {
      const CivilDate day = bins.empty() ? event->date->from : bins.back().when.to.plus_days(1);
      bins.push_back({bin_of(day, bin), 0});
    }
    ++bins.back().n_events;
  }
  std::vector<StorylinePeak> peaks;
  if (bins.size() < 2) return peaks;
  const double mean = static_cast<double>(in_order.size()) / static_cast<double>(bins.size());
  // Counts of what happens independently spread as the root of their mean.
  const double most = mean + 2 * std::sqrt(mean);
  for (const StorylinePeak& one : bins) {
    if (one.n_events < kFewestOfPeak || static_cast<double>(one.n_events) <= most) continue;
    if (!peaks.empty() && peaks.back().when.to.plus_days(1) == one.when.from) {
      peaks.back().when.to = one.when.to;
      peaks.back().n_events += one.n_events;
    } else {
      peaks.push_back(one);
    }
  }
  return peaks;
}

std::vector<StorylineChange> find_turns(const EventList& events) {
  const EventList in_order = happened_in_order(events);
  std::vector<StorylineChange> turns;
  find_turns_between(in_order, 0, in_order.size(), turns);
  return turns;
}

StorylineCourse course_of(const EventList& all, const StorylineParts& parts) {
  const Cast cast(all);
  StorylineCourse course;
  for (const Event* event : parts.events) course.steps.push_back(step_of(*event, cast));
  for (const Plan* plan : parts.plans) course.steps.push_back(step_of(*plan, cast));
  for (const QuotationView& quotation : parts.quotations) {
    if (auto step = step_of(quotation, cast)) course.steps.push_back(std::move(*step));
  }
  sort_by_day(course.steps);
  course.peaks = find_peaks(parts.events);
  course.changes = find_turns(parts.events);
  find_newcomers(happened_in_order(parts.events), course.changes);
  std::map<EventId, const Event*> by_id;
  for (const Event* event : all) by_id.emplace(event->id, event);
  for (const Plan* plan : parts.plans) {
    if (plan->state != PlanState::kAnnounced) course.changes.push_back(change_of(*plan, by_id));
  }
  sort_by_day(course.changes);
  return course;
}

}  // namespace chancery
