// The table of routes: what the service answers, and what /openapi.json says of it.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "chancery/http/service.h"

namespace chancery {

enum class AnswerFormat : std::uint8_t {
  kJson,
  kCsv,
  kJsonLines,
  kAtom,
  kGeoJson,
  kGexf,
  kGraphMl,
  kHtml,
  kMarkdown
};

// One request on its way through a route.
struct Call {
  const HttpRequest& request;
  Service& service;
  const Snapshot& snapshot;
  Asked asked;
  std::string id;  // the last part of the path, of items
  AnswerFormat format = AnswerFormat::kJson;
};

using Handler = Result<HttpResponse> (*)(Call&);

struct RouteParameter {
  std::string_view name;
  std::string_view meaning;
};

struct Route {
  std::string_view path;  // "/api/v1/events/{id}"
  std::string_view summary;
  Handler handler;
  std::string_view schema;            // of the JSON answer, a name of openapi.cc
  std::vector<AnswerFormat> formats;  // JSON is the one without an ending
  bool filters = false;               // takes the filters of lists
  std::vector<RouteParameter> parameters;
};

std::span<const Route> api_routes();
std::span<const RouteParameter> filter_parameters();
std::string_view ending_of(AnswerFormat format);      // "csv"
std::string_view media_type_of(AnswerFormat format);  // "text/csv; charset=utf-8; header=present"
std::string openapi_json();

// The filter of a request. kUsage names the parameter that is wrong or unknown.
Result<Asked> read_asked(const QueryParameters& query, const Route& route);
// A number of the query between 1 and `most`; `otherwise` where it is not given.
Result<std::size_t> read_number(const QueryParameters& query, std::string_view name,
                                std::size_t otherwise, std::size_t most);

// The handlers, by file. lists.cc:
Result<HttpResponse> answer_reports(Call& call);
Result<HttpResponse> answer_events(Call& call);
Result<HttpResponse> answer_quotations(Call& call);
Result<HttpResponse> answer_actors(Call& call);
Result<HttpResponse> answer_plans(Call& call);
Result<HttpResponse> answer_storylines(Call& call);
Result<HttpResponse> answer_corrections(Call& call);
// items.cc:
Result<HttpResponse> answer_report(Call& call);
Result<HttpResponse> answer_event(Call& call);
Result<HttpResponse> answer_quotation(Call& call);
Result<HttpResponse> answer_actor(Call& call);
Result<HttpResponse> answer_plan(Call& call);
Result<HttpResponse> answer_storyline(Call& call);
Result<HttpResponse> answer_explain(Call& call);
// figures.cc:
Result<HttpResponse> answer_timeline(Call& call);
Result<HttpResponse> answer_network(Call& call);
Result<HttpResponse> answer_map(Call& call);
Result<HttpResponse> answer_pair(Call& call);
Result<HttpResponse> answer_facets(Call& call);
// told.cc:
Result<HttpResponse> answer_brief(Call& call);
Result<HttpResponse> answer_search(Call& call);
Result<HttpResponse> answer_about(Call& call);
Result<HttpResponse> answer_codes(Call& call);

// Rows as the service gives them: those of the lists, events and plans with the brief's sentence.
std::string event_row(const Event& event, const Service& service);
std::string plan_row(const Plan& plan, const Service& service, const Snapshot& snapshot);

HttpResponse json_answer(std::string json);
// Events in the order given, in the form that the call asks for; `title` is that of a feed.
Result<HttpResponse> answer_event_list(const Call& call, EventList events,
                                       const std::string& title);

// The page and its assets (web.cc): nothing where the path is neither.
std::optional<HttpResponse> answer_page(const HttpRequest& request,
                                        const std::filesystem::path& web);

}  // namespace chancery
