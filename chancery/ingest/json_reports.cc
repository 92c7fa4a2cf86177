// One JSON object -> one Report, by simdjson.
#include "chancery/ingest/json_reports.h"

#include <simdjson.h>

#include <cstdio>

#include "chancery/base/date_formats.h"
#include "chancery/ingest/byte_stream.h"

namespace chancery {
namespace {

namespace dom = simdjson::dom;

constexpr std::size_t kDeepestNesting = 64;
constexpr std::int64_t kSecondsPerDay = 86400;

// What trafilatura ("date"), newspaper and news-please call our fields.
constexpr std::pair<const char*, const char*> kOtherNames[] = {{"text", "maintext"},
                                                               {"published", "date"},
                                                               {"published", "publish_date"},
                                                               {"published", "date_publish"}};

Error bad(std::string reason) { return {ErrorCode::kInvalidInput, std::move(reason)}; }

// Absent, null and "" are the same; numbers are taken as they are written.
Result<std::string> read_text(dom::object object, const std::string& key) {
  dom::element value;
  if (object.at_key(key).get(value) != simdjson::SUCCESS) return std::string();
  switch (value.type()) {
    case dom::element_type::STRING:
      return std::string(std::string_view(value));
    case dom::element_type::INT64:
      return std::to_string(std::int64_t(value));
    case dom::element_type::UINT64:
      return std::to_string(std::uint64_t(value));
    case dom::element_type::NULL_VALUE:
      return std::string();
    default:
      return tl::unexpected<Error>(bad("field '" + key + "' is no string"));
  }
}

// "1556150400" and "1556150400000": seconds and milliseconds since 1970.
std::optional<DateInterval> parse_epoch(const std::string& text) {
  if (text.size() < 9 || text.size() > 13 ||
      text.find_first_not_of("0123456789") != std::string::npos || text.size() == 8) {
    return std::nullopt;
  }
  std::int64_t seconds = std::stoll(text);
  if (text.size() > 11) seconds /= 1000;
  return DateInterval::day(
      CivilDate::from_days(static_cast<std::int32_t>(seconds / kSecondsPerDay)));
}

}  // namespace

struct JsonReader::State {
  dom::parser parser{kLargestDocument * 8};
  std::map<std::string, std::string> fields;
  bool as_is = false;

