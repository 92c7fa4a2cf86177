// What was announced, joined over the reports, and joined to what became of it.
#include <algorithm>
#include <map>
#include <set>

#include "chancery/knowledge/name_match.h"
#include "chancery/stories/groups.h"
#include "chancery/stories/link_steps.h"

namespace chancery {
namespace {

constexpr std::int32_t kLongestWait = 730;  // days from an undated announcement to its fulfilment
constexpr std::int32_t kVagueOutcome = 62;  // days; what is dated less closely fulfils nothing
constexpr double kSameParty = 0.45;         // below, somebody is only described alike
constexpr std::int32_t kSlack = 3;          // days by which an expected date may be missed

// One event that announces something.
struct Announcement {
  std::size_t event = 0;
  EventType type = EventType::kConsult;
  std::vector<EventMode> modes;
  std::vector<Party> actors;      // who is to act or to travel
  std::vector<Party> recipients;  // to whom
  std::optional<DateInterval> expected;
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

std::vector<Party> all_parties(const Event& event) {
  std::vector<Party> all = event.actors;
  all.insert(all.end(), event.recipients.begin(), event.recipients.end());
  return all;
}

double stands_for(const Party& a, const Party& b) {
  const double likeness = party_likeness(a, b);
  if (likeness >= kSameParty) return likeness;
  const auto governs = [](const Party& party) {
    return std::find(party.sectors.begin(), party.sectors.end(), Sector::kGov) !=
           party.sectors.end();
  };
  return a.country && a.country == b.country && governs(a) && governs(b) ? 0.55 : 0;
}

bool is_told_as_coming(EventStatus status) { return status == EventStatus::kFuture; }

// Things of one type that share a party's state or last name, or two of them, so that a plan is not
// laid beside every event of the record.
class EventIndex {
 public:
  explicit EventIndex(bool by_two) : by_two_(by_two) {}

  void add(std::size_t i, EventType type, const std::vector<Party>& parties) {
    for (const std::string& key : keys_of(type, parties)) by_key_[key].push_back(i);
  }
  std::vector<std::size_t> near(EventType type, const std::vector<Party>& parties) const {
    std::set<std::size_t> found;
    for (const std::string& key : keys_of(type, parties)) {
      const auto here = by_key_.find(key);
      if (here != by_key_.end()) found.insert(here->second.begin(), here->second.end());
    }
    return {found.begin(), found.end()};
  }

 private:
  std::set<std::string> keys_of(EventType type, const std::vector<Party>& parties) const {
    std::set<std::string> each;
    for (const Party& party : parties) {
      const std::string_view name = party.name;
      const std::size_t space = name.rfind(' ');
      each.insert(sound_key(space == std::string_view::npos ? name : name.substr(space + 1)));
      if (party.country) each.insert(party.country->str());
    }
    const std::string begin = std::string(to_string(type)) + " ";
    std::set<std::string> keys;
    for (auto a = each.begin(); a != each.end(); ++a) {
      if (!by_two_) keys.insert(begin + *a);
      for (auto b = std::next(a); by_two_ && b != each.end(); ++b) {
        keys.insert(begin + *a + " " + *b);
      }
    }
    return keys;
  }

