// The walk over paths, and what kind of file each is.
#include "chancery/ingest/read_reports.h"

#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <system_error>
#include <utility>

#include "chancery/base/strings.h"
#include "chancery/ingest/byte_stream.h"
#include "chancery/ingest/json_reports.h"

namespace chancery {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLargestJsonFile = std::size_t{64} << 20;  // not in lines
constexpr std::size_t kDeepestFolder = 64;

enum class Kind : std::uint8_t { kText, kHtml, kJson, kUnknown };

struct Named {
  Kind kind = Kind::kUnknown;
  bool packed = false;
  bool lines = false;  // .jsonl, .ndjson: never one object over several lines
};

Named read_name(const std::string& path) {
  Named named;
  fs::path name = fs::path(path).filename();
  const auto extension = [&name] {
    std::string e = name.extension().string();
    for (char& c : e) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return e;
  };
  if (extension() == ".gz" || extension() == ".zst") {
    named.packed = true;
    name = name.stem();
  }
  const std::string last = extension();
  if (last == ".txt" || last == ".text") named.kind = Kind::kText;
  if (last == ".html" || last == ".htm" || last == ".xhtml") named.kind = Kind::kHtml;
  if (last == ".json" || last == ".jsonl" || last == ".ndjson") named.kind = Kind::kJson;
  named.lines = last == ".jsonl" || last == ".ndjson";
  return named;
}

// What the first bytes of a text say.
Kind sniff(std::string_view bytes) {
  std::string_view start = bytes.substr(0, 1024);
  if (start.rfind("\xef\xbb\xbf", 0) == 0) start.remove_prefix(3);
  start = trim(start);
  std::string lowered(start);
  for (char& c : lowered) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  if (lowered.rfind("<!doctype html", 0) == 0 || lowered.rfind("<html", 0) == 0) return Kind::kHtml;
  const bool tag = !lowered.empty() && lowered.front() == '<';
  if (tag &&
      (lowered.find("<html") != std::string::npos || lowered.find("<head") != std::string::npos ||
       lowered.find("<body") != std::string::npos)) {
    return Kind::kHtml;
  }
  return Kind::kText;
}

bool looks_like_json(std::string_view line) {
  line = trim(line);
  return line.size() >= 2 && line.front() == '{' && trim(line.substr(1)).front() == '"';
}

class Reading {
 public:
  Reading(const IngestOptions& options, const std::function<bool(Result<Report>)>& take)
      : options_(options), take_(take), json_(options.fields, options.as_is) {}

  void read_input(const std::string& path);
  IngestSummary summary() const { return summary_; }
  bool stopped() const { return summary_.stopped; }

 private:
  void give(Report report);
  void give_failure(const std::string& path, Error error);
  void walk(const std::string& folder, std::vector<std::pair<dev_t, ino_t>>& above);
  void walk_entry(const std::string& path, std::vector<std::pair<dev_t, ino_t>>& above);
  void read_file(const std::string& path);
  void read_bytes(const std::string& path, Result<std::unique_ptr<ByteStream>> opened);
  void read_document(const std::string& path, Kind kind, LineReader& lines);
  void read_json(const std::string& path, LineReader& lines, LineReader::Line first, bool by_lines);

