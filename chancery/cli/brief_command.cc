// chancery brief: the record told to a person, with numbered sources.
#include <fstream>
#include <ostream>

#include "chancery/brief/brief.h"
#include "chancery/cli/context.h"

namespace chancery {
namespace {

struct BriefFlags {
  std::string record;
  std::string format = "markdown";
  std::string title;
  std::string language = "en";
  std::string output;
  FilterText filter;
};

void run_brief(const BriefFlags& flags, Context& context) {
  if (flags.format != "markdown" && flags.format != "html") {
    return context.complain(
        {ErrorCode::kUsage, "--format: '" + flags.format + "' is neither markdown nor html"});
  }
  auto filter = parse_filter(flags.filter);
  if (!filter) return context.complain(filter.error());
  auto data = find_data(context.data);
  if (!data) return context.complain(data.error());
  auto phrases = Phrases::load(*data, flags.language);
  if (!phrases) return context.complain(phrases.error());
  auto loaded = load_selection(flags.record, *filter);
  if (!loaded) return context.complain(loaded.error());
  auto actors = ActorDirectory::load(*data);
  if (!actors) return context.complain(actors.error());
  const Brief brief =
      compose_brief(loaded->view, loaded->selection.events, *phrases, *actors, flags.title);
  const std::string text = flags.format == "html" ? render_html(brief, phrases->messages())
                                                  : render_markdown(brief, phrases->messages());
  if (flags.output.empty()) {
    context.out << text;
    return;
  }
  std::ofstream file(flags.output, std::ios::binary);
  file << text;
  file.close();
  if (!file) {
    context.complain({ErrorCode::kUnreadable, flags.output + ": cannot be written"});
  }
}

}  // namespace

void add_brief_command(CLI::App& app, Context& context) {
  auto flags = std::make_shared<BriefFlags>();
  CLI::App* command =
      app.add_subcommand("brief", "The record told to a person, with numbered sources");
  add_record_option(*command, flags->record);
  command->add_option("--format,-f", flags->format, "markdown or html")->capture_default_str();
  command->add_option("--title", flags->title, "Heading of the brief");
  command->add_option("--lang", flags->language, "Language of the brief")->capture_default_str();
  command->add_option("--output,-o", flags->output, "A file instead of standard output");
  add_filter_options(*command, flags->filter);
  command->callback([flags, &context] { run_brief(*flags, context); });
}

}  // namespace chancery
