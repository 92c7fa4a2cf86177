#include "chancery/query/tallies.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <unordered_map>

#include "chancery/knowledge/actor_directory.h"

namespace chancery {
namespace {

constexpr std::int32_t kMostBins = 120;

// Each party of an event once, however many of its fields name it.
std::vector<const Party*> parties_once(const Event& event, std::vector<std::string>& keys) {
  std::vector<const Party*> out;
  keys.clear();
  for (const auto* side : {&event.actors, &event.recipients}) {
    for (const Party& party : *side) {
      std::string key = party_key(party);
      if (std::find(keys.begin(), keys.end(), key) != keys.end()) continue;
      keys.push_back(std::move(key));
      out.push_back(&party);
    }
  }
  return out;
}

using FacetTexts = std::vector<std::pair<std::string, std::string_view>>;  // value, label

template <typename Visit>
void each_party(const Event& event, const Visit& visit) {
  for (const Party& party : event.actors) visit(party);
  for (const Party& party : event.recipients) visit(party);
}

// The values of an event's field, perhaps one of them twice.
void read_values(const RecordView& view, const Event& event, std::string_view field,
                 FacetTexts& values) {
  const auto add = [&values](std::string value, std::string_view label = {}) {
    values.emplace_back(std::move(value), label);
  };
  if (field == "type") return add(std::string(to_string(event.type)));
  if (field == "status") return add(std::string(to_string(event.status)));
  if (field == "quad") return add(std::to_string(quad_class(event.type)));
  if (field == "year") {
    if (event.date) add(event.date->from.iso().substr(0, 4));
  } else if (field == "place") {
    if (event.place) add(event.place->name);
  } else if (field == "mode") {
    for (const EventMode& mode : event.modes) add(mode.name);
  } else if (field == "context") {
    for (const EventContext& context : event.contexts) add(context.name);
  } else if (field == "country") {
    each_party(event, [&add](const Party& party) {
      if (party.country) add(party.country->str());
    });
  } else if (field == "sector") {
    each_party(event, [&add](const Party& party) {
      for (Sector sector : party.sectors) add(std::string(to_string(sector)));
    });
  } else if (field == "actor") {
    each_party(event, [&add](const Party& party) { add(party_key(party), party.name); });
  } else if (field == "outlet") {
    for (const Evidence& evidence : event.evidence) {
      const ReportEntry* entry = view.report(evidence.report);
      if (entry != nullptr && !entry->report.report.outlet.empty()) {
        add(entry->report.report.outlet);
      }
    }
  }
}

}  // namespace

void Tally::add(const Event& event) {
  least = n == 0 ? event.score : std::min(least, event.score);
  most = n == 0 ? event.score : std::max(most, event.score);
  ++n;
  ++quad[static_cast<std::size_t>(quad_class(event.type) - 1)];
  score_sum += double{event.score};
}

std::string party_key(const Party& party) { return std::string(lasting_part(party.id)); }

std::optional<TimeBin> parse_time_bin(std::string_view name) {
  for (std::size_t i = 0; i < std::size(kTimeBinNames); ++i) {
    if (name == kTimeBinNames[i]) return static_cast<TimeBin>(i);
  }
  return std::nullopt;
}

TimeBin fitting_bin(const EventList& events) {
  std::optional<CivilDate> first, last;
  for (const Event* event : events) {
    if (!event->date) continue;
    first = first ? std::min(*first, event->date->from) : event->date->from;
    last = last ? std::max(*last, event->date->from) : event->date->from;
  }
  const std::int32_t days = first ? last->days() - first->days() + 1 : 0;
  if (days <= kMostBins) return TimeBin::kDay;
  if (days <= kMostBins * 7) return TimeBin::kWeek;
  return days <= kMostBins * 30 ? TimeBin::kMonth : TimeBin::kYear;
}

DateInterval bin_of(CivilDate day, TimeBin bin) {
  switch (bin) {
    case TimeBin::kDay:
      return DateInterval::day(day);
    case TimeBin::kWeek: {
      const CivilDate monday = day.plus_days(1 - day.weekday());
      return {monday, monday.plus_days(6)};
    }
    case TimeBin::kMonth:
      return DateInterval::month(day.year, day.month);
    case TimeBin::kYear:
      return DateInterval::of_year(day.year);
  }
  return DateInterval::day(day);
}

Timeline make_timeline(const EventList& events, const std::vector<const Plan*>& plans,
                       TimeBin bin) {
  std::map<DateInterval, TimelineBin> bins;
  Timeline timeline{bin, {}, 0, 0};
  for (const Event* event : events) {
    if (!event->date) {
      ++timeline.undated;
      continue;
    }
    TimelineBin& into = bins[bin_of(event->date->from, bin)];
    into.all.add(*event);
    ++into.by_status[static_cast<std::size_t>(event->status)];
    into.conflicting += event->disagreements.empty() ? 0U : 1U;
  }
  for (const Plan* plan : plans) {
    if (!plan->expected) {
      ++timeline.plans_undated;
      continue;
    }
    TimelineBin& into = bins[bin_of(plan->expected->from, bin)];
    if (is_open(*plan)) {
      ++into.plans_open;
    } else {
      ++(plan->state == PlanState::kFulfilled ? into.plans_fulfilled : into.plans_ended);
    }
  }
  for (auto& [when, counted] : bins) {
    counted.when = when;
    timeline.bins.push_back(counted);
  }
  return timeline;
}

Network make_network(const EventList& events, std::size_t most_nodes) {
  std::unordered_map<std::string, std::size_t> places;
  std::vector<NetworkNode> nodes;
  std::map<std::pair<std::size_t, std::size_t>, Tally> edges;
  std::vector<std::string> keys;
  for (const Event* event : events) {
    std::vector<std::size_t> here;
    const std::vector<const Party*> parties = parties_once(*event, keys);
    for (std::size_t i = 0; i < parties.size(); ++i) {
      const auto [at, added] = places.emplace(keys[i], nodes.size());
      if (added) nodes.push_back({*parties[i], {}});
      NetworkNode& node = nodes[at->second];
      // The same party whatever the order of the events: of several offices the last by id.
      if (node.party.id < parties[i]->id) node.party = *parties[i];
      node.tally.add(*event);
      here.push_back(at->second);
    }
    std::sort(here.begin(), here.end());
    for (std::size_t i = 0; i < here.size(); ++i) {
      for (std::size_t j = i + 1; j < here.size(); ++j) edges[{here[i], here[j]}].add(*event);
    }
  }
  std::vector<std::size_t> order(nodes.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::sort(order.begin(), order.end(), [&nodes](std::size_t a, std::size_t b) {
    return std::tuple(nodes[b].tally.n, std::string_view(nodes[a].party.id)) <
           std::tuple(nodes[a].tally.n, std::string_view(nodes[b].party.id));
  });
  if (most_nodes != 0 && order.size() > most_nodes) order.resize(most_nodes);
  std::vector<std::size_t> place_of(nodes.size(), nodes.size());
  Network network{{}, {}, nodes.size(), edges.size()};
  for (std::size_t i = 0; i < order.size(); ++i) {
    place_of[order[i]] = i;
    network.nodes.push_back(nodes[order[i]]);
  }
  for (const auto& [ends, tally] : edges) {
    const std::size_t a = place_of[ends.first];
    const std::size_t b = place_of[ends.second];
    if (a == nodes.size() || b == nodes.size()) continue;
    network.edges.push_back({std::min(a, b), std::max(a, b), tally});
  }
  std::sort(network.edges.begin(), network.edges.end(),
            [](const NetworkEdge& x, const NetworkEdge& y) {
              return std::tuple(y.tally.n, x.a, x.b) < std::tuple(x.tally.n, y.a, y.b);
            });
  return network;
}

EventMap make_map(const EventList& events) {
  EventMap map;
  std::map<std::tuple<std::int64_t, std::string, std::string>, MapPoint> points;
  for (const Event* event : events) {
    std::set<std::string> countries;
    for (const auto* side : {&event->actors, &event->recipients}) {
      for (const Party& party : *side) {
        if (party.country) countries.insert(party.country->str());
      }
    }
    for (const std::string& country : countries) map.parties[country].add(*event);
    if (!event->place) {
      ++map.unplaced;
      continue;
    }
    const PlaceReference& place = *event->place;
    if (place.country) map.places[place.country->str()].add(*event);
    if (place.latitude == 0 && place.longitude == 0) continue;
    MapPoint& point =
        points[{place.geonames, place.name, place.country ? place.country->str() : ""}];
    point.place = place;
    point.tally.add(*event);
  }
  for (auto& [key, point] : points) map.points.push_back(std::move(point));
  std::stable_sort(map.points.begin(), map.points.end(),
                   [](const MapPoint& a, const MapPoint& b) { return a.tally.n > b.tally.n; });
  return map;
}

std::vector<FacetValue> count_facet(const RecordView& view, const EventList& events,
                                    std::string_view field) {
  std::unordered_map<std::string, FacetValue> counts;
  FacetTexts values;
  for (const Event* event : events) {
    values.clear();
    read_values(view, *event, field, values);
    for (std::size_t i = 0; i < values.size(); ++i) {
      const auto& [value, label] = values[i];
      // A value counts once an event.
      const auto before = values.begin() + static_cast<std::ptrdiff_t>(i);
      if (std::any_of(values.begin(), before,
                      [&v = value](const auto& o) { return o.first == v; })) {
        continue;
      }
      FacetValue& count = counts[value];
      if (count.n == 0) count.value = value;
      if (count.n == 0 || label < count.label) count.label = label;
      ++count.n;
    }
  }
  std::vector<FacetValue> out;
  for (auto& [value, count] : counts) out.push_back(std::move(count));
  std::sort(out.begin(), out.end(), [](const FacetValue& a, const FacetValue& b) {
    return std::tuple(b.n, std::string_view(a.value)) < std::tuple(a.n, std::string_view(b.value));
  });
  return out;
}

std::vector<Partner> partners_of(const EventList& events, const std::string& party) {
  std::map<std::string, Partner> found;
  std::vector<std::string> keys;
  for (const Event* event : events) {
    const std::vector<const Party*> parties = parties_once(*event, keys);
    if (std::find(keys.begin(), keys.end(), party) == keys.end()) continue;
    for (std::size_t i = 0; i < parties.size(); ++i) {
      if (keys[i] == party) continue;
      Partner& partner = found[keys[i]];
      if (partner.party.id < parties[i]->id) partner.party = *parties[i];
      partner.tally.add(*event);
      if (event->date && (!partner.last || *partner.last < event->date->from)) {
        partner.last = event->date->from;
      }
    }
  }
  std::vector<Partner> out;
  for (auto& [key, partner] : found) out.push_back(std::move(partner));
  std::stable_sort(out.begin(), out.end(),
                   [](const Partner& a, const Partner& b) { return a.tally.n > b.tally.n; });
  return out;
}

}  // namespace chancery
