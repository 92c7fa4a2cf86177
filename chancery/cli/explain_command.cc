// chancery explain: why something was coded so: the words, the sense that decided, the reports.
#include <ostream>

#include "chancery/brief/explain.h"
#include "chancery/cli/context.h"

namespace chancery {
namespace {

void run_explain(const std::string& record, const std::string& prefix, Context& context) {
  auto reader = open_reader(record);
  if (!reader) return context.complain(reader.error());
  auto view = RecordView::load_named(**reader, prefix);
  if (!view) return context.complain(view.error());
  std::size_t found = explain_id(*view, prefix, context.out);
  for (const Event* event : view->meant()) {
    if (event->id.str().rfind(prefix, 0) == 0) continue;
    context.out << prefix << " is now told as part of another event:\n";
    explain(*event, *view, context.out);
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
