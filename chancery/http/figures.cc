// Figures for pictures: over time, between parties, on the map, by field; each also as a table.
#include <algorithm>

#include "chancery/base/strings.h"
#include "chancery/export/csv.h"
#include "chancery/export/network_files.h"
#include "chancery/http/routes.h"
#include "chancery/wire/json_text.h"
#include "chancery/wire/row.h"

namespace chancery {
namespace {

constexpr std::size_t kDefaultNodes = 300;
constexpr std::size_t kMostNodes = 3000;
constexpr std::size_t kMostPoints = 2000;
constexpr std::size_t kDefaultFacetValues = 20;
constexpr std::size_t kMostFacetValues = 1000;

HttpResponse file_of(const Call& call, std::string body) {
  const std::string name = call.request.path.substr(call.request.path.rfind('/') + 1);
  HttpResponse response{200, std::string(media_type_of(call.format)), std::move(body), {}};
  response.headers = {{"Content-Disposition", "attachment; filename=\"" + name + "\""}};
  return response;
}

// Rows of JSON as a table.
Result<HttpResponse> table_of(const Call& call, const std::vector<std::string_view>& columns,
                              const std::vector<std::string>& rows) {
  const auto style = parse_csv_style(call.request.query["csv"], call.request.query["bom"]);
  if (!style) return tl::unexpected(style.error());
  CsvText csv(*style);
  csv.row(std::vector<std::string>(columns.begin(), columns.end()));
  for (const std::string& row : rows) csv.row(table_cells(row, columns));
  HttpResponse response = file_of(call, csv.take());
  response.headers.emplace_back("X-Row-Count", std::to_string(rows.size()));
  response.headers.emplace_back("X-Complete", "true");
  return response;
}

void put_tally(JsonText& json, const Tally& tally) {
  json.put_count("n", tally.n).put_real("score", tally.score());
  json.put_count("cooperation", tally.cooperation()).put_count("conflict", tally.conflict());
  json.key("quad").open_array();
  for (std::size_t n : tally.quad) json.integer(static_cast<std::int64_t>(n));
  json.close_array();
}

Result<TimeBin> read_bin(const Call& call, const EventList& events) {
  const std::string& written = call.request.query["bin"];
  if (written.empty() || written == "auto") return fitting_bin(events);
  const auto bin = parse_time_bin(written);
  if (!bin) {
    return fail(ErrorCode::kUsage,
                "bin: '" + written + "' is none of auto, day, week, month, year");
  }
  return *bin;
}

std::vector<std::string> timeline_rows(const Timeline& timeline) {
  std::vector<std::string> rows;
  for (const TimelineBin& bin : timeline.bins) {
    JsonText json;
    json.open_object().put("from", bin.when.from.iso()).put("to", bin.when.to.iso());
    put_tally(json, bin.all);
    for (EventStatus status :
         {EventStatus::kHappened, EventStatus::kFuture, EventStatus::kHypothetical,
          EventStatus::kNegated, EventStatus::kHistorical}) {
      json.put_count(to_string(status), bin.by_status[static_cast<std::size_t>(status)]);
    }
    json.put_count("conflicting", bin.conflicting).put_count("plans_open", bin.plans_open);
    json.put_count("plans_fulfilled", bin.plans_fulfilled);
    json.put_count("plans_ended", bin.plans_ended);
    json.put_real("min", double{bin.all.least}).put_real("max", double{bin.all.most});
    rows.push_back(json.close_object().take());
  }
  return rows;
}

const std::vector<std::string_view> kTimelineColumns = {
    "from",       "to",          "n",          "score",           "cooperation",
    "conflict",   "happened",    "future",     "hypothetical",    "negated",
    "historical", "conflicting", "plans_open", "plans_fulfilled", "plans_ended"};

std::string node_row(const NetworkNode& node) {
  JsonText json;
  json.open_object().put("id", node.party.id).put("name", node.party.name);
  if (node.party.country) json.put("country", node.party.country->view());
  json.key("sectors").open_array();
  for (Sector sector : node.party.sectors) json.text(to_string(sector));
  json.close_array().put_count("n_events", node.tally.n);
  put_tally(json, node.tally);
  return json.close_object().take();
}

std::string edge_row(const Network& network, const NetworkEdge& edge) {
  JsonText json;
  const Party& a = network.nodes[edge.a].party;
  const Party& b = network.nodes[edge.b].party;
  json.open_object().put("a", a.id).put("b", b.id).put("a_name", a.name).put("b_name", b.name);
  put_tally(json, edge.tally);
  return json.close_object().take();
}

std::string country_row(const std::string& country, const Tally& tally) {
  JsonText json;
  json.open_object().put("country", country).put_count("n_events", tally.n);
  put_tally(json, tally);
  return json.close_object().take();
}

std::string point_row(const MapPoint& point) {
  JsonText json;
  json.open_object().put("name", point.place.name);
  if (point.place.country) json.put("country", point.place.country->view());
  if (point.place.geonames != 0) json.key("geonames").integer(point.place.geonames);
  json.put_real("lat", point.place.latitude, 4).put_real("lon", point.place.longitude, 4);
  json.put("precision", kPlacePrecisionNames[static_cast<std::size_t>(point.place.precision)]);
  json.put_count("n_events", point.tally.n);
  put_tally(json, point.tally);
  return json.close_object().take();
}

std::vector<std::string> country_rows(const std::map<std::string, Tally>& tallies) {
  std::vector<std::string> rows;
  for (const auto& [country, tally] : tallies) rows.push_back(country_row(country, tally));
  return rows;
}

struct PairCounts {
  std::size_t a_to_b = 0;
  std::size_t b_to_a = 0;
  std::size_t together = 0;
};

PairCounts directions(const EventList& events, const PartyPattern& a, const PartyPattern& b) {
  PairCounts counts;
  for (const Event* event : events) {
    if (a.matches_any(event->actors) && b.matches_any(event->recipients)) {
      ++counts.a_to_b;
    } else if (b.matches_any(event->actors) && a.matches_any(event->recipients)) {
      ++counts.b_to_a;
    } else {
      ++counts.together;
    }
  }
  return counts;
}

}  // namespace

Result<HttpResponse> answer_timeline(Call& call) {
  const auto events = call.snapshot.events(call.asked);
  if (!events) return tl::unexpected(events.error());
  const auto plans = call.snapshot.plans(call.asked);
  if (!plans) return tl::unexpected(plans.error());
  const auto bin = read_bin(call, **events);
  if (!bin) return tl::unexpected(bin.error());
  std::vector<const Plan*> planned;
  for (const Plan& plan : **plans) planned.push_back(&plan);
  const Timeline timeline = make_timeline(**events, planned, *bin);
  const std::vector<std::string> rows = timeline_rows(timeline);
  if (call.format == AnswerFormat::kCsv) return table_of(call, kTimelineColumns, rows);
  JsonText json;
  json.open_object().put("bin", kTimeBinNames[static_cast<std::size_t>(timeline.bin)]);
  json.put_count("total", (*events)->size()).put_count("undated", timeline.undated);
  json.put_count("plans_undated", timeline.plans_undated).key("bins").raw_list(rows);
  return json_answer(json.close_object().take());
}

Result<HttpResponse> answer_network(Call& call) {
  const auto most = read_number(call.request.query, "nodes", kDefaultNodes, kMostNodes);
  if (!most) return tl::unexpected(most.error());
  const auto events = call.snapshot.events(call.asked);
  if (!events) return tl::unexpected(events.error());
  const Network network = make_network(**events, *most);
  if (call.format == AnswerFormat::kGexf) return file_of(call, gexf_of(network));
  if (call.format == AnswerFormat::kGraphMl) return file_of(call, graphml_of(network));
  std::vector<std::string> edges;
  for (const NetworkEdge& edge : network.edges) edges.push_back(edge_row(network, edge));
  if (call.format == AnswerFormat::kCsv) {
    return table_of(call, {"a", "a_name", "b", "b_name", "n", "score", "cooperation", "conflict"},
                    edges);
  }
  JsonText json;
  json.open_object().put_count("total_nodes", network.total_nodes);
  json.put_count("total_edges", network.total_edges);
  json.put_count("shown_nodes", network.nodes.size()).put_count("shown_edges", edges.size());
  json.key("nodes").open_array();
  for (const NetworkNode& node : network.nodes) json.raw(node_row(node));
  json.close_array().key("edges").raw_list(edges);
  return json_answer(json.close_object().take());
}

Result<HttpResponse> answer_map(Call& call) {
  const auto events = call.snapshot.events(call.asked);
  if (!events) return tl::unexpected(events.error());
  const EventMap map = make_map(**events);
  std::vector<std::string> points;
  for (const MapPoint& point : map.points) {
    if (points.size() == kMostPoints && call.format == AnswerFormat::kJson) break;
    points.push_back(point_row(point));
  }
  if (call.format == AnswerFormat::kCsv) {
    return table_of(call,
                    {"name", "country", "geonames", "lat", "lon", "precision", "n_events", "score",
                     "cooperation", "conflict"},
                    points);
  }
  JsonText json;
  json.open_object().put_count("total", (*events)->size()).put_count("unplaced", map.unplaced);
  json.key("countries").raw_list(country_rows(map.places));
  json.key("parties").raw_list(country_rows(map.parties));
  json.put_count("points_total", map.points.size()).key("points").raw_list(points);
  return json_answer(json.close_object().take());
}

Result<HttpResponse> answer_pair(Call& call) {
  if (!call.asked.filter.between) {
    return fail(ErrorCode::kUsage, "between: a pair is asked for: between=A,B");
  }
  const auto events = call.snapshot.events(call.asked);
  if (!events) return tl::unexpected(events.error());
  const auto bin = read_bin(call, **events);
  if (!bin) return tl::unexpected(bin.error());
  const Timeline timeline = make_timeline(**events, {}, *bin);
  const std::vector<std::string> rows = timeline_rows(timeline);
  if (call.format == AnswerFormat::kCsv) return table_of(call, kTimelineColumns, rows);
  const auto& [a, b] = *call.asked.filter.between;
  const PairCounts counts = directions(**events, a, b);
  const std::string& written = call.request.query["between"];
  const std::size_t comma = written.find(',');
  JsonText json;
  json.open_object().put("a", written.substr(0, comma)).put("b", written.substr(comma + 1));
  json.put_count("total", (*events)->size()).put_count("undated", timeline.undated);
  json.put("bin", kTimeBinNames[static_cast<std::size_t>(timeline.bin)]);
  json.put_count("a_to_b", counts.a_to_b).put_count("b_to_a", counts.b_to_a);
  json.put_count("together", counts.together).key("bins").raw_list(rows);
  json.key("types").open_array();
  for (const FacetValue& value : count_facet(call.snapshot.view(), **events, "type")) {
    json.open_object().put("value", value.value).put_count("n", value.n).close_object();
  }
  return json_answer(json.close_array().close_object().take());
}

Result<HttpResponse> answer_facets(Call& call) {
  const auto most = read_number(call.request.query, "top", kDefaultFacetValues, kMostFacetValues);
  if (!most) return tl::unexpected(most.error());
  std::vector<std::string_view> fields;
  for (std::string_view field : split(call.request.query["of"], ',')) {
    if (std::find(std::begin(kFacetNames), std::end(kFacetNames), field) == std::end(kFacetNames)) {
      return fail(ErrorCode::kUsage, "of: '" + std::string(field) + "' is no field to count by");
    }
    fields.push_back(field);
  }
  if (fields.empty()) fields.assign(std::begin(kFacetNames), std::end(kFacetNames));
  const auto events = call.snapshot.events(call.asked);
  if (!events) return tl::unexpected(events.error());
  std::vector<std::string> rows;
  JsonText json;
  json.open_object().put_count("total", (*events)->size()).key("facets").open_object();
  for (std::string_view field : fields) {
    json.key(field).open_array();
    std::vector<FacetValue> values = count_facet(call.snapshot.view(), **events, field);
    if (values.size() > *most) values.resize(*most);
    for (const FacetValue& value : values) {
      JsonText row;
      row.open_object().put("field", field).put("value", value.value).put("label", value.label);
      rows.push_back(row.put_count("n", value.n).close_object().take());
      json.raw(rows.back());
    }
    json.close_array();
  }
  if (call.format == AnswerFormat::kCsv) {
    return table_of(call, {"field", "value", "label", "n"}, rows);
  }
  return json_answer(json.close_object().close_object().take());
}

}  // namespace chancery
