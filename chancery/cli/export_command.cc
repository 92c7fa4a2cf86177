// chancery export: a record as files, in its own tables or in the shape of another project.
#include <ostream>

#include "chancery/cli/context.h"
#include "chancery/export/write_export.h"
#include "chancery/pipeline/version.h"

namespace chancery {
namespace {

struct ExportFlags {
  std::string record;
  std::string folder;
  std::string profile;
  std::string csv = "data";
  bool bom = false;
  FilterText filter;
};

// The filters as they were given, for the export's own account of itself.
std::string written_filters(const CLI::App& command) {
  std::string out;
  for (const CLI::Option* option : command.get_options()) {
    if (option->count() == 0 || option->get_group().rfind("Filters", 0) != 0) continue;
    out += (out.empty() ? "" : " ") + option->get_name();
    if (option->get_items_expected_max() != 0) out += " " + option->as<std::string>();
  }
  return out;
}

void run_export(const ExportFlags& flags, const CLI::App& command, Context& context) {
  auto filter = parse_filter(flags.filter);
  if (!filter) return context.complain(filter.error());
  auto style = parse_csv_style(flags.csv, flags.bom ? "1" : "");
  if (!style) return context.complain({style.error().code, "--" + style.error().message});
  auto data = find_data(context.data);
  if (!data) return context.complain(data.error());
  auto loaded = load_selection(flags.record, *filter);
  if (!loaded) return context.complain(loaded.error());
  const ExportOptions options{flags.profile, *style, *data, kVersion, written_filters(command)};
  const auto done = write_export(loaded->view, std::move(loaded->selection), options, flags.folder);
  if (!done) return context.complain(done.error());
  std::size_t shown = 0;
  for (const ExportSummary::File& file : done->files) {
    // Of brat there are two files a report: the first few tell enough.
    if (++shown > 12) continue;
    context.log << file.name << ": " << file.rows << " rows\n";
  }
  if (shown > 12) context.log << "and " << shown - 12 << " more files\n";
  if (done->left_out != 0) {
    context.log << done->left_out << " of " << done->events
                << " events left out: this profile has no status, and they did not (yet) happen\n";
  }
}

}  // namespace

void add_export_command(CLI::App& app, Context& context) {
  auto flags = std::make_shared<ExportFlags>();
  CLI::App* command = app.add_subcommand("export", "The record as files");
  add_record_option(*command, flags->record);
  command->add_option("--to", flags->folder, "The folder; made where it is not there")
      ->required()
      ->type_name("DIR");
  command->add_option("--profile", flags->profile,
                      "plover, polecat, icews, gdelt2, brat, gexf, graphml, geojson, atom or "
                      "jsonl; without it the native CSV tables");
  command->add_option("--csv", flags->csv, "data: exact; spreadsheet: formulas are guarded")
      ->capture_default_str();
  command->add_flag("--bom", flags->bom, "CSV begins with a byte order mark");
  add_filter_options(*command, flags->filter);
  command->callback([flags, command, &context] { run_export(*flags, *command, context); });
}

}  // namespace chancery
