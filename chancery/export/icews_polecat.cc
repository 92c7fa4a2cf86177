// Files in the shape of ICEWS (20 columns) and of POLECAT (40): tab-separated, with a header, one
// row for each actor and recipient of what happened.
#include <algorithm>
#include <set>

#include "chancery/base/strings.h"
#include "chancery/export/profiles.h"

namespace chancery {
namespace {

std::string header_row(const std::vector<std::string_view>& columns) {
  return tab_row(std::vector<std::string>(columns.begin(), columns.end()));
}

std::string sector_names(const Party& party, const Crosswalk& crosswalk) {
  std::set<std::string> names;
  for (Sector sector : party.sectors) names.insert(crosswalk.sector_name(sector));
  return join({names.begin(), names.end()}, ",");
}

struct PlaceCells {
  std::string city, province, country, lat, lon;
};

PlaceCells place_cells(const Event& event, const Crosswalk& crosswalk) {
  if (!event.place) return {};
  const PlaceReference& place = *event.place;
  PlaceCells cells;
  cells.country = crosswalk.country_name(place.country);
  if (place.precision == PlacePrecision::kCity || place.precision == PlacePrecision::kSite) {
    cells.city = place.name;
  }
  if (place.precision == PlacePrecision::kRegion) cells.province = place.name;
  if (place.latitude != 0 || place.longitude != 0) {
    cells.lat = number_cell(place.latitude, 4);
    cells.lon = number_cell(place.longitude, 4);
  }
  return cells;
}

std::string sentence_number(const RecordView& view, const Evidence& evidence) {
  const FiledEvent* told = telling_of(view, evidence);
  if (told == nullptr) return "";
  const std::vector<Span>& sentences = view.report(evidence.report)->report.sentences;
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    if (told->trigger.begin < sentences[i].end) return std::to_string(i + 1);
  }
  return "";
}

std::vector<std::string> icews_row(const Dyad& dyad, const RecordView& view,
                                   const Crosswalk& crosswalk) {
  const Event& event = *dyad.event;
  const Evidence& first = event.evidence.front();
  const ReportEntry* entry = view.report(first.report);
  const PlaceCells place = place_cells(event, crosswalk);
  const auto party = [&crosswalk](const Party* p) -> std::vector<std::string> {
    if (p == nullptr) return {"", "", ""};
    return {p->name, sector_names(*p, crosswalk), crosswalk.country_name(p->country)};
  };
  std::vector<std::string> cells = {numeric_id(event.id.bytes, dyad.number),
                                    event.date ? event.date->from.iso() : ""};
  for (std::string& cell : party(dyad.actor)) cells.push_back(std::move(cell));
  cells.push_back(crosswalk.cameo_meaning(event.cameo));
  cells.push_back(event.cameo.str());
  cells.push_back(number_cell(double{event.goldstein}));
  for (std::string& cell : party(dyad.recipient)) cells.push_back(std::move(cell));
  for (const std::string& cell :
       {numeric_id(first.report.bytes), sentence_number(view, first),
        entry != nullptr ? entry->report.report.outlet : std::string(), place.city, std::string(),
        place.province, place.country, place.lat, place.lon}) {
    cells.push_back(cell);
  }
  return cells;
}

// Name, country, COW, first sector, sectors, title, words of the text, Wikipedia id.
void push_polecat_party(const Party* party, const Event& event, const RecordView& view,
                        const Crosswalk& crosswalk, std::vector<std::string>& cells) {
  if (party == nullptr) {
    cells.insert(cells.end(), 8, "");
    return;
  }
  std::vector<std::string> sectors;
  for (Sector sector : party->sectors) sectors.emplace_back(to_string(sector));
  std::string raw;
  const Evidence& first = event.evidence.front();
  if (const FiledEvent* told = telling_of(view, first)) {
    const FiledReport& filed = view.report(first.report)->report;
    for (const auto* side : {&told->actors, &told->recipients}) {
      for (std::uint32_t number : *side) {
        const FiledEntity& entity = filed.entities[number];
        if (raw.empty() && party_key(party_of(entity)) == party_key(*party)) raw = entity.name;
      }
    }
  }
  const auto day = event.date ? std::optional(event.date->from) : event.first_reported;
  for (const std::string& cell :
       {party->name, party->country ? party->country->str() : std::string(),
        crosswalk.cow(party->country), sectors.empty() ? std::string() : sectors.front(),
        list_cell(sectors), crosswalk.title_on(party->id, day), raw, std::string()}) {
    cells.push_back(cell);
  }
}

// The names of the entities of a type in a report.
std::string named_cell(const FiledReport& filed, std::initializer_list<EntityType> types) {
  std::vector<std::string> names;
  for (const FiledEntity& entity : filed.entities) {
    const bool named = std::any_of(entity.mentions.begin(), entity.mentions.end(),
                                   [](auto& m) { return m.form == MentionForm::kNamed; });
    if (named && std::find(types.begin(), types.end(), entity.type) != types.end()) {
      names.push_back(entity.name);
    }
  }
  return list_cell(std::move(names));
}

std::vector<std::string> polecat_row(const Dyad& dyad, const ExportSet& set,
                                     const Crosswalk& crosswalk) {
  const Event& event = *dyad.event;
  const RecordView& view = *set.view;
  std::vector<std::string> modes, contexts;
  for (const EventMode& mode : event.modes) modes.push_back(mode.name);
  for (const EventContext& context : event.contexts) contexts.push_back(context.name);
  std::vector<std::string> cells = {event.id.str() + "-" + std::to_string(dyad.number),
                                    event.date ? event.date->from.iso() : "",
                                    std::string(to_string(event.type)),
                                    list_cell(modes),
                                    number_cell(double{event.score}),
                                    std::to_string(quad_class(event.type)),
                                    list_cell(contexts)};
  push_polecat_party(dyad.actor, event, view, crosswalk, cells);
  push_polecat_party(dyad.recipient, event, view, crosswalk, cells);
  const PlaceCells place = place_cells(event, crosswalk);
  const ReportEntry* entry = view.report(event.evidence.front().report);
  const Publication* when = entry != nullptr ? RecordView::published(*entry) : nullptr;
  const std::string precision =
      event.place ? kPlacePrecisionNames[static_cast<std::size_t>(event.place->precision)] : "";
  for (const std::string& cell :
       {event.place ? event.place->name : std::string(), place.city, std::string(), place.province,
        event.place && event.place->country ? event.place->country->str() : std::string(),
        place.lat, place.lon,
        event.place && event.place->geonames != 0 ? std::to_string(event.place->geonames)
                                                  : std::string(),
        raw_place(view, event), precision,
        entry != nullptr ? entry->report.report.outlet : std::string(),
        when != nullptr ? when->interval.from.iso() : std::string(),
        entry != nullptr ? named_cell(entry->report, {EntityType::kPer}) : std::string(),
        entry != nullptr ? named_cell(entry->report, {EntityType::kOrg}) : std::string(),
        entry != nullptr ? named_cell(entry->report, {EntityType::kGpe, EntityType::kLoc})
                         : std::string(),
        entry != nullptr ? entry->report.report.language : std::string(), set.version}) {
    cells.push_back(cell);
  }
  return cells;
}

}  // namespace

