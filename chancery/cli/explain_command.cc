// chancery explain: why something was coded so: the words, the sense that decided, the reports.
#include <algorithm>
#include <optional>
#include <ostream>
#include <set>

#include "chancery/brief/explain.h"
#include "chancery/cli/context.h"
#include "chancery/events/explain_event.h"
#include "chancery/pipeline/read_report.h"
#include "chancery/stories/why_joined.h"

namespace chancery {
namespace {

// What is known for saying why tellings were joined; absent where the data folder is not found.
struct Joining {
  Result<StoryLexicon> lexicon;
  Result<ActorDirectory> actors;

  static Joining load(const Context& context) {
    const auto data = find_data(context.data);
    if (!data) return {tl::unexpected(data.error()), tl::unexpected(data.error())};
    return {StoryLexicon::load(*data), ActorDirectory::load(*data)};
  }
  std::vector<std::string> reasons(const Event& event, const RecordView& view) const {
    if (!lexicon || !actors) return std::vector<std::string>(event.evidence.size());
    std::vector<TellingReport> reports;
    std::set<ReportId> seen;
    for (const Evidence& evidence : event.evidence) {
      const ReportEntry* entry = view.report(evidence.report);
      if (entry == nullptr || !seen.insert(evidence.report).second) continue;
      const Publication* when = RecordView::published(*entry);
      reports.push_back({&entry->report, when != nullptr ? std::optional(*when) : std::nullopt});
    }
    return why_joined(event, reports, *lexicon, *actors);
  }
};

// Reads the report of the event's first telling once more and tells which senses of its words were
// weighed, and what kept the others from being taken. Says nothing where the data folder is missing
// or the words are read otherwise today.
void tell_weighed_words(const Event& event, const RecordView& view, const Resources& resources,
                        std::ostream& out) {
  if (event.evidence.empty()) return;
  const Evidence& evidence = event.evidence.front();
  const ReportEntry* entry = view.report(evidence.report);
  if (entry == nullptr || evidence.mention >= entry->report.events.size()) return;
  const FiledEvent& told = entry->report.events[evidence.mention];
  Report report;
  report.bytes = entry->report.text;
  report.as_is = true;
  if (const Publication* when = RecordView::published(*entry)) report.published = when->interval;
  report.id = make_report_id(report);
  const auto read = read_report(report, resources);
  if (!read) return;
  const auto same =
      std::find_if(read->events.begin(), read->events.end(), [&](const EventMention& mention) {
        return mention.sense == told.sense && mention.evidence.overlaps(told.trigger);
      });
  if (same == read->events.end()) return;
  const EventInputs inputs{read->document, read->syntax,     read->published, read->timexes,
                           read->names,    read->resolution, read->quotations};
  out << "  weighed, in " << entry->report.report.id.str() << ":\n";
  for (const std::string& line : explain_event(inputs, resources.events, *same)) {
    out << "      " << line << '\n';
  }
}

void run_explain(const std::string& record, const std::string& prefix, Context& context) {
  auto reader = open_reader(record);
  if (!reader) return context.complain(reader.error());
  auto view = RecordView::load_named(**reader, prefix);
  if (!view) return context.complain(view.error());
  const Joining joining = Joining::load(context);
  const JoinReasons reasons = [&joining](const Event& event, const RecordView& within) {
    return joining.reasons(event, within);
  };
  std::size_t found = explain_id(*view, prefix, context.out, reasons);
  std::optional<Resources> resources;
  for (const Event& event : view->all_events()) {
    if (event.id.str().rfind(prefix, 0) != 0) continue;
    if (!resources) {
      if (auto opened = open_resources(context)) resources.emplace(*std::move(opened));
    }
    if (resources) tell_weighed_words(event, *view, *resources, context.out);
  }
  for (const Event* event : view->meant()) {
    if (event->id.str().rfind(prefix, 0) == 0) continue;
    context.out << prefix << " is now told as part of another event:\n";
    explain(*event, *view, context.out, reasons);
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
