#include "chancery/http/service.h"

#include <algorithm>
#include <chrono>
#include <sstream>

#include "chancery/base/strings.h"
#include "chancery/http/gzip.h"
#include "chancery/http/routes.h"
#include "chancery/pipeline/read_into_record.h"
#include "chancery/store/sqlite/sqlite_store.h"
#include "chancery/text/fold.h"
#include "chancery/wire/check_json.h"
#include "chancery/wire/json_text.h"

namespace chancery {
namespace {

constexpr std::string_view kReportsPath = "/api/v1/reports";
constexpr std::string_view kCorrectionsPath = "/api/v1/corrections";

struct Match {
  const Route* route = nullptr;
  std::string id;
  AnswerFormat format = AnswerFormat::kJson;
};

// A path without the ending of one of the route's formats; nothing where it bears another.
std::optional<AnswerFormat> take_ending(const Route& route, std::string& last) {
  for (AnswerFormat format : route.formats) {
    const std::string ending = "." + std::string(ending_of(format));
    if (last.size() > ending.size() && last.ends_with(ending)) {
      last.resize(last.size() - ending.size());
      return format;
    }
  }
  return route.formats.front();
}

std::optional<Match> find_route(const std::string& path) {
  for (const Route& route : api_routes()) {
    const std::size_t brace = route.path.find('{');
    const std::string_view fixed = route.path.substr(0, brace);
    if (path.rfind(fixed, 0) != 0) continue;
    std::string last = path;
    Match match{&route, "", *take_ending(route, last)};
    if (brace == std::string_view::npos) {
      if (last == route.path) return match;
      continue;
    }
    match.id = last.substr(fixed.size());
    if (!match.id.empty()) return match;
  }
  return std::nullopt;
}

// "Bearer TOKEN", or the password of "Basic": what a browser can be asked for.
std::string token_of(const std::string& authorization) {
  if (authorization.rfind("Bearer ", 0) == 0) return std::string(trim(authorization.substr(7)));
  if (authorization.rfind("Basic ", 0) != 0) return "";
  const auto decoded = decode_base64(trim(std::string_view(authorization).substr(6)));
  const std::size_t colon = decoded.find(':');
  return colon == std::string::npos ? "" : decoded.substr(colon + 1);
}

std::string host_name(const std::string& host) {
  if (host.rfind('[', 0) == 0) return host.substr(0, host.find(']') + 1);
  return host.substr(0, host.find(':'));
}

HttpResponse method_not_allowed(std::string_view allowed) {
  HttpResponse response = error_response(405, "method", "only " + std::string(allowed));
  response.headers.emplace_back("Allow", allowed);
  return response;
}

bool matches_etag(const std::string& if_none_match, const std::string& etag) {
  for (std::string_view part : split(if_none_match, ',')) {
    part = trim(part);
    if (part.rfind("W/", 0) == 0) part.remove_prefix(2);
    if (part == etag || part == "*") return true;
  }
  return false;
}

std::string etag_of(const Snapshot& snapshot, const HttpRequest& request) {
  const std::string asked = request.host + request.target + (request.takes_gzip ? " gzip" : "");
  return "\"" + snapshot.tag() + "-" + sha256_hex(asked).substr(0, 12) + "\"";
}

// A reader of files takes broken JSON for plain text; here the client has said what it sends.
bool holds_what_it_says(const HttpRequest& request) {
  const std::string_view body = request.body;
  if (request.content_type.rfind("application/json", 0) == 0) return is_json(body);
  if (request.content_type.rfind("application/x-ndjson", 0) != 0) return true;
  return is_json(body.substr(0, body.find('\n')));
}

HttpResponse health(const RecordWatch& watch) {
  const std::string trouble = watch.trouble();
  JsonText json;
  json.open_object().put("status", trouble.empty() ? "ok" : "stale").put("reason", trouble);
  return json_answer(json.close_object().take());
}

}  // namespace

Result<std::unique_ptr<Service>> Service::open(ServiceOptions options) {
  auto ontology = Ontology::load(options.data);
  if (!ontology) return tl::unexpected(ontology.error());
  auto actors = ActorDirectory::load(options.data);
  if (!actors) return tl::unexpected(actors.error());
  auto phrases = Phrases::load(options.data);
  if (!phrases) return tl::unexpected(phrases.error());
  auto watch = RecordWatch::open(options.record);
  if (!watch) return tl::unexpected(watch.error());
  return std::unique_ptr<Service>(new Service(std::move(options), std::move(*ontology),
                                              std::move(*actors), std::move(*phrases),
                                              std::move(*watch)));
}

Service::Service(ServiceOptions options, Ontology ontology, ActorDirectory actors, Phrases phrases,
                 std::unique_ptr<RecordWatch> watch)
    : options_(std::move(options)),
      ontology_(std::move(ontology)),
      actors_(std::move(actors)),
      phrases_(std::move(phrases)),
      watch_(std::move(watch)) {}

// What is refused whatever the route: a foreign name (DNS rebinding), no token where one is needed.
std::optional<HttpResponse> Service::refuse(const HttpRequest& request) const {
  const std::string host = lower(host_name(request.host));
  if (std::find(options_.hosts.begin(), options_.hosts.end(), host) == options_.hosts.end()) {
    return error_response(421, "host", "this service does not go by that name; see --host");
  }
  if (!options_.reading_needs_token || request.path == "/healthz") return std::nullopt;
  if (!options_.tokens->name_of(token_of(request.authorization)).empty()) return std::nullopt;
  HttpResponse response = error_response(401, "token", "a token is needed");
  response.headers.emplace_back("WWW-Authenticate", "Basic realm=\"chancery\", charset=\"UTF-8\"");
  return response;
}

std::optional<HttpResponse> Service::refuse_before_body(const HttpRequest& request) const {
  if (auto refused = refuse(request)) return refused;
  if (request.path != kReportsPath && request.path != kCorrectionsPath) {
    return method_not_allowed("GET, HEAD");
  }
  if (!options_.tokens) {
    return error_response(403, "read_only", "this service only reads; see --token-file");
  }
  // A browser sends the password of Basic from any page; a bearer token only its owner.
  const bool bearer = request.authorization.rfind("Bearer ", 0) == 0;
  if (!bearer || options_.tokens->name_of(token_of(request.authorization)).empty()) {
    HttpResponse response = error_response(401, "token", "writing needs a bearer token");
    response.headers.emplace_back("WWW-Authenticate", "Bearer realm=\"chancery\"");
    return response;
  }
  if (!request.origin.empty() && request.origin != "http://" + request.host &&
      request.origin != "https://" + request.host) {
    return error_response(403, "origin", "not from another site's page");
  }
  return std::nullopt;
}

HttpResponse Service::answer(const HttpRequest& request) {
  const auto began = std::chrono::steady_clock::now();
  std::string name = "other";
  HttpResponse response = route(request, name);
  if (response.status != 304) encode_body(response, request.takes_gzip);
  if (request.method == "HEAD") {
    // How long a body would be that is made while it is sent, nobody knows yet.
    if (!response.more) {
      response.headers.emplace_back("Content-Length", std::to_string(response.body.size()));
    }
    response.body.clear();
    response.more = nullptr;
    response.bodiless = true;
  }
  add_security_headers(response);
  metrics_.count(name, response.status,
                 std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count());
  return response;
}

HttpResponse Service::route(const HttpRequest& request, std::string& name) {
  if (request.method == "POST") {
    if (auto refused = refuse_before_body(request)) return *refused;
    name = "POST " + request.path;
    const auto owner = std::string(options_.tokens->name_of(token_of(request.authorization)));
    auto written =
        request.path == kReportsPath ? file_reports(request) : correct_record(request, owner);
    return written ? *written : error_response(written.error());
  }
  if (auto refused = refuse(request)) return *refused;
  if (request.method != "GET" && request.method != "HEAD") return method_not_allowed("GET, HEAD");
  if (request.path == "/healthz") return health(*watch_);
  if (request.path == "/metrics") {
    return {200, "text/plain; version=0.0.4; charset=utf-8", metrics_.text(*watch_), {}};
  }
  if (request.path == "/openapi.json") return json_answer(openapi_json());
  const auto match = find_route(request.path);
  if (!match) {
    name = "page";
    if (auto page = answer_page(request, options_.web)) return *page;
    return error_response(404, "not_found", "nothing is at " + request.path);
  }
  name = match->route->path;
  const std::shared_ptr<const Snapshot> snapshot = watch_->snapshot();
  const std::string etag = etag_of(*snapshot, request);
  HttpResponse response;
  if (matches_etag(request.if_none_match, etag)) {
    response = {304, "", "", {}};
  } else {
    auto asked = read_asked(request.query, *match->route);
    if (!asked) return error_response(asked.error());
    Call call{request, *this, *snapshot, std::move(*asked), match->id, match->format};
    auto answered = match->route->handler(call);
    if (!answered) return error_response(answered.error());
    response = std::move(*answered);
  }
  response.headers.emplace_back("ETag", etag);
  response.headers.emplace_back("Cache-Control", "no-cache");
  return response;
}

void add_security_headers(HttpResponse& response) {
  for (const auto& [name, value] : std::initializer_list<std::pair<const char*, const char*>>{
           {"Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
            "connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'self'; "
            "frame-ancestors 'none'"},
           {"X-Content-Type-Options", "nosniff"},
           {"Referrer-Policy", "no-referrer"},
           {"Cross-Origin-Opener-Policy", "same-origin"},
           {"Cross-Origin-Resource-Policy", "same-origin"},
           {"X-Frame-Options", "DENY"}}) {
    response.headers.emplace_back(name, value);
  }
}

Result<HttpResponse> Service::file_reports(const HttpRequest& request) {
  if (!holds_what_it_says(request)) {
    return fail(ErrorCode::kInvalidInput, "the body is not the JSON that its Content-Type says");
  }
  const std::unique_lock only(writing_, std::try_to_lock);
  if (!only) return fail(ErrorCode::kInterrupted, "another upload is being read: try again");
  if (!resources_) {
    auto opened = Resources::open(options_.data);
    if (!opened) return tl::unexpected(opened.error());
    resources_ = std::make_unique<const Resources>(std::move(*opened));
  }
  auto store = open_sqlite_store(options_.record, StoreAccess::kReadWrite);
  if (!store) return tl::unexpected(store.error());
  std::istringstream body(request.body);
  std::vector<std::string> ids;
  std::vector<Failure> failures;
  ReadingOptions reading;
  reading.ingest.standard_input = &body;
  Filing filing(**store, *resources_);
  const auto take = [&](std::vector<ReadingOutcome> outcomes) -> Result<void> {
    std::vector<FiledReport> reports;
    for (ReadingOutcome& outcome : outcomes) {
      if (!outcome) {
        failures.push_back(std::move(outcome.error()));
        continue;
      }
      ids.push_back(outcome->report.id.str());
      reports.push_back(std::move(*outcome));
    }
    return filing.file(reports);
  };
  const auto all = [](const Report&) { return true; };
  auto read = read_inputs({"-"}, *resources_, reading, all, take);
  if (!read) return tl::unexpected(read.error());
  if (!ids.empty()) {
    if (auto linked = link_record(**store, *resources_); !linked) {
      return tl::unexpected(linked.error());
    }
  }
  store->reset();
  watch_->refresh();
  JsonText json;
  json.open_object().key("reports").open_array();
  for (const std::string& id : ids) {
    json.open_object().put("report_id", id).close_object();
  }
  json.close_array().key("failures").open_array();
  for (const Failure& failure : failures) {
    json.open_object().put("path", failure.path).put("code", failure.code);
    json.put("message", failure.message).close_object();
  }
  json.close_array().close_object();
  HttpResponse response = json_answer(json.take());
  response.status = ids.empty() ? 400 : 201;
  return response;
}

}  // namespace chancery
