// The page: its built files from a folder, and index.html for the addresses that the page itself
// makes of its views.
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>

#include "chancery/base/strings.h"
#include "chancery/http/routes.h"

namespace chancery {
namespace {

constexpr std::size_t kLargestAsset = std::size_t{16} << 20U;

constexpr std::array kViews = {"timeline", "events", "reports", "quotes", "actors",
                               "pair",     "pairs",  "network", "map",    "plans",
                               "stories",  "brief",  "search",  "about"};

std::string_view media_type(std::string_view name) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 11> kTypes = {{
      {".html", "text/html; charset=utf-8"},
      {".js", "text/javascript; charset=utf-8"},
      {".css", "text/css; charset=utf-8"},
      {".json", "application/json; charset=utf-8"},
      {".svg", "image/svg+xml"},
      {".png", "image/png"},
      {".ico", "image/x-icon"},
      {".woff2", "font/woff2"},
      {".txt", "text/plain; charset=utf-8"},
      {".map", "application/json; charset=utf-8"},
      {".webmanifest", "application/manifest+json"},
  }};
  for (const auto& [ending, type] : kTypes) {
    if (name.ends_with(ending)) return type;
  }
  return "";
}

// One part of a path below the folder: letters, digits, - _ and dots that do not begin it.
bool is_plain_name(std::string_view name) {
  return !name.empty() && name.front() != '.' && std::all_of(name.begin(), name.end(), [](char c) {
    return is_ascii_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' ||
           c == '_' || c == '.';
  });
}

// Opens each part of the path below the one before it and follows no link.
std::optional<std::string> read_below(const std::filesystem::path& folder, std::string_view path) {
  int at = ::open(folder.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC);
  const auto parts = split(path, '/');
  for (std::size_t i = 0; i < parts.size() && at >= 0; ++i) {
    const int flags = i + 1 == parts.size() ? O_RDONLY | O_NONBLOCK : O_PATH | O_DIRECTORY;
    const int next = is_plain_name(parts[i]) ? ::openat(at, std::string(parts[i]).c_str(),
                                                        flags | O_NOFOLLOW | O_CLOEXEC)
                                             : -1;
    ::close(at);
    at = next;
  }
  if (at < 0) return std::nullopt;
  struct stat state {};
  std::optional<std::string> content;
  if (::fstat(at, &state) == 0 && S_ISREG(state.st_mode) &&
      static_cast<std::size_t>(state.st_size) <= kLargestAsset) {
    content.emplace(static_cast<std::size_t>(state.st_size), '\0');
    std::size_t have = 0;
    while (have < content->size()) {
      const ssize_t got = ::read(at, content->data() + have, content->size() - have);
      if (got <= 0) break;
      have += static_cast<std::size_t>(got);
    }
    if (have != content->size()) content.reset();
  }
  ::close(at);
  return content;
}

bool is_view(std::string_view path) {
  if (path == "/") return true;
  const std::string_view first = path.substr(1, path.find('/', 1) - 1);
  return std::find(kViews.begin(), kViews.end(), first) != kViews.end();
}

}  // namespace

std::optional<HttpResponse> answer_page(const HttpRequest& request,
                                        const std::filesystem::path& web) {
  const std::string& path = request.path;
  if (web.empty() || path.rfind("/api/", 0) == 0) return std::nullopt;
  const std::string name = is_view(path) ? "index.html" : path.substr(1);
  const std::string_view type = media_type(name);
  if (type.empty()) return std::nullopt;
  // The build packs what gains by it (web/vite.config.ts).
  auto packed = request.takes_gzip ? read_below(web, name + ".gz") : std::nullopt;
  auto content = packed ? std::nullopt : read_below(web, name);
  if (!packed && !content) return std::nullopt;
  HttpResponse response{200, std::string(type), std::move(packed ? *packed : *content), {}};
  if (packed) {
    response.headers.emplace_back("Content-Encoding", "gzip");
    response.headers.emplace_back("Vary", "Accept-Encoding");
  }
  // Assets bear the hash of their content in their names; the page itself is asked for anew.
  response.headers.emplace_back("Cache-Control", name.rfind("assets/", 0) == 0
                                                     ? "public, max-age=31536000, immutable"
                                                     : "no-cache");
  return response;
}

}  // namespace chancery
