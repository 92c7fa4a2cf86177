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
      if (!name.empty()) {
        each.insert(sound_key(space == std::string_view::npos ? name : name.substr(space + 1)));
      }
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

bool is_state(const Party& party) { return party.country && party.id == party.country->view(); }

// Who was there when something happened: those who are named, and the state in which it was.
struct Attendance {
  std::vector<Party> parties;
  std::optional<CountryCode> country;
};

// Whether the host was there: any official of the state, or the place itself. 0 when not.
double hosted(const Party& host, const Attendance& there) {
  double best = there.country && there.country == host.country ? 0.55 : 0;
  for (const Party& other : there.parties) best = std::max(best, stands_for(host, other));
  return best;
}

double was_there(const Party& party, const Attendance& there) {
  double best = 0;
  for (const Party& other : there.parties) best = std::max(best, party_likeness(party, other));
  return best;
}

// Whether somebody of the party's state was there of whom the plan knew as well: of several who
// were to come from one state, one may stay at home, or be named by mistake.
bool is_covered(const Party& absent, const std::vector<Party>& awaited, const Attendance& there) {
  return absent.country &&
         std::any_of(there.parties.begin(), there.parties.end(), [&](const Party& present) {
           return present.country == absent.country &&
                  std::any_of(awaited.begin(), awaited.end(), [&](const Party& other) {
                    return party_likeness(other, present) >= kSameParty;
                  });
         });
}

// Whether the plan's own travellers and doers were there, and their hosts. 0 when not.
double plan_likeness(const std::vector<Party>& actors, const std::vector<Party>& recipients,
                     const Attendance& there) {
  double sum = 0;
  for (const Party& host : recipients) {
    const double best = hosted(host, there);
    if (best < kSameParty) return 0;
    sum += best;
  }
  bool came = false;
  for (const Party& party : actors) {
    // "Kenya will host talks of Ethiopia and Eritrea": a state may be the host of others.
    const double best = is_state(party) ? hosted(party, there) : was_there(party, there);
    if (best < kSameParty && !is_covered(party, actors, there)) return 0;
    came = came || best >= kSameParty;
    sum += best;
  }
  return came ? sum / static_cast<double>(actors.size() + recipients.size()) : 0;
}

// An announcement of months ago and one of today may mean two occasions; without a date of its own
// each stands for what is near.
bool same_plan(const Announcement& a, const Announcement& b) {
  if (a.type != b.type || a.parties().empty() || b.parties().empty()) return false;
  // A meeting has no travellers: the invitation to it names those who then meet, and none of their
  // colleagues.
  const bool mixed = a.recipients.empty() != b.recipients.empty();
  const Announcement& meeting = a.recipients.empty() ? a : b;
  const Announcement& visit = a.recipients.empty() ? b : a;
  const bool alike = mixed ? plan_likeness(visit.parties(), {}, {meeting.actors, {}}) >= 0.5
                           : side_likeness(a.parties(), b.parties()) >= 0.5;
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

// What was known of a plan when: the first day, the reports that told of it then, and the days that
// are named for it, as far as it was not put off since. Reports may name different ones.
struct Foreknown {
  std::optional<CivilDate> first;
  std::set<ReportId> reports;
  std::vector<DateInterval> days;
};

Foreknown foreknown(const std::vector<const Announcement*>& announcements,
                    const std::vector<Told>& told,
                    const std::vector<std::vector<std::size_t>>& groups) {
  Foreknown known;
  for (const Announcement* announcement : announcements) {
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

bool fits_in_time(const Event& outcome, const Foreknown& known) {
  if (!outcome.date || outcome.date->width_days() > kVagueOutcome) return false;
  if (!known.days.empty()) {
    return std::any_of(known.days.begin(), known.days.end(), [&](const DateInterval& day) {
      return DateInterval{day.from.plus_days(-kSlack), day.to.plus_days(kSlack)}.overlaps(
          *outcome.date);
    });
  }
  if (!known.first) return false;
  const std::int32_t wait = outcome.date->to.days() - known.first->days();
  return wait >= -1 && wait <= kLongestWait;
}

// Whether only reports that first announced the plan tell of the event: to them it is past already.
bool is_told_before(const Event& outcome, const std::set<ReportId>& first) {
  return std::all_of(outcome.evidence.begin(), outcome.evidence.end(),
                     [&](const Evidence& one) { return first.count(one.report) != 0; });
}

// The place speaks for the host of a meeting at which nobody else was met.
Attendance attendance(const Plan& plan, const Event& outcome) {
  Attendance there{all_parties(outcome), std::nullopt};
  const std::vector<Party> awaited = parties_of(plan);
  const bool awaits_all =
      std::all_of(there.parties.begin(), there.parties.end(), [&](const Party& party) {
        return !party.country || std::any_of(awaited.begin(), awaited.end(), [&](const Party& one) {
          return one.country == party.country;
        });
      });
  if (plan.type == EventType::kConsult && outcome.place && awaits_all) {
    there.country = outcome.place->country;
  }
  return there;
}

// How well the event is what the plan announced; 0 when it is not.
double fulfilment(const Plan& plan, const Event& outcome, const Foreknown& known,
                  const std::vector<Event>& events, const std::map<EventId, std::size_t>& places,
                  const StoryLexicon& lexicon) {
  if (outcome.type != plan.type || outcome.status != EventStatus::kHappened) return 0;
  if (!fits_in_time(outcome, known)) return 0;
  const Attendance there = attendance(plan, outcome);
  if (parties_of(plan).size() < 2 || there.parties.empty()) return 0;
  if (is_told_before(outcome, known.reports)) return 0;
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
  const double likeness = plan_likeness(plan.actors, plan.recipients, there);
  if (plan.place && outcome.place && plan.place->country && outcome.place->country &&
      *plan.place->country != *outcome.place->country) {
    return 0;
  }
  return likeness;
}

void join_outcome(Plan& plan, const Foreknown& known, const std::vector<Event>& events,
                  const std::vector<std::size_t>& near,
                  const std::map<EventId, std::size_t>& places, const StoryLexicon& lexicon) {
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
    std::vector<Party> there = all_parties(events[i]);
    if (events[i].place && events[i].place->country) {
      there.push_back({"", "", events[i].place->country, {}});
    }
    outcomes.add(i, events[i].type, there);
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
    const Foreknown known = foreknown(of_plan, told, groups);
    if (plan.state != PlanState::kCancelled) {
      join_outcome(plan, known, events, near, places, lexicon);
    }
    if (!plan.fulfilled_by && is_called_off(plan, events, near, known.first)) {
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
