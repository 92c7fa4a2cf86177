#include "chancery/brief/explain.h"

#include <ostream>

#include "chancery/base/strings.h"

namespace chancery {
namespace {

std::string place_text(const PlaceReference& place) {
  std::string out = place.name;
  if (place.country) out += ", " + place.country->str();
  return out + " (" + kPlacePrecisionNames[static_cast<std::size_t>(place.precision)] + ")";
}

std::string days_text(const DateInterval& interval) {
  const std::string from = interval.from.iso();
  return interval.from == interval.to ? from : from + " to " + interval.to.iso();
}

std::string names_text(const std::vector<Party>& parties) {
  std::vector<std::string> names;
  for (const Party& party : parties) names.push_back(party.name);
  return join(names, ", ");
}

}  // namespace

void explain(const Event& event, const RecordView& view, std::ostream& out,
             const JoinReasons& reasons) {
  out << "event " << event.id.str() << '\n' << "  type        " << to_string(event.type);
  for (const EventMode& mode : event.modes) out << " / " << mode.name;
  out << ", CAMEO " << event.cameo.view() << ", status " << to_string(event.status) << '\n';
  out << "  actors      " << names_text(event.actors) << '\n';
  if (!event.recipients.empty()) out << "  recipients  " << names_text(event.recipients) << '\n';
  if (event.date) {
    out << "  date        " << days_text(*event.date) << ", from " << event.date_basis << '\n';
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
  const std::vector<std::string> joined =
      reasons ? reasons(event, view) : std::vector<std::string>(event.evidence.size());
  for (std::size_t i = 0; i < event.evidence.size(); ++i) {
    const Evidence& evidence = event.evidence[i];
    const ReportEntry* entry = view.report(evidence.report);
    if (entry == nullptr) continue;
    const FiledReport& filed = entry->report;
    out << "  in " << filed.report.id.str() << " \"" << filed.title << "\"[" << evidence.span.begin
        << ", " << evidence.span.end << ")" << (evidence.from_copy ? " (copy)" : "") << '\n'
        << "      words   " << evidence.words << '\n';
    if (!joined[i].empty()) out << "      joined  " << joined[i] << '\n';
    if (evidence.mention >= filed.events.size()) continue;
    const FiledEvent& told = filed.events[evidence.mention];
    out << "      trigger \"" << words_at(filed.text, told.trigger) << "\", sense " << told.sense
        << ", confidence " << told.confidence << '\n';
    if (told.quotation) {
      out << "      said by " << join(filed.quotations[*told.quotation].chain, ", ") << '\n';
    }
  }
}

void explain(const Plan& plan, const RecordView& view, std::ostream& out,
             const JoinReasons& reasons) {
  out << "plan " << plan.id.str() << '\n'
      << "  of          " << to_string(plan.type) << ", " << names_text(plan.actors) << '\n'
      << "  state       " << kPlanStateNames[static_cast<std::size_t>(plan.state)] << '\n';
  if (plan.expected) out << "  expected    " << days_text(*plan.expected) << '\n';
  out << "Announced by:\n";
  for (const EventId& id : plan.announced_by) {
    if (const Event* event = view.event(id)) explain(*event, view, out, reasons);
  }
  if (plan.fulfilled_by) {
    out << "Fulfilled by:\n";
    if (const Event* event = view.event(*plan.fulfilled_by)) explain(*event, view, out, reasons);
  }
}

void explain(const ReportEntry& entry, std::ostream& out) {
  const FiledReport& filed = entry.report;
  out << "report " << filed.report.id.str() << " \"" << filed.title << "\"\n"
      << "  path        " << filed.report.path << '\n';
  if (const Publication* when = RecordView::published(entry)) {
    out << "  published   " << days_text(when->interval) << ", basis "
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

std::size_t explain_id(const RecordView& view, std::string_view prefix, std::ostream& out,
                       const JoinReasons& reasons) {
  std::size_t found = 0;
  const auto begins = [&](const std::string& id) {
    const bool yes = id.rfind(prefix, 0) == 0;
    found += yes ? 1U : 0U;
    return yes;
  };
  for (const Event& event : view.all_events()) {
    if (begins(event.id.str())) explain(event, view, out, reasons);
  }
  for (const Plan& plan : view.all_plans()) {
    if (begins(plan.id.str())) explain(plan, view, out, reasons);
  }
  for (const ReportEntry& entry : view.reports()) {
    if (begins(entry.report.report.id.str())) explain(entry, out);
  }
  return found;
}

}  // namespace chancery
