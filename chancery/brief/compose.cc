// What goes into a brief, and in which order.
#include <algorithm>
#include <map>
#include <set>

#include "chancery/base/strings.h"
#include "chancery/brief/brief.h"
#include "chancery/text/fold.h"

namespace chancery {
namespace {

constexpr std::ptrdiff_t kFewestSpaces = 4;
constexpr std::size_t kMostWords = 240;  // bytes of evidence shown
constexpr std::size_t kMostParties = 12;

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

bool inside(const FiledQuotation& inner, const FiledQuotation& outer) {
  return &inner != &outer && std::all_of(inner.content.begin(), inner.content.end(), [&](Span a) {
    return std::any_of(outer.content.begin(), outer.content.end(),
                       [a](Span b) { return b.contains(a) && b != a; });
  });
}

// A pronoun of which nothing in the report says whom it means.
bool is_nobody(const QuotationView& view) {
  const FiledEntity& speaker = view.report->report.entities[*view.quotation->speaker];
  return std::all_of(speaker.mentions.begin(), speaker.mentions.end(),
                     [](const auto& mention) { return mention.form == MentionForm::kPronoun; });
}

// A clause of its own, not what is only asked or thanked for ("help", "to meet", "lifting the
// ban").
bool is_statement(const QuotationView& view) {
  const std::string& content = view.content;
  const auto spaces = std::count(content.begin(), content.end(), ' ');
  const std::string first = content.substr(0, content.find(' '));
  const FiledQuotation& quotation = *view.quotation;
  const std::string_view cue =
      quotation.cue ? words_at(view.report->report.text, *quotation.cue) : std::string_view();
  const bool of_a_noun = cue.ends_with(" for") || cue.ends_with(" of") || cue.ends_with(" on");
  return spaces >= kFewestSpaces && first != "to" && !first.ends_with("ing") && !of_a_noun;
}

// Left out are what was not said or only may be, attitudes to a thing that is only named ("praised
// the accord"), a few words of no statement ("help"), what a longer quotation holds already, and
// what only says that something else was said ("This was stated by ...").
bool is_worth_telling(const QuotationView& view) {
  const FiledQuotation& quotation = *view.quotation;
  if (quotation.status != QuotationStatus::kMade || quotation.phrase) return false;
  if (is_nobody(view) || (quotation.form == QuotationForm::kIndirect && !is_statement(view))) {
    return false;
  }
  const auto& all = view.report->report.quotations;
  return std::none_of(all.begin(), all.end(), [&](const FiledQuotation& other) {
    if (inside(quotation, other)) return true;
    const bool tells_of_other =
        &other != &quotation && other.cue && other.speaker_span && !inside(other, quotation) &&
        std::any_of(quotation.content.begin(), quotation.content.end(), [&](Span span) {
          return span.contains(*other.cue) && span.contains(*other.speaker_span);
        });
    return tells_of_other;
  });
}

class Composer {
 public:
  Composer(const RecordView& view, const Phrases& phrases, const ActorDirectory& actors)
      : view_(view),
        phrases_(phrases),
        words_(phrases.messages()),
        actors_(actors),
        numbers_(view) {}

  BriefStory story(const Storyline& storyline, const std::set<EventId>& wanted) {
    BriefStory out;
    out.title = title_of(storyline.title);
    add(out, "happened", events_section(storyline, wanted, false));
    add(out, "plans", plans_section(storyline));
    add(out, "negated", events_section(storyline, wanted, true));
    add(out, "said", quotations_section(storyline));
    EventList told;
    for (const EventId& id : storyline.events) {
      const Event* event = view_.event(id);
      if (event != nullptr && wanted.count(id) != 0) told.push_back(event);
    }
    out.network = make_network(told, kMostParties);
    return out;
  }

  std::vector<BriefSource> sources() const {
    std::vector<BriefSource> out;
    for (const ReportEntry* entry : numbers_.order()) out.push_back(one_source(*entry));
    return out;
  }

 private:
  void add(BriefStory& story, const std::string& heading, std::vector<BriefItem> items) const {
    if (items.empty()) return;
    story.sections.push_back({words_.text("heading." + heading), std::move(items)});
  }

