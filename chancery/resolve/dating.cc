// Weighing the clues of a report against each other.
#include "chancery/resolve/dating.h"

#include <algorithm>
#include <string>
#include <vector>

#include "chancery/base/date_formats.h"
#include "chancery/base/strings.h"
#include "chancery/resolve/dating_clues.h"

namespace chancery {
namespace {

using Kind = DateClue::Kind;

// News leans on what is fresh: within so many days of the latest thing that it tells of as past a
// report was written, by the grain of that thing.
constexpr int kEventHorizon = 1550;
constexpr int kDayHorizon = 600;
constexpr int kMonthHorizon = 1200;
// Of an office the end counts: a title is used for a while after it.
constexpr int kAfterOffice = 366;
constexpr int kOfficeHorizon = 2660;
// Only a day named in the first so many bytes is sure to be near the news; those further down are
// as often of its background.
constexpr std::uint32_t kLead = 600;
// In a report no longer than this a day told further down is of its time as well, within half a
// year: so a reader takes a day without its year.
constexpr std::uint32_t kShortReport = 2500;
constexpr int kHalfYear = 183;
// There a day without its year lies within so many days of the report.
constexpr int kFreshDay = 60;
// Two things told of within so many days are of one time.
constexpr int kCompany = 1550;
// Wider than this an interval says nothing worth having.
constexpr int kWidest = 5 * 366;
// A report is filed on the day of its dateline or within so many days of it.
constexpr int kDatelineDelay = 3;

// The last day on which a report that tells of this as the latest is thought to be written. Years
// are told of at any time and end nothing.
std::optional<CivilDate> horizon_of(const DateClue& clue) {
  const CivilDate fresh = clue.freshest.value_or(*clue.not_before);
  switch (clue.kind) {
    case Kind::kEvent:
      return fresh.plus_days(kEventHorizon);
    case Kind::kOffice: {
      const CivilDate last = fresh.plus_days(kOfficeHorizon);
      return clue.office_end ? std::min(last, clue.office_end->plus_days(kAfterOffice)) : last;
    }
    case Kind::kRelation:
      return clue.not_after ? clue.not_after : fresh.plus_days(kDayHorizon);
    case Kind::kDay:
      return fresh.plus_days(kDayHorizon);
    case Kind::kMonth:
      return fresh.plus_days(kMonthHorizon);
    default:
      return std::nullopt;
  }
}

// Whether something else that the text tells of lies in the years before the latest. One old thing
// may be leant on for decades; a report that leans on several is of their time.
bool has_company(const DateClue& latest, const std::vector<DateClue>& clues) {
  return std::any_of(clues.begin(), clues.end(), [&](const DateClue& clue) {
    return clue.not_before && *clue.not_before < *latest.not_before &&
           latest.not_before->days() - clue.not_before->days() <= kCompany;
  });
}

// The interval so far, and the clues that drew its ends.
struct Frame {
  CivilDate from;
  CivilDate to;
  const DateClue* lower = nullptr;
  const DateClue* upper = nullptr;  // null where only the horizon ends it
};

// The latest of the first days and the earliest of the last ones. What is told as still to come may
// be told from an earlier day (a quotation, a look back), so an upper end before the lower is let
// go.
std::optional<Frame> frame_of(const std::vector<DateClue>& clues) {
  Frame frame;
  // A day begins earlier in the place of the event than in that of the report: one day of grace.
  for (const DateClue& clue : clues) {
    if (!clue.not_before) continue;
    if (frame.lower == nullptr || *clue.not_before > frame.from) {
      frame.lower = &clue;
      frame.from = *clue.not_before;
    }
  }
  if (frame.lower == nullptr) return std::nullopt;
  std::optional<CivilDate> horizon = horizon_of(*frame.lower);
  const bool told_itself = frame.lower->kind == Kind::kRelation;
  if (!told_itself && !has_company(*frame.lower, clues)) horizon.reset();
  for (const DateClue& clue : clues) {
    if (frame.lower->kind != Kind::kYear || !clue.not_before) continue;
    const auto other = horizon_of(clue);
    if (other && other->year > frame.from.year && (!horizon || *other > *horizon)) horizon = other;
  }
  frame.to = horizon.value_or(frame.from.plus_days(2 * kWidest));
  const CivilDate earliest = frame.from.plus_days(-1);
  for (const DateClue& clue : clues) {
    if (!clue.not_after || *clue.not_after < frame.from || *clue.not_after >= frame.to) continue;
    frame.upper = &clue;
    frame.to = *clue.not_after;
  }
  frame.from = earliest;
  return frame;
}

// The day that a day without its year means to a report of `day`: the nearest on its side.
std::optional<CivilDate> meant_on(const DateClue& clue, CivilDate day) {
  for (int away = 0; away <= 8; ++away) {
    const int year = clue.tense == Tense::kPast ? day.year - away : day.year + away;
    const CivilDate meant{static_cast<std::int16_t>(year), static_cast<std::uint8_t>(clue.month),
                          static_cast<std::uint8_t>(clue.day)};
    if (!meant.valid()) continue;
    if (clue.tense == Tense::kPast ? meant <= day : meant >= day) return meant;
  }
  return std::nullopt;
}

bool agrees(const DateClue& clue, CivilDate day) {
  const auto meant = meant_on(clue, day);
  if (!meant || (clue.weekday != 0 && meant->weekday() != clue.weekday)) return false;
  const int reach = clue.evidence.begin < kLead ? kFreshDay : kHalfYear;
  return std::abs(meant->days() - day.days()) <= reach;
}

// Of the days of a frame those that agree with most of the days told without a year: their first
// and last. Nothing where they say nothing.
std::optional<DateInterval> narrow(const Frame& frame, const std::vector<const DateClue*>& days) {
  if (days.empty()) return std::nullopt;
  std::size_t most = 0;
  std::optional<DateInterval> best;
  for (CivilDate day = frame.from; day <= frame.to; day = day.plus_days(1)) {
    std::size_t agreeing = 0;
    for (const DateClue* clue : days) agreeing += agrees(*clue, day) ? 1U : 0U;
    if (agreeing > most) {
      most = agreeing;
      best = DateInterval::day(day);
    } else if (agreeing == most && best) {
      best->to = day;
    }
  }
  // Fewer than most of them: the text tells of several years, and none of them is sure.
  if (!best || most * 3 < days.size() * 2) return std::nullopt;
  return best;
}

std::string reason_of(const Frame& frame) {
  std::string reason = frame.lower->reason;
  if (frame.upper != nullptr && frame.upper != frame.lower) {
    reason += "; " + frame.upper->reason;
  } else if (frame.upper == nullptr) {
    reason += "; news leans on what is no older than " +
              std::to_string((frame.to.days() - frame.from.days() + 15) / 30) + " months";
  }
  return reason;
}

// Whether the day is that of a landmark which the text tells of: it says nothing more than that.
bool is_of_landmark(const DateClue& day, const std::vector<DateClue>& clues) {
  return std::any_of(clues.begin(), clues.end(), [&](const DateClue& clue) {
    const auto is_day = [&](const std::optional<CivilDate>& end) {
      return end && end->month == day.month && std::abs(end->day - day.day) <= 1;
    };
    return clue.kind == Kind::kEvent && (is_day(clue.not_before) || is_day(clue.not_after));
  });
}

std::optional<Publication> infer(const std::vector<DateClue>& clues, std::size_t text_size) {
  const auto frame = frame_of(clues);
  if (!frame) return std::nullopt;
  Publication out;
  out.basis = DateBasis::kLandmark;
  out.interval = {frame->from, frame->to};
  out.reason = reason_of(*frame);
  out.evidence = frame->upper != nullptr ? frame->upper->evidence : frame->lower->evidence;
  std::vector<const DateClue*> days;
  for (const DateClue& clue : clues) {
    const bool near = clue.evidence.begin < kLead || text_size <= kShortReport;
    if (clue.kind == Kind::kDayOfYear && near && !is_of_landmark(clue, clues))
      days.push_back(&clue);
  }
  if (const auto narrowed = narrow(*frame, days)) {
    out.interval = *narrowed;
    out.reason += "; " + days.front()->reason;
    out.evidence = days.front()->evidence;
  }
  if (out.interval.width_days() > kWidest) return std::nullopt;
  return out;
}

// Where the words of the dateline stand in the text, for people to look at.
std::optional<Span> dateline_span(const Document& document) {
  const std::size_t at = document.text.find(document.dateline->date);
  if (at == std::string::npos) return std::nullopt;
  return Span(at, at + document.dateline->date.size());
}

// "April 25": the month and day of a dateline that leaves its year out.
std::optional<DateClue> day_of_dateline(const Document& document) {
  std::vector<std::string_view> words;
  std::string_view text = document.dateline->date;
  while (!text.empty()) {
    const std::size_t end = text.find_first_of(" ,.");
    if (end != 0) words.push_back(text.substr(0, end));
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
  }
  DateClue clue;
  clue.kind = Kind::kDayOfYear;
  clue.tense = Tense::kPast;
  for (std::string_view word : words) {
    if (const int month = month_number(word); month != 0) clue.month = month;
    int number = 0;
    for (char c : word) {
      if (!is_ascii_digit(c)) break;
      number = number * 10 + (c - '0');
      if (number > 31) return std::nullopt;
    }
    if (number != 0) clue.day = number;
  }
  if (clue.month == 0 || clue.day == 0 || clue.day > days_in_month(2000, clue.month)) {
    return std::nullopt;
  }
  clue.reason = "dateline \"" + document.dateline->date + "\"";
  return clue;
}

// The dateline's day in the only year that the rest of the text leaves open.
std::optional<Publication> in_year_of(const DateClue& dateline, const Publication& inferred) {
  std::optional<CivilDate> found;
  for (int y = inferred.interval.from.year; y <= inferred.interval.to.year; ++y) {
    const CivilDate day{static_cast<std::int16_t>(y), static_cast<std::uint8_t>(dateline.month),
                        static_cast<std::uint8_t>(dateline.day)};
    if (!day.valid() || !inferred.interval.contains(day)) continue;
    if (found) return std::nullopt;
    found = day;
  }
  if (!found) return std::nullopt;
  Publication out = inferred;
  out.basis = DateBasis::kDateline;
  out.interval = {*found, found->plus_days(kDatelineDelay)};
  out.reason = dateline.reason + "; " + inferred.reason;
  return out;
}

}  // namespace

std::optional<Publication> date_report(const Document& document, const Syntax& syntax,
                                       const Landmarks& landmarks, const TimeRules& rules) {
  if (document.published) return document.published;
  if (document.dateline) {
    if (const auto day = parse_written_date(document.dateline->date)) {
      return Publication{DateInterval::day(*day), DateBasis::kDateline,
                         "dateline \"" + document.dateline->date + "\"", dateline_span(document)};
    }
  }
  std::vector<DateClue> clues = clues_of_dates(document, syntax, rules);
  std::vector<DateClue> told = clues_of_landmarks(document, syntax, landmarks, rules);
  clues.insert(clues.end(), std::make_move_iterator(told.begin()),
               std::make_move_iterator(told.end()));
  auto inferred = infer(clues, document.text.size());
  if (!inferred || !document.dateline) return inferred;
  if (const auto day = day_of_dateline(document)) {
    if (auto dated = in_year_of(*day, *inferred)) {
      dated->evidence = dateline_span(document);
      return dated;
    }
  }
  return inferred;
}

}  // namespace chancery