std::vector<std::string_view> icews_columns() {
  return {"Event ID",       "Event Date", "Source Name",     "Source Sectors", "Source Country",
          "Event Text",     "CAMEO Code", "Intensity",       "Target Name",    "Target Sectors",
          "Target Country", "Story ID",   "Sentence Number", "Publisher",      "City",
          "District",       "Province",   "Country",         "Latitude",       "Longitude"};
}

std::vector<std::string_view> polecat_columns() {
  return {"Event ID",
          "Event Date",
          "Event Type",
          "Event Mode",
          "Intensity",
          "Quad Code",
          "Contexts",
          "Actor Name",
          "Actor Country",
          "Actor COW",
          "Primary Actor Sector",
          "Actor Sectors",
          "Actor Title",
          "Actor Name Raw",
          "Wikipedia Actor ID",
          "Recipient Name",
          "Recipient Country",
          "Recipient COW",
          "Primary Recipient Sector",
          "Recipient Sectors",
          "Recipient Title",
          "Recipient Name Raw",
          "Wikipedia Recipient ID",
          "Placename",
          "City",
          "District",
          "Province",
          "Country",
          "Latitude",
          "Longitude",
          "GeoNames ID",
          "Raw Placename",
          "Feature Type",
          "Source",
          "Publication Date",
          "Story People",
          "Story Organizations",
          "Story Locations",
          "Language",
          "Version"};
}

std::vector<ExportFile> icews_files(const ExportSet& set, const Crosswalk& crosswalk) {
  ExportFile file{"events.tab", header_row(icews_columns()), 0};
  for (const Event* event : happened_events(set.events)) {
    for (const Dyad& dyad : dyads_of(*event)) {
      file.content += tab_row(icews_row(dyad, *set.view, crosswalk));
      ++file.rows;
    }
  }
  return {std::move(file)};
}

std::vector<ExportFile> polecat_files(const ExportSet& set, const Crosswalk& crosswalk) {
  ExportFile file{"events.txt", header_row(polecat_columns()), 0};
  for (const Event* event : happened_events(set.events)) {
    for (const Dyad& dyad : dyads_of(*event)) {
      file.content += tab_row(polecat_row(dyad, set, crosswalk));
      ++file.rows;
    }
  }
  return {std::move(file)};
}

}  // namespace chancery
