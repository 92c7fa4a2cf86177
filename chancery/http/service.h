// The service without its sockets: a request in, an answer out. server.h carries it over TCP.
#pragma once

#include <array>
#include <atomic>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "chancery/brief/phrases.h"
#include "chancery/http/message.h"
#include "chancery/http/snapshot.h"
#include "chancery/http/tokens.h"
#include "chancery/knowledge/ontology.h"
#include "chancery/pipeline/resources.h"

namespace chancery {

// Caps on what one answer holds; /api/v1/about and every list announce them.
inline constexpr std::size_t kDefaultRows = 100;
inline constexpr std::size_t kMostRows = 1000;
inline constexpr std::size_t kMostDownloadRows = 100000;
inline constexpr std::size_t kMostBriefEvents = 2000;
inline constexpr std::size_t kMostBodyBytes = std::size_t{1} << 20U;

struct ServiceOptions {
  std::filesystem::path record;
  std::filesystem::path data;
  std::filesystem::path web;         // folder of the page; empty: none
  std::optional<Tokens> tokens;      // absent: nothing can be written
  bool reading_needs_token = false;  // where others than this machine can connect
  std::vector<std::string> hosts;    // names by which the service may be called, lower case
};

// What /metrics tells. Thread-safe.
class Metrics {
 public:
  void count(std::string_view route, int status, double seconds);
  void reject(std::string_view why);  // "rate", "connections", "deadline", "header", "body", "host"
  std::string text(const RecordWatch& watch) const;
  std::atomic<int> connections = 0;

 private:
  struct Route {
    std::map<int, std::uint64_t> by_status;
    double seconds = 0;
    std::array<std::uint64_t, 8> at_most{};  // by kBuckets, cumulated when printed
  };
  mutable std::mutex mutex_;
  std::map<std::string, Route, std::less<>> routes_;
  std::map<std::string, std::uint64_t, std::less<>> rejected_;
};

// Thread-safe: any number of threads may call answer().
class Service {
 public:
  static Result<std::unique_ptr<Service>> open(ServiceOptions options);
  HttpResponse answer(const HttpRequest& request);
  // Whether the body of the request is worth reading: the answer to give at once where it is not.
  std::optional<HttpResponse> refuse_before_body(const HttpRequest& request) const;

  const ServiceOptions& options() const { return options_; }
  const Ontology& ontology() const { return ontology_; }
  const ActorDirectory& actors() const { return actors_; }
  const Phrases& phrases() const { return phrases_; }
  RecordWatch& watch() { return *watch_; }
  Metrics& metrics() { return metrics_; }
  // Reads the reports of a body into the record. One at a time: kInterrupted while another writes.
  Result<HttpResponse> file_reports(const HttpRequest& request);
  // Lays the correction of a body over the record; without an author it is the token's owner who
  // says so. kInterrupted while another writes.
  Result<HttpResponse> correct_record(const HttpRequest& request, const std::string& token_name);

 private:
  Service(ServiceOptions options, Ontology ontology, ActorDirectory actors, Phrases phrases,
          std::unique_ptr<RecordWatch> watch);
  std::optional<HttpResponse> refuse(const HttpRequest& request) const;
  HttpResponse route(const HttpRequest& request, std::string& route_name);

  ServiceOptions options_;
  Ontology ontology_;
  ActorDirectory actors_;
  Phrases phrases_;
  std::unique_ptr<RecordWatch> watch_;
  Metrics metrics_;
  std::mutex writing_;
  std::unique_ptr<const Resources> resources_;  // opened with the first upload; under writing_
};

// Headers that every answer bears, whatever the route.
void add_security_headers(HttpResponse& response);

}  // namespace chancery
