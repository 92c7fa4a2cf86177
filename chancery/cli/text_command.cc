// chancery text: the article text and metadata of pages, one JSON object a line.
#include <ostream>

#include "chancery/clean/clean.h"
#include "chancery/cli/context.h"
#include "chancery/cli/exit_status.h"
#include "chancery/ingest/read_reports.h"
#include "chancery/pipeline/read_into_record.h"
#include "chancery/wire/row.h"

namespace chancery {
namespace {

std::string text_row(const Document& document) {
  Row row;
  row.put("title", document.title);
  if (document.published) {
    const DateInterval& when = document.published->interval;
    row.put("published",
            when.width_days() == 1 ? when.from.iso() : when.from.iso() + "/" + when.to.iso());
  }
  row.put("outlet", document.outlet);
  row.put("author", document.author);
  row.put("language", document.language);
  row.put("text", std::string(body_text(document)));
  return row.json();
}

void run_text(const ReadingFlags& flags, Context& context) {
  auto options = reading_options(flags, context);
  if (!options) return context.complain(options.error());
  auto data = find_data(context.data);
  if (!data) return context.complain(data.error());
  auto rules = CleaningRules::load(*data / "cleaning");
  if (!rules) return context.complain(rules.error());
  const auto inputs = flags.inputs.empty() ? std::vector<std::string>{"-"} : flags.inputs;
  const auto done = read_reports(inputs, options->ingest, [&](Result<Report> report) {
    auto document =
        report ? clean_report(*report, *rules) : Result<Document>(tl::unexpected(report.error()));
    if (document) {
      context.out << text_row(*document) << '\n';
    } else {
      context.complain(document.error());
    }
    return !context.stop->load();
  });
  if (!done) return context.complain(done.error());
  if (context.stop->load()) context.status = kInterrupted;
}

}  // namespace

void add_text_command(CLI::App& app, Context& context) {
  auto flags = std::make_shared<ReadingFlags>();
  CLI::App* command = app.add_subcommand("text", "Article text and metadata of a page");
  add_reading_options(*command, *flags);
  command->callback([flags, &context] { run_text(*flags, context); });
}

}  // namespace chancery
