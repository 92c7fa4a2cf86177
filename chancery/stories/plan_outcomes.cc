// What keeps a plan: the parties who were awaited do in time what was announced; where a report
// leaves a party out, its words must say that it is the same.
#include "chancery/stories/plan_outcomes.h"

#include <algorithm>

#include "chancery/knowledge/name_match.h"

namespace chancery {
namespace {

constexpr std::int32_t kVagueOutcome = 62;  // days; what is dated less closely fulfils nothing
constexpr double kSameParty = 0.45;         // below, somebody is only described alike
constexpr double kSameWords = 0.5;          // of the announcement, where parties are left out
constexpr std::size_t kFewestWords = 4;     // names among them
constexpr std::size_t kCommonWord = 64;     // events; what more of them have finds nothing
constexpr std::size_t kMostTellings = 12;   // of an event, whose words are compared

double stands_for(const Party& a, const Party& b) {
  const double likeness = party_likeness(a, b);
  if (likeness >= kSameParty) return likeness;
  const auto governs = [](const Party& party) {
    return std::find(party.sectors.begin(), party.sectors.end(), Sector::kGov) !=
           party.sectors.end();
  };
  return a.country && a.country == b.country && governs(a) && governs(b) ? 0.55 : 0;
}

bool is_state(const Party& party) { return party.country && party.id == party.country->view(); }

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

}  // namespace

double plan_likeness(const std::vector<Party>& actors, const std::vector<Party>& recipients,
                     const Attendance& there) {
  double sum = 0;
  for (const Party& host : recipients) {
    const double best = hosted(host, there);
    if (best < kSameParty) return 0;
    sum += best;
  }
  bool came = false;
  std::size_t awaited = recipients.size();
  const bool some_named = !std::all_of(actors.begin(), actors.end(), is_anybody);
  for (const Party& party : actors) {
    if (some_named && is_anybody(party)) continue;
    ++awaited;
    // "Kenya will host talks of Ethiopia and Eritrea": a state may be the host of others.
    const double best = is_state(party) ? hosted(party, there) : was_there(party, there);
    if (best < kSameParty && !is_covered(party, actors, there)) return 0;
    came = came || best >= kSameParty;
    sum += best;
  }
  return came ? sum / static_cast<double>(awaited) : 0;
}

void PartyIndex::add(std::size_t i, EventType type, const std::vector<Party>& parties) {
  for (const std::string& key : keys_of(type, parties)) by_key_[key].push_back(i);
}

std::vector<std::size_t> PartyIndex::near(EventType type, const std::vector<Party>& parties) const {
  std::set<std::size_t> found;
  for (const std::string& key : keys_of(type, parties)) {
    const auto here = by_key_.find(key);
    if (here != by_key_.end()) found.insert(here->second.begin(), here->second.end());
  }
  return {found.begin(), found.end()};
}

std::set<std::string> PartyIndex::keys_of(EventType type, const std::vector<Party>& parties) const {
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
    if (keys_ == Keys::kEach) keys.insert(begin + *a);
    for (auto b = std::next(a); keys_ == Keys::kByTwo && b != each.end(); ++b) {
      keys.insert(begin + *a + " " + *b);
    }
  }
  return keys;
}

