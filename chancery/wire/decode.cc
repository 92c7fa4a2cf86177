#include <nlohmann/json.hpp>

#include "chancery/text/utf8.h"
#include "chancery/wire/wire.h"

namespace chancery {
namespace {

using Json = nlohmann::json;

// Thrown and caught inside this file only: a tree of optional keys reads better so.
struct BadWire {
  std::string message;
};

[[noreturn]] void bad(const std::string& key) { throw BadWire{"wrong value for '" + key + "'"}; }

const Json& at(const Json& json, const char* key) {
  const auto found = json.find(key);
  if (found == json.end()) throw BadWire{"missing key '" + std::string(key) + "'"};
  return *found;
}

std::string text_of(const Json& json, const char* key) {
  const auto found = json.find(key);
  if (found == json.end()) return "";
  if (!found->is_string()) bad(key);
  return found->get<std::string>();
}

double number_of(const Json& json, const char* key) {
  const auto found = json.find(key);
  if (found == json.end()) return 0;
  if (!found->is_number()) bad(key);
  return found->get<double>();
}

std::uint32_t count_of(const Json& json, const char* key) {
  const auto found = json.find(key);
  if (found == json.end()) return 0;
  if (!found->is_number_unsigned()) bad(key);
  return found->get<std::uint32_t>();
}

const Json& list_of(const Json& json, const char* key) {
  static const Json kNone = Json::array();
  const auto found = json.find(key);
  if (found == json.end()) return kNone;
  if (!found->is_array()) bad(key);
  return *found;
}

template <typename T, std::size_t N>
T named(const char* const (&names)[N], const std::string& name, const char* key) {
  for (std::size_t i = 0; i < N; ++i) {
    if (name == names[i]) return static_cast<T>(i);
  }
  bad(key);
}

template <typename T>
T required(std::optional<T> value, const char* key) {
  if (!value) bad(key);
  return *value;
}

CivilDate day_of(const Json& json, const char* key) {
  return required(CivilDate::parse(text_of(json, key)), key);
}

DateInterval interval_of(const Json& json) {
  const DateInterval interval{day_of(json, "from"), day_of(json, "to")};
  if (interval.to < interval.from) bad("to");
  return interval;
}

class SpanReader {
 public:
  explicit SpanReader(std::string_view text) : index_(text) {}
  Span operator()(const Json& json, const char* key) const {
    const Span points = pair(json, key);
    if (points.end > index_.size()) bad(key);
    return {index_.bytes(points.begin), index_.bytes(points.end)};
  }
  std::optional<Span> optional(const Json& json, const char* key) const {
    const auto found = json.find(key);
    if (found == json.end()) return std::nullopt;
    return (*this)(*found, key);
  }
  static Span pair(const Json& json, const char* key) {
    if (!json.is_array() || json.size() != 2 || !json[0].is_number_unsigned() ||
        !json[1].is_number_unsigned()) {
      bad(key);
    }
    const Span span(json[0].get<std::uint32_t>(), json[1].get<std::uint32_t>());
    if (span.end < span.begin) bad(key);
    return span;
  }

