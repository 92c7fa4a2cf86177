// One item with all that belongs to it: an event with its reports side by side, a report with its
// layers, an actor with its partners.
#include <algorithm>
#include <set>
#include <sstream>

#include "chancery/brief/explain.h"
#include "chancery/http/routes.h"
#include "chancery/query/lists.h"
#include "chancery/text/utf8.h"
#include "chancery/wire/json_text.h"
#include "chancery/wire/row.h"
#include "chancery/wire/wire.h"

namespace chancery {
namespace {

constexpr std::size_t kRowsOfItem = 50;

template <typename... Args>
std::string explained(const Args&... args) {
  std::ostringstream out;
  explain(args..., out);
  return std::move(out).str();
}

Error not_there(std::string_view kind, const std::string& id) {
  return {ErrorCode::kNotFound, "no " + std::string(kind) + " " + id + " in the record"};
}

void put_span(JsonText& json, std::string_view key, Span span, const CodePointIndex& index) {
  json.key(key).open_array().integer(index.code_points(span.begin));
  json.integer(index.code_points(span.end)).close_array();
}

// The sentences that a span touches, and those next to them.
void put_passage(JsonText& json, const FiledReport& filed, Span span, const CodePointIndex& index) {
  const std::vector<Span>& sentences = filed.sentences;
  std::size_t first = 0;
  while (first < sentences.size() && sentences[first].end <= span.begin) ++first;
  if (first == sentences.size()) return;
  std::size_t last = first;
  while (last + 1 < sentences.size() && sentences[last + 1].begin < span.end) ++last;
  const Span whole{sentences[first].begin, sentences[last].end};
  if (first > 0) json.put("before", words_at(filed.text, sentences[first - 1]));
  json.put("sentence", words_at(filed.text, whole));
  put_span(json, "sentence_span", whole, index);
  if (last + 1 < sentences.size()) json.put("after", words_at(filed.text, sentences[last + 1]));
}

void put_telling(JsonText& json, const Evidence& evidence, const ReportEntry& entry) {
  const FiledReport& filed = entry.report;
  json.open_object().put("report_id", evidence.report.str());
  json.put_count("mention", evidence.mention);
  json.key("span").open_array().integer(evidence.span.begin).integer(evidence.span.end);
  json.close_array().put("words", evidence.words).put_bool("from_copy", evidence.from_copy);
  if (evidence.mention < filed.events.size()) {
    const FiledEvent& told = filed.events[evidence.mention];
    const CodePointIndex index(filed.text);
    put_span(json, "trigger", told.trigger, index);
    json.put("trigger_words", words_at(filed.text, told.trigger)).put("sense", told.sense);
    json.put("type", to_string(told.type)).put("status", to_string(told.status));
    json.put_real("confidence", double{told.confidence});
    if (told.date) {
      json.key("date").open_object().put("from", told.date->interval.from.iso());
      json.put("to", told.date->interval.to.iso());
      json.put("precision", to_string(told.date->precision)).close_object();
    }
    put_passage(json, filed, told.evidence, index);
    if (told.quotation && *told.quotation < filed.quotations.size()) {
      const FiledQuotation& quotation = filed.quotations[*told.quotation];
      json.key("chain").texts(quotation.chain);
      json.put_raw("quotation", quotation_row(view_quotation(entry, quotation)));
    }
  }
  json.close_object();
}

// The reports of an event: each original with its tellings, its copies folded under it.
void put_reports(JsonText& json, const Event& event, const Snapshot& snapshot) {
  const RecordView& view = snapshot.view();
  std::vector<ReportId> order;
  for (const Evidence& evidence : event.evidence) {
    if (std::find(order.begin(), order.end(), evidence.report) == order.end()) {
      order.push_back(evidence.report);
    }
  }
  const auto is_told_by = [&order](const ReportId& id) {
    return std::find(order.begin(), order.end(), id) != order.end();
  };
  json.key("reports").open_array();
  for (const ReportId& id : order) {
    const ReportEntry* entry = view.report(id);
    if (entry == nullptr || (entry->copy && is_told_by(entry->copy->original))) continue;
    json.open_object().put_raw("report", report_row(view, *entry)).key("copies").open_array();
    for (const ReportId& other : order) {
      const ReportEntry* copy = view.report(other);
      if (copy != nullptr && copy->copy && copy->copy->original == id) {
        json.raw(report_row(view, *copy));
      }
    }
    json.close_array().key("tellings").open_array();
    for (const Evidence& evidence : event.evidence) {
      if (evidence.report == id) put_telling(json, evidence, *entry);
    }
    json.close_array().close_object();
  }
  json.close_array();
}

std::string storyline_row(const Storyline& story) {
  JsonText json;
  json.open_object().put("story_id", story.id.str()).put("title", story.title);
  json.put_count("n_events", story.events.size()).put_count("n_plans", story.plans.size());
  json.put_count("n_reports", story.reports.size()).close_object();
  return json.take();
}

EventList events_of(const std::vector<EventId>& ids, const Snapshot& snapshot) {
  EventList events;
  for (const EventId& id : ids) {
    if (const Event* event = snapshot.view().event(id)) events.push_back(event);
  }
  return events;
}

void put_event_rows(JsonText& json, const std::vector<EventId>& ids, const Call& call) {
  json.open_array();
  for (const Event* event : events_of(ids, call.snapshot)) {
    json.raw(event_row(*event, call.service));
  }
  json.close_array();
}

void put_report_rows(JsonText& json, const std::vector<ReportId>& ids, const Call& call) {
  json.open_array();
  for (const ReportId& id : ids) {
    const ReportEntry* entry = call.snapshot.view().report(id);
    if (entry != nullptr) json.raw(report_row(call.snapshot.view(), *entry));
  }
  json.close_array();
}

// The events that a report tells, in the order of its own `events`; "" where the record has none.
std::vector<std::string> event_ids_of(const ReportEntry& entry, const Snapshot& snapshot,
                                      EventList& events) {
  const FiledReport& filed = entry.report;
  std::vector<std::string> ids(filed.events.size());
  std::set<const Event*> seen;
  for (const FiledEntity& entity : filed.entities) {
    const PartyPlaces* places = snapshot.party(party_key(party_of(entity)));
    if (places == nullptr) continue;
    for (const Event* event : places->events) {
      if (!seen.insert(event).second) continue;
      bool told = false;
      for (const Evidence& evidence : event->evidence) {
        if (evidence.report != filed.report.id || evidence.mention >= ids.size()) continue;
        ids[evidence.mention] = event->id.str();
        told = true;
      }
      if (told) events.push_back(event);
    }
  }
  return ids;
}

struct Rendered {
  std::size_t total = 0;
  std::vector<std::string> rows;
};

void put_rendered(JsonText& json, std::string_view key, const Rendered& rendered) {
  json.key(key).open_object().put_count("total", rendered.total);
  json.key("rows").raw_list(rendered.rows).close_object();
}

bool speaks_of(const FiledQuotation& quotation, const FiledEntity& entity) {
  return std::any_of(entity.mentions.begin(), entity.mentions.end(), [&](const auto& mention) {
    return std::any_of(quotation.content.begin(), quotation.content.end(), [&](Span content) {
      return content.begin <= mention.span.begin && mention.span.end <= content.end;
    });
  });
}

struct QuotesOfParty {
  Rendered by;
  Rendered about;
};

QuotesOfParty quotes_of(const PartyPlaces& places, const Snapshot& snapshot) {
  QuotesOfParty out;
  const auto take = [&snapshot](Rendered& into, const ReportEntry& entry,
                                const FiledQuotation& quotation) {
    ++into.total;
    if (into.rows.size() < kRowsOfItem) {
      into.rows.push_back(snapshot.quotation_row(view_quotation(entry, quotation)));
    }
  };
  for (const auto& [entry, number] : places.entities) {
    for (const FiledQuotation& quotation : entry->report.quotations) {
      if (quotation.speaker == number) {
        take(out.by, *entry, quotation);
      } else if (speaks_of(quotation, entry->report.entities[number])) {
        take(out.about, *entry, quotation);
      }
    }
  }
  return out;
}

void put_names(JsonText& json, const PartyPlaces& places) {
  std::map<std::string, std::size_t> names;
  for (const auto& [entry, number] : places.entities) {
    const FiledEntity& entity = entry->report.entities[number];
    ++names[entity.name];
    for (const FiledEntity::Mention& mention : entity.mentions) {
      if (mention.form != MentionForm::kNamed) continue;
      const std::string words(words_at(entry->report.text, mention.span));
      if (words != entity.name) ++names[words];
    }
  }
  std::vector<std::pair<std::string, std::size_t>> order(names.begin(), names.end());
  std::stable_sort(order.begin(), order.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  if (order.size() > kRowsOfItem) order.resize(kRowsOfItem);
  json.key("names").open_array();
  for (const auto& [name, n] : order) {
    json.open_object().put("name", name).put_count("n", n).close_object();
  }
  json.close_array();
}

void put_offices(JsonText& json, const std::string& key, const ActorDirectory& actors) {
  json.key("offices").open_array();
  if (const Person* person = actors.person(key)) {
    for (const Term& term : actors.terms_of(*person)) {
      json.open_object().put("office", term.office).put("title", term.title);
      json.put("role", actors.role_of(term));
      if (term.country) json.put("country", term.country->view());
      if (term.organization) {
        json.put("organization", actors.organizations()[*term.organization].name);
      }
      json.key("sectors").open_array();
      for (Sector sector : term.sectors) json.text(to_string(sector));
      json.close_array().put("from", term.valid.from.iso());
      if (!term.current) json.put("to", term.valid.to.iso());
      json.close_object();
    }
  }
  json.close_array();
}

void put_partners(JsonText& json, const std::vector<Partner>& partners) {
  json.key("partners").open_array();
  for (std::size_t i = 0; i < std::min(kRowsOfItem, partners.size()); ++i) {
    const Partner& partner = partners[i];
    json.open_object().put("actor_id", partner.party.id).put("name", partner.party.name);
    if (partner.party.country) json.put("country", partner.party.country->view());
    json.put_count("n_events", partner.tally.n).put_real("score", partner.tally.score());
    if (partner.last) json.put("last", partner.last->iso());
    json.close_object();
  }
  json.close_array().put_count("partners_total", partners.size());
}

// The party as its own list has it.
Result<std::string> actor_row(const Call& call, const std::string& key) {
  const auto all = call.snapshot.actors({{}, "all"});
  if (!all) return tl::unexpected(all.error());
  if (!all) return tl::unexpected(all.error());
  const std::string wanted = key;
  for (const std::string& row : (*all)->rows) {
    const std::string id = table_cells(row, {"actor_id"})[0];
    if (id == key || party_key({id, "", std::nullopt, {}}) == wanted) return row;
  }
  return tl::unexpected(not_there("actor", key));
}

}  // namespace

std::string event_row(const Event& event, const Service& service) {
  std::string row = encode_event(event);
  row.pop_back();
  return row + ",\"sentence\":" + json_string(service.phrases().sentence(event)) + "}";
}

std::string plan_row(const Plan& plan, const Service& service, const Snapshot& snapshot) {
  std::string row = encode_plan(plan);
  row.pop_back();
  const Event* first =
      plan.announced_by.empty() ? nullptr : snapshot.view().event(plan.announced_by.front());
  const std::string said = service.phrases().planned(plan, first == nullptr ? "" : first->sense);
  return row + ",\"sentence\":" + json_string(said) + "}";
}

Result<HttpResponse> answer_event(Call& call) {
  const auto id = EventId::parse(call.id);
  const Event* event = id ? call.snapshot.view().event(*id) : nullptr;
  if (event == nullptr) return tl::unexpected(not_there("event", call.id));
  if (call.format != AnswerFormat::kJson) {
    return answer_event_list(call, {event}, call.service.phrases().sentence(*event));
  }
  JsonText json;
  json.open_object().put_raw("event", event_row(*event, call.service));
  json.key("stories").open_array();
  for (const Storyline* story : call.snapshot.storylines_of(event->id)) {
    json.raw(storyline_row(*story));
  }
  json.close_array();
  const Plan* plan = event->plan_of ? call.snapshot.view().plan(*event->plan_of) : nullptr;
  if (plan != nullptr) json.put_raw("plan", plan_row(*plan, call.service, call.snapshot));
  json.key("fulfils").open_array();
  for (const Plan* brought : call.snapshot.fulfilled_by(event->id)) {
    json.raw(plan_row(*brought, call.service, call.snapshot));
  }
  json.close_array();
  put_reports(json, *event, call.snapshot);
  json.put("explain", explained(*event, call.snapshot.view())).close_object();
  return json_answer(json.take());
}

Result<HttpResponse> answer_report(Call& call) {
  const auto id = ReportId::parse(call.id);
  const RecordView& view = call.snapshot.view();
  const ReportEntry* entry = id ? view.report(*id) : nullptr;
  if (entry == nullptr) return tl::unexpected(not_there("report", call.id));
  EventList events;
  const std::vector<std::string> ids = event_ids_of(*entry, call.snapshot, events);
  if (call.format != AnswerFormat::kJson) {
    return answer_event_list(call, std::move(events), entry->report.title);
  }
  JsonText json;
  json.open_object().put_raw("report", report_row(view, *entry));
  json.put_raw("wire", encode_report(entry->report)).key("copies").open_array();
  for (const ReportEntry* copy : call.snapshot.copies_of(*id)) json.raw(report_row(view, *copy));
  json.close_array();
  const ReportEntry* original = entry->copy ? view.report(entry->copy->original) : nullptr;
  if (original != nullptr) json.put_raw("original", report_row(view, *original));
  json.key("event_ids").open_array();
  for (const std::string& event_id : ids) event_id.empty() ? json.raw("null") : json.text(event_id);
  json.close_array().key("events").open_array();
  for (const Event* event : events) json.raw(event_row(*event, call.service));
  json.close_array().put("explain", explained(*entry)).close_object();
  return json_answer(json.take());
}

Result<HttpResponse> answer_quotation(Call& call) {
  const std::size_t dot = call.id.find('.');
  const auto id = ReportId::parse(call.id.substr(0, dot));
  const ReportEntry* entry = id ? call.snapshot.view().report(*id) : nullptr;
  std::size_t number = 0;
  if (entry != nullptr && dot != std::string::npos) {
    while (number < entry->report.quotations.size() &&
           call.id.substr(dot + 1) != std::to_string(number)) {
      ++number;
    }
  }
  if (entry == nullptr || dot == std::string::npos || number >= entry->report.quotations.size()) {
    return tl::unexpected(not_there("quotation", call.id));
  }
  const FiledQuotation& quotation = entry->report.quotations[number];
  const CodePointIndex index(entry->report.text);
  JsonText json;
  json.open_object().put_raw("quote",
                             call.snapshot.quotation_row(view_quotation(*entry, quotation)));
  json.put_raw("report", report_row(call.snapshot.view(), *entry));
  put_passage(json, entry->report, {quotation.content.front().begin, quotation.content.back().end},
              index);
  json.key("spans").open_array();
  for (Span span : quotation.content) {
    json.open_array().integer(index.code_points(span.begin));
    json.integer(index.code_points(span.end)).close_array();
  }
  json.close_array().close_object();
  return json_answer(json.take());
}

Result<HttpResponse> answer_actor(Call& call) {
  const std::string key = party_key({call.id, "", std::nullopt, {}});
  const PartyPlaces* places = call.snapshot.party(key);
  if (places == nullptr) return tl::unexpected(not_there("actor", call.id));
  if (call.format != AnswerFormat::kJson) {
    return answer_event_list(call, places->events, "Chancery: " + call.id);
  }
  JsonText json;
  json.open_object();
  if (const auto row = actor_row(call, key)) {
    json.put_raw("actor", *row);
  } else {
    return tl::unexpected(row.error());
  }
  put_names(json, *places);
  put_offices(json, key, call.service.actors());
  Rendered events{places->events.size(), {}};
  for (auto at = places->events.rbegin();
       at != places->events.rend() && events.rows.size() < kRowsOfItem; ++at) {
    events.rows.push_back(event_row(**at, call.service));
  }
  put_rendered(json, "events", events);
  const QuotesOfParty quotes = quotes_of(*places, call.snapshot);
  put_rendered(json, "quotes_by", quotes.by);
  put_rendered(json, "quotes_about", quotes.about);
  put_partners(json, partners_of(places->events, key));
  json.close_object();
  return json_answer(json.take());
}

Result<HttpResponse> answer_plan(Call& call) {
  const auto id = PlanId::parse(call.id);
  const Plan* plan = id ? call.snapshot.view().plan(*id) : nullptr;
  if (plan == nullptr) return tl::unexpected(not_there("plan", call.id));
  if (call.format != AnswerFormat::kJson) {
    std::vector<EventId> ids = plan->announced_by;
    if (plan->fulfilled_by) ids.push_back(*plan->fulfilled_by);
    return answer_event_list(call, events_of(ids, call.snapshot),
                             call.service.phrases().planned(*plan));
  }
  JsonText json;
  json.open_object()
      .put_raw("plan", plan_row(*plan, call.service, call.snapshot))
      .key("steps")
      .open_array();
  for (const EventId& step : plan->announced_by) {
    const Event* event = call.snapshot.view().event(step);
    if (event == nullptr) continue;
    json.open_object();
    if (event->first_reported) json.put("date", event->first_reported->iso());
    json.put_raw("event", event_row(*event, call.service)).close_object();
  }
  json.close_array();
  const Event* outcome =
      plan->fulfilled_by ? call.snapshot.view().event(*plan->fulfilled_by) : nullptr;
  if (outcome != nullptr) json.put_raw("fulfilled_by", event_row(*outcome, call.service));
  json.key("reports");
  put_report_rows(json, plan->announced_in, call);
  json.put("explain", explained(*plan, call.snapshot.view())).close_object();
  return json_answer(json.take());
}

Result<HttpResponse> answer_storyline(Call& call) {
  const auto id = StorylineId::parse(call.id);
  const Storyline* story = id ? call.snapshot.storyline(*id) : nullptr;
  if (story == nullptr) return tl::unexpected(not_there("storyline", call.id));
  if (call.format != AnswerFormat::kJson) {
    return answer_event_list(call, events_of(story->events, call.snapshot), story->title);
  }
  JsonText json;
  json.open_object().put_raw("story", storyline_row(*story)).key("events");
  put_event_rows(json, story->events, call);
  json.key("plans").open_array();
  for (const PlanId& plan_id : story->plans) {
    if (const Plan* plan = call.snapshot.view().plan(plan_id)) {
      json.raw(plan_row(*plan, call.service, call.snapshot));
    }
  }
  json.close_array().key("reports");
  put_report_rows(json, story->reports, call);
  json.close_object();
  return json_answer(json.take());
}

Result<HttpResponse> answer_explain(Call& call) {
  std::ostringstream out;
  if (call.id.size() < 4) {
    return fail(ErrorCode::kUsage, "an id, or at least the first four digits of one");
  }
  if (explain_id(call.snapshot.view(), call.id, out) == 0) {
    return tl::unexpected(not_there("item", call.id));
  }
  return HttpResponse{200, "text/plain; charset=utf-8", std::move(out).str(), {}};
}

}  // namespace chancery
