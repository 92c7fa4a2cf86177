// chancery explain: why something was coded so: the words, the sense that decided, the reports.
#include "chancery/brief/explain.h"

#include <ostream>

#include "chancery/cli/context.h"

namespace chancery {
namespace {

void run_explain(const std::string& record, const std::string& prefix, Context& context) {
  auto view = load_view(record);
  if (!view) return context.complain(view.error());
  if (explain_id(*view, prefix, context.out) == 0) {
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
