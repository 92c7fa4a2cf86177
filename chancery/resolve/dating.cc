// Weighing the clues of a report against each other.
#include "chancery/resolve/dating.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "chancery/base/date_formats.h"
#include "chancery/base/strings.h"
#include "chancery/resolve/dating_clues.h"

namespace chancery {
namespace {

using Kind = DateClue::Kind;

// In a report no longer than this a day told further down is of its time as well, within half a
// year: so a reader takes a day without its year.
constexpr std::uint32_t kShortReport = 2500;
constexpr int kHalfYear = 183;
// There a day without its year lies within so many days of the report.
constexpr int kFreshDay = 60;
// Two things told of within so many days are of one time.
constexpr int kCompany = 1460;
// Wider than this an interval says nothing worth having.
constexpr std::int32_t kWidest = 5 * 366;
// A report is filed on the day of its dateline or within so many days of it.
constexpr int kDatelineDelay = 3;
// A minister is called by the title for a while after the term.
constexpr int kAfterOffice = 30;
// The hour of posting may be that of a reader's comment, so many days after the report.
constexpr int kCommented = 14;
// So few days before the first that a clue allows are of no account.
constexpr std::int32_t kGrace = 10;
// Days by which two tables differ on a term.
constexpr int kSameTerm = 62;
// How much of the weight of all days the interval must hold.
constexpr double kHeld = 0.985;
// What is no wider than this rests on bounds and needs no tail; a wider one is so much longer.
constexpr std::int32_t kNarrow = 180;
constexpr double kTail = 0.4;
// Days looked at before the first clue and after the last.
constexpr int kBefore = 400;
constexpr int kAfter = 20 * 366;

// How likely a text is to tell a thing as past that is still to come on its day: by misreading, a
// namesake, a look ahead.
double early_weight(const DateClue& clue) {
  switch (clue.kind) {
    case Kind::kEvent:
    case Kind::kMonth:
      return 0.01;
    case Kind::kDay:
      return 0.004;
    case Kind::kYear:
      return 0.03;
    case Kind::kOffice:
    case Kind::kFormer:
    case Kind::kName:
      return 0.01;
    case Kind::kMentionedYear:
      return 0.5;
    default:
      return 0.03;
  }
}

// How likely it is to speak of a thing as it stood on days long over.
double late_weight(const DateClue& clue) {
  switch (clue.kind) {
    case Kind::kOffice:
      return 0.06;
    default:
      return 0.003;
  }
}

// Of a person called by the office, but not said to do anything.
// The density of reports before all that they tell of.
constexpr double kBeforeAll = 1.0 / 8000;
// Years after it a person is hardly called by the office any more.
constexpr int kForgotten = 730;
constexpr double kCalledStill = 0.2;
constexpr double kTitleAlone = 0.12;

bool tells_time(const DateClue& clue) {
  switch (clue.kind) {
    case Kind::kEvent:
    case Kind::kRelation:
    case Kind::kDay:
    case Kind::kMonth:
    case Kind::kYear:
    case Kind::kMentionedYear:
      return clue.not_before.has_value();
    default:
      return false;
  }
}

// The days that the words name beyond their first.
int grain_of(const DateClue& clue) {
  if (clue.kind == Kind::kYear || clue.kind == Kind::kMentionedYear) return 365;
  return clue.kind == Kind::kMonth ? 30 : 0;
}

// News leans on what is fresh: the density of reports so many days after the latest thing that they
// tell of as past. One old thing may be leant on for decades; a report that leans on several of one
// time is of that time.
double freshness(double age, std::size_t company, DateClue::Nearness nearness) {
  struct Part {
    double share, days;
  };
  static constexpr Part kStamp[] = {{0.93, 3}, {0.05, 30}, {0.02, 800}};
  static constexpr Part kNews[] = {{0.42, 8}, {0.28, 120}, {0.30, 1500}};
  static constexpr Part kAlone[] = {{0.35, 120}, {0.30, 500}, {0.35, 3500}};
  static constexpr Part kTwo[] = {{0.42, 110}, {0.36, 600}, {0.22, 2800}};
  static constexpr Part kMany[] = {{0.50, 110}, {0.38, 500}, {0.12, 2000}};
  double sum = 0;
  const bool news = nearness == DateClue::Nearness::kNews;
  const bool stamp = nearness == DateClue::Nearness::kStamp;
  for (const Part& part : stamp          ? kStamp
                          : news         ? kNews
                          : company <= 1 ? kAlone
                          : company == 2 ? kTwo
                                         : kMany) {
    sum += part.share / part.days * std::exp(-age / part.days);
  }
  return sum;
}

// The weight of each day between the first and the last that any clue speaks of, as logarithms.
class Weighing {
 public:
  explicit Weighing(DateInterval days)
      : first_(days.from.days()), log_(static_cast<std::size_t>(days.width_days())) {}