 private:
  CodePointIndex index_;
};

template <typename T>
std::vector<T> names_of(const Json& json, const char* key) {
  std::vector<T> out;
  for (const Json& item : list_of(json, key)) {
    if (!item.is_string()) bad(key);
    out.push_back({item.get<std::string>()});
  }
  return out;
}

std::vector<Sector> sectors_of(const Json& json) {
  std::vector<Sector> out;
  for (const std::string& name : names_of<std::string>(json, "sectors")) {
    out.push_back(required(parse_sector(name), "sectors"));
  }
  return out;
}

std::optional<CountryCode> country_of(const Json& json, const char* key) {
  if (!json.contains(key)) return std::nullopt;
  return required(CountryCode::parse(text_of(json, key)), key);
}

PlaceReference place_with(const Json& json, const char* name, const char* country,
                          const char* geonames, const char* precision) {
  PlaceReference place;
  place.name = text_of(json, name);
  place.country = country_of(json, country);
  place.geonames = static_cast<std::int64_t>(number_of(json, geonames));
  place.latitude = number_of(json, "lat");
  place.longitude = number_of(json, "lon");
  if (json.contains(precision)) {
    place.precision =
        named<PlacePrecision>(kPlacePrecisionNames, text_of(json, precision), precision);
  }
  return place;
}

std::optional<PlaceReference> place_of(const Json& json) {
  const auto found = json.find("place");
  if (found == json.end()) return std::nullopt;
  return place_with(*found, "name", "country", "geonames", "precision");
}

std::optional<EventDate> date_of(const Json& json, const SpanReader& spans) {
  const auto found = json.find("date");
  if (found == json.end()) return std::nullopt;
  EventDate date;
  date.interval = interval_of(*found);
  date.precision = required(parse_date_precision(text_of(*found, "precision")), "precision");
  date.timex = spans.optional(*found, "span");
  return date;
}

ReportHeader header_of(const Json& json) {
  ReportHeader header;
  header.id = required(ReportId::parse(text_of(json, "id")), "id");
  header.key = text_of(json, "key");
  header.path = text_of(json, "path");
  header.url = text_of(json, "url");
  header.outlet = text_of(json, "outlet");
  header.language = text_of(json, "language");
  return header;
}

Publication publication_of(const Json& json, const SpanReader& spans) {
  Publication published;
  published.interval = interval_of(json);
  published.basis = named<DateBasis>(kDateBasisNames, text_of(json, "basis"), "basis");
  published.reason = text_of(json, "reason");
  published.evidence = spans.optional(json, "span");
  return published;
}

std::uint32_t place_in(std::size_t size, const Json& json, const char* key) {
  if (!json.is_number_unsigned() || json.get<std::uint64_t>() >= size) bad(key);
  return json.get<std::uint32_t>();
}

std::optional<std::uint32_t> optional_place_in(std::size_t size, const Json& json,
                                               const char* key) {
  const auto found = json.find(key);
  if (found == json.end()) return std::nullopt;
  return place_in(size, *found, key);
}

std::vector<std::uint32_t> places_in(std::size_t size, const Json& json, const char* key) {
  std::vector<std::uint32_t> out;
  for (const Json& item : list_of(json, key)) out.push_back(place_in(size, item, key));
  return out;
}

FiledEntity entity_of(const Json& json, std::size_t entities, const SpanReader& spans) {
  FiledEntity entity;
  entity.name = text_of(json, "name");
  entity.type = named<EntityType>(kEntityTypeNames, text_of(json, "type"), "type");
  entity.country = country_of(json, "country");
  entity.sectors = sectors_of(json);
  entity.role = text_of(json, "role");
  if (json.contains("actor")) entity.actor = text_of(json, "actor");
  entity.place = place_of(json);
  for (const Json& mention : list_of(json, "mentions")) {
    entity.mentions.push_back(
        {spans(at(mention, "span"), "span"),
         named<MentionForm>(kMentionFormNames, text_of(mention, "form"), "form")});
  }
  if (json.contains("members")) entity.members = places_in(entities, json, "members");
  return entity;
}

Timex timex_of(const Json& json, const SpanReader& spans) {
  Timex timex;
  timex.span = spans(at(json, "span"), "span");
  timex.type = named<TimexType>(kTimexTypeNames, text_of(json, "type"), "type");
  timex.value = text_of(json, "value");
  if (json.contains("from")) {
    timex.interval = interval_of(json);
    timex.precision = required(parse_date_precision(text_of(json, "precision")), "precision");
  }
  return timex;
}

FiledQuotation quotation_of(const Json& json, std::size_t entities, const SpanReader& spans) {
  FiledQuotation quotation;
  quotation.speaker = optional_place_in(entities, json, "speaker");
  quotation.speaker_span = spans.optional(json, "speaker_span");
  quotation.cue = spans.optional(json, "cue");
  for (const Json& span : list_of(json, "content")) {
    quotation.content.push_back(spans(span, "content"));
  }
  quotation.form = named<QuotationForm>(kQuotationFormNames, text_of(json, "form"), "form");
  // A record written by an earlier version does not have these.
  if (json.contains("stance")) {
    quotation.stance = named<Stance>(kStanceNames, text_of(json, "stance"), "stance");
  }
  if (json.contains("statement")) {
    quotation.statement =
        named<SpeechAct>(kSpeechActNames, text_of(json, "statement"), "statement");
  }
  if (json.contains("status")) {
    quotation.status =
        named<QuotationStatus>(kQuotationStatusNames, text_of(json, "status"), "status");
  }
  quotation.phrase = json.value("phrase", false);
  quotation.medium = spans.optional(json, "medium");
  quotation.occasion = spans.optional(json, "occasion");
  quotation.addressee = optional_place_in(entities, json, "addressee");
  quotation.chain = names_of<std::string>(json, "chain");
  return quotation;
}

std::optional<PlannedEvent> planned_of(const Json& json, const SpanReader& spans) {
  const auto found = json.find("plan");
  if (found == json.end()) return std::nullopt;
  PlannedEvent plan;
  plan.type = required(parse_event_type(text_of(*found, "type")), "type");
  plan.modes = names_of<EventMode>(*found, "modes");
  plan.date = date_of(*found, spans);
  plan.place = place_of(*found);
  return plan;
}

CameoCode cameo_of(const Json& json, const char* key) {
  if (!json.contains(key)) return {};
  return required(CameoCode::parse(text_of(json, key)), key);
}

// One for each context; none in what was written before they were kept.
std::vector<Span> context_spans_of(const Json& json, std::size_t contexts,
                                   const SpanReader& spans) {
  std::vector<Span> out;
  const auto found = json.find("context_spans");
  if (found == json.end()) return out;
  if (!found->is_array() || found->size() != contexts) bad("context_spans");
  for (const Json& span : *found) out.push_back(spans(span, "context_spans"));
  return out;
}

FiledEvent event_of(const Json& json, const FiledReport& report, const SpanReader& spans) {
  FiledEvent event;
  event.type = required(parse_event_type(text_of(json, "type")), "type");
  event.modes = names_of<EventMode>(json, "modes");
  event.contexts = names_of<EventContext>(json, "contexts");
  event.context_spans = context_spans_of(json, event.contexts.size(), spans);
  event.status = required(parse_event_status(text_of(json, "status")), "status");
  event.actors = places_in(report.entities.size(), json, "actors");
  event.recipients = places_in(report.entities.size(), json, "recipients");
  event.date = date_of(json, spans);
  event.place = place_of(json);
  event.trigger = spans(at(json, "trigger"), "trigger");
  event.evidence = spans(at(json, "evidence"), "evidence");
  event.quotation = optional_place_in(report.quotations.size(), json, "quotation");
  event.plan = planned_of(json, spans);
  event.cameo = cameo_of(json, "cameo");
  event.score = static_cast<float>(number_of(json, "score"));
  event.goldstein = static_cast<float>(number_of(json, "goldstein"));
  event.confidence = static_cast<float>(number_of(json, "confidence"));
  event.sense = text_of(json, "sense");
  return event;
}

FiledReport report_of(const Json& json) {
  FiledReport report;
  report.report = header_of(at(json, "report"));
  report.title = text_of(json, "title");
  report.text = text_of(json, "text");
  const SpanReader spans(report.text);
  if (const auto found = json.find("dateline"); found != json.end()) {
    report.dateline = {text_of(*found, "place"), text_of(*found, "date"),
                       text_of(*found, "agency")};
  }
  if (const auto found = json.find("published"); found != json.end()) {
    report.published = publication_of(*found, spans);
  }
  for (const Json& removed : list_of(json, "removed")) {
    report.removed.push_back({text_of(removed, "text"), text_of(removed, "why")});
  }
  report.flags = names_of<std::string>(json, "flags");
  for (const Json& span : list_of(json, "sentences")) {
    report.sentences.push_back(spans(span, "sentences"));
  }
  const Json& entities = list_of(json, "entities");
  for (const Json& entity : entities) {
    report.entities.push_back(entity_of(entity, entities.size(), spans));
  }
  for (const Json& timex : list_of(json, "timexes")) {
    report.timexes.push_back(timex_of(timex, spans));
  }
  for (const Json& quotation : list_of(json, "quotations")) {
    report.quotations.push_back(quotation_of(quotation, report.entities.size(), spans));
  }
  std::size_t at = 0;
  for (const Json& quotation : list_of(json, "quotations")) {
    FiledQuotation& filed = report.quotations[at++];
    filed.denied_by = optional_place_in(report.quotations.size(), quotation, "denied_by");
    filed.denies = optional_place_in(report.quotations.size(), quotation, "denies");
  }
  for (const Json& event : list_of(json, "events")) {
    report.events.push_back(event_of(event, report, spans));
  }
  return report;
}

Party party_of_json(const Json& json) {
  return {text_of(json, "id"), text_of(json, "name"), country_of(json, "country"),
          sectors_of(json)};
}

std::vector<Party> parties_of(const Json& json, const char* key) {
  std::vector<Party> out;
  for (const Json& party : list_of(json, key)) out.push_back(party_of_json(party));
  return out;
}

template <typename IdType>
std::vector<IdType> ids_of(const Json& json, const char* key) {
  std::vector<IdType> out;
  for (const std::string& id : names_of<std::string>(json, key)) {
    out.push_back(required(IdType::parse(id), key));
  }
  return out;
}

template <typename IdType>
std::optional<IdType> optional_id(const Json& json, const char* key) {
  if (!json.contains(key)) return std::nullopt;
  return required(IdType::parse(text_of(json, key)), key);
}

std::optional<CivilDate> optional_day(const Json& json, const char* key) {
  if (!json.contains(key)) return std::nullopt;
  return day_of(json, key);
}

Evidence evidence_of(const Json& json) {
  Evidence evidence;
  evidence.report = required(ReportId::parse(text_of(json, "report_id")), "report_id");
  evidence.span = SpanReader::pair(at(json, "span"), "span");
  evidence.words = text_of(json, "words");
  evidence.mention = count_of(json, "mention");
  evidence.from_copy = json.value("from_copy", false);
  return evidence;
}

Disagreement disagreement_of(const Json& json) {
  Disagreement disagreement{text_of(json, "field"), {}};
  for (const Json& version : list_of(json, "versions")) {
    disagreement.versions.push_back(
        {text_of(version, "value"), ids_of<ReportId>(version, "reports")});
  }
  return disagreement;
}

Event event_of_record(const Json& json) {
  Event event;
  event.id = required(EventId::parse(text_of(json, "event_id")), "event_id");
  if (json.contains("event_date")) {
    event.date = DateInterval{day_of(json, "event_date"), day_of(json, "event_date_end")};
  }
  event.precision =
      required(parse_date_precision(text_of(json, "date_precision")), "date_precision");
  event.date_basis = text_of(json, "date_basis");
  event.type = required(parse_event_type(text_of(json, "event_type")), "event_type");
  event.modes = names_of<EventMode>(json, "event_modes");
  event.contexts = names_of<EventContext>(json, "contexts");
  event.score = static_cast<float>(number_of(json, "plover_score"));
  event.cameo = cameo_of(json, "cameo_code");
  event.goldstein = static_cast<float>(number_of(json, "goldstein"));
  event.status = required(parse_event_status(text_of(json, "status")), "status");
  event.sense = text_of(json, "sense");
  event.plan_of = optional_id<PlanId>(json, "plan_of");
  event.fulfilled_by = optional_id<EventId>(json, "fulfilled_by");
  event.actors = parties_of(json, "actors");
  event.recipients = parties_of(json, "recipients");
  if (json.contains("place_name")) {
    event.place = place_with(json, "place_name", "country_code", "geonames_id", "place_precision");
  }
  event.n_reports = count_of(json, "n_reports");
  event.n_independent = count_of(json, "n_independent");
  event.n_copies = count_of(json, "n_copies");
  event.first_reported = optional_day(json, "first_reported");
  event.last_reported = optional_day(json, "last_reported");
  event.confidence = static_cast<float>(number_of(json, "confidence"));
  for (const Json& evidence : list_of(json, "evidence")) {
    event.evidence.push_back(evidence_of(evidence));
  }
  for (const Json& disagreement : list_of(json, "disagreements")) {
    event.disagreements.push_back(disagreement_of(disagreement));
  }
  return event;
}

Plan plan_of_record(const Json& json) {
  Plan plan;
  plan.id = required(PlanId::parse(text_of(json, "plan_id")), "plan_id");
  plan.type = required(parse_event_type(text_of(json, "type")), "type");
  plan.modes = names_of<EventMode>(json, "modes");
  plan.actors = parties_of(json, "actors");
  plan.recipients = parties_of(json, "recipients");
  plan.place = place_of(json);
  if (json.contains("expected_from")) {
    plan.expected = DateInterval{day_of(json, "expected_from"), day_of(json, "expected_to")};
  }
  plan.state = named<PlanState>(kPlanStateNames, text_of(json, "state"), "state");
  plan.announced_in = ids_of<ReportId>(json, "announced_in");
  plan.announced_by = ids_of<EventId>(json, "announced_by");
  plan.fulfilled_by = optional_id<EventId>(json, "fulfilled_by");
  return plan;
}

RelationRequest relation_request_of(const Json& json) {
  RelationRequest request;
  const auto id = json.find("id");
  if (id != json.end()) request.id = id->is_string() ? id->get<std::string>() : id->dump();
  request.text = text_of(json, "text");
  const SpanReader spans(request.text);
  const auto span_of = [&](const char* key) -> std::optional<Span> {
    const auto found = json.find(key);
    if (found == json.end() || found->is_null()) return std::nullopt;
    return spans(*found, key);
  };
  request.actor = span_of("actor");
  request.recipient = span_of("recipient");
  return request;
}

template <typename Read>
auto decode(std::string_view text, Read read) -> Result<decltype(read(Json()))> {
  const Json json = Json::parse(text, nullptr, false);
  if (json.is_discarded() || !json.is_object()) {
    return fail(ErrorCode::kInvalidInput, "not a JSON object");
  }
  try {
    return read(json);
  } catch (const BadWire& wrong) {
    return fail(ErrorCode::kInvalidInput, wrong.message);
  } catch (const Json::exception& wrong) {
    return fail(ErrorCode::kInvalidInput, wrong.what());
  }
}

}  // namespace

Result<FiledReport> decode_report(std::string_view json) { return decode(json, report_of); }
Result<Event> decode_event(std::string_view json) { return decode(json, event_of_record); }
Result<RelationRequest> decode_relation_request(std::string_view json) {
  return decode(json, relation_request_of);
}
Result<Plan> decode_plan(std::string_view json) { return decode(json, plan_of_record); }

}  // namespace chancery