namespace {

std::vector<Party> all_of(const std::vector<Party>& actors, const std::vector<Party>& recipients) {
  std::vector<Party> all = actors;
  all.insert(all.end(), recipients.begin(), recipients.end());
  return all;
}

// Words, names and numbers of the sentence.
WordSet words_of(const Told& told) {
  WordSet words;
  std::set_union(told.words().begin(), told.words().end(), told.keys().begin(), told.keys().end(),
                 std::back_inserter(words));
  return words;
}

std::set<std::uint64_t> word_keys(const std::vector<Party>& parties, const WordSet& words) {
  std::set<std::uint64_t> keys;
  for (const Party& party : parties) {
    if (!party.country) continue;
    for (std::uint64_t word : words) keys.insert(fnv1a(party.country->view()) * 31 + word);
  }
  return keys;
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
  Attendance there{all_of(outcome.actors, outcome.recipients), std::nullopt};
  const std::vector<Party> awaited = all_of(plan.actors, plan.recipients);
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

// A visit that took place: the other party is the host, or nobody.
bool is_coming(const FiledEvent& event) {
  return event.status == EventStatus::kHappened &&
         std::any_of(event.modes.begin(), event.modes.end(),
                     [](const EventMode& mode) { return mode.name == "visit"; });
}

bool is_elsewhere(const Plan& plan, const Event& outcome) {
  return plan.place && outcome.place && plan.place->country && outcome.place->country &&
         *plan.place->country != *outcome.place->country;
}

// Whether the event takes place where and when the plan says: then it may be the plan's though
// nobody but its traveller is named, as at a summit.
bool is_there_and_then(const Plan& plan, const Event& outcome, const Foreknown& known) {
  return plan.type == EventType::kConsult && !plan.actors.empty() && !known.days.empty() &&
         plan.place && outcome.place && plan.place->country &&
         plan.place->country == outcome.place->country && !plan.place->name.empty() &&
         plan.place->name == outcome.place->name;
}

}  // namespace

Outcomes::Outcomes(const std::vector<Event>& events, const std::vector<Told>& told,
                   const std::vector<std::vector<std::size_t>>& groups, const StoryLexicon& lexicon)
    : events_(events),
      told_(told),
      groups_(groups),
      lexicon_(lexicon),
      by_parties_(PartyIndex::Keys::kByTwo) {
  for (std::size_t i = 0; i < events.size(); ++i) {
    const Event& event = events[i];
    std::vector<Party> there = all_of(event.actors, event.recipients);
    const bool announces = told[groups[i].front()].event->plan.has_value();
    for (std::size_t k = 0; k < groups[i].size() && k < kMostTellings; ++k) {
      if (announces || event.status != EventStatus::kHappened) break;
      for (std::uint64_t key : word_keys(there, words_of(told[groups[i][k]]))) {
        std::vector<std::size_t>& with = by_words_[key];
        const bool has = !with.empty() && with.back() == i;
        if (!has && with.size() <= kCommonWord) with.push_back(i);
      }
    }
    if (event.place && event.place->country) there.push_back({"", "", event.place->country, {}});
    by_parties_.add(i, event.type, there);
  }
}

// A visit is kept by a meeting, not by a letter; a promise to sign by signing.
bool Outcomes::is_deed(const Plan& plan, std::size_t outcome, const Foreknown& known) const {
  bool other = false;
  for (std::size_t i : known.announced_by) {
    for (std::size_t k = 0; k < groups_[outcome].size() && k < kMostTellings; ++k) {
      const std::string& sense = told_[groups_[outcome][k]].event->sense;
      const auto match = lexicon_.match_deeds(events_[i].sense, sense);
      if (match == StoryLexicon::DeedMatch::kSame) return true;
      other = other || match == StoryLexicon::DeedMatch::kOther;
    }
  }
  return plan.type == EventType::kConsult && !other;
}

// How well the event is what the plan announced; 0 when it is not.
double Outcomes::fulfilment(const Plan& plan, std::size_t at, const Foreknown& known) const {
  const Event& outcome = events_[at];
  if (outcome.type != plan.type || outcome.status != EventStatus::kHappened) return 0;
  if (!fits_in_time(outcome, known) || is_elsewhere(plan, outcome)) return 0;
  const Attendance there = attendance(plan, outcome);
  const bool names_two = plan.actors.size() + plan.recipients.size() >= 2;
  if (there.parties.empty()) return 0;
  if (!names_two && !is_there_and_then(plan, outcome, known)) return 0;
  if (is_told_before(outcome, known.reports) || !is_deed(plan, at, known)) return 0;
  return plan_likeness(plan.actors, plan.recipients, there);
}

// "She arrived in Oslo to attend the summit": who came for it is there, though to the report itself
// the summit is still to come. Not so talks with somebody who is named.
double Outcomes::came_for(const Plan& plan, std::size_t outcome, const Foreknown& known) const {
  const Event& event = events_[outcome];
  if (plan.type != EventType::kConsult || !plan.recipients.empty()) return 0;
  if (event.type != plan.type || event.status != EventStatus::kHappened) return 0;
  if (is_elsewhere(plan, event)) return 0;
  const double came = plan_likeness(plan.actors, {}, {all_of(event.actors, event.recipients), {}});
  if (came == 0) return 0;
  for (std::size_t i : known.announced_by) {
    for (std::size_t a : groups_[i]) {
      for (std::size_t k : groups_[outcome]) {
        const bool beside = told_[a].report == told_[k].report &&
                            told_[a].text->sentence == told_[k].text->sentence;
        if (beside && is_coming(*told_[k].event)) return came;
      }
    }
  }
  return 0;
}

// The same where a report leaves out the other party, or a deed is coded in another way: the doer
// does what was announced, in the words of the announcement.
double Outcomes::told_alike(const Plan& plan, std::size_t outcome, const Foreknown& known) const {
  const Event& event = events_[outcome];
  if (event.status != EventStatus::kHappened || !fits_in_time(event, known)) return 0;
  if (is_elsewhere(plan, event) || is_told_before(event, known.reports)) return 0;
  const Attendance there{all_of(event.actors, event.recipients), std::nullopt};
  if (plan_likeness(plan.actors, {}, there) == 0) return 0;
  double best = 0;
  for (std::size_t i : known.announced_by) {
    for (std::size_t a : groups_[i]) {
      const WordSet words = words_of(told_[a]);
      for (std::size_t k = 0; k < groups_[outcome].size() && k < kMostTellings; ++k) {
        const Told& told = told_[groups_[outcome][k]];
        if (deed(told_[a].event->sense) != deed(told.event->sense)) continue;
        const std::size_t both = shared(words, words_of(told));
        const double share = static_cast<double>(both) / static_cast<double>(words.size());
        if (both >= kFewestWords && share >= kSameWords) best = std::max(best, share);
      }
    }
  }
  return best;
}

std::vector<std::size_t> Outcomes::near_by_words(const Plan& plan, const Foreknown& known) const {
  std::set<std::size_t> found;
  for (std::size_t i : known.announced_by) {
    for (std::size_t a : groups_[i]) {
      for (std::uint64_t key : word_keys(plan.actors, words_of(told_[a]))) {
        const auto here = by_words_.find(key);
        if (here == by_words_.end() || here->second.size() > kCommonWord) continue;
        found.insert(here->second.begin(), here->second.end());
      }
    }
  }
  return {found.begin(), found.end()};
}

std::optional<EventId> Outcomes::find(const Plan& plan, const Foreknown& known) const {
  const Event* best = nullptr;
  double best_score = 0;
  const auto consider = [&](const Event& event, double score) {
    const bool earlier = best != nullptr && score == best_score && event.date && best->date &&
                         *event.date < *best->date;
    if (score <= best_score && !earlier) return;
    best = &event;
    best_score = score;
  };
  for (std::size_t i : by_parties_.near(plan.type, all_of(plan.actors, plan.recipients))) {
    consider(events_[i], std::max(fulfilment(plan, i, known), came_for(plan, i, known)));
  }
  if (best == nullptr) {
    for (std::size_t i : near_by_words(plan, known)) {
      consider(events_[i], told_alike(plan, i, known));
    }
  }
  return best == nullptr ? std::nullopt : std::optional(best->id);
}

bool Outcomes::calls_off(const Plan& plan, const Foreknown& known) const {
  const std::vector<Party> awaited = all_of(plan.actors, plan.recipients);
  const auto near = by_parties_.near(plan.type, awaited);
  return std::any_of(near.begin(), near.end(), [&](std::size_t i) {
    const Event& event = events_[i];
    if (event.status != EventStatus::kNegated || event.type != plan.type) return false;
    if (known.first && event.last_reported && *event.last_reported < *known.first) return false;
    const std::vector<Party> named = all_of(event.actors, event.recipients);
    return side_likeness(awaited, named) >= 0.6 && named.size() >= 2;
  });
}

}  // namespace chancery
