#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "chancery/text/utf8.h"
#include "chancery/wire/cells.h"
#include "chancery/wire/event_cells.h"
#include "chancery/wire/wire.h"

namespace chancery {
namespace {

using Json = nlohmann::ordered_json;

// Two digits after the point say what a score or a confidence knows; more would be noise that
// differs between machines.
double rounded(double value, double scale = 100) { return std::round(value * scale) / scale; }

std::string dump(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

class SpanWriter {
 public:
  explicit SpanWriter(std::string_view text) : index_(text) {}
  Json operator()(Span span) const {
    return Json::array({index_.code_points(span.begin), index_.code_points(span.end)});
  }

 private:
  CodePointIndex index_;
};

void put(Json& json, const char* key, const std::string& value) {
  if (!value.empty()) json[key] = value;
}

Json interval_json(const DateInterval& interval) {
  return {{"from", interval.from.iso()}, {"to", interval.to.iso()}};
}

template <typename List>
Json names_of(const List& list) {
  Json out = Json::array();
  for (const auto& item : list) out.push_back(item.name);
  return out;
}

Json sectors_json(const std::vector<Sector>& sectors) {
  Json out = Json::array();
  for (Sector sector : sectors) out.push_back(to_string(sector));
  return out;
}

Json place_json(const PlaceReference& place) {
  Json out = {{"name", place.name}};
  if (place.country) out["country"] = place.country->view();
  if (place.geonames != 0) out["geonames"] = place.geonames;
  if (place.latitude != 0 || place.longitude != 0) {
    out["lat"] = rounded(place.latitude, 10000);
    out["lon"] = rounded(place.longitude, 10000);
  }
  if (place.precision != PlacePrecision::kUnknown) {
    out["precision"] = kPlacePrecisionNames[static_cast<std::size_t>(place.precision)];
  }
  return out;
}

Json date_json(const EventDate& date, const SpanWriter& spans) {
  Json out = interval_json(date.interval);
  out["precision"] = to_string(date.precision);
  if (date.timex) out["span"] = spans(*date.timex);
  return out;
}

Json header_json(const ReportHeader& header) {
  Json out = {{"id", header.id.str()}};
  put(out, "key", header.key);
  put(out, "path", header.path);
  put(out, "url", header.url);
  put(out, "outlet", header.outlet);
  put(out, "language", header.language);
  return out;
}

Json publication_json(const Publication& published, const SpanWriter& spans) {
  Json out = interval_json(published.interval);
  out["basis"] = kDateBasisNames[static_cast<std::size_t>(published.basis)];
  put(out, "reason", published.reason);
  if (published.evidence) out["span"] = spans(*published.evidence);
  return out;
}

Json entity_json(const FiledEntity& entity, std::size_t id, const SpanWriter& spans) {
  Json out = {{"id", id},
              {"name", entity.name},
              {"type", kEntityTypeNames[static_cast<std::size_t>(entity.type)]}};
  if (entity.country) out["country"] = entity.country->view();
  if (!entity.sectors.empty()) out["sectors"] = sectors_json(entity.sectors);
  put(out, "role", entity.role);
  if (entity.actor) out["actor"] = *entity.actor;
  if (entity.place) out["place"] = place_json(*entity.place);
  Json mentions = Json::array();
  for (const FiledEntity::Mention& mention : entity.mentions) {
    mentions.push_back({{"span", spans(mention.span)},
                        {"form", kMentionFormNames[static_cast<std::size_t>(mention.form)]}});
  }
  out["mentions"] = std::move(mentions);
  if (!entity.members.empty()) out["members"] = entity.members;
  return out;
}

Json timex_json(const Timex& timex, const SpanWriter& spans) {
  Json out = {{"span", spans(timex.span)},
              {"type", kTimexTypeNames[static_cast<std::size_t>(timex.type)]},
              {"value", timex.value}};
  if (timex.interval) {
    out.update(interval_json(*timex.interval));
    out["precision"] = to_string(timex.precision);
  }
  return out;
}

Json quotation_json(const FiledQuotation& quotation, const SpanWriter& spans) {
  Json out = Json::object();
  if (quotation.speaker) out["speaker"] = *quotation.speaker;
  if (quotation.speaker_span) out["speaker_span"] = spans(*quotation.speaker_span);
  if (quotation.cue) out["cue"] = spans(*quotation.cue);
  Json content = Json::array();
  for (Span span : quotation.content) content.push_back(spans(span));
  out["content"] = std::move(content);
  out["form"] = kQuotationFormNames[static_cast<std::size_t>(quotation.form)];
  out["stance"] = kStanceNames[static_cast<std::size_t>(quotation.stance)];
  out["statement"] = kSpeechActNames[static_cast<std::size_t>(quotation.statement)];
  if (quotation.status != QuotationStatus::kMade) {
    out["status"] = kQuotationStatusNames[static_cast<std::size_t>(quotation.status)];
  }
  if (quotation.phrase) out["phrase"] = true;
  if (quotation.addressee) out["addressee"] = *quotation.addressee;
  if (quotation.medium) out["medium"] = spans(*quotation.medium);
  if (quotation.occasion) out["occasion"] = spans(*quotation.occasion);
  if (quotation.denied_by) out["denied_by"] = *quotation.denied_by;
  if (quotation.denies) out["denies"] = *quotation.denies;
  if (!quotation.chain.empty()) out["chain"] = quotation.chain;
  return out;
}

Json planned_json(const PlannedEvent& plan, const SpanWriter& spans) {
  Json out = {{"type", to_string(plan.type)}};
  if (!plan.modes.empty()) out["modes"] = names_of(plan.modes);
  if (plan.date) out["date"] = date_json(*plan.date, spans);
  if (plan.place) out["place"] = place_json(*plan.place);
  return out;
}

Json event_json(const FiledEvent& event, const SpanWriter& spans) {
  Json out = {{"type", to_string(event.type)}};
  if (!event.modes.empty()) out["modes"] = names_of(event.modes);
  if (!event.contexts.empty()) out["contexts"] = names_of(event.contexts);
  for (Span span : event.context_spans) out["context_spans"].push_back(spans(span));
  out["status"] = to_string(event.status);
  out["actors"] = event.actors;
  if (!event.recipients.empty()) out["recipients"] = event.recipients;
  if (event.date) out["date"] = date_json(*event.date, spans);
  if (event.place) out["place"] = place_json(*event.place);
  out["trigger"] = spans(event.trigger);
  out["evidence"] = spans(event.evidence);
  if (event.quotation) out["quotation"] = *event.quotation;
  if (event.plan) out["plan"] = planned_json(*event.plan, spans);
  if (!event.cameo.view().empty()) out["cameo"] = event.cameo.view();
  out["quad"] = quad_class(event.type);
  out["score"] = rounded(event.score);
  out["goldstein"] = rounded(event.goldstein);
  out["confidence"] = rounded(event.confidence);
  put(out, "sense", event.sense);
  return out;
}

Json party_json(const Party& party) {
  Json out = {{"id", party.id}, {"name", party.name}};
  if (party.country) out["country"] = party.country->view();
  if (!party.sectors.empty()) out["sectors"] = sectors_json(party.sectors);
  return out;
}

// The columns of one side of an event: ids and names in the parties' order, codes as sorted sets.
void put_parties(Json& out, const std::string& side, const std::vector<Party>& parties) {
  Json ids = Json::array();
  Json names = Json::array();
  std::set<std::string> countries;
  std::set<std::string> sectors;
  for (const Party& party : parties) {
    ids.push_back(party.id);
    names.push_back(party.name);
    if (party.country) countries.insert(party.country->str());
    for (Sector sector : party.sectors) sectors.emplace(to_string(sector));
  }
  out[side + "_ids"] = std::move(ids);
  out[side + "_names"] = std::move(names);
  out[side + "_countries"] = countries;
  out[side + "_sectors"] = sectors;
}

Json parties_json(const std::vector<Party>& parties) {
  Json out = Json::array();
  for (const Party& party : parties) out.push_back(party_json(party));
  return out;
}

template <typename Ids>
Json ids_json(const Ids& ids) {
  Json out = Json::array();
  for (const auto& id : ids) out.push_back(id.str());
  return out;
}

Json evidence_json(const Evidence& evidence) {
  Json out = {{"report_id", evidence.report.str()},
              {"span", Json::array({evidence.span.begin, evidence.span.end})},
              {"words", evidence.words},
              {"mention", evidence.mention}};
  if (evidence.from_copy) out["from_copy"] = true;
  return out;
}

Json disagreement_json(const Disagreement& disagreement) {
  Json versions = Json::array();
  for (const Disagreement::Version& version : disagreement.versions) {
    versions.push_back({{"value", version.value}, {"reports", ids_json(version.reports)}});
  }
  return {{"field", disagreement.field}, {"versions", std::move(versions)}};
}

void put_event_place(Json& out, const PlaceReference& place) {
  out["place_name"] = place.name;
  if (place.country) out["country_code"] = place.country->view();
  if (place.geonames != 0) out["geonames_id"] = place.geonames;
  if (place.latitude != 0 || place.longitude != 0) {
    out["lat"] = rounded(place.latitude, 10000);
    out["lon"] = rounded(place.longitude, 10000);
  }
  out["place_precision"] = kPlacePrecisionNames[static_cast<std::size_t>(place.precision)];
}

std::set<std::string> reports_of(const Event& event) {
  std::set<std::string> reports;
  for (const Evidence& evidence : event.evidence) reports.insert(evidence.report.str());
  return reports;
}

void put_first_evidence(Json& out, const Event& event) {
  if (!event.evidence.empty()) {
    const Evidence& first = event.evidence.front();
    out["evidence_report_id"] = first.report.str();
    out["evidence_start"] = first.span.begin;
    out["evidence_end"] = first.span.end;
    out["evidence_text"] = first.words;
  }
  out["reports"] = reports_of(event);
}

void put_objects(Json& out, const Event& event) {
  Json evidence = Json::array();
  for (const Evidence& one : event.evidence) evidence.push_back(evidence_json(one));
  out["evidence"] = std::move(evidence);
  Json disagreements = Json::array();
  for (const Disagreement& one : event.disagreements) {
    disagreements.push_back(disagreement_json(one));
  }
  out["disagreements"] = std::move(disagreements);
  out["actors"] = parties_json(event.actors);
  out["recipients"] = parties_json(event.recipients);
}

Json conflicts_json(const Event& event) {
  std::set<std::string> fields;
  for (const Disagreement& disagreement : event.disagreements) fields.insert(disagreement.field);
  return fields;
}

// What of an event is no list of objects.
Json flat_event_json(const Event& event) {
  Json out = {{"event_id", event.id.str()}};
  if (event.date) {
    out["event_date"] = event.date->from.iso();
    out["event_date_end"] = event.date->to.iso();
  }
  out["date_precision"] = to_string(event.precision);
  put(out, "date_basis", event.date_basis);
  out["event_type"] = to_string(event.type);
  out["event_modes"] = names_of(event.modes);
  out["quad_class"] = quad_class(event.type);
  out["contexts"] = names_of(event.contexts);
  out["plover_score"] = rounded(event.score);
  if (!event.cameo.view().empty()) out["cameo_code"] = event.cameo.view();
  out["goldstein"] = rounded(event.goldstein);
  out["status"] = to_string(event.status);
  if (event.plan_of) out["plan_of"] = event.plan_of->str();
  if (event.fulfilled_by) out["fulfilled_by"] = event.fulfilled_by->str();
  put_parties(out, "actor", event.actors);
  put_parties(out, "recipient", event.recipients);
  if (event.place) put_event_place(out, *event.place);
  out["n_reports"] = event.n_reports;
  out["n_independent"] = event.n_independent;
  out["n_copies"] = event.n_copies;
  if (event.first_reported) out["first_reported"] = event.first_reported->iso();
  if (event.last_reported) out["last_reported"] = event.last_reported->iso();
  put(out, "sense", event.sense);
  out["conflicts"] = conflicts_json(event);
  out["confidence"] = rounded(event.confidence);
  put_first_evidence(out, event);
  return out;
}

}  // namespace

std::string encode_report(const FiledReport& report) {
  const SpanWriter spans(report.text);
  Json out = {{"chancery", 1}, {"report", header_json(report.report)}};
  put(out, "title", report.title);
  if (report.dateline) {
    Json dateline = Json::object();
    put(dateline, "place", report.dateline->place);
    put(dateline, "date", report.dateline->date);
    put(dateline, "agency", report.dateline->agency);
    out["dateline"] = std::move(dateline);
  }
  if (report.published) out["published"] = publication_json(*report.published, spans);
  out["text"] = report.text;
  Json list = Json::array();
  for (const Removed& removed : report.removed) {
    list.push_back({{"text", removed.text}, {"why", removed.why}});
  }
  out["removed"] = std::move(list);
  out["flags"] = report.flags;
  list = Json::array();
  for (Span sentence : report.sentences) list.push_back(spans(sentence));
  out["sentences"] = std::move(list);
  list = Json::array();
  for (std::size_t i = 0; i < report.entities.size(); ++i) {
    list.push_back(entity_json(report.entities[i], i, spans));
  }
  out["entities"] = std::move(list);
  list = Json::array();
  for (const Timex& timex : report.timexes) list.push_back(timex_json(timex, spans));
  out["timexes"] = std::move(list);
  list = Json::array();
  for (const FiledQuotation& q : report.quotations) list.push_back(quotation_json(q, spans));
  out["quotations"] = std::move(list);
  list = Json::array();
  for (const FiledEvent& event : report.events) list.push_back(event_json(event, spans));
  out["events"] = std::move(list);
  return dump(out);
}

std::string encode_event(const Event& event) {
  Json out = flat_event_json(event);
  put_objects(out, event);
  return dump(out);
}

std::vector<std::string> event_cells(const Event& event,
                                     const std::vector<std::string_view>& columns) {
  return cells_of(flat_event_json(event), columns);
}

std::string encode_plan(const Plan& plan) {
  Json out = {{"plan_id", plan.id.str()}, {"type", to_string(plan.type)}};
  out["modes"] = names_of(plan.modes);
  out["actors"] = parties_json(plan.actors);
  out["recipients"] = parties_json(plan.recipients);
  if (plan.place) out["place"] = place_json(*plan.place);
  if (plan.expected) {
    out["expected_from"] = plan.expected->from.iso();
    out["expected_to"] = plan.expected->to.iso();
  }
  out["state"] = kPlanStateNames[static_cast<std::size_t>(plan.state)];
  out["announced_in"] = ids_json(plan.announced_in);
  out["announced_by"] = ids_json(plan.announced_by);
  if (plan.fulfilled_by) out["fulfilled_by"] = plan.fulfilled_by->str();
  return dump(out);
}

std::string encode_relation(const std::string& id, EventType type, EventStatus status,
                            std::span<const float> scores) {
  Json out = {{"id", id},
              {"type", to_string(type)},
              {"status", to_string(status)},
              {"quad", quad_class(type)}};
  Json by_type = Json::object();
  const auto types = all_event_types();
  for (std::size_t i = 0; i < types.size() && i < scores.size(); ++i) {
    by_type[std::string(to_string(types[i]))] = rounded(scores[i], 10000);
  }
  out["scores"] = std::move(by_type);
  return dump(out);
}

}  // namespace chancery
