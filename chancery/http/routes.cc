#include "chancery/http/routes.h"

#include <algorithm>

#include "chancery/base/numbers.h"

namespace chancery {
namespace {

using enum AnswerFormat;

const std::vector<RouteParameter> kFilters = {
    {"actor", "who acts: country code, actor id or words of a name; several joined by commas"},
    {"recipient", "to whom"},
    {"between", "A,B: both take part, on either side"},
    {"country", "ISO 3166-1 alpha-3 code of someone who takes part"},
    {"sector", "PLOVER sector of someone who takes part"},
    {"type", "PLOVER type"},
    {"mode", "PLOVER mode"},
    {"context", "PLOVER context"},
    {"status", "happened, future, hypothetical, negated or historical"},
    {"since", "YYYY, YYYY-MM or YYYY-MM-DD"},
    {"until", "YYYY, YYYY-MM or YYYY-MM-DD"},
    {"outlet", "words of an outlet's name"},
    {"min-independent", "at least so many independent reports"},
    {"conflicting", "1: only where reports disagree"},
    {"text", "words of the evidence, the report or the quotation"},
    {"place", "words of the place's name, or a country code"},
    {"speaker", "of quotations: who speaks"},
    {"addressee", "of quotations: spoken to"},
    {"about", "of quotations: words of a name in what is said"},
    {"contains", "of quotations: words of what is said"},
    {"form", "of quotations: direct, indirect or mixed"},
    {"open", "of plans: 1: only what is still to come"},
    {"as-of", "of plans: the day from which to look"}};

// What a list of events can be had as; of an item it is the events that it holds.
const std::vector<AnswerFormat> kEventFiles = {kJson, kCsv, kJsonLines, kAtom, kGeoJson};

const RouteParameter kLimit{"limit", "rows of a page, at most 1000; of a file, at most 100000"};
const RouteParameter kCursor{"cursor", "where the page before ended"};
const RouteParameter kSort{"sort", "date, -date or -independent"};
const RouteParameter kCsvStyle{
    "csv", "data, or spreadsheet: cells that a spreadsheet would take for a formula are guarded"};
const RouteParameter kBom{"bom", "1: CSV begins with a byte order mark"};
const RouteParameter kBin{"bin", "auto, day, week, month or year"};

const std::vector<Route> kRoutes = {
    {"/api/v1/reports",
     "The reports, and which are copies",
     answer_reports,
     "ReportList",
     {kJson, kCsv, kJsonLines},
     true,
     {kLimit, kCursor, kCsvStyle, kBom}},
    {"/api/v1/reports/{id}",
     "A report with every layer over its text",
     answer_report,
     "ReportItem",
     kEventFiles,
     false,
     {kCsvStyle, kBom}},
    {"/api/v1/events",
     "The events: who did what to whom",
     answer_events,
     "EventList",
     kEventFiles,
     true,
     {kLimit, kCursor, kSort, kCsvStyle, kBom}},
    {"/api/v1/events/{id}",
     "An event with its reports side by side",
     answer_event,
     "EventItem",
     kEventFiles,
     false,
     {kCsvStyle, kBom}},
    {"/api/v1/quotes",
     "Who is reported to have said what",
     answer_quotations,
     "QuoteList",
     {kJson, kCsv, kJsonLines},
     true,
     {kLimit, kCursor, kCsvStyle, kBom}},
    {"/api/v1/quotes/{id}",
     "A quotation where it stands",
     answer_quotation,
     "QuoteItem",
     {kJson},
     false,
     {}},
    {"/api/v1/actors",
     "Who takes part, most first",
     answer_actors,
     "ActorList",
     {kJson, kCsv, kJsonLines},
     true,
     {kLimit, kCursor, kCsvStyle, kBom}},
    {"/api/v1/actors/{id}",
     "A party: names, offices, events, quotations, partners",
     answer_actor,
     "ActorItem",
     kEventFiles,
     false,
     {kCsvStyle, kBom}},
    {"/api/v1/plans",
     "What was announced, and what became of it",
     answer_plans,
     "PlanList",
     {kJson, kCsv, kJsonLines},
     true,
     {kLimit, kCursor, kCsvStyle, kBom}},
    {"/api/v1/plans/{id}",
     "A plan with its steps",
     answer_plan,
     "PlanItem",
     kEventFiles,
     false,
     {kCsvStyle, kBom}},
    {"/api/v1/stories",
     "The storylines",
     answer_storylines,
     "StoryList",
     {kJson, kCsv, kJsonLines},
     true,
     {kLimit, kCursor, kCsvStyle, kBom}},
    {"/api/v1/stories/{id}",
     "A storyline with what belongs to it",
     answer_storyline,
     "StoryItem",
     kEventFiles,
     false,
     {kCsvStyle, kBom}},
    {"/api/v1/corrections",
     "What people set right, and what of it was undone",
     answer_corrections,
     "CorrectionList",
     {kJson, kCsv, kJsonLines},
     false,
     {kLimit, kCursor, kCsvStyle, kBom}},
    {"/api/v1/explain/{id}",
     "Why it was coded so, as text; the id may be cut short",
     answer_explain,
     "",
     {kJson},
     false,
     {}},
    {"/api/v1/timeline",
     "Events and plans over time",
     answer_timeline,
     "Timeline",
     {kJson, kCsv},
     true,
     {kBin, kCsvStyle, kBom}},
    {"/api/v1/network",
     "Who takes part in events together",
     answer_network,
     "Network",
     {kJson, kCsv, kGexf, kGraphMl},
     true,
     {{"nodes", "parties with most events, at most 3000; 300 if not given"}, kCsvStyle, kBom}},
    {"/api/v1/map",
     "Where, and by whose states",
     answer_map,
     "Map",
     {kJson, kCsv},
     true,
     {kCsvStyle, kBom}},
    {"/api/v1/pair",
     "Two parties over time",
     answer_pair,
     "Pair",
     {kJson, kCsv},
     true,
     {kBin, kCsvStyle, kBom}},
    {"/api/v1/facets",
     "How many events have each value of a field",
     answer_facets,
     "Facets",
     {kJson, kCsv},
     true,
     {{"of", "fields, joined by commas; all if not given"},
      {"top", "values of each field, at most 1000; 20 if not given"},
      kCsvStyle,
      kBom}},
    {"/api/v1/brief",
     "The record told, with numbered sources",
     answer_brief,
     "Brief",
     {kJson, kHtml, kMarkdown},
     true,
     {{"title", "heading of the brief"}}},
    {"/api/v1/search",
     "Words in names, events, quotations and reports",
     answer_search,
     "Search",
     {kJson},
     false,
     {{"q", "words next to one another"}, {"top", "of each kind, at most 100"}}},
    {"/api/v1/about",
     "What the record holds, and the limits of the service",
     answer_about,
     "About",
     {kJson},
     false,
     {}},
    {"/api/v1/codes",
     "Types, modes, contexts, sectors and countries with their meaning",
     answer_codes,
     "Codes",
     {kJson},
     false,
     {}},
};

FilterText filter_text(const QueryParameters& q) {
  FilterText f;
  f.actor = q["actor"];
  f.recipient = q["recipient"];
  f.between = q["between"];
  f.country = q["country"];
  f.sector = q["sector"];
  f.type = q["type"];
  f.mode = q["mode"];
  f.context = q["context"];
  f.status = q["status"];
  f.since = q["since"];
  f.until = q["until"];
  f.outlet = q["outlet"];
  f.min_independent = q["min-independent"];
  f.text = q["text"];
  f.place = q["place"];
  f.speaker = q["speaker"];
  f.addressee = q["addressee"];
  f.about = q["about"];
  f.contains = q["contains"];
  f.form = q["form"];
  f.as_of = q["as-of"];
  return f;
}

Result<bool> read_switch(const QueryParameters& query, std::string_view name) {
  const std::string& written = query[name];
  if (written.empty() || written == "0" || written == "false") return false;
  if (written == "1" || written == "true") return true;
  return fail(ErrorCode::kUsage, std::string(name) + ": '" + written + "' is neither 1 nor 0");
}

bool is_filter(std::string_view name) {
  return std::any_of(kFilters.begin(), kFilters.end(),
                     [name](const RouteParameter& filter) { return filter.name == name; });
}

Result<void> check_names(const QueryParameters& query, const Route& route) {
  for (const auto& [name, value] : query.all()) {
    const bool known =
        (route.filters && is_filter(name)) ||
        std::any_of(route.parameters.begin(), route.parameters.end(),
                    [&n = name](const RouteParameter& parameter) { return parameter.name == n; });
    if (!known) {
      return fail(ErrorCode::kUsage, name + ": no parameter of " + std::string(route.path));
    }
  }
  return {};
}

}  // namespace

std::span<const Route> api_routes() { return kRoutes; }
std::span<const RouteParameter> filter_parameters() { return kFilters; }

std::string_view ending_of(AnswerFormat format) {
  constexpr const char* kEndings[] = {"json", "csv",     "jsonl", "atom", "geojson",
                                      "gexf", "graphml", "html",  "md"};
  return kEndings[static_cast<std::size_t>(format)];
}

std::string_view media_type_of(AnswerFormat format) {
  constexpr const char* kTypes[] = {"application/json; charset=utf-8",
                                    "text/csv; charset=utf-8; header=present",
                                    "application/x-ndjson; charset=utf-8",
                                    "application/atom+xml; charset=utf-8",
                                    "application/geo+json; charset=utf-8",
                                    "application/gexf+xml; charset=utf-8",
                                    "application/graphml+xml; charset=utf-8",
                                    "text/html; charset=utf-8",
                                    "text/markdown; charset=utf-8"};
  return kTypes[static_cast<std::size_t>(format)];
}

Result<Asked> read_asked(const QueryParameters& query, const Route& route) {
  if (auto known = check_names(query, route); !known) return tl::unexpected(known.error());
  Asked asked;
  if (!route.filters) return asked;
  FilterText written = filter_text(query);
  const auto conflicting = read_switch(query, "conflicting");
  if (!conflicting) return tl::unexpected(conflicting.error());
  const auto open = read_switch(query, "open");
  if (!open) return tl::unexpected(open.error());
  written.conflicting = *conflicting;
  written.open_plans = *open;
  auto filter = parse_filter(written);
  if (!filter) return tl::unexpected(filter.error());
  asked.filter = std::move(*filter);
  for (const RouteParameter& filter_name : kFilters) {
    const std::string& value = query[filter_name.name];
    // A length before each value: no two questions have one key.
    if (!value.empty()) {
      asked.key += std::string(filter_name.name) + "=" + std::to_string(value.size()) + ":" + value;
    }
  }
  return asked;
}

Result<std::size_t> read_number(const QueryParameters& query, std::string_view name,
                                std::size_t otherwise, std::size_t most) {
  const std::string& written = query[name];
  if (written.empty()) return otherwise;
  const auto value = parse_number<std::size_t>(written);
  if (!value || *value == 0 || *value > most) {
    return fail(ErrorCode::kUsage, std::string(name) + ": '" + written +
                                       "' is no number from 1 to " + std::to_string(most));
  }
  return *value;
}

}  // namespace chancery