  std::string name_of(const std::string& field) const {
    const auto found = fields.find(field);
    return found == fields.end() ? field : found->second;
  }
  Result<dom::element> parse(std::string_view json);
  Result<Report> make(dom::object object, const std::string& path) const;
  Result<void> read_fields(dom::object object, Report& report) const;
  Result<void> read_published(dom::object object, Report& report) const;
  std::string read_other(dom::object object, const std::string& field) const;
};

Result<dom::element> JsonReader::State::parse(std::string_view json) {
  if (parser.capacity() < json.size() || parser.max_depth() != kDeepestNesting) {
    if (parser.allocate(std::max<std::size_t>(json.size(), 1024), kDeepestNesting)) {
      return tl::unexpected<Error>(Error{ErrorCode::kLimit, "no memory to read the JSON"});
    }
  }
  dom::element element;
  const auto error = parser.parse(json.data(), json.size(), true).get(element);
  if (error == simdjson::DEPTH_ERROR) {
    return tl::unexpected<Error>(
        bad("the JSON is nested deeper than " + std::to_string(kDeepestNesting)));
  }
  if (error) {
    return tl::unexpected<Error>(bad(std::string("no JSON: ") + simdjson::error_message(error)));
  }
  return element;
}

Result<void> JsonReader::State::read_fields(dom::object object, Report& report) const {
  const bool html = fields.count("html") > 0 && fields.count("text") == 0;
  const std::vector<std::pair<const char*, std::string*>> wanted = {
      {html ? "html" : "text", &report.bytes},
      {"title", &report.title},
      {"url", &report.url},
      {"outlet", &report.outlet},
      {"language", &report.language},
      {"id", &report.key}};
  for (const auto& [field, place] : wanted) {
    auto text = read_text(object, name_of(field));
    if (!text) return tl::unexpected<Error>(text.error());
    *place = std::move(*text);
  }
  if (html) report.media_type = MediaType::kHtml;
  if (!html && report.bytes.empty()) report.bytes = read_other(object, "text");
  return read_published(object, report);
}

// A field under another tool's name; "" where the caller named the field himself.
std::string JsonReader::State::read_other(dom::object object, const std::string& field) const {
  if (fields.count(field) > 0) return "";
  for (const auto& [ours, theirs] : kOtherNames) {
    if (field != ours) continue;
    if (auto text = read_text(object, theirs); text && !text->empty()) return std::move(*text);
  }
  return "";
}

Result<void> JsonReader::State::read_published(dom::object object, Report& report) const {
  const auto published = read_text(object, name_of("published"));
  if (!published) return tl::unexpected<Error>(published.error());
  const std::string date = published->empty() ? read_other(object, "published") : *published;
  if (date.empty()) return {};
  report.published = parse_epoch(date);
  if (!report.published) report.published = parse_written_interval(date);
  // Ours is a promise; what another tool means by its field is not certain.
  if (!report.published && !published->empty()) {
    return tl::unexpected<Error>(bad("field '" + name_of("published") +
                                     "': no date, or one whose order is not certain: '" +
                                     published->substr(0, 40) + "'"));
  }
  return {};
}

Result<Report> JsonReader::State::make(dom::object object, const std::string& path) const {
  Report report;
  report.path = path;
  report.as_is = as_is;
  report.charset = "utf-8";
  if (auto read = read_fields(object, report); !read) return tl::unexpected<Error>(read.error());
  if (report.bytes.empty()) {
    const char* field = report.media_type == MediaType::kHtml ? "html" : "text";
    return tl::unexpected<Error>(bad("field '" + name_of(field) + "' is missing or empty"));
  }
  if (report.bytes.size() > kLargestDocument) {
    return fail(ErrorCode::kLimit, "the text is larger than 8 MiB");
  }
  report.id = make_report_id(report);
  return report;
}

JsonReader::JsonReader(const std::map<std::string, std::string>& fields, bool as_is)
    : state_(std::make_unique<State>()) {
  state_->fields = fields;
  state_->as_is = as_is;
}
JsonReader::~JsonReader() = default;
JsonReader::JsonReader(JsonReader&&) noexcept = default;
JsonReader& JsonReader::operator=(JsonReader&&) noexcept = default;

Result<Report> JsonReader::read_object(std::string_view json, const std::string& path) {
  const auto element = state_->parse(json);
  if (!element) return tl::unexpected<Error>(element.error());
  dom::object object;
  if (element->get(object) != simdjson::SUCCESS) {
    return tl::unexpected<Error>(bad("the line is JSON, but no object"));
  }
  return state_->make(object, path);
}

Result<std::vector<JsonReader::Numbered>> JsonReader::read_whole(std::string_view json,
                                                                 const std::string& path) {
  const auto element = state_->parse(json);
  if (!element) return tl::unexpected<Error>(element.error());
  std::vector<Numbered> reports;
  dom::array array;
  dom::object object;
  if (element->get(object) == simdjson::SUCCESS) {
    reports.push_back({1, state_->make(object, path)});
  } else if (element->get(array) == simdjson::SUCCESS) {
    std::size_t number = 0;
    for (dom::element item : array) {
      ++number;
      const std::string place = path + "#" + std::to_string(number);
      if (item.get(object) == simdjson::SUCCESS) {
        reports.push_back({number, state_->make(object, place)});
      } else {
        reports.push_back(
            {number, tl::unexpected<Error>(bad("the item of the array is no object"))});
      }
    }
  } else {
    return tl::unexpected<Error>(
        bad("the file is JSON, but neither an object nor an array of them"));
  }
  return reports;
}

}  // namespace chancery
