// What goes into a brief, and in which order.
#include <algorithm>
#include <map>
#include <set>

#include "chancery/base/strings.h"
#include "chancery/brief/brief.h"
#include "chancery/text/fold.h"

namespace chancery {
namespace {

constexpr std::size_t kMostWords = 240;  // bytes of evidence shown

// Reports get their numbers by date of publication, then id.
class SourceNumbers {
 public:
  explicit SourceNumbers(const RecordView& view) {
    for (const ReportEntry& entry : view.reports()) order_.push_back(&entry);
    std::stable_sort(order_.begin(), order_.end(), [](const ReportEntry* a, const ReportEntry* b) {
      const Publication* x = RecordView::published(*a);
      const Publication* y = RecordView::published(*b);
      if ((x == nullptr) != (y == nullptr)) return x != nullptr;
      return x != nullptr && x->interval < y->interval;
    });
    for (std::size_t i = 0; i < order_.size(); ++i) numbers_[order_[i]->report.report.id] = i + 1;
  }
  std::size_t operator[](const ReportId& id) const {
    const auto found = numbers_.find(id);
    return found == numbers_.end() ? 0 : found->second;
  }
  const std::vector<const ReportEntry*>& order() const { return order_; }

 private:
  std::vector<const ReportEntry*> order_;
  std::map<ReportId, std::size_t> numbers_;
};

std::vector<std::size_t> sorted(std::set<std::size_t> numbers) {
  numbers.erase(0);
  return {numbers.begin(), numbers.end()};
}

// At most kMostWords bytes, cut between words; line breaks are spaces.
std::string shortened(std::string words) {
  std::replace(words.begin(), words.end(), '\n', ' ');
  if (words.size() <= kMostWords) return words;
  const std::size_t cut = words.rfind(' ', kMostWords);
  return words.substr(0, cut == std::string::npos ? kMostWords : cut) + " …";
}

std::string numbers_text(const std::vector<std::size_t>& numbers) {
  std::vector<std::string> parts;
  for (std::size_t number : numbers) parts.push_back("[" + std::to_string(number) + "]");
  return join(parts, "");
}

class Composer {
 public:
  Composer(const RecordView& view, const Phrases& phrases, const ActorDirectory& actors)
      : view_(view), phrases_(phrases), actors_(actors), numbers_(view) {}

  BriefStory story(const Storyline& storyline, const std::set<EventId>& wanted) {
    BriefStory out;
    out.title = storyline.title;
    add(out, "What happened", events_section(storyline, wanted, false));
    add(out, "What was planned, and what became of it", plans_section(storyline));
    add(out, "What was refused, denied or did not happen", events_section(storyline, wanted, true));
    add(out, "Who said what", quotations_section(storyline));
    return out;
  }

  std::vector<BriefSource> sources() const {
    std::vector<BriefSource> out;
    for (const ReportEntry* entry : numbers_.order()) out.push_back(one_source(*entry));
    return out;
  }

 private:
  static void add(BriefStory& story, const char* heading, std::vector<BriefItem> items) {
    if (!items.empty()) story.sections.push_back({heading, std::move(items)});
  }

  std::vector<BriefItem> events_section(const Storyline& storyline, const std::set<EventId>& wanted,
                                        bool negated) const {
    std::vector<BriefItem> items;
    for (const EventId& id : storyline.events) {
      const Event* event = view_.event(id);
      if (event == nullptr || wanted.count(id) == 0) continue;
      const bool told_as_plan = event->plan_of && event->status == EventStatus::kFuture;
      const bool not_done = event->status == EventStatus::kNegated;
      if (told_as_plan || event->status == EventStatus::kHypothetical || not_done != negated) {
        continue;
      }
      items.push_back(event_item(*event));
    }
    return items;
  }

