// A query as a feed (Atom, RFC 4287) and as a map layer (GeoJSON, RFC 7946).
#pragma once

#include <functional>
#include <string>

#include "chancery/query/tallies.h"

namespace chancery {

struct AtomFeed {
  std::string title;
  std::string origin;  // "http://127.0.0.1:8080"; empty: the feed names no addresses
  std::string path;    // of the query
};

// The last `most` events by the day they were last reported (else by their own), newest first.
EventList newest_events(const EventList& events, std::size_t most);
// One entry an event, in the order given. `sentence` says an event in words. An event without any
// date bears the feed's own.
std::string atom_of(const EventList& events, const AtomFeed& feed,
                    const std::function<std::string(const Event&)>& sentence);

std::size_t count_placed(const EventList& events);
// A FeatureCollection with a point for each of the first `most` events whose place is known.
std::string geojson_of(const EventList& events, std::size_t most);

}  // namespace chancery
