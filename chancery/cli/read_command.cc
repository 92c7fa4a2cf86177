// chancery read: reports into a record.
#include <ostream>

#include "chancery/cli/context.h"
#include "chancery/cli/exit_status.h"
#include "chancery/pipeline/read_into_record.h"

namespace chancery {
namespace {

void say_summary(const ReadingProgress& done, const RecordCounts& counts, Context& context) {
  context.log << done.filed << " reports read, " << done.known << " known already, " << done.failed
              << " failed";
  if (done.skipped != 0) context.log << ", " << done.skipped << " other files passed over";
  context.log << ". The record holds " << counts.reports << " reports (" << counts.copies
              << " copies), " << counts.events << " events, " << counts.plans << " plans, "
              << counts.storylines << " storylines.\n";
  if (done.interrupted) context.log << "Interrupted: the same command goes on from here.\n";
}

void run_read(const ReadingFlags& flags, const std::string& record, bool link, Context& context) {
  auto options = reading_options(flags, context);
  if (!options) return context.complain(options.error());
  options->link = link;
  auto store = open_record(record, true);
  if (!store) return context.complain(store.error());
  auto resources = open_resources(context);
  if (!resources) return context.complain(resources.error());
  if (context.log_is_terminal) {
    options->progress = [&context](const ReadingProgress& p) {
      context.log << '\r' << p.seen << " seen, " << p.filed << " read, " << p.failed << " failed "
                  << std::flush;
    };
  }
  const auto done = read_into_record(flags.inputs, *resources, **store, *options);
  if (context.log_is_terminal) context.log << '\r';
  if (!done) return context.complain(done.error());
  const auto counts = (*store)->counts();
  if (!counts) return context.complain(counts.error());
  say_summary(*done, *counts, context);
  if (done->failed != 0) context.status = kSomeFailed;
  if (done->interrupted) context.status = kInterrupted;
}

}  // namespace

void add_read_command(CLI::App& app, Context& context) {
  auto flags = std::make_shared<ReadingFlags>();
  auto record = std::make_shared<std::string>();
  auto no_link = std::make_shared<bool>(false);
  CLI::App* command = app.add_subcommand("read", "Reports into a record; may be repeated");
  add_reading_options(*command, *flags);
  command->get_option("PATH")->required();
  add_record_option(*command, *record);
  command->add_flag("--no-link", *no_link,
                    "Files the reports only; the next reading without it makes events, plans and "
                    "storylines of them");
  command->callback(
      [flags, record, no_link, &context] { run_read(*flags, *record, !*no_link, context); });
}

}  // namespace chancery
