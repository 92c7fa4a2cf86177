// Files in the shape of GDELT 2.0: export.CSV (61 columns) and mentions.CSV (16), tab-separated,
// without a header. Geography in FIPS 10-4, actors in CAMEO.
#include <algorithm>
#include <array>
#include <cstdio>
#include <set>

#include "chancery/export/profiles.h"
#include "chancery/text/utf8.h"

namespace chancery {
namespace {

std::string compact(CivilDate day) {
  std::string out = day.iso();
  out.erase(std::remove(out.begin(), out.end(), '-'), out.end());
  return out;
}

std::string stamp(const std::optional<CivilDate>& day) {
  return day ? compact(*day) + "000000" : "";
}

// GDELT's FractionDate: the year and (month * 30 + day) / 365 of it.
std::string fraction(CivilDate day) {
  std::array<char, 32> buffer{};
  const double part = (day.month * 30 + day.day) / 365.0;
  std::snprintf(buffer.data(), buffer.size(), "%.4f", day.year + part);
  return buffer.data();
}

// Code, name, country, group, ethnic, two religions, three roles.
void push_actor(const Party* party, const Crosswalk& crosswalk, std::vector<std::string>& cells) {
  if (party == nullptr) {
    cells.insert(cells.end(), 10, "");
    return;
  }
  const std::string country = crosswalk.cameo_country(party->country);
  std::vector<std::string> roles;
  // IGO, NGO, MNC and their like stand where a country would; in CAMEO they are roles.
  if (country.empty() && party->country) roles.push_back(party->country->str());
  for (Sector sector : party->sectors) {
    std::string role = crosswalk.cameo_role(sector);
    if (!role.empty() && std::find(roles.begin(), roles.end(), role) == roles.end()) {
      roles.push_back(std::move(role));
    }
  }
  roles.resize(3);
  cells.push_back(country + roles[0] + roles[1] + roles[2]);
  cells.push_back(party->name);
  cells.push_back(country);
  cells.insert(cells.end(), 4, "");
  cells.insert(cells.end(), roles.begin(), roles.end());
}

void push_no_place(std::vector<std::string>& cells) {
  cells.emplace_back("0");
  cells.insert(cells.end(), 7, "");
}

void push_place(const Event& event, const Crosswalk& crosswalk, std::vector<std::string>& cells) {
  if (!event.place) return push_no_place(cells);
  const PlaceReference& place = *event.place;
  const std::string fips = crosswalk.fips(place.country);
  const bool american = fips == "US";
  const char* type = place.precision == PlacePrecision::kCountry  ? "1"
                     : place.precision == PlacePrecision::kRegion ? (american ? "2" : "5")
                                                                  : (american ? "3" : "4");
  const std::string country = crosswalk.country_name(place.country);
  const bool point = place.latitude != 0 || place.longitude != 0;
  cells.emplace_back(type);
  cells.push_back(place.name == country || country.empty() ? place.name
                                                           : place.name + ", " + country);
  cells.push_back(fips);
  cells.push_back(fips);  // ADM1: as GDELT has it where only the country is known
  cells.emplace_back();
  cells.push_back(point ? number_cell(place.latitude, 4) : "");
  cells.push_back(point ? number_cell(place.longitude, 4) : "");
  // GDELT names countries by FIPS and cities by GNS, which is not GeoNames.
  cells.push_back(place.precision == PlacePrecision::kCountry ? fips : "");
}

std::size_t count_outlets(const RecordView& view, const Event& event) {
  std::set<std::string> outlets;
  for (const Evidence& evidence : event.evidence) {
    const ReportEntry* entry = view.report(evidence.report);
    if (entry == nullptr) continue;
    const ReportHeader& header = entry->report.report;
    outlets.insert(header.outlet.empty() ? header.id.str() : header.outlet);
  }
  return outlets.size();
}

// Told in the headline or the first sentence after it.
bool is_root(const RecordView& view, const Event& event) {
  for (const Evidence& evidence : event.evidence) {
    const FiledEvent* told = telling_of(view, evidence);
    if (told == nullptr) continue;
    const std::vector<Span>& sentences = view.report(evidence.report)->report.sentences;
    for (std::size_t i = 0; i < std::min<std::size_t>(2, sentences.size()); ++i) {
      if (sentences[i].begin <= told->trigger.begin && told->trigger.begin < sentences[i].end) {
        return true;
      }
    }
  }
  return false;
}

std::string address_of(const ReportEntry* entry) {
  if (entry == nullptr) return "";
  const ReportHeader& header = entry->report.report;
  return header.url.empty() ? header.path : header.url;
}

std::vector<std::string> event_row(const Dyad& dyad, const RecordView& view,
                                   const Crosswalk& crosswalk) {
  const Event& event = *dyad.event;
  std::vector<std::string> cells = {numeric_id(event.id.bytes, dyad.number)};
  if (event.date) {
    const CivilDate day = event.date->from;
    const std::string date = compact(day);
    for (const std::string& cell : {date, date.substr(0, 6), date.substr(0, 4), fraction(day)}) {
      cells.push_back(cell);
    }
  } else {
    cells.insert(cells.end(), 4, "");
  }
  push_actor(dyad.actor, crosswalk, cells);
  push_actor(dyad.recipient, crosswalk, cells);
  const std::string cameo = event.cameo.str();
  for (const std::string& cell :
       {std::string(is_root(view, event) ? "1" : "0"), cameo, cameo.substr(0, 3),
        cameo.substr(0, 2), std::to_string(quad_class(event.type)),
        number_cell(double{event.goldstein}), std::to_string(event.evidence.size()),
        std::to_string(count_outlets(view, event)), std::to_string(event.n_reports),
        std::string()}) {
    cells.push_back(cell);
  }
  push_no_place(cells);
  push_no_place(cells);
  push_place(event, crosswalk, cells);
  cells.push_back(stamp(event.first_reported));
  cells.push_back(address_of(view.report(event.evidence.front().report)));
  return cells;
}

// Where a party is named in the words of a telling, in characters of the text; -1 nowhere.
std::string offset_of(const Party* party, const FiledReport& filed, const FiledEvent& told,
                      const CodePointIndex& index) {
  if (party == nullptr) return "-1";
  for (const auto* side : {&told.actors, &told.recipients}) {
    for (std::uint32_t number : *side) {
      const FiledEntity& entity = filed.entities[number];
      if (party_key(party_of(entity)) != party_key(*party)) continue;
      for (const FiledEntity::Mention& mention : entity.mentions) {
        if (told.evidence.begin <= mention.span.begin && mention.span.end <= told.evidence.end) {
          return std::to_string(index.code_points(mention.span.begin));
        }
      }
    }
  }
  return "-1";
}

std::vector<std::string> mention_row(const Dyad& dyad, const Evidence& evidence,
                                     const RecordView& view) {
  const ReportEntry* entry = view.report(evidence.report);
  const FiledReport& filed = entry->report;
  const FiledEvent& told = *telling_of(view, evidence);
  const CodePointIndex index(filed.text);
  std::size_t sentence = 0;
  while (sentence + 1 < filed.sentences.size() &&
         filed.sentences[sentence].end <= told.trigger.begin) {
    ++sentence;
  }
  const Publication* when = RecordView::published(*entry);
  return {numeric_id(dyad.event->id.bytes, dyad.number),
          stamp(dyad.event->first_reported),
          stamp(when != nullptr ? std::optional(when->interval.from) : std::nullopt),
          "1",
          filed.report.outlet,
          address_of(entry),
          std::to_string(sentence + 1),
          offset_of(dyad.actor, filed, told, index),
          offset_of(dyad.recipient, filed, told, index),
          std::to_string(index.code_points(told.trigger.begin)),
          "1",
          number_cell(double{told.confidence} * 100, 0),
          std::to_string(index.size()),
          "",
          "",
          ""};
}

}  // namespace

std::vector<std::string_view> gdelt2_event_columns() {
  std::vector<std::string_view> out = {"GLOBALEVENTID", "SQLDATE", "MonthYear", "Year",
                                       "FractionDate"};
  for (std::string_view name : {"Actor1Code",
                                "Actor1Name",
                                "Actor1CountryCode",
                                "Actor1KnownGroupCode",
                                "Actor1EthnicCode",
                                "Actor1Religion1Code",
                                "Actor1Religion2Code",
                                "Actor1Type1Code",
                                "Actor1Type2Code",
                                "Actor1Type3Code",
                                "Actor2Code",
                                "Actor2Name",
                                "Actor2CountryCode",
                                "Actor2KnownGroupCode",
                                "Actor2EthnicCode",
                                "Actor2Religion1Code",
                                "Actor2Religion2Code",
                                "Actor2Type1Code",
                                "Actor2Type2Code",
                                "Actor2Type3Code",
                                "IsRootEvent",
                                "EventCode",
                                "EventBaseCode",
                                "EventRootCode",
                                "QuadClass",
                                "GoldsteinScale",
                                "NumMentions",
                                "NumSources",
                                "NumArticles",
                                "AvgTone",
                                "Actor1Geo_Type",
                                "Actor1Geo_FullName",
                                "Actor1Geo_CountryCode",
                                "Actor1Geo_ADM1Code",
                                "Actor1Geo_ADM2Code",
                                "Actor1Geo_Lat",
                                "Actor1Geo_Long",
                                "Actor1Geo_FeatureID",
                                "Actor2Geo_Type",
                                "Actor2Geo_FullName",
                                "Actor2Geo_CountryCode",
                                "Actor2Geo_ADM1Code",
                                "Actor2Geo_ADM2Code",
                                "Actor2Geo_Lat",
                                "Actor2Geo_Long",
                                "Actor2Geo_FeatureID",
                                "ActionGeo_Type",
                                "ActionGeo_FullName",
                                "ActionGeo_CountryCode",
                                "ActionGeo_ADM1Code",
                                "ActionGeo_ADM2Code",
                                "ActionGeo_Lat",
                                "ActionGeo_Long",
                                "ActionGeo_FeatureID",
                                "DATEADDED",
                                "SOURCEURL"}) {
    out.push_back(name);
  }
  return out;
}

std::vector<std::string_view> gdelt2_mention_columns() {
  return {"GLOBALEVENTID",
          "EventTimeDate",
          "MentionTimeDate",
          "MentionType",
          "MentionSourceName",
          "MentionIdentifier",
          "SentenceID",
          "Actor1CharOffset",
          "Actor2CharOffset",
          "ActionCharOffset",
          "InRawText",
          "Confidence",
          "MentionDocLen",
          "MentionDocTone",
          "MentionDocTranslationInfo",
          "Extras"};
}

std::vector<ExportFile> gdelt2_files(const ExportSet& set, const Crosswalk& crosswalk) {
  ExportFile events{"export.CSV", "", 0};
  ExportFile mentions{"mentions.CSV", "", 0};
  for (const Event* event : happened_events(set.events)) {
    for (const Dyad& dyad : dyads_of(*event)) {
      events.content += tab_row(event_row(dyad, *set.view, crosswalk));
      ++events.rows;
      for (const Evidence& evidence : event->evidence) {
        if (telling_of(*set.view, evidence) == nullptr) continue;
        mentions.content += tab_row(mention_row(dyad, evidence, *set.view));
        ++mentions.rows;
      }
    }
  }
  return {std::move(events), std::move(mentions)};
}

}  // namespace chancery
