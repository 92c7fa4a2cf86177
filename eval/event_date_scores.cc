// Reading the dated sentences, and counting what the whole path makes of them.
#include "eval/event_date_scores.h"

#include <cstdio>

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

}  // namespace

Result<std::vector<DatedEvent>> read_event_dates(const std::filesystem::path& gold) {
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
    const std::size_t at = wanted.text.find(wanted.trigger);
    const EventMention* event = event_at(*read, Span(at, at + wanted.trigger.size()));
    scores.events += 1;
    if (event == nullptr) continue;
    scores.found += 1;
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
    scores.days += is_day ? 1 : 0;
    scores.day_right += is_day && right ? 1 : 0;
    scores.year_right += year ? 1 : 0;
    scores.date_right += right ? 1 : 0;
    if (!right) {
      scores.errors.push_back(wanted.trigger + "\t" + days_text(wanted.date) + "\t" +
                              days_text(date) + "\t" + days_text(wanted.published) + "\t" +
                              wanted.text);
    }
  }
  return scores;
}

std::map<std::string, double> EventDateScores::figures() const {
  const auto percent = [](std::size_t part, std::size_t whole) {
    return whole == 0 ? 0.0 : 100.0 * static_cast<double>(part) / static_cast<double>(whole);
  };
  return {{"found", percent(found, events)},
          {"day", percent(day_right, days)},
          {"year", percent(year_right, found)},
          {"date", percent(date_right, found)}};
}

std::string EventDateScores::table() const {
  const auto f = figures();
  char text[240];
  std::snprintf(text, sizeof text,
                "events %zu, found %zu (%.1f %%)\nday right %.1f %% of %zu\n"
                "year right %.1f %%\ndate right %.1f %%\n",
                events, found, f.at("found"), f.at("day"), days, f.at("year"), f.at("date"));
  return text;
}

}  // namespace chancery
