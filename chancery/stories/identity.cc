// Which tellings are of one event. Never by an exact key: parties, date, place, kind and words each
// speak for or against, and some speak so clearly that nothing can outweigh them.
#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "chancery/stories/groups.h"
#include "chancery/stories/link_steps.h"

namespace chancery {
namespace {

constexpr double kSameEvent = 0.62;
constexpr std::int32_t kClearDate = 31;     // days; a report dated less closely dates nothing else
constexpr std::int32_t kMostDaysApart = 2;  // outlets differ by a day; time zones do so too

// Tellings of different kinds are never one event. A visit, a meeting and talks of the same parties
// are parts of one occasion; an announcement is of one kind with what it announces.
std::string kind_of(const FiledEvent& event) {
  std::string kind(to_string(event.type));
  if (event.plan) kind += ">" + std::string(to_string(event.plan->type));
  switch (event.status) {
    case EventStatus::kHappened:
    case EventStatus::kHistorical:
      return kind;
    case EventStatus::kFuture:
    case EventStatus::kHypothetical:
      return kind + " to come";
    case EventStatus::kNegated:
      return kind + " not";
  }
  return kind;
}

// Who acts on whom matters, but for kinds in which all take part alike.
bool is_mutual(EventType type) {
  return type == EventType::kConsult || type == EventType::kAgree || type == EventType::kCooperate;
}

std::vector<Party> all_of(const Told& told) {
  std::vector<Party> all = told.actors;
  all.insert(all.end(), told.recipients.begin(), told.recipients.end());
  return all;
}

double parties_alike(const Told& a, const Told& b) {
  if (is_mutual(a.event->type)) return side_likeness(all_of(a), all_of(b));
  const double actors = side_likeness(a.actors, b.actors);
  if (actors == 0) return 0;
  if (a.recipients.empty() != b.recipients.empty()) return actors * 0.75;
  const double recipients = side_likeness(a.recipients, b.recipients);
  return recipients == 0 ? 0 : (actors + recipients) / 2;
}

std::int32_t days_apart(const DateInterval& a, const DateInterval& b) {
  if (a.overlaps(b)) return 0;
  return a.to < b.from ? b.from.days() - a.to.days() : a.from.days() - b.to.days();
}

// 1: the same day. 0: cannot be one event.
double dates_alike(const Told& a, const Told& b) {
  if (!a.date || !b.date) return 0.45;
  const std::int32_t apart = days_apart(*a.date, *b.date);
  if (apart > kMostDaysApart) return 0;
  if (apart > 0) return apart == 1 ? 0.45 : 0.3;
  const std::int32_t width = std::max(a.date->width_days(), b.date->width_days());
  if (width <= 2) return 1;
  if (width <= 31) return 0.75;
  return 0.5;
}

// 1: the same place. 0: two places far from one another.
double places_alike(const std::optional<PlaceReference>& a,
                    const std::optional<PlaceReference>& b) {
  if (!a || !b) return 0.5;
  if (a->country && b->country && *a->country != *b->country) return 0;
  const auto is_exact = [](const PlaceReference& place) {
    return place.precision == PlacePrecision::kCity || place.precision == PlacePrecision::kSite;
  };
  if (a->name == b->name) return 1;
  return is_exact(*a) && is_exact(*b) ? 0.25 : 0.6;
}

// How sure it is that two tellings of one kind are of one event; 0 where they cannot be.
double sameness(const Told& a, const Told& b) {
  const double parties = parties_alike(a, b);
  if (parties < 0.45) return 0;
  const double dates = dates_alike(a, b);
  const double places = places_alike(a.event->place, b.event->place);
  if (dates == 0 || places == 0) return 0;
  const double words = jaccard(a.words, b.words);
  // Two people meet on a day once; but what they say of each other on a day may be many things.
  if (!is_mutual(a.event->type) && words < 0.15 && a.report != b.report) return 0;
  if (a.report == b.report && a.event->evidence == b.event->evidence) return 0;
  // What no clear date holds together must share words.
  const auto vague = [](const Told& told) {
    return !told.date || (!told.dated_by_words && told.date->width_days() > kClearDate);
  };
  const bool in_one_report = a.report == b.report;
  if ((vague(a) || vague(b)) && !in_one_report && words < 0.2 &&
      deed(a.event->sense) != deed(b.event->sense))
    return 0;
  return 0.45 * parties + 0.3 * dates + 0.1 * places + 0.15 * std::min(1.0, words * 2.5);
}

// Tellings that may be compared: the same kind, and a country or a name in common.
std::vector<std::vector<std::size_t>> blocks(const std::vector<Told>& told) {
  std::map<std::pair<std::string, std::string>, std::vector<std::size_t>> by_key;
  for (std::size_t i = 0; i < told.size(); ++i) {
    std::set<std::string> keys;
    for (const Party& party : all_of(told[i])) {
      keys.insert(party.country ? party.country->str() : std::string(lasting_part(party.id)));
    }
    for (const std::string& key : keys) by_key[{kind_of(*told[i].event), key}].push_back(i);
  }
  std::vector<std::vector<std::size_t>> out;
  for (auto& [key, members] : by_key) out.push_back(std::move(members));
  return out;
}

// The latest day on which a telling may lie; undated ones stand with all.
constexpr std::int32_t kNoDay = 1 << 30;

void compare_block(const std::vector<Told>& told, std::vector<std::size_t> block,
                   std::map<std::pair<std::size_t, std::size_t>, double>& pairs) {
  const auto first_day = [&](std::size_t i) {
    return told[i].date ? told[i].date->from.days() : -kNoDay;
  };
  const auto last_day = [&](std::size_t i) {
    return told[i].date ? told[i].date->to.days() : kNoDay;
  };
  std::sort(block.begin(), block.end(), [&](std::size_t a, std::size_t b) {
    return std::pair(first_day(a), a) < std::pair(first_day(b), b);
  });
  for (std::size_t x = 0; x < block.size(); ++x) {
    for (std::size_t y = x + 1; y < block.size(); ++y) {
      if (first_day(block[y]) > last_day(block[x]) + kMostDaysApart) break;
      const auto pair = std::minmax(block[x], block[y]);
      if (pairs.count(pair) != 0) continue;
      pairs[pair] = sameness(told[pair.first], told[pair.second]);
    }
  }
}

}  // namespace

std::vector<std::vector<std::size_t>> identify_events(const std::vector<Told>& told) {
  std::map<std::pair<std::size_t, std::size_t>, double> pairs;
  for (const std::vector<std::size_t>& block : blocks(told)) compare_block(told, block, pairs);

  std::vector<std::tuple<double, std::size_t, std::size_t>> order;
  for (const auto& [pair, score] : pairs) {
    if (score >= kSameEvent) order.emplace_back(-score, pair.first, pair.second);
  }
  std::sort(order.begin(), order.end());

  // The surest pairs first; two groups are joined only when no telling of one excludes one of the
  // other, so that a vague telling does not chain two clear ones together.
  std::vector<std::vector<std::size_t>> members(told.size());
  Groups groups(told.size());
  for (std::size_t i = 0; i < told.size(); ++i) members[i] = {i};
  const auto excluded = [&](std::size_t a, std::size_t b) {
    const auto found = pairs.find(std::minmax(a, b));
    return (found != pairs.end() ? found->second : sameness(told[a], told[b])) == 0;
  };
  for (const auto& [score, a, b] : order) {
    const std::size_t x = groups.find(a);
    const std::size_t y = groups.find(b);
    if (x == y) continue;
    const bool clash = std::any_of(members[x].begin(), members[x].end(), [&](std::size_t i) {
      return std::any_of(members[y].begin(), members[y].end(), [&](std::size_t j) {
        const bool same_sentence =
            told[i].report == told[j].report && told[i].event->evidence == told[j].event->evidence;
        return !same_sentence && excluded(i, j);
      });
    });
    if (clash) continue;
    groups.join(x, y);
    const std::size_t into = groups.find(x);
    const std::size_t from = into == x ? y : x;
    members[into].insert(members[into].end(), members[from].begin(), members[from].end());
    members[from].clear();
  }
  return groups.members();
}

}  // namespace chancery
