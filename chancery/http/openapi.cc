// /openapi.json: OpenAPI 3.1, made of the table of routes, so that the two cannot differ.
#include <array>

#include "chancery/base/strings.h"
#include "chancery/http/routes.h"
#include "chancery/pipeline/version.h"
#include "chancery/wire/json_text.h"

namespace chancery {
namespace {

struct Schema {
  std::string_view name;
  // "name:type" by spaces; "!" marks what is always there. A type is string, integer, number,
  // boolean, object, a schema's name, or "[type]".
  std::string_view properties;
};

constexpr Schema kSchemas[] = {
    {"Error", "error:object!"},
    {"Party", "id:string! name:string! country:string sectors:[string]"},
    {"Place",
     "name:string! country:string geonames:integer lat:number lon:number precision:string"},
    {"Report",
     "report_id:string! key:string path:string url:string outlet:string title:string "
     "published_from:string published_to:string published_basis:string published_reason:string "
     "copy_of:string copy_why:string story_id:string flags:[string]!"},
    {"Event",
     "event_id:string! event_date:string event_date_end:string date_precision:string! "
     "date_basis:string event_type:string! event_modes:[string]! quad_class:integer! "
     "contexts:[string]! plover_score:number! cameo_code:string goldstein:number! status:string! "
     "plan_of:string fulfilled_by:string actor_ids:[string]! actor_names:[string]! "
     "actor_countries:[string]! actor_sectors:[string]! recipient_ids:[string]! "
     "recipient_names:[string]! recipient_countries:[string]! recipient_sectors:[string]! "
     "place_name:string country_code:string geonames_id:integer lat:number lon:number "
     "place_precision:string n_reports:integer! n_independent:integer! n_copies:integer! "
     "first_reported:string last_reported:string conflicts:[string]! confidence:number! "
     "evidence_report_id:string! evidence_start:integer! evidence_end:integer! "
     "evidence_text:string! reports:[string]! evidence:[object]! sense:string "
     "disagreements:[object] actors:[Party]! recipients:[Party]! sentence:string!"},
    {"Quote",
     "quote_id:string! speaker:string speaker_id:string speaker_country:string content:string! "
     "form:string! addressee:string addressee_id:string addressee_country:string chain:[string]! "
     "stance:string! statement:string! status:string! medium:string occasion:string "
     "versions:[string] first_seen:string reports:[string]! outlet:string published_from:string "
     "published_to:string"},
    {"Actor",
     "actor_id:string! name:string! country:string sectors:[string]! names:[string]! "
     "n_events:integer! n_quotations:integer!"},
    {"Plan",
     "plan_id:string! type:string! modes:[string]! actors:[Party]! recipients:[Party]! place:Place "
     "expected_from:string expected_to:string state:string! announced_in:[string]! "
     "announced_by:[string]! fulfilled_by:string sentence:string!"},
    {"Story",
     "story_id:string! title:string! n_events:integer! n_plans:integer! n_reports:integer! "
     "events:[string] plans:[string] reports:[string] steps:[object] peaks:[object] "
     "changes:[object]"},
    {"Correction",
     "correction_id:string! kind:string! event_id:string! into:string reports:[string] "
     "recode:object author:string! made_on:string! reason:string! undone_by:string "
     "undone_on:string"},
    {"Corrected", "correction_id:string!"},
    {"ReportItem",
     "report:Report! wire:object! copies:[Report]! original:Report event_ids:object! "
     "events:[Event]! explain:string!"},
    {"Telling",
     "report_id:string! mention:integer! span:[integer]! words:string! from_copy:boolean! "
     "trigger:[integer] trigger_words:string sense:string type:string status:string "
     "confidence:number date:object before:string sentence:string sentence_span:[integer] "
     "after:string chain:[string] quotation:Quote"},
    {"EventReport", "report:Report! copies:[Report]! tellings:[Telling]!"},
    {"EventItem",
     "event:Event! stories:[Story]! plan:Plan fulfils:[Plan]! reports:[EventReport]! "
     "explain:string!"},
    {"QuoteItem",
     "quote:Quote! report:Report! before:string sentence:string sentence_span:[integer] "
     "after:string spans:[object]!"},
    {"ActorItem",
     "actor:Actor! names:[object]! offices:[object]! events:EventRows! quotes_by:QuoteRows! "
     "quotes_about:QuoteRows! partners:[object]! partners_total:integer!"},
    {"PlanItem", "plan:Plan! steps:[object]! fulfilled_by:Event reports:[Report]! explain:string!"},
    {"StoryItem", "story:Story! events:[Event]! plans:[Plan]! reports:[Report]!"},
    {"EventRows", "total:integer! rows:[Event]!"},
    {"QuoteRows", "total:integer! rows:[Quote]!"},
    {"ReportRows", "total:integer! rows:[Report]!"},
    {"ActorRows", "total:integer! rows:[Actor]!"},
    {"Bin",
     "from:string! to:string! n:integer! score:number! cooperation:integer! conflict:integer! "
     "quad:[integer]! happened:integer! future:integer! hypothetical:integer! negated:integer! "
     "historical:integer! conflicting:integer! plans_open:integer! plans_fulfilled:integer! "
     "plans_ended:integer! min:number! max:number!"},
    {"Timeline", "bin:string! total:integer! undated:integer! plans_undated:integer! bins:[Bin]!"},
    {"Pair",
     "a:string! b:string! total:integer! undated:integer! bin:string! a_to_b:integer! "
     "b_to_a:integer! together:integer! bins:[Bin]! types:[object]!"},
    {"Network",
     "total_nodes:integer! total_edges:integer! shown_nodes:integer! shown_edges:integer! "
     "nodes:[object]! edges:[object]!"},
    {"Map",
     "total:integer! unplaced:integer! countries:[object]! parties:[object]! "
     "points_total:integer! points:[object]!"},
    {"Facets", "total:integer! facets:object!"},
    {"Brief", "title:string! summary:string stories:[object]! sources:[object]!"},
    {"Search",
     "q:string! actors:ActorRows! events:EventRows! quotes:QuoteRows! reports:ReportRows!"},
    {"About",
     "chancery:string! api:string! changed:string! reports:integer! copies:integer! "
     "events:integer! plans:integer! stories:integer! failures:integer! first:string last:string "
     "writes:boolean! corrections:boolean! limits:object!"},
    {"Codes",
     "types:[object]! contexts:[object]! sectors:[object]! statuses:[string]! countries:[object]!"},
    {"Filed", "reports:[object]! failures:[object]!"},
};

constexpr std::array kListed = {"Report", "Event", "Quote", "Actor", "Plan", "Story", "Correction"};

void put_type(JsonText& json, std::string_view type) {
  json.open_object();
  if (type.front() == '[') {
    json.put("type", "array").key("items");
    put_type(json, type.substr(1, type.size() - 2));
  } else if (type.front() >= 'A' && type.front() <= 'Z') {
    json.put("$ref", "#/components/schemas/" + std::string(type));
  } else if (type != "object") {
    json.put("type", type);
  }
  json.close_object();
}

void put_schema(JsonText& json, std::string_view properties) {
  std::vector<std::string> required;
  json.open_object().put("type", "object").key("properties").open_object();
  for (std::string_view property : split(properties, ' ')) {
    const std::size_t colon = property.find(':');
    const std::string_view name = property.substr(0, colon);
    std::string_view type = property.substr(colon + 1);
    if (type.back() == '!') {
      type.remove_suffix(1);
      required.emplace_back(name);
    }
    json.key(name);
    put_type(json, type);
  }
  json.close_object().key("required").texts(required).close_object();
}

void put_parameter(JsonText& json, std::string_view in, const RouteParameter& parameter) {
  json.open_object().put("name", parameter.name).put("in", in);
  json.put_bool("required", in == "path").put("description", parameter.meaning);
  json.key("schema").open_object().put("type", "string").close_object().close_object();
}

void put_error(JsonText& json, const char* status, std::string_view what) {
  json.key(status).open_object().put("description", what).key("content").open_object();
  json.key("application/json").open_object().key("schema").open_object();
  json.put("$ref", "#/components/schemas/Error");
  json.close_object().close_object().close_object().close_object();
}

void put_answer(JsonText& json, std::string_view schema, AnswerFormat format) {
  json.key("200").open_object().put("description", "The answer").key("content").open_object();
  std::string_view type = media_type_of(format);
  type = type.substr(0, type.find(';'));
  const bool text = schema.empty();
  json.key(text ? "text/plain" : type).open_object().key("schema").open_object();
  if (format == AnswerFormat::kJson && !text) {
    json.put("$ref", "#/components/schemas/" + std::string(schema));
  } else {
    json.put("type", "string");
  }
  json.close_object().close_object().close_object().close_object();
}

// What may be sent to a path, and the answer to it.
struct Sending {
  std::string_view path;
  std::string_view summary;
  std::vector<std::string_view> types;
  std::string_view schema;
  std::string_view refused;
};

const std::array kSendings = {
    Sending{"/api/v1/reports",
            "Reads reports into the record",
            {"application/json", "application/x-ndjson", "text/plain", "text/html"},
            "Filed",
            "None of them could be read"},
    Sending{"/api/v1/corrections",
            "Sets an event right",
            {"application/json"},
            "Corrected",
            "It says nothing that can be done"}};

void put_sending(JsonText& json, const Sending& sending) {
  json.key("post").open_object().put("summary", sending.summary);
  json.key("security").open_array().open_object().key("token").open_array().close_array();
  json.close_object().close_array().key("requestBody").open_object().put_bool("required", true);
  json.key("content").open_object();
  for (std::string_view type : sending.types) {
    json.key(type).open_object().close_object();
  }
  json.close_object().close_object().key("responses").open_object();
  json.key("201").open_object().put("description", "Done").key("content").open_object();
  json.key("application/json").open_object().key("schema").open_object();
  json.put("$ref", "#/components/schemas/" + std::string(sending.schema));
  json.close_object().close_object().close_object();
  json.close_object();
  put_error(json, "400", sending.refused);
  put_error(json, "401", "A token is needed");
  put_error(json, "403", "This service only reads");
  put_error(json, "413", "More than 1 MB");
  json.close_object().close_object();
}

void put_route(JsonText& json, const Route& route, AnswerFormat format) {
  std::string path(route.path);
  if (format != AnswerFormat::kJson) path += "." + std::string(ending_of(format));
  json.key(path).open_object().key("get").open_object();
  json.put("summary", route.summary).key("parameters").open_array();
  if (route.path.find("{id}") != std::string_view::npos) {
    put_parameter(json, "path", {"id", "an id as the lists give it"});
  }
  if (route.filters) {
    for (const RouteParameter& filter : filter_parameters()) put_parameter(json, "query", filter);
  }
  for (const RouteParameter& parameter : route.parameters) put_parameter(json, "query", parameter);
  json.close_array().key("responses").open_object();
  put_answer(json, route.schema, format);
  json.key("304").open_object().put("description", "Not changed since that ETag").close_object();
  put_error(json, "400", "A parameter is wrong or unknown");
  put_error(json, "404", "Nothing of that id");
  put_error(json, "429", "Too many requests");
  json.close_object().close_object();
  for (const Sending& sending : kSendings) {
    if (route.path == sending.path && format == AnswerFormat::kJson) put_sending(json, sending);
  }
  json.close_object();
}

void put_plain(JsonText& json, std::string_view path, std::string_view type,
               std::string_view summary) {
  json.key(path).open_object().key("get").open_object().put("summary", summary);
  json.key("responses").open_object().key("200").open_object().put("description", "The answer");
  json.key("content").open_object().key(type).open_object().close_object().close_object();
  json.close_object().close_object().close_object().close_object();
}

}  // namespace

std::string openapi_json() {
  JsonText json;
  json.open_object().put("openapi", "3.1.0").key("info").open_object();
  json.put("title", "Chancery").put("version", kVersion);
  json.put("description",
           "The record of who met whom, who said what, what was promised, asked, refused or done.");
  json.close_object().key("paths").open_object();
  for (const Route& route : api_routes()) {
    for (AnswerFormat format : route.formats) put_route(json, route, format);
  }
  put_plain(json, "/openapi.json", "application/json", "This description");
  put_plain(json, "/healthz", "application/json", "Whether the service answers");
  put_plain(json, "/metrics", "text/plain", "Figures for Prometheus");
  json.close_object().key("components").open_object().key("schemas").open_object();
  for (const Schema& schema : kSchemas) {
    json.key(schema.name);
    put_schema(json, schema.properties);
  }
  for (const std::string row : kListed) {
    json.key(row + "List");
    put_schema(json,
               "total:integer! count:integer! limit:integer! limit_max:integer! next:string "
               "rows:[" +
                   row + "]!");
  }
  json.close_object().key("securitySchemes").open_object().key("token").open_object();
  json.put("type", "http").put("scheme", "bearer");
  return json.close_object().close_object().close_object().close_object().take();
}

}  // namespace chancery