  BriefItem event_item(const Event& event) const {
    BriefItem item;
    item.date = event.date;
    item.when = event.date ? written_date(*event.date) : "undated";
    item.text = phrases_.sentence(event);
    item.plan = event.status == EventStatus::kFuture;
    std::set<std::size_t> numbers;
    for (const Evidence& evidence : event.evidence) numbers.insert(numbers_[evidence.report]);
    item.sources = sorted(numbers);
    if (!event.evidence.empty()) item.words = shortened(event.evidence.front().words);
    if (event.n_reports > 1) item.notes.push_back(independence(event));
    for (const Disagreement& disagreement : event.disagreements) {
      item.notes.push_back(disagreement_note(disagreement));
    }
    if (event.fulfilled_by) {
      if (const Event* outcome = view_.event(*event.fulfilled_by); outcome != nullptr) {
        item.notes.push_back("It came about: " + phrases_.sentence(*outcome) +
                             (outcome->date ? ", " + written_date(*outcome->date) : "") + ".");
      }
    }
    return item;
  }

  static std::string independence(const Event& event) {
    std::string out = std::to_string(event.n_reports) + " reports, " +
                      std::to_string(event.n_independent) + " independent";
    if (event.n_copies != 0) out += ", " + std::to_string(event.n_copies) + " of them copies";
    return out + ".";
  }

  std::string disagreement_note(const Disagreement& disagreement) const {
    std::vector<std::string> versions;
    for (const Disagreement::Version& version : disagreement.versions) {
      std::set<std::size_t> numbers;
      for (const ReportId& id : version.reports) numbers.insert(numbers_[id]);
      const auto interval = DateInterval::parse(version.value);
      versions.push_back((interval ? written_date(*interval) : version.value) + " " +
                         numbers_text(sorted(numbers)));
    }
    return "The reports disagree on the " + disagreement.field + ": " + join(versions, "; ") + ".";
  }

  std::vector<BriefItem> plans_section(const Storyline& storyline) const {
    std::vector<BriefItem> items;
    for (const PlanId& id : storyline.plans) {
      if (const Plan* plan = view_.plan(id); plan != nullptr) items.push_back(plan_item(*plan));
    }
    return items;
  }

  BriefItem plan_item(const Plan& plan) const {
    BriefItem item;
    item.date = plan.expected;
    item.plan = true;
    item.when = plan.expected ? "expected " + written_date(*plan.expected) : "no date given";
    item.text =
        phrases_.planned(plan) + ": " + kPlanStateNames[static_cast<std::size_t>(plan.state)];
    std::set<std::size_t> numbers;
    for (const ReportId& report : plan.announced_in) numbers.insert(numbers_[report]);
    for (const EventId& id : plan.announced_by) {
      const Event* event = view_.event(id);
      if (event == nullptr || event->evidence.empty()) continue;
      if (item.words.empty()) item.words = shortened(event->evidence.front().words);
    }
    if (plan.fulfilled_by) {
      if (const Event* outcome = view_.event(*plan.fulfilled_by); outcome != nullptr) {
        std::set<std::size_t> told_by;
        for (const Evidence& e : outcome->evidence) told_by.insert(numbers_[e.report]);
        item.notes.push_back("Outcome: " + phrases_.sentence(*outcome) +
                             (outcome->date ? ", " + written_date(*outcome->date) : "") + " " +
                             numbers_text(sorted(told_by)) + ".");
      }
    }
    item.sources = sorted(numbers);
    return item;
  }

  // Words that stand in a copy are told by its original already; the same words are told once.
  std::vector<BriefItem> quotations_section(const Storyline& storyline) const {
    const std::set<ReportId> of_story(storyline.reports.begin(), storyline.reports.end());
    std::vector<BriefItem> items;
    std::map<std::string, std::size_t> told;  // folded content -> place in items
    for (const QuotationView& quotation : view_.quotations({})) {
      const ReportId& id = quotation.report->report.report.id;
      if (of_story.count(id) == 0 || quotation.report->copy || !quotation.speaker) continue;
      const std::string key = quotation.speaker->id + "\n" + fold_name(quotation.content);
      const auto [place, is_new] = told.emplace(key, items.size());
      if (!is_new) {
        items[place->second].sources.push_back(numbers_[id]);
        continue;
      }
      items.push_back(quotation_item(quotation));
    }
    std::stable_sort(items.begin(), items.end(), [](const BriefItem& a, const BriefItem& b) {
      return a.sources.front() < b.sources.front();
    });
    for (BriefItem& item : items) {
      item.sources = sorted({item.sources.begin(), item.sources.end()});
    }
    return items;
  }

