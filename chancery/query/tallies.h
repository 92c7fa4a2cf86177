// Events counted: over time, between parties, on the map, by the values of their fields. Pictures
// and their tables are made of these figures.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "chancery/query/record_view.h"

namespace chancery {

// How many events, and what PLOVER's score of them is on average.
struct Tally {
  std::size_t n = 0;
  std::array<std::size_t, 4> quad{};  // by quad class 1..4
  double score_sum = 0;
  float least = 0;
  float most = 0;

  void add(const Event& event);
  double score() const { return n == 0 ? 0 : score_sum / static_cast<double>(n); }
  std::size_t cooperation() const { return quad[0] + quad[1]; }
  std::size_t conflict() const { return quad[2] + quad[3]; }
};

// One person has an id for each office held; the lasting part of it is his. A state's is its code.
std::string party_key(const Party& party);

enum class TimeBin : std::uint8_t { kDay, kWeek, kMonth, kYear };
inline constexpr const char* kTimeBinNames[] = {"day", "week", "month", "year"};
std::optional<TimeBin> parse_time_bin(std::string_view name);
// The finest bin of which at most 120 cover what is dated.
TimeBin fitting_bin(const EventList& events);
// The bin that a day lies in; weeks begin on Monday.
DateInterval bin_of(CivilDate day, TimeBin bin);

struct TimelineBin {
  DateInterval when;
  Tally all;
  std::array<std::size_t, 5> by_status{};  // by EventStatus
  std::size_t conflicting = 0;             // events on which reports disagree
  std::size_t plans_open = 0;              // expected then, and not yet come about
  std::size_t plans_fulfilled = 0;
  std::size_t plans_ended = 0;  // cancelled or lapsed
};

struct Timeline {
  TimeBin bin = TimeBin::kMonth;
  std::vector<TimelineBin> bins;  // in time; only those with something in them
  std::size_t undated = 0;        // events
  std::size_t plans_undated = 0;
};
// An event counts once, on the first day of its interval; a plan on the first day expected.
Timeline make_timeline(const EventList& events, const std::vector<const Plan*>& plans, TimeBin bin);

struct NetworkNode {
  Party party;
  Tally tally;
};
struct NetworkEdge {
  std::size_t a = 0;  // places in Network::nodes, a < b
  std::size_t b = 0;
  Tally tally;
};
// Who takes part in events together; most events first.
struct Network {
  std::vector<NetworkNode> nodes;
  std::vector<NetworkEdge> edges;
  std::size_t total_nodes = 0;
  std::size_t total_edges = 0;
};
// Keeps the `most_nodes` parties with most events (0: all) and the edges between them.
Network make_network(const EventList& events, std::size_t most_nodes);

struct MapPoint {
  PlaceReference place;
  Tally tally;
};
struct EventMap {
  std::map<std::string, Tally> places;   // by country of the place
  std::map<std::string, Tally> parties;  // by country of someone who takes part, each event once
  std::vector<MapPoint> points;          // most first
  std::size_t unplaced = 0;
};
EventMap make_map(const EventList& events);

struct FacetValue {
  std::string value;
  std::string label;  // of parties: the name
  std::size_t n = 0;
};
inline constexpr const char* kFacetNames[] = {"type",   "mode",    "context", "status",
                                              "quad",   "country", "sector",  "place",
                                              "outlet", "year",    "actor"};
// The values of one field of kFacetNames with how many events have them, most first.
std::vector<FacetValue> count_facet(const RecordView& view, const EventList& events,
                                    std::string_view field);

// Partners of a party: who takes part in the same events.
struct Partner {
  Party party;
  Tally tally;
  std::optional<CivilDate> last;
};
std::vector<Partner> partners_of(const EventList& events, const std::string& party_key);

}  // namespace chancery
