// chancery code: reports to JSON, one line each; keeps nothing.
#include <ostream>

#include "chancery/cli/context.h"
#include "chancery/cli/exit_status.h"
#include "chancery/pipeline/read_into_record.h"
#include "chancery/wire/wire.h"

namespace chancery {
namespace {

void run_code(const ReadingFlags& flags, Context& context) {
  auto options = reading_options(flags, context);
  if (!options) return context.complain(options.error());
  auto resources = open_resources(context);
  if (!resources) return context.complain(resources.error());
  const auto print = [&context](std::vector<ReadingOutcome> outcomes) -> Result<void> {
    for (const ReadingOutcome& outcome : outcomes) {
      if (outcome) context.out << encode_report(*outcome) << '\n';
    }
    context.out.flush();
    if (!context.out) return fail(ErrorCode::kUnreadable, "standard output cannot be written");
    return {};
  };
  const auto inputs = flags.inputs.empty() ? std::vector<std::string>{"-"} : flags.inputs;
  const auto done = read_inputs(
      inputs, *resources, *options, [](const Report&) { return true; }, print);
  if (!done) return context.complain(done.error());
  if (done->failed != 0) context.status = kSomeFailed;
  if (done->interrupted) context.status = kInterrupted;
}

}  // namespace

void add_code_command(CLI::App& app, Context& context) {
  auto flags = std::make_shared<ReadingFlags>();
  CLI::App* command = app.add_subcommand("code", "Reports to JSON, one line each; keeps nothing");
  add_reading_options(*command, *flags);
  command->callback([flags, &context] { run_code(*flags, context); });
}

}  // namespace chancery
