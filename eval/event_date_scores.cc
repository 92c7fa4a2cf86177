// Reading the dated sentences, and counting what the whole path makes of them.
#include "eval/event_date_scores.h"

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>

#include "chancery/base/numbers.h"
#include "chancery/base/strings.h"
#include "chancery/knowledge/table.h"
#include "chancery/pipeline/read_report.h"

namespace chancery {
namespace {

// "2018-03-12", "2018-03", "2018-03-01/2018-04-15".
std::optional<DateInterval> parse_days(std::string_view text) {
  const std::size_t slash = text.find('/');
  const auto from = DateInterval::parse(text.substr(0, slash));
  if (slash == std::string_view::npos || !from) return from;
  const auto to = DateInterval::parse(text.substr(slash + 1));
  if (!to) return std::nullopt;
  return DateInterval{from->from, to->to};
}

std::string days_text(const std::optional<DateInterval>& days) {
  return days ? days->from.iso() + "/" + days->to.iso() : "-";
}

// The event told by these words: one whose trigger they are, else one that holds them.
const EventMention* event_at(const AnnotatedDocument& a, Span words) {
  const EventMention* best = nullptr;
  for (const EventMention& event : a.events) {
    if (!event.trigger.overlaps(words)) continue;
    if (best == nullptr || event.confidence > best->confidence) best = &event;
  }
  return best;
}

using Json = nlohmann::json;

// The rows of the one file of the folder whose name ends so, by `id` where they have one.
Result<std::vector<Json>> read_rows(const std::filesystem::path& folder, std::string_view ending) {
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (!entry.path().filename().string().ends_with(ending)) continue;
    std::ifstream in(entry.path(), std::ios::binary);
    std::vector<Json> rows;
    for (std::string line; std::getline(in, line);) {
      if (trim(line).empty()) continue;
      rows.push_back(Json::parse(line, nullptr, false));
      if (!rows.back().is_object()) {
        return fail(ErrorCode::kInvalidInput, entry.path().string() + ": no JSON lines");
      }
    }
    return rows;
  }
  return fail(ErrorCode::kInvalidInput,
              folder.string() + ": holds no file *" + std::string(ending));
}

// The sentences as paragraphs, and where the one of a mention begins.
struct TimelineText {
  std::string text;
  std::vector<std::size_t> begins;
};

TimelineText text_of(const Json& document) {
  TimelineText out;
  for (const Json& sentence : document.at("sentences")) {
    out.begins.push_back(out.text.size());
    out.text += sentence.get<std::string>() + "\n";
  }
  return out;
}

// Nothing where the words do not stand in their sentence.
std::optional<DatedEvent> mention_of(const std::string& mention, const std::string& date,
                                     const std::vector<Json>& documents) {
  const std::vector<std::string_view> parts = split(mention, '-');
  if (parts.size() < 3) return std::nullopt;
  const auto document = std::find_if(documents.begin(), documents.end(), [&](const Json& row) {
    return row.at("id").get<std::string>() == parts[0];
  });
  const auto number = parse_number<std::size_t>(parts[1]);
  if (document == documents.end() || !number || *number == 0) return std::nullopt;
  TimelineText text = text_of(*document);
  // The headline, sentence 0, is not among them.
  if (*number > text.begins.size()) return std::nullopt;
  DatedEvent event;
  event.part = (document - documents.begin()) % 2 == 1 ? GoldPart::kHeld : GoldPart::kDev;
  event.published = DateInterval::parse(document->at("date").get<std::string>());
  event.from = text.begins[*number - 1];
  event.trigger = mention.substr(parts[0].size() + parts[1].size() + 2);
  std::replace(event.trigger.begin(), event.trigger.end(), '_', ' ');
  event.text = std::move(text.text);
  event.date = parse_days(date);
  return event.text.find(event.trigger, event.from) == std::string::npos ? std::nullopt
                                                                         : std::optional(event);
}

Result<std::vector<DatedEvent>> read_timelines(const std::filesystem::path& folder) {
  const auto documents = read_rows(folder, "_docs.jsonl");
  if (!documents) return tl::unexpected(documents.error());
  const auto timelines = read_rows(folder, "_timelines.jsonl");
  if (!timelines) return tl::unexpected(timelines.error());
  std::vector<DatedEvent> events;
  try {
    for (const Json& timeline : *timelines) {
      for (const Json& row : timeline.at("events")) {
        for (const Json& mention : row.at("mentions")) {
          auto event =
              mention_of(mention.get<std::string>(), row.at("date").get<std::string>(), *documents);
          if (event) events.push_back(*std::move(event));
        }
      }
    }
  } catch (const Json::exception& error) {
    return fail(ErrorCode::kInvalidInput, folder.string() + ": " + error.what());
  }
  return events;
}

}  // namespace

Result<std::vector<DatedEvent>> read_event_dates(const std::filesystem::path& gold) {
  if (std::filesystem::is_directory(gold)) return read_timelines(gold);
  const auto table = Table::read(gold, {"part", "published", "text", "trigger", "kind", "date"});
  if (!table) return tl::unexpected(table.error());
  std::vector<DatedEvent> events;
  for (std::size_t row = 0; row < table->size(); ++row) {
    DatedEvent event;
    event.part = table->cell(row, 0) == "held" ? GoldPart::kHeld : GoldPart::kDev;
    event.published = parse_days(table->cell(row, 1));
    event.text = table->cell(row, 2);
    event.trigger = table->cell(row, 3);
    event.planned = table->cell(row, 4) == "plan";
    event.date = parse_days(table->cell(row, 5));
    if (!event.date && table->cell(row, 5) != "-") {
      return tl::unexpected(table->error(row, "no date"));
    }
    if (event.text.find(event.trigger) == std::string::npos) {
      return tl::unexpected(table->error(row, "trigger not in the text"));
    }
    events.push_back(std::move(event));
  }
  return events;
}

Result<EventDateScores> score_event_dates(const std::vector<DatedEvent>& gold,
                                          const Resources& resources) {
  EventDateScores scores;
  for (const DatedEvent& wanted : gold) {
    Report report;
    report.bytes = wanted.text;
    report.published = wanted.published;
    report.as_is = true;
    const auto read = read_report(report, resources);
    if (!read) return tl::unexpected(read.error());
    const std::size_t at = wanted.text.find(wanted.trigger, wanted.from);
    const EventMention* event = event_at(*read, Span(at, at + wanted.trigger.size()));
    DrawnShares& shares = scores.shares;
    shares.begin_item();
    shares.add("found", event == nullptr ? 0 : 1, 1);
    if (event == nullptr) continue;
    std::optional<DateInterval> date;
    if (wanted.planned) {
      if (event->plan && event->plan->date) date = event->plan->date->interval;
    } else if (event->date) {
      date = event->date->interval;
    }
    const bool is_day = wanted.date && wanted.date->from == wanted.date->to;
    const bool right = date == wanted.date;
    const bool year = date && wanted.date ? date->from.year == wanted.date->from.year &&
                                                date->to.year == wanted.date->to.year
                                          : !date;
    if (is_day) shares.add("day", right ? 1 : 0, 1);
    shares.add("year", year ? 1 : 0, 1);
    shares.add("date", right ? 1 : 0, 1);
    if (!right) {
      scores.errors.push_back(wanted.trigger + "\t" + days_text(wanted.date) + "\t" +
                              days_text(date) + "\t" + days_text(wanted.published) + "\t" +
                              wanted.text);
    }
  }
  return scores;
}

}  // namespace chancery