  BriefItem quotation_item(const QuotationView& quotation) const {
    BriefItem item;
    item.when = quotation.speaker->name;
    if (quotation.speaker->country) {
      if (const Country* country = actors_.country(*quotation.speaker->country);
          country != nullptr && country->name != quotation.speaker->name) {
        item.when += " (" + std::string(country->name) + ")";
      }
    }
    const FiledQuotation& filed = *quotation.quotation;
    std::vector<std::string> through = filed.chain;
    if (!through.empty()) through.pop_back();
    if (quotation.addressee) item.when += " to " + quotation.addressee->name;
    if (!through.empty()) item.when += ", through " + enumerate(through);
    item.text = shortened(quotation.content);
    item.sources = {numbers_[quotation.report->report.report.id]};
    return item;
  }

  BriefSource one_source(const ReportEntry& entry) const {
    const FiledReport& filed = entry.report;
    BriefSource out;
    out.number = numbers_[filed.report.id];
    out.title = filed.title.empty() ? filed.report.path : filed.title;
    out.outlet = filed.report.outlet;
    out.url = filed.report.url;
    if (const Publication* when = RecordView::published(entry); when != nullptr) {
      out.date = written_date(when->interval);
      if (when->basis == DateBasis::kLandmark || when->basis == DateBasis::kRecord) {
        out.note = "date inferred: " + when->reason;
      }
    } else {
      out.date = "undated";
    }
    if (entry.copy) {
      if (!out.note.empty()) out.note += "; ";
      out.note +=
          "copy of [" + std::to_string(numbers_[entry.copy->original]) + "]: " + entry.copy->why;
    }
    return out;
  }

  const RecordView& view_;
  const Phrases& phrases_;
  const ActorDirectory& actors_;
  SourceNumbers numbers_;
};

std::string count_of(std::size_t n, const char* one, const char* many) {
  return std::to_string(n) + " " + (n == 1 ? one : many);
}

std::string summary_of(const RecordView& view, std::size_t events) {
  std::set<std::string> outlets;
  std::size_t copies = 0;
  std::size_t undated = 0;
  for (const ReportEntry& entry : view.reports()) {
    if (!entry.report.report.outlet.empty()) outlets.insert(fold_name(entry.report.report.outlet));
    copies += entry.copy ? 1U : 0U;
    undated += RecordView::published(entry) == nullptr ? 1U : 0U;
  }
  std::string out = count_of(view.reports().size(), "report", "reports");
  if (!outlets.empty()) out += " of " + count_of(outlets.size(), "named outlet", "named outlets");
  if (copies != 0) out += ", " + count_of(copies, "of them a copy", "of them copies");
  if (undated != 0) out += ", " + std::to_string(undated) + " without a date";
  return out + "; " + count_of(events, "event", "events") + ".";
}

}  // namespace

Brief compose_brief(const RecordView& view, const Filter& filter, const Phrases& phrases,
                    const ActorDirectory& actors, std::string title) {
  std::set<EventId> wanted;
  for (const Event* event : view.events(filter)) wanted.insert(event->id);
  Brief brief;
  brief.title = title.empty() ? "The record" : std::move(title);
  brief.summary = summary_of(view, wanted.size());
  Composer composer(view, phrases, actors);
  std::vector<const Storyline*> order;
  for (const Storyline& storyline : view.storylines()) order.push_back(&storyline);
  std::stable_sort(order.begin(), order.end(), [](const Storyline* a, const Storyline* b) {
    return a->events.size() > b->events.size();
  });
  for (const Storyline* storyline : order) {
    const bool any = std::any_of(storyline->events.begin(), storyline->events.end(),
                                 [&](const EventId& id) { return wanted.count(id) != 0; });
    if (!any) continue;
    BriefStory story = composer.story(*storyline, wanted);
    if (!story.sections.empty()) brief.stories.push_back(std::move(story));
  }
  brief.sources = composer.sources();
  return brief;
}

}  // namespace chancery
