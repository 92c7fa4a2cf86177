#include "chancery/stories/link_reports.h"

#include <algorithm>
#include <map>
#include <set>

#include "chancery/stories/link_steps.h"
#include "chancery/stories/news.h"

namespace chancery {
namespace {

// The place of each report's original; its own where it is none's copy.
std::vector<std::size_t> originals(const ReportList& reports, const std::vector<CopyLink>& copies) {
  std::map<ReportId, std::size_t> places;
  std::vector<std::size_t> original_of;
  for (std::size_t i = 0; i < reports.size(); ++i) {
    places[reports[i]->report.id] = i;
    original_of.push_back(i);
  }
  for (const CopyLink& copy : copies) {
    original_of[places.at(copy.report)] = places.at(copy.original);
  }
  return original_of;
}

// What was withdrawn is linked to what took its place, whatever else it may be a copy of.
std::vector<bool> put_withdrawn(const ReportList& reports, const std::vector<CopyLink>& withdrawn,
                                std::vector<CopyLink>& copies) {
  std::set<ReportId> ids;
  for (const CopyLink& link : withdrawn) ids.insert(link.report);
  std::erase_if(copies, [&](const CopyLink& copy) {
    return ids.count(copy.report) != 0 || ids.count(copy.original) != 0;
  });
  copies.insert(copies.end(), withdrawn.begin(), withdrawn.end());
  std::sort(copies.begin(), copies.end(),
            [](const CopyLink& a, const CopyLink& b) { return a.report < b.report; });
  std::vector<bool> marks;
  for (const ReportSummary* report : reports) marks.push_back(ids.count(report->report.id) != 0);
  return marks;
}

Publications publications(const ReportList& reports, const std::vector<InferredDate>& inferred) {
  std::map<ReportId, const Publication*> lent;
  for (const InferredDate& date : inferred) lent[date.report] = &date.published;
  Publications out;
  for (const ReportSummary* report : reports) {
    const auto found = lent.find(report->report.id);
    out.push_back(found == lent.end() ? report->published : std::optional(*found->second));
  }
  return out;
}

void sort_by_date(std::vector<Event>& events) {
  std::sort(events.begin(), events.end(), [](const Event& a, const Event& b) {
    if (a.date.has_value() != b.date.has_value()) return a.date.has_value();
    if (a.date && *a.date != *b.date) return *a.date < *b.date;
    return a.id < b.id;
  });
}

void sort_by_date(std::vector<Plan>& plans) {
  std::sort(plans.begin(), plans.end(), [](const Plan& a, const Plan& b) {
    if (a.expected.has_value() != b.expected.has_value()) return a.expected.has_value();
    if (a.expected && *a.expected != *b.expected) return *a.expected < *b.expected;
    return a.id < b.id;
  });
}

// Events of a storyline in the order in which the record lists them.
void order_parts(RecordLinks& links) {
  std::map<EventId, std::size_t> event_places;
  std::map<PlanId, std::size_t> plan_places;
  for (std::size_t i = 0; i < links.events.size(); ++i) event_places[links.events[i].id] = i;
  for (std::size_t i = 0; i < links.plans.size(); ++i) plan_places[links.plans[i].id] = i;
  for (Storyline& story : links.storylines) {
    std::sort(story.events.begin(), story.events.end(), [&](const EventId& a, const EventId& b) {
      return event_places[a] < event_places[b];
    });
    std::sort(story.plans.begin(), story.plans.end(),
              [&](const PlanId& a, const PlanId& b) { return plan_places[a] < plan_places[b]; });
  }
}

}  // namespace

Linking::Linking(const ActorDirectory& actors, const Ontology& ontology,
                 const StoryLexicon& lexicon)
    : actors_(actors), ontology_(ontology), lexicon_(lexicon), reader_(lexicon, actors) {}

void Linking::add(ReportSummary summary) {
  names_.add(summary.persons);
  summary.persons = {};
  reports_.push_back(std::move(summary));
}

Result<RecordLinks> Linking::link(const ReadAgain& read_again, ComparedTexts& compared) {
  std::sort(reports_.begin(), reports_.end(), [](const ReportSummary& a, const ReportSummary& b) {
    return a.report.id < b.report.id;
  });
  ReportList list;
  for (const ReportSummary& report : reports_) list.push_back(&report);
  auto copies = find_copies(list, read_again, compared, reader_);
  if (!copies) return tl::unexpected(copies.error());
  for (ReportSummary& report : reports_) report.copy_keys = {};
  RecordLinks links;
  links.copies = std::move(*copies);
  const std::vector<CopyLink> withdrawn = find_withdrawn(list, lexicon_);
  const std::vector<bool> is_withdrawn = put_withdrawn(list, withdrawn, links.copies);
  const std::vector<std::size_t> original_of = originals(list, links.copies);
  std::vector<bool> is_copy;
  for (std::size_t i = 0; i < list.size(); ++i) is_copy.push_back(original_of[i] != i);

  weigh_words(reports_);
  // Dates help to tell events apart, and events lend dates: once each way.
  Publications published = publications(list, {});
  std::vector<Told> told = tell(list, published, is_copy, is_withdrawn, names_);
  auto groups = identify_events(told, original_of, lexicon_);
  links.dates = infer_dates(list, told, groups, links.copies);
  if (!links.dates.empty()) {
    published = publications(list, links.dates);
    told = {};  // gone before they are made anew: these are what linking holds most of
    told = tell(list, published, is_copy, is_withdrawn, names_);
    groups = identify_events(told, original_of, lexicon_);
  }
  links.events = make_events(told, groups, published, ontology_, lexicon_);
  add_denials(find_denials(told, lexicon_), groups, links.events);
  links.plans = make_plans(told, groups, links.events, lexicon_);
  links.storylines = make_storylines(list, published, told, groups, links.events, links.plans,
                                     original_of, actors_, reader_);
  sort_by_date(links.events);
  sort_by_date(links.plans);
  order_parts(links);
  return links;
}

RecordLinks link_reports(std::span<const FiledReport> reports, const ActorDirectory& actors,
                         const Ontology& ontology, const StoryLexicon& lexicon) {
  Linking linking(actors, ontology, lexicon);
  WordReader reader(lexicon, actors);
  std::map<ReportId, const FiledReport*> by_id;
  for (const FiledReport& report : reports) {
    linking.add(summarize(report, reader));
    by_id[report.report.id] = &report;
  }
  ComparedTexts compared;
  auto links = linking.link(
      [&](const ReportId& id) -> Result<FiledReport> { return *by_id.at(id); }, compared);
  return links ? std::move(*links) : RecordLinks();
}

}  // namespace chancery
