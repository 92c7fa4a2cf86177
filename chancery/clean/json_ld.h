// The few facts of a JSON-LD block (schema.org NewsArticle) that cleaning asks for.
#pragma once

#include <string>
#include <string_view>

namespace chancery {

struct JsonLdArticle {
  std::string type;  // "NewsArticle"; empty where no article is described
  std::string headline;
  std::string date_published;
  std::string author;
  std::string publisher;
  std::string body;
  std::string language;
};

// A scan for strings by the keys that lead to them, without a tree. What is not JSON ends it
// quietly: pages hold every kind of slip here.
JsonLdArticle scan_json_ld(std::string_view json);

}  // namespace chancery
