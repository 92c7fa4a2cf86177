// PLOVER's JSON: one event a line, of any status, with the entities as it has them.
#include <algorithm>

#include "chancery/export/profiles.h"
#include "chancery/text/utf8.h"
#include "chancery/wire/json_text.h"

namespace chancery {
namespace {

void put_entities(JsonText& json, std::string_view key, const std::vector<Party>& parties,
                  const Event& event, const Crosswalk& crosswalk) {
  const auto day = event.date ? std::optional(event.date->from) : event.first_reported;
  json.key(key).open_array();
  for (const Party& party : parties) {
    json.open_object();
    if (party.country) json.put("code", party.country->view());
    std::vector<std::string> sectors;
    for (Sector sector : party.sectors) sectors.emplace_back(to_string(sector));
    json.put("sector", list_cell(sectors)).put("entity_text", party.name);
    json.put("identifier_id", party.id).put("identifier_text", "chancery");
    json.put("office", crosswalk.title_on(party.id, day)).close_object();
  }
  json.close_array();
}

// PLOVER's resolution of a place: 1 country, 2 province, 3 district, 4 city, 5 nearer.
int resolution_of(PlacePrecision precision) {
  switch (precision) {
    case PlacePrecision::kSite:
      return 5;
    case PlacePrecision::kCity:
      return 4;
    case PlacePrecision::kRegion:
      return 2;
    case PlacePrecision::kCountry:
    case PlacePrecision::kUnknown:
      return 1;
  }
  return 1;
}

void put_place(JsonText& json, const RecordView& view, const Event& event,
               const Crosswalk& crosswalk) {
  if (!event.place) return;
  const PlaceReference& place = *event.place;
  json.key("event_loc").open_object().put("extracted_place", raw_place(view, event));
  json.put("resolved_place", place.name);
  if (place.geonames != 0) json.key("geonameid").integer(place.geonames);
  if (place.latitude != 0 || place.longitude != 0) {
    json.put_real("lat", place.latitude, 4).put_real("lon", place.longitude, 4);
  }
  if (place.precision == PlacePrecision::kCity) json.put("city", place.name);
  if (place.precision == PlacePrecision::kRegion) json.put("province", place.name);
  json.put("country", crosswalk.country_name(place.country));
  if (place.country) json.put("country_code", place.country->view());
  json.key("resolution").integer(resolution_of(place.precision)).close_object();
}

void put_modes(JsonText& json, const Event& event) {
  json.key("mode").open_array();
  for (const EventMode& mode : event.modes) json.text(mode.name);
  // PLOVER's auxiliary modes say what did not simply happen.
  if (event.status != EventStatus::kHappened) json.text(to_string(event.status));
  json.close_array().key("context").open_array();
  for (const EventContext& context : event.contexts) json.text(context.name);
  json.close_array();
}

void put_telling(JsonText& json, const Evidence& evidence, const ReportEntry& entry,
                 const std::string& version) {
  const FiledReport& filed = entry.report;
  json.put("text", evidence.words).key("text_info").open_object();
  json.key("start").integer(evidence.span.begin).key("end").integer(evidence.span.end);
  json.put("text_story", filed.report.id.str()).close_object();
  json.key("cite_info").open_object().put("citation", filed.report.id.str());
  json.put("url", filed.report.url).put("title", filed.title);
  json.put("language", filed.report.language).put("publication", filed.report.outlet);
  json.put("coder", "chancery").put("version", version).close_object();
}

std::string event_line(const Event& event, const ExportSet& set, const Crosswalk& crosswalk) {
  const RecordView& view = *set.view;
  JsonText json;
  json.open_object().put("id", event.id.str()).put_bool("has_event", true);
  const auto from = event.date ? std::optional(event.date->from) : std::nullopt;
  json.key("date").text(from ? from->iso() : "");
  if (event.date && event.date->to != event.date->from) json.put("enddate", event.date->to.iso());
  put_entities(json, "actor", event.actors, event, crosswalk);
  put_entities(json, "recipient", event.recipients, event, crosswalk);
  json.key("event").open_array().text(to_string(event.type)).close_array();
  put_place(json, view, event, crosswalk);
  const Evidence& first = event.evidence.front();
  const FiledEvent* told = telling_of(view, first);
  json.key("event_text").open_array();
  if (told != nullptr) {
    json.text(words_at(view.report(first.report)->report.text, told->trigger));
  }
  json.close_array().key("quad_code").integer(quad_class(event.type));
  json.put_real("event_scale", double{event.score});
  put_modes(json, event);
  if (const ReportEntry* entry = view.report(first.report)) {
    put_telling(json, first, *entry, set.version);
  }
  json.put("coder", "chancery").put("comment", "CAMEO " + event.cameo.str());
  return json.close_object().take();
}

}  // namespace

std::vector<ExportFile> plover_files(const ExportSet& set, const Crosswalk& crosswalk) {
  ExportFile file{"events.jsonl", "", set.events.size()};
  for (const Event* event : set.events) file.content += event_line(*event, set, crosswalk) + "\n";
  return {std::move(file)};
}

}  // namespace chancery
