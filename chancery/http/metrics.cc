// /metrics in the text format of Prometheus.
#include <array>
#include <cstdio>

#include "chancery/http/service.h"

namespace chancery {
namespace {

constexpr std::array<double, 8> kBuckets = {0.001, 0.005, 0.02, 0.1, 0.25, 1, 5, 30};  // seconds

std::string number(double value) {
  std::array<char, 32> buffer{};
  std::snprintf(buffer.data(), buffer.size(), "%g", value);
  return buffer.data();
}

void head(std::string& out, const char* name, const char* type, const char* help) {
  out += std::string("# HELP ") + name + " " + help + "\n# TYPE " + name + " " + type + "\n";
}

void gauge(std::string& out, const char* name, const char* help, double value) {
  head(out, name, "gauge", help);
  out += std::string(name) + " " + number(value) + "\n";
}

}  // namespace

void Metrics::count(std::string_view route, int status, double seconds) {
  const std::lock_guard lock(mutex_);
  Route& counted = routes_[std::string(route)];
  ++counted.by_status[status];
  counted.seconds += seconds;
  for (std::size_t i = 0; i < kBuckets.size(); ++i) {
    if (seconds <= kBuckets[i]) {
      ++counted.at_most[i];
      break;
    }
  }
}

void Metrics::reject(std::string_view why) {
  const std::lock_guard lock(mutex_);
  ++rejected_[std::string(why)];
}

std::string Metrics::text(const RecordWatch& watch) const {
  std::string out;
  const std::lock_guard lock(mutex_);
  head(out, "chancery_http_requests_total", "counter", "Requests answered, by route and status.");
  for (const auto& [name, route] : routes_) {
    for (const auto& [status, n] : route.by_status) {
      out += "chancery_http_requests_total{route=\"" + name + "\",status=\"" +
             std::to_string(status) + "\"} " + std::to_string(n) + "\n";
    }
  }
  head(out, "chancery_http_request_seconds", "histogram", "Time to make an answer.");
  for (const auto& [name, route] : routes_) {
    const std::string label = "{route=\"" + name + "\"";
    std::uint64_t all = 0;
    for (const auto& [status, n] : route.by_status) all += n;
    std::uint64_t sum = 0;
    for (std::size_t i = 0; i < kBuckets.size(); ++i) {
      sum += route.at_most[i];
      out += "chancery_http_request_seconds_bucket" + label + ",le=\"" + number(kBuckets[i]) +
             "\"} " + std::to_string(sum) + "\n";
    }
    out += "chancery_http_request_seconds_bucket" + label + ",le=\"+Inf\"} " + std::to_string(all) +
           "\nchancery_http_request_seconds_sum" + label + "} " + number(route.seconds) +
           "\nchancery_http_request_seconds_count" + label + "} " + std::to_string(all) + "\n";
  }
  head(out, "chancery_http_rejected_total", "counter", "Requests cut off or refused, by reason.");
  for (const auto& [why, n] : rejected_) {
    out += "chancery_http_rejected_total{reason=\"" + why + "\"} " + std::to_string(n) + "\n";
  }
  const auto snapshot = watch.snapshot();
  const RecordCounts& counts = snapshot->counts();
  gauge(out, "chancery_http_connections", "Connections open.", connections.load());
  gauge(out, "chancery_record_reports", "Reports in the record.",
        static_cast<double>(counts.reports));
  gauge(out, "chancery_record_events", "Events in the record.", static_cast<double>(counts.events));
  gauge(out, "chancery_record_plans", "Plans in the record.", static_cast<double>(counts.plans));
  gauge(out, "chancery_record_stale", "1 where the record changed and could not be read again.",
        watch.trouble().empty() ? 0 : 1);
  head(out, "chancery_record_reloads_total", "counter", "Times the record was read again.");
  out += "chancery_record_reloads_total " + std::to_string(watch.reloads()) + "\n";
  return out;
}

}  // namespace chancery
