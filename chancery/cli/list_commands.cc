// chancery reports | events | quotes | plans | stories: the lists of a record.
#include "chancery/cli/context.h"
#include "chancery/cli/output.h"
#include "chancery/query/lists.h"

namespace chancery {
namespace {

CLI::App* add_list(CLI::App& app, Context& context, const char* name, const char* help,
                   RecordList kind, const std::shared_ptr<ListFlags>& flags) {
  CLI::App* command = app.add_subcommand(name, help);
  add_record_option(*command, flags->record);
  command->add_option("--format,-f", flags->format, "table, csv, tsv or jsonl")
      ->capture_default_str();
  add_filter_options(*command, flags->filter);
  command->callback([flags, kind, &context] { run_list(*flags, kind, context); });
  return command;
}

}  // namespace

void add_list_commands(CLI::App& app, Context& context) {
  const auto flags = [] { return std::make_shared<ListFlags>(); };
  add_list(app, context, "reports", "The reports of a record, and which are copies",
           RecordList::kReports, flags());
  add_list(app, context, "events", "The events: who did what to whom", RecordList::kEvents,
           flags());
  add_list(app, context, "stories", "The storylines", RecordList::kStorylines, flags());

  const auto of_quotes = flags();
  CLI::App* quotes = add_list(app, context, "quotes", "Who is reported to have said what",
                              RecordList::kQuotations, of_quotes);
  quotes->add_option("--speaker", of_quotes->filter.speaker, "Who speaks");
  quotes->add_option("--addressee", of_quotes->filter.addressee, "Spoken to");
  quotes->add_option("--about", of_quotes->filter.about, "Words of a name in what is said");
  quotes->add_option("--contains", of_quotes->filter.contains, "Words of what is said");
  quotes->add_option("--form", of_quotes->filter.form, "direct, indirect or mixed");

  const auto of_plans = flags();
  CLI::App* plans = add_list(app, context, "plans", "What was announced, and what became of it",
                             RecordList::kPlans, of_plans);
  plans->add_flag("--open", of_plans->filter.open_plans, "Only what is still to come");
  plans->add_option("--as-of", of_plans->filter.as_of,
                    "The day from which to look: what was expected earlier has lapsed");
}

}  // namespace chancery
