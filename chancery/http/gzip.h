// Answers made small for the clients that take gzip (RFC 1952, RFC 9110 8.4 and 12.5.3).
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "chancery/http/message.h"

namespace chancery {

// Compresses a text that comes in pieces. What add() and finish() give, one after another, is the
// file; a piece may give nothing yet.
class GzipText {
 public:
  GzipText();
  std::string add(std::string_view piece);
  std::string finish();

 private:
  struct Stream;
  std::string run(std::string_view piece, int flush);
  std::shared_ptr<Stream> stream_;  // shared, so that what holds it can be copied
};

// Whether "gzip;q=0.5, br" and the like allow gzip; nothing written allows none.
bool allows_gzip(std::string_view accept_encoding);

// Compresses the body where it gains by that and is not compressed already. Says that the answer
// varies by what the client takes, whether it was compressed or not.
void encode_body(HttpResponse& response, bool gzip_allowed);

}  // namespace chancery
