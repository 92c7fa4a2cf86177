#include "chancery/export/native.h"

#include <algorithm>
#include <map>
#include <set>

#include "chancery/base/strings.h"
#include "chancery/knowledge/actor_directory.h"
#include "chancery/text/utf8.h"
#include "chancery/wire/json_text.h"

namespace chancery {
namespace {

template <typename Get>
std::string party_cells(const std::vector<Party>& parties, const Get& get) {
  std::vector<std::string> values;
  for (const Party& party : parties) get(party, values);
  return list_cell(std::move(values));
}

void push_sectors(const Party& party, std::vector<std::string>& into) {
  for (Sector sector : party.sectors) into.emplace_back(to_string(sector));
}

// ids, names, countries, sectors of one side.
void push_parties(const std::vector<Party>& parties, std::vector<std::string>& cells) {
  cells.push_back(party_cells(parties, [](const Party& p, auto& v) { v.push_back(p.id); }));
  cells.push_back(party_cells(parties, [](const Party& p, auto& v) { v.push_back(p.name); }));
  cells.push_back(party_cells(parties, [](const Party& p, auto& v) {
    if (p.country) v.push_back(p.country->str());
  }));
  cells.push_back(party_cells(parties, push_sectors));
}

void push_place(const RecordView& view, const Event& event, std::vector<std::string>& cells) {
  if (!event.place) {
    cells.insert(cells.end(), 7, "");
    return;
  }
  const PlaceReference& place = *event.place;
  const bool point = place.latitude != 0 || place.longitude != 0;
  cells.push_back(place.name);
  cells.push_back(raw_place(view, event));
  cells.push_back(place.country ? place.country->str() : "");
  cells.push_back(place.geonames != 0 ? std::to_string(place.geonames) : "");
  cells.push_back(point ? number_cell(place.latitude, 4) : "");
  cells.push_back(point ? number_cell(place.longitude, 4) : "");
  cells.emplace_back(kPlacePrecisionNames[static_cast<std::size_t>(place.precision)]);
}

std::string iso(const std::optional<CivilDate>& day) { return day ? day->iso() : ""; }

template <typename List>
std::string names_cell(const List& items) {
  std::vector<std::string> names;
  for (const auto& item : items) names.push_back(item.name);
  return list_cell(std::move(names));
}

template <typename Ids>
std::string ids_cell(const Ids& ids) {
  std::vector<std::string> texts;
  for (const auto& id : ids) texts.push_back(id.str());
  return list_cell(std::move(texts));
}

std::string conflicts_cell(const Event& event) {
  std::vector<std::string> fields;
  for (const Disagreement& disagreement : event.disagreements) fields.push_back(disagreement.field);
  return list_cell(std::move(fields));
}

std::vector<std::string> event_cells(const RecordView& view, const Event& event,
                                     const std::string& version) {
  std::vector<std::string> cells = {event.id.str(),
                                    event.date ? event.date->from.iso() : "",
                                    event.date ? event.date->to.iso() : "",
                                    std::string(to_string(event.precision)),
                                    event.date ? event.date_basis : "",
                                    std::string(to_string(event.type)),
                                    names_cell(event.modes),
                                    std::to_string(quad_class(event.type)),
                                    names_cell(event.contexts),
                                    number_cell(double{event.score}),
                                    event.cameo.str(),
                                    number_cell(double{event.goldstein}),
                                    std::string(to_string(event.status)),
                                    event.plan_of ? event.plan_of->str() : "",
                                    event.fulfilled_by ? event.fulfilled_by->str() : ""};
  push_parties(event.actors, cells);
  push_parties(event.recipients, cells);
  push_place(view, event, cells);
  const Evidence& first = event.evidence.front();
  for (std::string& cell : std::vector<std::string>{
           std::to_string(event.n_reports), std::to_string(event.n_independent),
           std::to_string(event.n_copies), iso(event.first_reported), iso(event.last_reported),
           conflicts_cell(event), number_cell(double{event.confidence}), first.report.str(),
           std::to_string(first.span.begin), std::to_string(first.span.end), first.words,
           version}) {
    cells.push_back(std::move(cell));
  }
  return cells;
}

// What a telling makes of the event: whether it says so, or denies, expects, supposes, recalls it.
std::string_view stance_of(EventStatus status) {
  constexpr std::string_view kStances[] = {"asserts", "expects", "supposes", "denies", "recalls"};
  return kStances[static_cast<std::size_t>(status)];
}

// The sentence that holds the evidence, counted from 0 as the wire form's `sentences`.
std::string sentence_cell(const FiledReport& filed, const FiledEvent& told) {
  for (std::size_t i = 0; i < filed.sentences.size(); ++i) {
    const Span sentence = filed.sentences[i];
    if (sentence.begin <= told.trigger.begin && told.trigger.begin < sentence.end) {
      return std::to_string(i);
    }
  }
  return "";
}

std::vector<std::string> mention_cells(const RecordView& view, const Event& event,
                                       const Evidence& evidence) {
  const ReportEntry* entry = view.report(evidence.report);
  const FiledEvent* told = telling_of(view, evidence);
  std::vector<std::string> chain;
  if (told != nullptr && told->quotation && *told->quotation < entry->report.quotations.size()) {
    chain = entry->report.quotations[*told->quotation].chain;
  }
  return {event.id.str(),
          evidence.report.str(),
          told != nullptr ? sentence_cell(entry->report, *told) : "",
          std::to_string(evidence.span.begin),
          std::to_string(evidence.span.end),
          evidence.words,
          join(chain, " > "),
          evidence.from_copy ? "true" : "false",
          entry != nullptr && entry->copy ? entry->copy->original.str() : "",
          std::string(stance_of(told != nullptr ? told->status : event.status))};
}

std::vector<std::string> report_cells(const ReportEntry& entry, const std::string& story,
                                      const std::string& version) {
  const FiledReport& filed = entry.report;
  const Publication* when = RecordView::published(entry);
  std::vector<std::string> flags = filed.flags;
  if (entry.copy && entry.copy->spun) flags.emplace_back("spun");
  return {filed.report.id.str(),
          filed.report.key,
          filed.report.path,
          filed.report.url,
          filed.report.outlet,
          filed.report.language,
          filed.title,
          when != nullptr ? when->interval.from.iso() : "",
          when != nullptr ? when->interval.to.iso() : "",
          when != nullptr ? kDateBasisNames[static_cast<std::size_t>(when->basis)] : "",
          entry.copy ? entry.copy->original.str() : "",
          entry.copy ? entry.copy->why : "",
          story,
          list_cell(std::move(flags)),
          std::to_string(filed.events.size()),
          std::to_string(filed.quotations.size()),
          version};
}

struct PartyFigures {
  Party party;
  std::set<std::string> names;
  std::size_t as_actor = 0;
  std::size_t as_recipient = 0;
  std::size_t quotations = 0;
};

using PartyTable = std::map<std::string, PartyFigures>;

PartyFigures& figures_of(PartyTable& table, const Party& party) {
  PartyFigures& figures = table[party_key(party)];
  if (figures.party.id < party.id) figures.party = party;
  figures.names.insert(party.name);
  return figures;
}

void sort_rows(ExportTable& table) { std::sort(table.rows.begin(), table.rows.end()); }

}  // namespace

std::string list_cell(std::vector<std::string> values) {
  for (std::string& value : values) std::replace(value.begin(), value.end(), ';', ',');
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
  return join(values, ";");
}

std::string number_cell(double value, int digits) {
  JsonText text;
  return text.real(value, digits).take();
}

const FiledEvent* telling_of(const RecordView& view, const Evidence& evidence) {
  const ReportEntry* entry = view.report(evidence.report);
  if (entry == nullptr || evidence.mention >= entry->report.events.size()) return nullptr;
  return &entry->report.events[evidence.mention];
}

std::string raw_place(const RecordView& view, const Event& event) {
  const Evidence& first = event.evidence.front();
  const FiledEvent* told = telling_of(view, first);
  if (told == nullptr || !event.place) return "";
  const FiledReport& filed = view.report(first.report)->report;
  for (const FiledEntity& entity : filed.entities) {
    const bool same = entity.place &&
                      (entity.place->geonames != 0 ? entity.place->geonames == event.place->geonames
                                                   : entity.place->name == event.place->name);
    if (!same) continue;
    for (const FiledEntity::Mention& mention : entity.mentions) {
      if (mention.form == MentionForm::kNamed && told->evidence.begin <= mention.span.begin &&
          mention.span.end <= told->evidence.end) {
        return std::string(words_at(filed.text, mention.span));
      }
    }
  }
  return "";
}

ExportTable events_table(const ExportSet& set) {
  ExportTable table{
      "events", "One row for each event, however many reports tell of it", event_columns(), {}};
  for (const Event* event : set.events) {
    table.rows.push_back(event_cells(*set.view, *event, set.version));
  }
  return table;
}

ExportTable mentions_table(const ExportSet& set) {
  ExportTable table{
      "mentions", "One row for each telling of an event by a report", mention_columns(), {}};
  for (const Event* event : set.events) {
    for (const Evidence& evidence : event->evidence) {
      table.rows.push_back(mention_cells(*set.view, *event, evidence));
    }
  }
  return table;
}

ExportTable reports_table(const ExportSet& set) {
  ExportTable table{"reports", "One row for each report", report_columns(), {}};
  std::map<ReportId, std::string> stories;
  for (const Storyline& story : set.view->storylines()) {
    for (const ReportId& id : story.reports) stories.emplace(id, story.id.str());
  }
  for (const ReportEntry* entry : set.reports) {
    const auto story = stories.find(entry->report.report.id);
    table.rows.push_back(
        report_cells(*entry, story == stories.end() ? "" : story->second, set.version));
  }
  return table;
}

ExportTable actors_table(const ExportSet& set) {
  ExportTable table{"actors", "Whoever takes part in an event or speaks", actor_columns(), {}};
  PartyTable parties;
  for (const Event* event : set.events) {
    for (const Party& party : event->actors) ++figures_of(parties, party).as_actor;
    for (const Party& party : event->recipients) ++figures_of(parties, party).as_recipient;
  }
  for (const QuotationView& quotation : set.quotations) {
    if (quotation.speaker) ++figures_of(parties, *quotation.speaker).quotations;
  }
  for (const auto& [key, figures] : parties) {
    std::vector<std::string> sectors;
    push_sectors(figures.party, sectors);
    table.rows.push_back(
        {figures.party.id, figures.party.name,
         figures.party.country ? figures.party.country->str() : "", list_cell(std::move(sectors)),
         list_cell({figures.names.begin(), figures.names.end()}), std::to_string(figures.as_actor),
         std::to_string(figures.as_recipient), std::to_string(figures.quotations)});
  }
  sort_rows(table);
  return table;
}

ExportTable quotes_table(const ExportSet& set) {
  ExportTable table{"quotes", "One row for each quotation of each report", quote_columns(), {}};
  for (const QuotationView& view : set.quotations) {
    const FiledQuotation& quotation = *view.quotation;
    const FiledReport& filed = view.report->report;
    const CodePointIndex index(filed.text);
    const auto party = [](const std::optional<Party>& p) {
      const std::string country = p && p->country ? p->country->str() : "";
      return std::vector<std::string>{p ? p->name : "", p ? p->id : "", country};
    };
    std::vector<std::string> cells = {filed.report.id.str() + "." +
                                      std::to_string(&quotation - filed.quotations.data())};
    for (std::string& cell : party(view.speaker)) cells.push_back(std::move(cell));
    cells.push_back(view.content);
    cells.emplace_back(kQuotationFormNames[static_cast<std::size_t>(quotation.form)]);
    for (std::string& cell : party(view.addressee)) cells.push_back(std::move(cell));
    const Publication* when = RecordView::published(*view.report);
    for (std::string& cell : std::vector<std::string>{
             join(quotation.chain, " > "), filed.report.id.str(), filed.report.outlet,
             when != nullptr ? when->interval.from.iso() : "",
             when != nullptr ? when->interval.to.iso() : "",
             std::to_string(index.code_points(quotation.content.front().begin)),
             std::to_string(index.code_points(quotation.content.back().end))}) {
      cells.push_back(std::move(cell));
    }
    table.rows.push_back(std::move(cells));
  }
  return table;
}

ExportTable plans_table(const ExportSet& set) {
  ExportTable table{"plans", "What was announced, and what became of it", plan_columns(), {}};
  for (const Plan* plan : set.plans) {
    std::vector<std::string> cells = {plan->id.str(), std::string(to_string(plan->type)),
                                      names_cell(plan->modes)};
    push_parties(plan->actors, cells);
    push_parties(plan->recipients, cells);
    for (std::string& cell : std::vector<std::string>{
             plan->place ? plan->place->name : "",
             plan->place && plan->place->country ? plan->place->country->str() : "",
             plan->expected ? plan->expected->from.iso() : "",
             plan->expected ? plan->expected->to.iso() : "",
             kPlanStateNames[static_cast<std::size_t>(plan->state)], ids_cell(plan->announced_by),
             ids_cell(plan->announced_in), plan->fulfilled_by ? plan->fulfilled_by->str() : ""}) {
      cells.push_back(std::move(cell));
    }
    table.rows.push_back(std::move(cells));
  }
  return table;
}

}  // namespace chancery
