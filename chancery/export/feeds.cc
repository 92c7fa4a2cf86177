#include "chancery/export/feeds.h"

#include <algorithm>

#include "chancery/text/xml.h"
#include "chancery/wire/json_text.h"
#include "chancery/wire/wire.h"

namespace chancery {
namespace {

std::optional<CivilDate> day_of(const Event& event) {
  if (event.last_reported) return event.last_reported;
  return event.date ? std::optional(event.date->from) : std::nullopt;
}

bool is_placed(const Event& event) {
  return event.place && (event.place->latitude != 0 || event.place->longitude != 0);
}

std::string stamp(CivilDate day) { return day.iso() + "T00:00:00Z"; }

std::string entry_of(const Event& event, const AtomFeed& feed, CivilDate otherwise,
                     const std::string& sentence) {
  const std::string id = event.id.str();
  std::string out = "<entry>\n<id>urn:chancery:event:" + id + "</id>\n<title>" +
                    xml_text(sentence) + "</title>\n<updated>" +
                    stamp(day_of(event).value_or(otherwise)) + "</updated>\n";
  if (!feed.origin.empty()) {
    out += "<link href=\"" + xml_text(feed.origin) + "/events/" + id + "\"/>\n";
  }
  out += "<category term=\"" + std::string(to_string(event.type)) + "\"/>\n<category term=\"" +
         std::string(to_string(event.status)) + "\" scheme=\"urn:chancery:status\"/>\n";
  out += "<summary>" + xml_text(event.evidence.front().words) + "</summary>\n</entry>\n";
  return out;
}

}  // namespace

EventList newest_events(const EventList& events, std::size_t most) {
  EventList out = events;
  std::stable_sort(out.begin(), out.end(), [](const Event* a, const Event* b) {
    return day_of(*a).value_or(CivilDate{}) > day_of(*b).value_or(CivilDate{});
  });
  if (out.size() > most) out.resize(most);
  return out;
}

std::string atom_of(const EventList& events, const AtomFeed& feed,
                    const std::function<std::string(const Event&)>& sentence) {
  // The feed is as new as its newest entry: the same record gives the same bytes.
  CivilDate newest{1970, 1, 1};
  for (const Event* event : events) newest = std::max(newest, day_of(*event).value_or(newest));
  std::string out =
      "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\">\n";
  out += "<id>urn:chancery:feed:" + Id<AtomFeed>::of({feed.path}).str() + "</id>\n<title>" +
         xml_text(feed.title) + "</title>\n<updated>" + stamp(newest) +
         "</updated>\n<author><name>Chancery</name></author>\n";
  if (!feed.origin.empty()) {
    out += "<link rel=\"self\" href=\"" + xml_text(feed.origin + feed.path) + "\"/>\n";
  }
  for (const Event* event : events) out += entry_of(*event, feed, newest, sentence(*event));
  return out + "</feed>\n";
}

std::size_t count_placed(const EventList& events) {
  return static_cast<std::size_t>(std::count_if(
      events.begin(), events.end(), [](const Event* event) { return is_placed(*event); }));
}

std::string geojson_of(const EventList& events, std::size_t most) {
  JsonText json;
  json.open_object().put("type", "FeatureCollection").key("features").open_array();
  std::size_t written = 0;
  for (const Event* event : events) {
    if (!is_placed(*event)) continue;
    if (written++ == most) break;
    json.open_object().put("type", "Feature").put("id", event->id.str()).key("geometry");
    json.open_object().put("type", "Point").key("coordinates").open_array();
    json.real(event->place->longitude, 4).real(event->place->latitude, 4);
    json.close_array().close_object();
    json.put_raw("properties", encode_event(*event)).close_object();
  }
  return json.close_array().close_object().take() + "\n";
}

}  // namespace chancery