  // "Iran and Peru, 2018-06 to 2019-04" with its months in words.
  std::string title_of(const std::string& title) const {
    const std::size_t comma = title.rfind(", ");
    if (comma == std::string::npos) return title;
    const std::string_view span = std::string_view(title).substr(comma + 2);
    const std::size_t to = span.find(" to ");
    const auto first = DateInterval::parse(span.substr(0, to));
    const auto last =
        to == std::string_view::npos ? first : DateInterval::parse(span.substr(to + 4));
    if (!first || !last) return title;
    return title.substr(0, comma + 2) + words_.months({first->from, last->to});
  }

  std::vector<BriefItem> events_section(const Storyline& storyline, const std::set<EventId>& wanted,
                                        bool negated) const {
    std::vector<BriefItem> items;
    std::set<std::string> shown;  // the same words need no second reading
    for (const EventId& id : storyline.events) {
      const Event* event = view_.event(id);
      if (event == nullptr || wanted.count(id) == 0) continue;
      const bool told_as_plan = event->plan_of.has_value();
      const bool not_done = event->status == EventStatus::kNegated;
      if (told_as_plan || event->status == EventStatus::kHypothetical || not_done != negated) {
        continue;
      }
      items.push_back(event_item(*event));
      if (!shown.insert(items.back().words).second) items.back().words.clear();
    }
    return items;
  }

  BriefItem event_item(const Event& event) const {
    BriefItem item;
    item.date = event.date;
    item.when = capitalized(event.date ? words_.date(*event.date) : words_.text("date.none"));
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
        item.notes.push_back(words_.text("came_about", {dated(*outcome)}));
      }
    }
    return item;
  }

  // "Ana Reyes visited Norway, 3 May 2031"
  std::string dated(const Event& event) const {
    const std::string said = phrases_.sentence(event);
    return event.date ? words_.text("dated", {said, words_.date(*event.date)}) : said;
  }

  std::string independence(const Event& event) const {
    const std::string all = std::to_string(event.n_reports);
    const std::string voices = std::to_string(event.n_independent);
    const std::string copies = std::to_string(event.n_copies);
    if (event.n_independent == event.n_reports) return words_.text("voices.all", {all});
    if (event.n_independent <= 1) {
      return event.n_copies == 0 ? words_.text("voices.one", {all})
                                 : words_.text("voices.copy", {all, copies});
    }
    return event.n_copies == 0 ? words_.text("voices.some", {all, voices})
                               : words_.text("voices.copies", {all, voices, copies});
  }

  std::string disagreement_note(const Disagreement& disagreement) const {
    std::vector<std::string> versions;
    for (const Disagreement::Version& version : disagreement.versions) {
      std::set<std::size_t> numbers;
      for (const ReportId& id : version.reports) numbers.insert(numbers_[id]);
      const auto interval = DateInterval::parse(version.value);
      versions.push_back((interval ? words_.date(*interval) : version.value) + " " +
                         numbers_text(sorted(numbers)));
    }
    return words_.text("disagree", {disagreement.field, join(versions, "; ")});
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
    const Event* first = plan.announced_by.empty() ? nullptr : view_.event(plan.announced_by[0]);
    item.when = phrases_.planned(plan, first == nullptr ? "" : first->sense);
    const std::string state =
        words_.text(std::string("plan.") + kPlanStateNames[static_cast<std::size_t>(plan.state)]);
    item.text = plan.expected ? words_.text("plan.expected", {words_.date(*plan.expected), state})
                              : words_.text("plan.open", {state});
    std::set<std::size_t> numbers;
    for (const ReportId& report : plan.announced_in) numbers.insert(numbers_[report]);
    for (const EventId& id : plan.announced_by) {
      if (const Event* event = view_.event(id); event != nullptr) {
        item.notes.push_back(announcement(*event));
      }
    }
    if (plan.fulfilled_by) {
      if (const Event* outcome = view_.event(*plan.fulfilled_by); outcome != nullptr) {
        std::set<std::size_t> told_by;
        for (const Evidence& e : outcome->evidence) told_by.insert(numbers_[e.report]);
        item.notes.push_back(
            words_.text("plan.outcome", {dated(*outcome), numbers_text(sorted(told_by))}));
      }
    }
    item.sources = sorted(numbers);
    return item;
  }

