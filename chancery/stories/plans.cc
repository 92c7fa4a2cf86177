// What was announced, joined over the reports, and joined to what became of it.
#include <algorithm>
#include <map>
#include <set>

#include "chancery/stories/groups.h"
#include "chancery/stories/link_steps.h"
#include "chancery/stories/plan_outcomes.h"

namespace chancery {
namespace {

constexpr double kSameParties = 0.5;
constexpr std::size_t kMostWeighed = 12;  // announcements of a plan that speak for it

// One event that announces something.
struct Announcement {
  std::size_t event = 0;
  EventType type = EventType::kConsult;
  std::vector<EventMode> modes;
  std::vector<Party> actors;      // who is to act or to travel
  std::vector<Party> recipients;  // to whom
  std::optional<DateInterval> expected;
  std::vector<DateInterval> days;  // all that are named for it
  std::optional<PlaceReference> place;
  std::optional<CivilDate> announced;  // earliest day of publication known
  bool invites = false;
  bool cancels = false;
  bool postpones = false;

  std::vector<Party> parties() const {
    std::vector<Party> all = actors;
    all.insert(all.end(), recipients.begin(), recipients.end());
    return all;
  }
};

bool is_told_as_coming(EventStatus status) { return status == EventStatus::kFuture; }

std::optional<Announcement> announcement(std::size_t at, const Event& event,
                                         const std::vector<Told>& told,
                                         const std::vector<std::size_t>& group) {
  Announcement out;
  out.event = at;
  // Whoever is invited is to come.
  const bool invited = is_invitation(told[group.front()].event->sense);
  out.actors = invited && !event.recipients.empty() ? event.recipients : event.actors;
  out.recipients = invited && !event.recipients.empty() ? event.actors : event.recipients;
  out.invites = invited;
  out.announced = event.first_reported;
  bool found = false;
  for (std::size_t i : group) {
    const auto& plan = told[i].event->plan;
    if (!plan) continue;
    if (!found) out.type = plan->type;
    found = true;
    if (out.modes.empty()) out.modes = plan->modes;
    if (!out.place) out.place = plan->place;
    const bool narrower = plan->date && (!out.expected || plan->date->interval.width_days() <
                                                              out.expected->width_days());
    if (narrower) out.expected = plan->date->interval;
    if (plan->date) out.days.push_back(plan->date->interval);
  }
  if (!found && is_told_as_coming(event.status)) {
    out.type = event.type;
    out.modes = event.modes;
    out.expected = event.date_basis == "text" ? event.date : std::nullopt;
    if (out.expected) out.days = {*out.expected};
    out.place = event.place;
    found = true;
  }
  if (!found || event.status == EventStatus::kNegated) return std::nullopt;
  // The coder marks what takes a plan back: see docs/codebook.md.
  const std::string& sense = told[group.front()].event->sense;
  out.cancels = sense.find("<cancel") != std::string::npos;
  out.postpones = sense.find("<postpone") != std::string::npos;
  return out;
}

std::vector<Party> without_anybody(std::vector<Party> parties) {
  std::erase_if(parties, is_anybody);
  return parties;
}

// An announcement of months ago and one of today may mean two occasions; without a date of its own
// each stands for what is near.
bool same_plan(const Announcement& a, const Announcement& b) {
  if (a.type != b.type) return false;
  const std::vector<Party> of_a = without_anybody(a.parties());
  const std::vector<Party> of_b = without_anybody(b.parties());
  if (of_a.empty() || of_b.empty()) return false;
  // A meeting has no travellers: the invitation to it names those who then meet, and none of their
  // colleagues.
  const bool mixed = a.recipients.empty() != b.recipients.empty();
  const Announcement& meeting = a.recipients.empty() ? a : b;
  const Announcement& visit = a.recipients.empty() ? b : a;
  const bool alike = mixed
                         ? plan_likeness(visit.parties(), {}, {meeting.actors, {}}) >= kSameParties
                         : side_likeness(of_a, of_b) >= kSameParties;
  if (!alike) return false;
  // A visit returned is another visit.
  const bool visits = a.type == EventType::kConsult && !a.recipients.empty() && !mixed;
  if (visits && side_likeness(a.actors, b.actors) < side_likeness(a.actors, b.recipients)) {
    return false;
  }
  if (a.expected && b.expected) {
    const DateInterval wide{a.expected->from.plus_days(-kSlack), a.expected->to.plus_days(kSlack)};
    if (!wide.overlaps(*b.expected)) return false;
  }
  if (a.place && b.place && a.place->country && b.place->country &&
      *a.place->country != *b.place->country) {
    return false;
  }
  if (a.announced && b.announced) {
    const std::int32_t apart = std::abs(a.announced->days() - b.announced->days());
    if (apart > (a.expected && b.expected ? kLongestWait : 365)) return false;
  }
  return true;
}

// Whether most announcements of one plan are of the other as well: a vague one chains no
// clear ones together.
bool mostly_same(const std::vector<Announcement>& all, const std::vector<std::size_t>& one,
                 const std::vector<std::size_t>& other) {
  std::size_t same = 0;
  std::size_t compared = 0;
  for (std::size_t i = 0; i < std::min(one.size(), kMostWeighed); ++i) {
    for (std::size_t k = 0; k < std::min(other.size(), kMostWeighed); ++k) {
      ++compared;
      if (same_plan(all[one[i]], all[other[k]])) ++same;
    }
  }
  return 2 * same > compared;
}

// The narrowest day named for it; what is put off waits for a new one.
void put_expected(const Announcement& a, std::optional<DateInterval>& expected) {
  if (a.postpones) {
    const bool is_new = a.expected && expected && !a.expected->overlaps(*expected);
    expected = is_new ? a.expected : std::nullopt;
  } else if (a.expected && (!expected || a.expected->width_days() < expected->width_days())) {
    expected = a.expected;
  }
}

Plan make_plan(const std::vector<const Announcement*>& announcements,
               const std::vector<Event>& events) {
  Plan plan;
  plan.type = announcements.front()->type;
  std::set<ReportId> reports;
  std::set<std::string> voices;
  const Announcement* fullest = announcements.front();
  for (const Announcement* a : announcements) {
    // An invitation names who may come; an announced visit says who will.
    const bool clearer = fullest->invites && !a->invites && !a->actors.empty();
    const bool fuller =
        fullest->invites == a->invites && a->parties().size() > fullest->parties().size();
    if (clearer || fuller) fullest = a;
    if (plan.modes.empty()) plan.modes = a->modes;
    if (!plan.place) plan.place = a->place;
    put_expected(*a, plan.expected);
    plan.announced_by.push_back(events[a->event].id);
    for (const Evidence& evidence : events[a->event].evidence) {
      if (!evidence.from_copy) voices.insert(evidence.report.str());
      reports.insert(evidence.report);
    }
  }
  plan.actors = fullest->actors;
  plan.recipients = fullest->recipients;
  plan.announced_in.assign(reports.begin(), reports.end());
  plan.id = PlanId::of({"plan", plan.announced_by.front().str()});
  if (voices.size() > 1) plan.state = PlanState::kConfirmed;
  const Announcement& last = *announcements.back();
  if (last.postpones) plan.state = PlanState::kPostponed;
  if (last.cancels) plan.state = PlanState::kCancelled;
  return plan;
}

Foreknown foreknown(const std::vector<const Announcement*>& announcements,
                    const std::vector<Told>& told,
                    const std::vector<std::vector<std::size_t>>& groups) {
  Foreknown known;
  for (const Announcement* announcement : announcements) {
    known.announced_by.push_back(announcement->event);
    for (std::size_t i : groups[announcement->event]) {
      const auto& published = told[i].published;
      const auto day = published ? std::optional(published->from) : std::nullopt;
      if (day && (!known.first || *day < *known.first)) {
        known.first = day;
        known.reports.clear();
      }
      if (day == known.first) known.reports.insert(told[i].filed->report.id);
    }
    if (announcement->postpones) known.days.clear();
    known.days.insert(known.days.end(), announcement->days.begin(), announcement->days.end());
  }
  return known;
}

}  // namespace

std::vector<Plan> make_plans(const std::vector<Told>& told,
                             const std::vector<std::vector<std::size_t>>& groups,
                             std::vector<Event>& events, const StoryLexicon& lexicon) {
  std::vector<Announcement> announcements;
  for (std::size_t i = 0; i < events.size(); ++i) {
    if (auto one = announcement(i, events[i], told, groups[i])) {
      announcements.push_back(std::move(*one));
    }
  }
  Groups same(announcements.size());
  std::vector<std::vector<std::size_t>> members(announcements.size());
  for (std::size_t i = 0; i < members.size(); ++i) members[i] = {i};
  PartyIndex announced(PartyIndex::Keys::kEach);
  for (std::size_t i = 0; i < announcements.size(); ++i) {
    const std::vector<Party> parties = announcements[i].parties();
    for (std::size_t k : announced.near(announcements[i].type, parties)) {
      if (same.find(i) == same.find(k) || !same_plan(announcements[i], announcements[k])) continue;
      std::vector<std::size_t>& one = members[same.find(i)];
      std::vector<std::size_t>& other = members[same.find(k)];
      if (!mostly_same(announcements, one, other)) continue;
      same.join(i, k);
      std::vector<std::size_t> all = std::move(one);
      all.insert(all.end(), other.begin(), other.end());
      other.clear();
      members[same.find(i)] = std::move(all);
    }
    announced.add(i, announcements[i].type, parties);
  }
  const Outcomes outcomes(events, told, groups, lexicon);

  std::vector<Plan> plans;
  for (const std::vector<std::size_t>& group : same.members()) {
    std::vector<const Announcement*> of_plan;
    for (std::size_t i : group) of_plan.push_back(&announcements[i]);
    std::stable_sort(of_plan.begin(), of_plan.end(), [](const auto* a, const auto* b) {
      return a->announced && (!b->announced || *a->announced < *b->announced);
    });
    Plan plan = make_plan(of_plan, events);
    const Foreknown known = foreknown(of_plan, told, groups);
    if (plan.state != PlanState::kCancelled) plan.fulfilled_by = outcomes.find(plan, known);
    if (plan.fulfilled_by) {
      plan.state = PlanState::kFulfilled;
    } else if (outcomes.calls_off(plan, known)) {
      plan.state = PlanState::kCancelled;
    }
    for (const Announcement* a : of_plan) {
      events[a->event].plan_of = plan.id;
      events[a->event].fulfilled_by = plan.fulfilled_by;
    }
    plans.push_back(std::move(plan));
  }
  return plans;
}

}  // namespace chancery
