#include "chancery/http/gzip.h"

#include <zlib.h>

#include <algorithm>
#include <array>

#include "chancery/base/strings.h"
#include "chancery/text/fold.h"

namespace chancery {
namespace {

constexpr std::size_t kWorthIt = 1024;  // bytes; below it the header eats the gain
constexpr int kLevel = 5;         // within 3 % of level 9 on rows of JSON, three times as fast
constexpr int kGzipWrapper = 16;  // added to the window bits: zlib.h, deflateInit2

bool is_text(std::string_view type) {
  return type.rfind("text/", 0) == 0 || type.find("json") != std::string_view::npos ||
         type.find("xml") != std::string_view::npos;
}

bool has_header(const HttpResponse& response, std::string_view name) {
  return std::any_of(response.headers.begin(), response.headers.end(),
                     [name](const auto& header) { return header.first == name; });
}

}  // namespace

struct GzipText::Stream {
  Stream() {
    ready = deflateInit2(&z, kLevel, Z_DEFLATED, MAX_WBITS + kGzipWrapper, MAX_MEM_LEVEL,
                         Z_DEFAULT_STRATEGY) == Z_OK;
  }
  Stream(const Stream&) = delete;
  Stream& operator=(const Stream&) = delete;
  ~Stream() { deflateEnd(&z); }
  z_stream z{};
  bool ready = false;
};

GzipText::GzipText() : stream_(std::make_shared<Stream>()) {}

std::string GzipText::add(std::string_view piece) { return run(piece, Z_NO_FLUSH); }
std::string GzipText::finish() { return run({}, Z_FINISH); }

std::string GzipText::run(std::string_view piece, int flush) {
  std::string out;
  if (!stream_->ready) return out;  // out of memory: the file ends early and unpacks to an error
  z_stream& z = stream_->z;
  std::string given(piece);  // zlib takes bytes that it could write to
  z.next_in = reinterpret_cast<Bytef*>(given.data());
  z.avail_in = static_cast<uInt>(given.size());
  std::array<char, 1U << 15U> room;
  do {
    z.next_out = reinterpret_cast<Bytef*>(room.data());
    z.avail_out = static_cast<uInt>(room.size());
    deflate(&z, flush);
    out.append(room.data(), room.size() - z.avail_out);
  } while (z.avail_out == 0);
  return out;
}

bool allows_gzip(std::string_view accept_encoding) {
  bool any = false;
  for (std::string_view part : split(accept_encoding, ',')) {
    const std::size_t semicolon = part.find(';');
    const std::string name = lower(trim(part.substr(0, semicolon)));
    if (name != "gzip" && name != "*") continue;
    std::string weight;
    if (semicolon != std::string_view::npos) weight = lower(trim(part.substr(semicolon + 1)));
    const bool refused =
        weight.rfind("q=0", 0) == 0 && weight.find_first_not_of("0.", 2) == std::string::npos;
    if (name == "gzip") return !refused;
    any = !refused;
  }
  return any;
}

void encode_body(HttpResponse& response, bool gzip_allowed) {
  if (has_header(response, "Content-Encoding") || !is_text(response.type)) return;
  response.headers.emplace_back("Vary", "Accept-Encoding");
  if (!gzip_allowed || (!response.more && response.body.size() < kWorthIt)) return;
  response.headers.emplace_back("Content-Encoding", "gzip");
  GzipText gzip;
  if (!response.more) {
    std::string packed = gzip.add(response.body);
    packed += gzip.finish();
    response.body = std::move(packed);
    return;
  }
  response.more = [gzip, plain = std::move(response.more), ended = false]() mutable {
    std::string out;
    while (out.empty() && !ended) {
      const std::string piece = plain();
      ended = piece.empty();
      out = ended ? gzip.finish() : gzip.add(piece);
    }
    return out;
  };
}

}  // namespace chancery
