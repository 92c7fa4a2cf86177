// A request as the routes see it, and their answer: no sockets here.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "chancery/base/result.h"

namespace chancery {

// The values behind "?", decoded. Names are as on the command line: "min_independent" and
// "min-independent" are one.
class QueryParameters {
 public:
  // kUsage for a damaged escape, a NUL, a name given twice.
  static Result<QueryParameters> parse(std::string_view query);
  // Empty where it is not given.
  const std::string& operator[](std::string_view name) const;
  bool has(std::string_view name) const;
  const std::vector<std::pair<std::string, std::string>>& all() const { return values_; }

 private:
  std::vector<std::pair<std::string, std::string>> values_;
};

struct HttpRequest {
  std::string method;
  std::string target;  // as it came
  std::string path;    // decoded, without the query
  QueryParameters query;
  std::string host;
  std::string origin;
  std::string authorization;
  std::string if_none_match;
  bool takes_gzip = false;
  std::string content_type;
  std::string body;
};

struct HttpResponse {
  int status = 200;
  std::string type = "application/json; charset=utf-8";
  std::string body;
  std::vector<std::pair<std::string, std::string>> headers;
  // Makes a body that is too large to be held: called for one piece after another while it is
  // sent, until a piece is empty. `body` is empty then.
  std::function<std::string()> more = nullptr;
  bool bodiless = false;  // an answer to HEAD
};

// "%41" -> "A"; kUsage for what is no escape and for a NUL. "+" is a space only in a query.
Result<std::string> percent_decode(std::string_view text, bool plus_is_space);
std::string percent_encode(std::string_view text);
// RFC 4648; empty for what is none.
std::string decode_base64(std::string_view text);

// Splits a target in path and query and decodes both; kUsage where that cannot be done.
Result<void> read_target(std::string target, HttpRequest& request);

// {"error": {"status", "code", "message"}}
HttpResponse error_response(int status, std::string_view code, std::string_view message);
// The one table from error codes to statuses of HTTP.
HttpResponse error_response(const Error& error);

}  // namespace chancery