  bool by_two_;
  std::map<std::string, std::vector<std::size_t>> by_key_;
};

std::optional<Announcement> announcement(std::size_t at, const Event& event,
                                         const std::vector<Told>& told,
                                         const std::vector<std::size_t>& group) {
  Announcement out;
  out.event = at;
  // Whoever is invited is to come.
  const bool invited = told[group.front()].event->sense.find("invit") != std::string::npos;
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
  }
  if (!found && is_told_as_coming(event.status)) {
    out.type = event.type;
    out.modes = event.modes;
    out.expected = event.date_basis == "text" ? event.date : std::nullopt;
    out.place = event.place;
    found = true;
  }
  if (!found || event.status == EventStatus::kNegated) return std::nullopt;
  // The coder marks what takes a plan back: see docs/codebook.md.
  const std::string& sense = told[group.front()].event->sense;
  out.cancels = sense.ends_with("<cancel");
  out.postpones = sense.ends_with("<postpone");
  return out;
}

// How many of `side` may stand nowhere among those of an outcome: of several travellers one may
// stay at home, but both sides of a meeting must be there.
std::size_t absent_allowed(const std::vector<Party>& side, const std::vector<Party>& other_side) {
  return other_side.empty() ? 0 : side.size() / 2;
}

// Whether the plan's own travellers and doers are all among `parties`, but for `may_miss`; those on
// the other side may be stood for by another official of their state. 0 when not.
double plan_likeness(const std::vector<Party>& actors, const std::vector<Party>& recipients,
                     const std::vector<Party>& parties, std::size_t may_miss = 0) {
  double sum = 0;
  for (const auto* side : {&actors, &recipients}) {
    for (const Party& party : *side) {
      double best = 0;
      for (const Party& other : parties) {
        best = std::max(best,
                        side == &actors ? party_likeness(party, other) : stands_for(party, other));
      }
      if (best >= kSameParty) {
        sum += best;
      } else if (side == &recipients || may_miss-- == 0) {
        return 0;
      }
    }
  }
  const std::size_t wanted = actors.size() + recipients.size();
  return wanted == 0 ? 0 : sum / static_cast<double>(wanted);
}

// An announcement of months ago and one of today may mean two occasions; without a date of its own
// each stands for what is near.
bool same_plan(const Announcement& a, const Announcement& b) {
  if (a.type != b.type || a.parties().empty() || b.parties().empty()) return false;
  // A meeting has no travellers: the invitation to it names some of those who then meet.
  const bool alike = a.recipients.empty() == b.recipients.empty()
                         ? side_likeness(a.parties(), b.parties()) >= 0.5
                         : plan_likeness(a.recipients.empty() ? b.actors : a.actors,
                                         a.recipients.empty() ? b.recipients : a.recipients,
                                         a.recipients.empty() ? a.actors : b.actors) >= 0.5;
  if (!alike) return false;
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

std::vector<Party> parties_of(const Plan& plan) {
  std::vector<Party> all = plan.actors;
  all.insert(all.end(), plan.recipients.begin(), plan.recipients.end());
  return all;
}

// The first day on which anything was known of the plan.
std::optional<CivilDate> first_announced(const Plan& plan, const std::vector<Event>& events,
                                         const std::map<EventId, std::size_t>& places) {
  std::optional<CivilDate> first;
  for (const EventId& id : plan.announced_by) {
    const auto& day = events[places.at(id)].first_reported;
    if (day && (!first || *day < *first)) first = day;
  }
  return first;
}

bool fits_in_time(const Plan& plan, const Event& outcome, const std::optional<CivilDate>& known) {
  if (!outcome.date || outcome.date->width_days() > kVagueOutcome) return false;
  if (plan.expected) {
    const DateInterval window{plan.expected->from.plus_days(-kSlack),
                              plan.expected->to.plus_days(kSlack)};
    return window.overlaps(*outcome.date);
  }
  if (!known) return false;
  const std::int32_t wait = outcome.date->to.days() - known->days();
  return wait >= -1 && wait <= kLongestWait;
}

// Whether a report that first announced the plan tells of the event as past already.
bool is_told_with(const EventId& first, const Event& outcome, const std::vector<Event>& events,
                  const std::map<EventId, std::size_t>& places) {
  const std::vector<Evidence>& announced = events[places.at(first)].evidence;
  return std::any_of(announced.begin(), announced.end(), [&](const Evidence& a) {
    return std::any_of(outcome.evidence.begin(), outcome.evidence.end(),
                       [&](const Evidence& b) { return a.report == b.report; });
  });
}

// How well the event is what the plan announced; 0 when it is not.
double fulfilment(const Plan& plan, const Event& outcome, const std::optional<CivilDate>& known,
                  const std::vector<Event>& events, const std::map<EventId, std::size_t>& places,
                  const StoryLexicon& lexicon) {
  if (outcome.type != plan.type || outcome.status != EventStatus::kHappened) return 0;
  if (!fits_in_time(plan, outcome, known)) return 0;
  const std::vector<Party> there = all_parties(outcome);
  if (parties_of(plan).size() < 2 || there.size() < 2) return 0;
  if (is_told_with(plan.announced_by.front(), outcome, events, places)) return 0;
  // A visit is kept by a meeting, not by a letter; a promise to sign by signing.
  const auto told_alike = [&](StoryLexicon::DeedMatch match) {
    return std::any_of(plan.announced_by.begin(), plan.announced_by.end(), [&](const EventId& id) {
      return lexicon.match_deeds(events[places.at(id)].sense, outcome.sense) == match;
    });
  };
  const bool same_deed = told_alike(StoryLexicon::DeedMatch::kSame);
  const bool any_deed =
      plan.type == EventType::kConsult && !told_alike(StoryLexicon::DeedMatch::kOther);
  if (!same_deed && !any_deed) return 0;
  const double likeness = plan_likeness(plan.actors, plan.recipients, there,
                                        absent_allowed(plan.actors, plan.recipients));
  if (plan.place && outcome.place && plan.place->country && outcome.place->country &&
      *plan.place->country != *outcome.place->country) {
    return 0;
  }
  return likeness;
}

void join_outcome(Plan& plan, const std::vector<Event>& events,
                  const std::vector<std::size_t>& near,
                  const std::map<EventId, std::size_t>& places, const StoryLexicon& lexicon) {
  const auto known = first_announced(plan, events, places);
  const Event* best = nullptr;
  double best_score = 0;
  for (std::size_t i : near) {
    const Event& event = events[i];
    const double score = fulfilment(plan, event, known, events, places, lexicon);
    const bool earlier = best != nullptr && score == best_score && event.date && best->date &&
                         *event.date < *best->date;
    if (score > best_score || earlier) {
      best = &event;
      best_score = score;
    }
  }
  if (best == nullptr) return;
  plan.state = PlanState::kFulfilled;
  plan.fulfilled_by = best->id;
}

// A later report that the thing did not or will not take place.
bool is_called_off(const Plan& plan, const std::vector<Event>& events,
                   const std::vector<std::size_t>& near, const std::optional<CivilDate>& known) {
  return std::any_of(near.begin(), near.end(), [&](std::size_t i) {
    const Event& event = events[i];
    if (event.status != EventStatus::kNegated || event.type != plan.type) return false;
    if (known && event.last_reported && *event.last_reported < *known) return false;
    return side_likeness(parties_of(plan), all_parties(event)) >= 0.6 &&
           all_parties(event).size() >= 2;
  });
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
  EventIndex announced(false);
  for (std::size_t i = 0; i < announcements.size(); ++i) {
    const std::vector<Party> parties = announcements[i].parties();
    for (std::size_t k : announced.near(announcements[i].type, parties)) {
      if (same_plan(announcements[i], announcements[k])) same.join(i, k);
    }
    announced.add(i, announcements[i].type, parties);
  }
  // What keeps or breaks a plan has two of its parties.
  EventIndex outcomes(true);
  for (std::size_t i = 0; i < events.size(); ++i) {
    outcomes.add(i, events[i].type, all_parties(events[i]));
  }
  std::map<EventId, std::size_t> places;
  for (std::size_t i = 0; i < events.size(); ++i) places[events[i].id] = i;

  std::vector<Plan> plans;
  for (const std::vector<std::size_t>& group : same.members()) {
    std::vector<const Announcement*> of_plan;
    for (std::size_t i : group) of_plan.push_back(&announcements[i]);
    std::stable_sort(of_plan.begin(), of_plan.end(), [](const auto* a, const auto* b) {
      return a->announced && (!b->announced || *a->announced < *b->announced);
    });
    Plan plan = make_plan(of_plan, events);
    const std::vector<std::size_t> near = outcomes.near(plan.type, parties_of(plan));
    if (plan.state != PlanState::kCancelled) join_outcome(plan, events, near, places, lexicon);
    if (!plan.fulfilled_by &&
        is_called_off(plan, events, near, first_announced(plan, events, places))) {
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
