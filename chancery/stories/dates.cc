// Undated reports take their date from dated ones that tell of the same event, whose text they
// repeat, or that bring the same news by their words.
#include <algorithm>
#include <map>

#include "chancery/stories/link_steps.h"
#include "chancery/stories/news.h"

namespace chancery {
namespace {

constexpr std::int32_t kExactDays = 3;
constexpr std::int32_t kNewsDays = 7;      // an event is news for a week
constexpr std::int32_t kSisterDays = 14;   // sister reports appear within a fortnight
constexpr std::int32_t kOneNewsDays = 7;   // likeness in words over a longer time is of a subject
constexpr float kLendingReports = 0.35F;   // likeness of reports whose event dates one another
constexpr std::int32_t kAroundNews = 12;   // days before and after
constexpr std::size_t kLeadSentences = 6;  // what stands further down may be background

bool has_own_date(const ReportSummary& report) {
  return report.published && report.published->basis != DateBasis::kLandmark;
}

// Whether the report tells the event as its news: near its top, and as a deed. What is planned
// stays planned for months, and says little of the day on which a report repeats it.
bool is_news(const Told& told) {
  const FiledEvent& event = *told.event;
  if (event.status != EventStatus::kHappened || event.plan) return false;
  return told.text->sentence < kLeadSentences;
}

std::string name_of(const ReportSummary& report) {
  const std::string title = "\"" + report.title + "\"";
  return report.report.outlet.empty() ? title : title + " (" + report.report.outlet + ")";
}

// A report of known date, or one that says on which day the event was.
bool dates_others(const Told& told) {
  const bool says_the_day =
      told.date && told.dated_by_words && told.date->width_days() <= kExactDays;
  const bool happened = told.event->status == EventStatus::kHappened;
  return (happened && says_the_day) || (is_news(told) && has_own_date(*told.filed));
}

// What a dated sister lets one know of an undated report.
Publication lent(const Told& undated, const Told& sister) {
  Publication out;
  out.basis = DateBasis::kRecord;
  out.evidence = std::nullopt;
  const auto& day = sister.date;
  if (day && sister.dated_by_words && day->width_days() <= kExactDays &&
      sister.event->status == EventStatus::kHappened &&
      undated.event->status == EventStatus::kHappened) {
    out.interval = {day->from, day->to.plus_days(kNewsDays)};
    out.reason = "tells as news what " + name_of(*sister.filed) + " dates to " + day->from.iso();
  } else {
    const DateInterval& other = sister.filed->published->interval;
    out.interval = {other.from.plus_days(-kSisterDays), other.to.plus_days(kSisterDays)};
    out.reason = "tells as news what " + name_of(*sister.filed) + " told on " + other.from.iso();
  }
  return out;
}

// The surest is the narrowest; where it contradicts what landmarks say it is left aside.
void take(std::optional<Publication>& best, const ReportSummary& report, Publication offered) {
  if (report.published) {
    const auto both = report.published->interval.intersect(offered.interval);
    if (!both) return;
    offered.interval = *both;
    offered.reason += "; " + report.published->reason;
  }
  if (!best || offered.interval.width_days() < best->interval.width_days()) {
    best = std::move(offered);
  }
}

// From the dated reports that are like an undated one in words; nothing where their days differ.
std::optional<Publication> lent_by_words(const ReportList& reports,
                                         const std::vector<std::size_t>& sisters) {
  if (sisters.empty()) return std::nullopt;
  const ReportSummary& first = *reports[sisters.front()];
  DateInterval days = first.published->interval;
  for (std::size_t i : sisters) {
    const DateInterval& day = reports[i]->published->interval;
    days = {std::min(days.from, day.from), std::max(days.to, day.to)};
  }
  if (days.width_days() > kOneNewsDays) return std::nullopt;
  Publication out;
  out.basis = DateBasis::kRecord;
  out.interval = {days.from.plus_days(-kAroundNews), days.to.plus_days(kAroundNews)};
  out.reason = "brings in like words the news of " + name_of(first) + ", published " +
               first.published->interval.from.iso();
  return out;
}

}  // namespace

std::vector<InferredDate> infer_dates(const ReportList& reports, const std::vector<Told>& told,
                                      const std::vector<std::vector<std::size_t>>& groups,
                                      const std::vector<CopyLink>& copies) {
  std::vector<std::optional<Publication>> best(reports.size());
  for (const std::vector<std::size_t>& group : groups) {
    for (std::size_t i : group) {
      if (has_own_date(*told[i].filed) || !is_news(told[i])) continue;
      for (std::size_t k : group) {
        if (told[k].report != told[i].report && dates_others(told[k]) &&
            likeness(told[i].filed->words, told[k].filed->words) >= kLendingReports) {
          take(best[told[i].report], *told[i].filed, lent(told[i], told[k]));
        }
      }
    }
  }
  std::map<ReportId, std::size_t> places;
  for (std::size_t i = 0; i < reports.size(); ++i) places[reports[i]->report.id] = i;
  for (const CopyLink& copy : copies) {
    const std::size_t i = places.at(copy.report);
    const ReportSummary& original = *reports[places.at(copy.original)];
    if (has_own_date(*reports[i]) || !has_own_date(original)) continue;
    const DateInterval& from = original.published->interval;
    take(best[i], *reports[i],
         {{from.from, from.to.plus_days(kSisterDays)},
          DateBasis::kRecord,
          "a copy of " + name_of(original) + ", published " + from.from.iso(),
          std::nullopt});
  }
  std::vector<bool> dated;
  for (const ReportSummary* report : reports) dated.push_back(has_own_date(*report));
  const auto sisters = dated_sisters(reports, dated);
  for (std::size_t i = 0; i < reports.size(); ++i) {
    if (auto offered = lent_by_words(reports, sisters[i])) {
      take(best[i], *reports[i], std::move(*offered));
    }
  }
  std::vector<InferredDate> dates;
  for (std::size_t i = 0; i < reports.size(); ++i) {
    if (best[i] &&
        (!reports[i]->published || best[i]->interval != reports[i]->published->interval)) {
      dates.push_back({reports[i]->report.id, std::move(*best[i])});
    }
  }
  return dates;
}

}  // namespace chancery
