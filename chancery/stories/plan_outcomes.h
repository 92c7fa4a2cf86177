// What became of plans: which event keeps one, and which calls it off.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "chancery/knowledge/story_lexicon.h"
#include "chancery/record/event.h"
#include "chancery/stories/told.h"

namespace chancery {

// Days by which an expected date may be missed, and from an undated announcement to its fulfilment.
inline constexpr std::int32_t kSlack = 3;
inline constexpr std::int32_t kLongestWait = 730;

// Who was there when something happened: those who are named, and the state in which it was.
struct Attendance {
  std::vector<Party> parties;
  std::optional<CountryCode> country;
};

// Whether the plan's own travellers and doers were there, and their hosts: 0 when not, up to 1.
double plan_likeness(const std::vector<Party>& actors, const std::vector<Party>& recipients,
                     const Attendance& there);

// Things of one type by a party's state or last name, or by two of them, so that a plan is not laid
// beside every event of the record.
class PartyIndex {
 public:
  enum class Keys { kEach, kByTwo };
  explicit PartyIndex(Keys keys) : keys_(keys) {}

  void add(std::size_t i, EventType type, const std::vector<Party>& parties);
  std::vector<std::size_t> near(EventType type, const std::vector<Party>& parties) const;

 private:
  std::set<std::string> keys_of(EventType type, const std::vector<Party>& parties) const;

  Keys keys_;
  std::map<std::string, std::vector<std::size_t>> by_key_;
};

// What was known of a plan: by which events, the first day and the reports that told of it then,
// and the days that are named for it, as far as it was not put off since. Reports may name several.
struct Foreknown {
  std::vector<std::size_t> announced_by;
  std::optional<CivilDate> first;
  std::set<ReportId> reports;
  std::vector<DateInterval> days;
};

// The events of a record, to be asked for what keeps a plan. Holds references to what it is made
// of.
class Outcomes {
 public:
  // `groups[i]` are the tellings of `events[i]`.
  Outcomes(const std::vector<Event>& events, const std::vector<Told>& told,
           const std::vector<std::vector<std::size_t>>& groups, const StoryLexicon& lexicon);

  std::optional<EventId> find(const Plan& plan, const Foreknown& known) const;
  // A later report that the thing did not or will not take place.
  bool calls_off(const Plan& plan, const Foreknown& known) const;

 private:
  double fulfilment(const Plan& plan, std::size_t outcome, const Foreknown& known) const;
  double came_for(const Plan& plan, std::size_t outcome, const Foreknown& known) const;
  double told_alike(const Plan& plan, std::size_t outcome, const Foreknown& known) const;
  bool is_deed(const Plan& plan, std::size_t outcome, const Foreknown& known) const;
  std::vector<std::size_t> near_by_words(const Plan& plan, const Foreknown& known) const;

  const std::vector<Event>& events_;
  const std::vector<Told>& told_;
  const std::vector<std::vector<std::size_t>>& groups_;
  const StoryLexicon& lexicon_;
  PartyIndex by_parties_;
  std::unordered_map<std::uint64_t, std::vector<std::size_t>> by_words_;
};

}  // namespace chancery
