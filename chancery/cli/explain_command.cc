// chancery explain: why something was coded so: the words, the sense that decided, the reports.
#include <algorithm>
#include <ostream>

#include "chancery/brief/phrases.h"
#include "chancery/cli/context.h"

namespace chancery {
namespace {

std::string place_text(const PlaceReference& place) {
  std::string out = place.name;
  if (place.country) out += ", " + place.country->str();
  return out + " (" + kPlacePrecisionNames[static_cast<std::size_t>(place.precision)] + ")";
}

void print_event(const Event& event, const RecordView& view, std::ostream& out) {
  out << "event " << event.id.str() << '\n' << "  type        " << to_string(event.type);
  for (const EventMode& mode : event.modes) out << " / " << mode.name;
  out << ", CAMEO " << event.cameo.view() << ", status " << to_string(event.status) << '\n';
  out << "  actors      " << enumerate(event.actors) << '\n';
  if (!event.recipients.empty()) out << "  recipients  " << enumerate(event.recipients) << '\n';
  if (event.date) {
    out << "  date        " << written_date(*event.date) << ", from " << event.date_basis << '\n';
  }
  if (event.place) out << "  place       " << place_text(*event.place) << '\n';
  out << "  rests on    " << event.n_reports << " reports, " << event.n_independent
      << " independent, " << event.n_copies << " copies\n";
  for (const Disagreement& disagreement : event.disagreements) {
    out << "  disagree on " << disagreement.field << ":";
    for (const auto& version : disagreement.versions) {
      out << ' ' << version.value << " (" << version.reports.size() << " reports)";
    }
    out << '\n';
  }
  for (const Evidence& evidence : event.evidence) {
    const ReportEntry* entry = view.report(evidence.report);
    if (entry == nullptr) continue;
    const FiledReport& filed = entry->report;
    out << "  in " << filed.report.id.str() << " \"" << filed.title << "\"[" << evidence.span.begin
        << ", " << evidence.span.end << ")" << (evidence.from_copy ? " (copy)" : "") << '\n'
        << "      words   " << evidence.words << '\n';
    if (evidence.mention >= filed.events.size()) continue;
    const FiledEvent& told = filed.events[evidence.mention];
    out << "      trigger \"" << words_at(filed.text, told.trigger) << "\", sense " << told.sense
        << ", confidence " << told.confidence << '\n';
    if (told.quotation) {
      out << "      said by " << enumerate(filed.quotations[*told.quotation].chain) << '\n';
    }
  }
}

void print_plan(const Plan& plan, const RecordView& view, std::ostream& out) {
  out << "plan " << plan.id.str() << '\n'
      << "  of          " << to_string(plan.type) << ", " << enumerate(plan.actors) << '\n'
      << "  state       " << kPlanStateNames[static_cast<std::size_t>(plan.state)] << '\n';
  if (plan.expected) out << "  expected    " << written_date(*plan.expected) << '\n';
  out << "Announced by:\n";
  for (const EventId& id : plan.announced_by) {
    if (const Event* event = view.event(id)) print_event(*event, view, out);
  }
  if (plan.fulfilled_by) {
    out << "Fulfilled by:\n";
    if (const Event* event = view.event(*plan.fulfilled_by)) print_event(*event, view, out);
  }
}

void print_report(const ReportEntry& entry, std::ostream& out) {
  const FiledReport& filed = entry.report;
  out << "report " << filed.report.id.str() << " \"" << filed.title << "\"\n"
      << "  path        " << filed.report.path << '\n';
  if (const Publication* when = RecordView::published(entry)) {
    out << "  published   " << written_date(when->interval) << ", basis "
        << kDateBasisNames[static_cast<std::size_t>(when->basis)];
    if (!when->reason.empty()) out << ": " << when->reason;
    out << '\n';
  }
  if (entry.copy)
    out << "  copy of     " << entry.copy->original.str() << ": " << entry.copy->why << '\n';
  for (const Removed& removed : filed.removed) {
    out << "  removed     " << removed.why << ": " << removed.text << '\n';
  }
  out << "  holds       " << filed.events.size() << " events, " << filed.quotations.size()
      << " quotations\n";
}

void run_explain(const std::string& record, const std::string& prefix, Context& context) {
  auto reader = open_reader(record);
  if (!reader) return context.complain(reader.error());
  auto view = RecordView::load_named(**reader, prefix);
  if (!view) return context.complain(view.error());
  const auto begins = [&](const std::string& id) { return id.rfind(prefix, 0) == 0; };
  std::size_t found = view->events().size();
  for (const Event* event : view->events()) {
    if (!begins(event->id.str())) {
      context.out << prefix << " is now told as part of another event:\n";
    }
    print_event(*event, *view, context.out);
  }
  for (const Plan& plan : view->all_plans()) {
    if (!begins(plan.id.str())) continue;
    print_plan(plan, *view, context.out);
    ++found;
  }
  for (const ReportEntry& entry : view->reports()) {
    if (!begins(entry.report.report.id.str())) continue;
    print_report(entry, context.out);
    ++found;
  }
  if (found == 0) {
    context.complain(
        {ErrorCode::kNotFound, "nothing in " + record + " has an id that begins with " + prefix});
  }
}

}  // namespace

void add_explain_command(CLI::App& app, Context& context) {
  auto record = std::make_shared<std::string>();
  auto id = std::make_shared<std::string>();
  CLI::App* command = app.add_subcommand("explain", "Why an event, plan or report was coded so");
  command->add_option("ID", *id, "The id, or how it begins")->required();
  add_record_option(*command, *record);
  command->callback([record, id, &context] { run_explain(*record, *id, context); });
}

}  // namespace chancery