  const IngestOptions& options_;
  const std::function<bool(Result<Report>)>& take_;
  JsonReader json_;
  IngestSummary summary_;
};

void Reading::give(Report report) {
  ++summary_.reports;
  if (!take_(std::move(report))) summary_.stopped = true;
}

void Reading::give_failure(const std::string& path, Error error) {
  ++summary_.failures;
  error.message = path + ": " + error.message;
  if (!take_(tl::unexpected<Error>(std::move(error)))) summary_.stopped = true;
}

void Reading::read_document(const std::string& path, Kind kind, LineReader& lines) {
  Result<std::string> bytes = lines.rest(kLargestDocument);
  if (!bytes) return give_failure(path, bytes.error());
  if (bytes->empty()) return give_failure(path, {ErrorCode::kInvalidInput, "empty"});
  Report report;
  report.path = path;
  if (kind != Kind::kHtml) kind = sniff(*bytes);
  report.media_type = kind == Kind::kHtml ? MediaType::kHtml : MediaType::kPlainText;
  report.bytes = std::move(*bytes);
  report.as_is = options_.as_is;
  report.id = make_report_id(report);
  give(std::move(report));
}

void Reading::read_json(const std::string& path, LineReader& lines, LineReader::Line line,
                        bool by_lines) {
  const std::string_view start = trim(line.text);
  const bool one_value = start == "{" || (!start.empty() && start.front() == '[');
  if (!by_lines && one_value) {
    std::string all(line.text);
    const Result<std::string> rest = lines.rest(kLargestJsonFile);
    if (!rest) return give_failure(path, rest.error());
    auto reports = json_.read_whole(all + "\n" + *rest, path);
    if (!reports) return give_failure(path, reports.error());
    for (JsonReader::Numbered& item : *reports) {
      if (stopped()) return;
      if (item.report) {
        give(std::move(*item.report));
      } else {
        give_failure(path + "#" + std::to_string(item.number), item.report.error());
      }
    }
    return;
  }
  bool any = false;
  while (line.number != 0 && !stopped()) {
    const std::string place = path + ":" + std::to_string(line.number);
    if (line.too_long) {
      give_failure(place, {ErrorCode::kLimit, "the line is longer than 8 MiB"});
      any = true;
    } else if (!trim(line.text).empty()) {
      std::string_view text = line.text;
      if (line.number == 1 && text.rfind("\xef\xbb\xbf", 0) == 0) text.remove_prefix(3);
      Result<Report> report = json_.read_object(text, place);
      if (report) {
        give(std::move(*report));
      } else {
        give_failure(place, report.error());
      }
      any = true;
    }
    const std::size_t after = line.number + 1;
    const Result<LineReader::Line> next = lines.next();
    if (!next) return give_failure(path + ":" + std::to_string(after), next.error());
    line = *next;
  }
  if (!any) give_failure(path, {ErrorCode::kInvalidInput, "empty"});
}

void Reading::read_bytes(const std::string& path, Result<std::unique_ptr<ByteStream>> opened) {
  const Named named = read_name(path);
  if (opened) opened = unpack(std::move(*opened), named.packed && path != "-");
  if (!opened) return give_failure(path, opened.error());
  LineReader lines(**opened);
  if (named.kind == Kind::kText || named.kind == Kind::kHtml) {
    return read_document(path, named.kind, lines);
  }
  const Result<LineReader::Line> first = lines.next();
  if (!first) return give_failure(path, first.error());
  if (named.kind == Kind::kJson || looks_like_json(first->text)) {
    return read_json(path, lines, *first, named.lines || named.kind == Kind::kUnknown);
  }
  if (first->too_long)
    return give_failure(path, {ErrorCode::kLimit, "larger than 8 MiB (unpacked)"});
  if (first->number == 0) return give_failure(path, {ErrorCode::kInvalidInput, "empty"});
  lines.put_back(*first);
  read_document(path, Kind::kUnknown, lines);
}

void Reading::read_file(const std::string& path) { read_bytes(path, open_file(path)); }

void Reading::walk_entry(const std::string& path, std::vector<std::pair<dev_t, ino_t>>& above) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) {
    if (read_name(path).kind == Kind::kUnknown && errno != ELOOP) {
      ++summary_.skipped;
      return;
    }
    return give_failure(path, {ErrorCode::kUnreadable, std::strerror(errno)});
  }
  if (S_ISDIR(status.st_mode)) {
    const std::pair<dev_t, ino_t> self{status.st_dev, status.st_ino};
    if (std::find(above.begin(), above.end(), self) != above.end()) {
      return give_failure(path, {ErrorCode::kInvalidInput,
                                 "a symbolic link back to a folder above it: not followed"});
    }
    if (above.size() >= kDeepestFolder) {
      return give_failure(path, {ErrorCode::kLimit, "folders nested deeper than 64"});
    }
    above.push_back(self);
    walk(path, above);
    above.pop_back();
    return;
  }
  if (read_name(path).kind == Kind::kUnknown) {
    ++summary_.skipped;
    return;
  }
  read_file(path);
}

void Reading::walk(const std::string& folder, std::vector<std::pair<dev_t, ino_t>>& above) {
  std::error_code error;
  std::vector<std::string> names;
  fs::directory_iterator entry(folder, error);
  for (; !error && entry != fs::directory_iterator(); entry.increment(error)) {
    names.push_back(entry->path().filename().string());
  }
  if (error) return give_failure(folder, {ErrorCode::kUnreadable, error.message()});
  std::sort(names.begin(), names.end());
  const std::string prefix = folder.back() == '/' ? folder : folder + "/";
  for (const std::string& name : names) {
    if (stopped()) return;
    if (name.front() == '.') {
      ++summary_.skipped;
    } else {
      walk_entry(prefix + name, above);
    }
  }
}

void Reading::read_input(const std::string& path) {
  if (path == "-") return read_bytes("-", read_stream(*options_.standard_input));
  struct stat status {};
  if (path.empty() || ::stat(path.c_str(), &status) != 0) {
    const char* reason = path.empty() ? "no path" : std::strerror(errno);
    return give_failure(path, {ErrorCode::kUnreadable, reason});
  }
  if (!S_ISDIR(status.st_mode)) return read_file(path);
  std::vector<std::pair<dev_t, ino_t>> above{{status.st_dev, status.st_ino}};
  walk(path, above);
}

}  // namespace

bool is_report_field(const std::string& name) {
  static constexpr std::array<std::string_view, 8> kFields = {
      "text", "title", "url", "published", "outlet", "language", "id", "html"};
  return std::find(kFields.begin(), kFields.end(), name) != kFields.end();
}

Result<IngestSummary> read_reports(const std::vector<std::string>& inputs,
                                   const IngestOptions& options,
                                   const std::function<bool(Result<Report>)>& take) {
  for (const auto& [field, name] : options.fields) {
    if (!is_report_field(field)) {
      return fail(ErrorCode::kUsage, "unknown field '" + field +
                                         "': text, title, url, published, " +
                                         "outlet, language, id or html");
    }
  }
  if (options.fields.count("html") && options.fields.count("text")) {
    return fail(ErrorCode::kUsage, "a field for html and one for text: only one can be the report");
  }
  Reading reading(options, take);
  for (const std::string& input : inputs) {
    if (input == "-" && !options.standard_input) {
      return fail(ErrorCode::kUsage, "'-' was given, but there is no standard input to read");
    }
    reading.read_input(input);
    if (reading.stopped()) break;
  }
  return reading.summary();
}

}  // namespace chancery