  std::int32_t first() const { return first_; }
  std::int32_t last() const { return first_ + static_cast<std::int32_t>(log_.size()) - 1; }

  // All days of a range, ends included, weigh so many times what they did.
  void times(std::int32_t from, std::int32_t to, double weight) {
    const double log = std::log(weight);
    for (std::int32_t day = std::max(from, first_); day <= std::min(to, last()); ++day) {
      log_[static_cast<std::size_t>(day - first_)] += log;
    }
  }

  // The shortest run of days that holds kHeld of the weight.
  DateInterval shortest() const {
    std::vector<double> sums = {0};
    const double most = *std::max_element(log_.begin(), log_.end());
    for (double log : log_) sums.push_back(sums.back() + std::exp(log - most));
    const double wanted = kHeld * sums.back();
    std::size_t best_from = 0;
    std::size_t best_to = log_.size();
    for (std::size_t from = 0, to = 0; from < log_.size(); ++from) {
      while (to < log_.size() && sums[to] - sums[from] < wanted) ++to;
      if (sums[to] - sums[from] < wanted) break;
      if (to - from < best_to - best_from) {
        best_from = from;
        best_to = to;
      }
    }
    return {CivilDate::from_days(first_ + static_cast<std::int32_t>(best_from)),
            CivilDate::from_days(first_ + static_cast<std::int32_t>(best_to) - 1)};
  }