  // "Lars Holt invited Ana Reyes, 3 May 2031 [2]: “Holt invites Reyes”"
  std::string announcement(const Event& event) const {
    std::set<std::size_t> numbers;
    for (const Evidence& evidence : event.evidence) numbers.insert(numbers_[evidence.report]);
    std::string said = dated(event) + " " + numbers_text(sorted(numbers));
    if (!event.evidence.empty()) said += ": “" + shortened(event.evidence.front().words) + "”";
    for (const Disagreement& disagreement : event.disagreements) {
      said += " " + disagreement_note(disagreement);
    }
    return said;
  }

  // Words that stand in a copy are told by its original already; the same words are told once.
  std::vector<BriefItem> quotations_section(const Storyline& storyline) const {
    std::vector<BriefItem> items;
    std::map<std::string, std::size_t> told;  // folded content -> place in items
    for (const ReportId& id : storyline.reports) {
      const ReportEntry* entry = view_.report(id);
      if (entry == nullptr || entry->copy) continue;
      for (const FiledQuotation& filed : entry->report.quotations) {
        const QuotationView quotation = view_quotation(*entry, filed);
        if (!quotation.speaker || !is_worth_telling(quotation)) continue;
        const std::string key = quotation.speaker->id + "\n" + fold_name(quotation.content);
        const auto [place, is_new] = told.emplace(key, items.size());
        if (is_new) {
          items.push_back(quotation_item(quotation));
        } else {
          items[place->second].sources.push_back(numbers_[id]);
        }
      }
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
        item.when = words_.text("speaker.country", {item.when, std::string(country->name)});
      }
    }
    const FiledQuotation& filed = *quotation.quotation;
    std::vector<std::string> through = filed.chain;
    if (!through.empty()) through.pop_back();
    if (quotation.addressee) {
      item.when = words_.text("speaker.to", {item.when, words_.named(quotation.addressee->name)});
    }
    if (!through.empty()) {
      item.when = words_.text("speaker.through", {item.when, words_.enumerate(through)});
    }
    item.when = capitalized(item.when);
    const std::string& content = quotation.content;
    item.text = shortened(content.rfind("that ", 0) == 0 ? content.substr(5) : content);
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
      out.date = words_.date(when->interval);
      if (when->basis == DateBasis::kLandmark || when->basis == DateBasis::kRecord) {
        out.note = words_.text("source.inferred", {when->reason});
      }
    } else {
      out.date = words_.text("date.none");
    }
    if (entry.copy) {
      if (!out.note.empty()) out.note += "; ";
      out.note += words_.text("source.copy",
                              {std::to_string(numbers_[entry.copy->original]), entry.copy->why});
    }
    return out;
  }

  const RecordView& view_;
  const Phrases& phrases_;
  const Messages& words_;
  const ActorDirectory& actors_;
  SourceNumbers numbers_;
};

std::string summary_of(const RecordView& view, std::size_t events, const Messages& words) {
  std::set<std::string> outlets;
  std::size_t copies = 0;
  std::size_t undated = 0;
  for (const ReportEntry& entry : view.reports()) {
    if (!entry.report.report.outlet.empty()) outlets.insert(fold_name(entry.report.report.outlet));
    copies += entry.copy ? 1U : 0U;
    undated += RecordView::published(entry) == nullptr ? 1U : 0U;
  }
  std::vector<std::string> more;
  if (!outlets.empty()) more.push_back(words.count(outlets.size(), "outlet"));
  if (copies != 0) more.push_back(words.count(copies, "copy"));
  if (undated != 0) more.push_back(words.text("undated.many", {std::to_string(undated)}));
  std::string reports = words.count(view.reports().size(), "report");
  if (!more.empty()) reports += " (" + join(more, ", ") + ")";
  return words.text(view.reports().size() == 1 ? "summary.one" : "summary",
                    {reports, words.count(events, "event")});
}

}  // namespace

Brief compose_brief(const RecordView& view, const EventList& events, const Phrases& phrases,
                    const ActorDirectory& actors, std::string title) {
  std::set<EventId> wanted;
  for (const Event* event : events) wanted.insert(event->id);
  Brief brief;
  brief.title = title.empty() ? phrases.messages().text("title") : std::move(title);
  brief.summary = summary_of(view, wanted.size(), phrases.messages());
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
