#include "chancery/query/lists.h"

#include <algorithm>
#include <map>
#include <set>

#include "chancery/knowledge/actor_directory.h"
#include "chancery/query/quotation_versions.h"
#include "chancery/query/selection.h"
#include "chancery/query/storyline_course.h"
#include "chancery/wire/correction.h"
#include "chancery/wire/row.h"
#include "chancery/wire/wire.h"

namespace chancery {
namespace {

void put_party(Row& row, const std::string& side, const std::optional<Party>& party) {
  if (!party) return;
  row.put(side, party->name);
  row.put(side + "_id", party->id);
  if (party->country) row.put(side + "_country", party->country->str());
}

void put_course(Row& row, const StorylineCourse& course) {
  const auto put_day = [](Row& into, const std::optional<CivilDate>& day) {
    if (day) into.put("day", day->iso());
  };
  std::vector<Row> steps, peaks, changes;
  for (const StorylineStep& step : course.steps) {
    Row& one = steps.emplace_back();
    one.put("kind", kStepKindNames[static_cast<std::size_t>(step.kind)]);
    one.put("id", step.id);
    put_day(one, step.day);
    one.put("why", step.why);
  }
  for (const StorylinePeak& peak : course.peaks) {
    Row& one = peaks.emplace_back();
    one.put("from", peak.when.from.iso());
    one.put("to", peak.when.to.iso());
    one.put("n_events", static_cast<std::int64_t>(peak.n_events));
  }
  for (const StorylineChange& change : course.changes) {
    Row& one = changes.emplace_back();
    one.put("kind", kChangeKindNames[static_cast<std::size_t>(change.kind)]);
    put_day(one, change.day);
    one.put("id", change.id);
    one.put("from", change.from);
    one.put("to", change.to);
  }
  row.put("steps", steps);
  row.put("peaks", peaks);
  row.put("changes", changes);
}

template <typename Ids>
std::vector<std::string> id_texts(const Ids& ids) {
  std::vector<std::string> out;
  for (const auto& id : ids) out.push_back(id.str());
  return out;
}

}  // namespace

std::vector<std::string_view> list_columns(RecordList list) {
  switch (list) {
    case RecordList::kReports:
      return {"report_id",       "key",     "path",           "url",
              "outlet",          "title",   "published_from", "published_to",
              "published_basis", "copy_of", "story_id",       "flags"};
    case RecordList::kEvents:
      return {"event_id",
              "event_date",
              "event_date_end",
              "date_precision",
              "date_basis",
              "event_type",
              "event_modes",
              "quad_class",
              "contexts",
              "plover_score",
              "cameo_code",
              "goldstein",
              "status",
              "plan_of",
              "fulfilled_by",
              "actor_ids",
              "actor_names",
              "actor_countries",
              "actor_sectors",
              "recipient_ids",
              "recipient_names",
              "recipient_countries",
              "recipient_sectors",
              "place_name",
              "country_code",
              "geonames_id",
              "lat",
              "lon",
              "place_precision",
              "n_reports",
              "n_independent",
              "n_copies",
              "first_reported",
              "last_reported",
              "conflicts",
              "confidence",
              "evidence_report_id",
              "evidence_start",
              "evidence_end",
              "evidence_text"};
    case RecordList::kQuotations:
      return {"quote_id",   "speaker",  "speaker_id",     "speaker_country", "content",
              "form",       "stance",   "statement",      "status",          "addressee",
              "medium",     "occasion", "chain",          "reports",         "versions",
              "first_seen", "outlet",   "published_from", "published_to"};
    case RecordList::kActors:
      return {"actor_id", "name", "country", "sectors", "names", "n_events", "n_quotations"};
    case RecordList::kPlans:
      return {"plan_id",       "type",        "modes", "actors",       "recipients",  "place",
              "expected_from", "expected_to", "state", "announced_in", "fulfilled_by"};
    case RecordList::kStorylines:
      return {"story_id", "title", "n_events", "n_plans", "n_reports", "reports"};
  }
  return {};
}

std::string report_row(const RecordView& view, const ReportEntry& entry) {
  const FiledReport& filed = entry.report;
  Row row;
  row.put("report_id", filed.report.id.str());
  row.put("key", filed.report.key);
  row.put("path", filed.report.path);
  row.put("url", filed.report.url);
  row.put("outlet", filed.report.outlet);
  row.put("title", filed.title);
  if (const Publication* when = RecordView::published(entry)) {
    row.put("published_from", when->interval.from.iso());
    row.put("published_to", when->interval.to.iso());
    row.put("published_basis", kDateBasisNames[static_cast<std::size_t>(when->basis)]);
    row.put("published_reason", when->reason);
  }
  if (entry.copy) {
    row.put("copy_of", entry.copy->original.str());
    row.put("copy_why", entry.copy->why);
  }
  if (const Storyline* story = view.storyline_of(filed.report.id)) {
    row.put("story_id", story->id.str());
  }
  std::vector<std::string> flags = filed.flags;
  if (entry.copy && entry.copy->spun) flags.emplace_back("spun");
  row.put("flags", flags);
  return row.json();
}

std::string quotation_id(const QuotationView& view) {
  const FiledReport& filed = view.report->report;
  return filed.report.id.str() + "." + std::to_string(view.quotation - filed.quotations.data());
}

std::string quotation_row(const QuotationView& view, const QuotationVersions* versions) {
  const FiledQuotation& quotation = *view.quotation;
  Row row;
  row.put("quote_id", quotation_id(view));
  put_party(row, "speaker", view.speaker);
  row.put("content", view.content);
  row.put("form", kQuotationFormNames[static_cast<std::size_t>(quotation.form)]);
  put_party(row, "addressee", view.addressee);
  row.put("chain", quotation.chain);
  row.put("stance", kStanceNames[static_cast<std::size_t>(quotation.stance)]);
  row.put("statement", kSpeechActNames[static_cast<std::size_t>(quotation.statement)]);
  row.put("status", kQuotationStatusNames[static_cast<std::size_t>(quotation.status)]);
  const std::string& text = view.report->report.text;
  if (quotation.medium) row.put("medium", std::string(words_at(text, *quotation.medium)));
  if (quotation.occasion) row.put("occasion", std::string(words_at(text, *quotation.occasion)));
  if (versions != nullptr) {
    versions->put(view, row);
  } else {
    row.put("reports", std::vector<std::string>{view.report->report.report.id.str()});
  }
  row.put("outlet", view.report->report.report.outlet);
  if (const Publication* when = RecordView::published(*view.report)) {
    row.put("published_from", when->interval.from.iso());
    row.put("published_to", when->interval.to.iso());
  }
  return row.json();
}

Result<List> list_quotations(RecordReader& reader, const RecordView& view, const Filter& filter) {
  auto quotations = select_quotations(reader, view, filter);
  if (!quotations) return tl::unexpected(quotations.error());
  List list{list_columns(RecordList::kQuotations), {}, {}};
  const QuotationVersions versions(view);
  list.shown = {"speaker",   "content", "form",       "stance",
                "addressee", "chain",   "first_seen", "outlet"};
  for (const QuotationView& quotation : *quotations) {
    list.rows.push_back(quotation_row(quotation, &versions));
  }
  return list;
}

Result<List> list_storylines(RecordReader& reader, const RecordView& view, const Filter& filter) {
  Filter all = filter;
  all.limit = 0;  // of storylines, not of what they hold
  auto selected = select_all(reader, view, all);
  if (!selected) return tl::unexpected(selected.error());
  std::map<StorylineId, StorylineParts> meant;
  std::map<StorylineId, EventList> members;
  std::map<EventId, StorylineId> story_of_event;
  std::map<PlanId, StorylineId> story_of_plan;
  for (const Storyline& story : view.storylines()) {
    for (const EventId& id : story.events) {
      story_of_event.emplace(id, story.id);
      if (const Event* event = view.event(id)) members[story.id].push_back(event);
    }
    for (const PlanId& id : story.plans) story_of_plan.emplace(id, story.id);
  }
  for (const Event* event : selected->events) {
    if (const auto found = story_of_event.find(event->id); found != story_of_event.end()) {
      meant[found->second].events.push_back(event);
    }
  }
  for (const Plan* plan : selected->plans) {
    if (const auto found = story_of_plan.find(plan->id); found != story_of_plan.end()) {
      meant[found->second].plans.push_back(plan);
    }
  }
  for (QuotationView& quotation : selected->quotations) {
    const Storyline* story = view.storyline_of(quotation.report->report.report.id);
    if (story != nullptr && !quotation.report->copy) {
      meant[story->id].quotations.push_back(std::move(quotation));
    }
  }
  List list{list_columns(RecordList::kStorylines), {}, {}};
  for (const Storyline& story : view.storylines()) {
    const auto found = meant.find(story.id);
    if (found == meant.end() || found->second.events.empty()) continue;
    if (filter.limit != 0 && list.rows.size() == filter.limit) break;
    Row row;
    row.put("story_id", story.id.str());
    row.put("title", story.title);
    row.put("n_events", static_cast<std::int64_t>(story.events.size()));
    row.put("n_plans", static_cast<std::int64_t>(story.plans.size()));
    row.put("n_reports", static_cast<std::int64_t>(story.reports.size()));
    row.put("events", id_texts(story.events));
    row.put("plans", id_texts(story.plans));
    row.put("reports", id_texts(story.reports));
    put_course(row, course_of(members[story.id], found->second));
    list.rows.push_back(row.json());
  }
  return list;
}

List list_corrections(const std::vector<Correction>& corrections) {
  List list{{"correction_id", "kind", "event_id", "into", "reports", "author", "made_on", "reason",
             "undone_by", "undone_on"},
            {},
            {}};
  for (const Correction& correction : corrections) {
    list.rows.push_back(encode_correction(correction));
  }
  return list;
}

}  // namespace chancery