 private:
  std::int32_t first_;
  std::vector<double> log_;
};

bool near(const std::optional<CivilDate>& a, const std::optional<CivilDate>& b) {
  if (!a || !b) return !a && !b;
  return std::abs(a->days() - b->days()) <= kSameTerm;
}

// Terms that begin and end alike are one: of a person by two titles, or of two tables.
bool same_office(const DateClue& a, const DateClue& b) {
  return near(a.not_before, b.not_before) && near(a.office_end, b.office_end);
}

// Each office, landmark and date once, however often the text names it; the bounded one before.
std::vector<const DateClue*> distinct(const std::vector<DateClue>& clues) {
  std::vector<const DateClue*> kept;
  for (const DateClue& clue : clues) {
    if (clue.kind == Kind::kDayOfYear) continue;
    const auto same = std::find_if(kept.begin(), kept.end(), [&](const DateClue* other) {
      if (other->kind != clue.kind) return false;
      if (clue.kind == Kind::kOffice) return same_office(*other, clue);
      return other->not_before == clue.not_before &&
             (clue.not_before || other->not_after == clue.not_after);
    });
    if (same == kept.end()) {
      kept.push_back(&clue);
    } else if ((clue.not_after && !(*same)->not_after) || clue.nearness > (*same)->nearness) {
      *same = &clue;
    }
  }
  return kept;
}

void weigh_bounds(const std::vector<const DateClue*>& clues, Weighing& weighing) {
  for (const DateClue* clue : clues) {
    // A day begins earlier in the place of the event than in that of the report: one day of grace.
    if (clue->not_before) {
      weighing.times(weighing.first(), clue->not_before->days() - 2, early_weight(*clue));
    }
    if (clue->not_after) {
      weighing.times(clue->not_after->days() + 1, weighing.last(), late_weight(*clue));
    } else if (clue->office_end) {
      weighing.times(clue->office_end->days() + kAfterOffice, weighing.last(), kTitleAlone);
    }
    if (clue->office_end) {
      weighing.times(clue->office_end->days() + kForgotten, weighing.last(), kCalledStill);
    }
  }
}

void weigh_freshness(const std::vector<const DateClue*>& clues, Weighing& weighing) {
  struct Told {
    std::int32_t day;
    int grain;
    DateClue::Nearness nearness;
  };
  std::vector<Told> told;
  for (const DateClue* clue : clues) {
    if (!tells_time(*clue)) continue;
    // The day of a landmark is told in the lead of many a later report.
    const bool of_landmark =
        clue->kind == Kind::kDay && std::any_of(clues.begin(), clues.end(), [&](const auto* other) {
          return other->kind == Kind::kEvent && other->not_before == clue->not_before;
        });
    const CivilDate day =
        clue->not_after ? *clue->not_before : clue->freshest.value_or(*clue->not_before);
    told.push_back({day.days(), grain_of(*clue),
                    of_landmark ? DateClue::Nearness::kBackground : clue->nearness});
  }
  if (told.empty()) return;
  std::sort(told.begin(), told.end(), [](const Told& a, const Told& b) { return a.day < b.day; });
  weighing.times(weighing.first(), told.front().day - 2, kBeforeAll);
  for (std::size_t i = 0; i < told.size(); ++i) {
    std::size_t company = 0;
    for (std::size_t k = 0; k <= i; ++k) company += told[i].day - told[k].day <= kCompany ? 1U : 0U;
    const std::int32_t end = i + 1 < told.size() ? told[i + 1].day - 2 : weighing.last();
    for (std::int32_t day = told[i].day - 1; day <= end; ++day) {
      const int age = std::max(0, day - told[i].day - told[i].grain);
      weighing.times(day, day, freshness(age, company, told[i].nearness));
    }
  }
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

void weigh_days_of_year(const std::vector<const DateClue*>& days, Weighing& weighing) {
  for (const DateClue* clue : days) {
    const bool lead = clue->evidence.begin < kLeadBytes;
    const int reach = lead ? kFreshDay : kHalfYear;
    const double missed = lead ? 0.08 : 0.3;
    for (std::int32_t day = weighing.first(); day <= weighing.last(); ++day) {
      const auto meant = meant_on(*clue, CivilDate::from_days(day));
      const int away = meant ? std::abs(meant->days() - day) : reach + 1;
      double weight = away <= reach ? 1 : missed;
      // Most of what is told with its day in the lead is of the week.
      if (lead && away <= 7) weight = 3;
      if (meant && clue->weekday != 0 && meant->weekday() != clue->weekday) weight = 0.02;
      weighing.times(day, day, weight);
    }
  }
}

// Whether the day is that of a landmark which the text tells of, or stands with its year elsewhere:
// it says nothing more than that.
bool is_of_landmark(const DateClue& day, const std::vector<DateClue>& clues) {
  return std::any_of(clues.begin(), clues.end(), [&](const DateClue& clue) {
    const auto is_day = [&](const std::optional<CivilDate>& end) {
      return end && end->month == day.month && std::abs(end->day - day.day) <= 1;
    };
    const bool named = clue.kind == Kind::kEvent || clue.kind == Kind::kDay;
    return named && (is_day(clue.not_before) || is_day(clue.not_after));
  });
}

// The clue that lies nearest before the first day of the interval's time, and the one that ends it.
struct Ends {
  const DateClue* lower = nullptr;
  const DateClue* upper = nullptr;
};

Ends ends_of(const std::vector<const DateClue*>& clues, const DateInterval& days) {
  Ends ends;
  for (const DateClue* clue : clues) {
    if (clue->not_before && *clue->not_before <= days.to &&
        (ends.lower == nullptr || *clue->not_before > *ends.lower->not_before)) {
      ends.lower = clue;
    }
    if (clue->not_after && *clue->not_after >= days.from &&
        (ends.upper == nullptr || *clue->not_after < *ends.upper->not_after)) {
      ends.upper = clue;
    }
  }
  return ends;
}

// The shortest run stops short of a bound that lies near: up to there all days are as good.
DateInterval reach_bounds(DateInterval days, const std::vector<const DateClue*>& clues) {
  const Ends ends = ends_of(clues, days);
  const std::int32_t most = days.width_days() / 2;
  if (ends.lower != nullptr) {
    const CivilDate first = ends.lower->not_before->plus_days(-1);
    const std::int32_t gap = days.from.days() - first.days();
    if (gap <= most && gap >= -kGrace) days.from = first;
    const bool posted =
        ends.lower->kind == Kind::kDay && ends.lower->nearness == DateClue::Nearness::kStamp;
    if (posted) days.from = std::min(days.from, first.plus_days(-kCommented));
  }
  if (ends.upper != nullptr && days.to < *ends.upper->not_after &&
      ends.upper->not_after->days() - days.to.days() <= most) {
    days.to = *ends.upper->not_after;
  }
  return days;
}

// An interval of months rests on how news ages, and some news ages slowly: where no bound ends it,
// its last day is put off.
DateInterval with_tail(DateInterval days, const std::vector<const DateClue*>& clues) {
  const std::int32_t width = days.width_days();
  if (width < kNarrow || width >= kWidest) return days;
  const auto tail = static_cast<std::int32_t>(kTail * width);
  CivilDate last = days.to.plus_days(std::min(tail, kWidest - width));
  if (const Ends ends = ends_of(clues, days); ends.upper != nullptr) {
    last = std::max(days.to, std::min(last, *ends.upper->not_after));
  }
  return {days.from, last};
}

// "met on 8 September": a day of the year before, or one more than half a year back, would be told
// with its year.
DateInterval sharpen(DateInterval days, const std::vector<const DateClue*>& told) {
  for (const DateClue* clue : told) {
    if (clue->tense != Tense::kPast) continue;
    const auto last = meant_on(*clue, days.to);
    const auto before = meant_on(*clue, days.from);
    if (!last || !before || *last <= days.from) continue;
    const bool one_year = last->days() - before->days() <= 366;
    if (one_year && days.from.days() - before->days() > kHalfYear) days.from = last->plus_days(-1);
    if (one_year && last->days() >= days.from.days()) {
      days.to = std::min(days.to, last->plus_days(kHalfYear));
    }
  }
  return days;
}

std::optional<Publication> infer(const std::vector<DateClue>& clues, std::size_t text_size) {
  const std::vector<const DateClue*> bounds = distinct(clues);
  std::optional<DateInterval> spoken;
  for (const DateClue* clue : bounds) {
    if (!clue->not_before) continue;
    const CivilDate last = clue->freshest.value_or(*clue->not_before);
    spoken =
        spoken ? DateInterval{std::min(spoken->from, *clue->not_before), std::max(spoken->to, last)}
               : DateInterval{*clue->not_before, last};
  }
  if (!spoken) return std::nullopt;
  Weighing weighing({spoken->from.plus_days(-kBefore), spoken->to.plus_days(kAfter)});
  weigh_bounds(bounds, weighing);
  weigh_freshness(bounds, weighing);
  std::vector<const DateClue*> days;
  for (const DateClue& clue : clues) {
    const bool near = clue.evidence.begin < kLeadBytes || text_size <= kShortReport;
    if (clue.kind == Kind::kDayOfYear && near && !is_of_landmark(clue, clues))
      days.push_back(&clue);
  }
  weigh_days_of_year(days, weighing);
  Publication out;
  out.basis = DateBasis::kLandmark;
  out.interval = with_tail(reach_bounds(weighing.shortest(), bounds), bounds);
  out.interval = sharpen(out.interval, days);
  if (out.interval.width_days() > kWidest) return std::nullopt;
  const Ends ends = ends_of(bounds, out.interval);
  if (ends.lower == nullptr) return std::nullopt;
  out.reason = ends.lower->reason;
  if (ends.upper != nullptr && ends.upper != ends.lower) {
    out.reason += "; " + ends.upper->reason;
  } else if (ends.upper == nullptr) {
    out.reason += "; news leans on what is fresh";
  }
  if (!days.empty()) out.reason += "; " + days.front()->reason;
  out.evidence = ends.upper != nullptr ? ends.upper->evidence : ends.lower->evidence;
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
                                       const Landmarks& landmarks, const ActorDirectory& actors,
                                       const TimeRules& rules) {
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
  std::vector<DateClue> offices = clues_of_offices(document, syntax, actors);
  clues.insert(clues.end(), std::make_move_iterator(offices.begin()),
               std::make_move_iterator(offices.end()));
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
