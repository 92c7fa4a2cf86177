// chancery: the command. A table of subcommands; each is in its own file.
#include <unistd.h>

#include <cctype>
#include <csignal>
#include <cstdlib>
#include <iostream>

#include "chancery/cli/context.h"
#include "chancery/cli/exit_status.h"
#include "chancery/pipeline/version.h"

namespace {

std::atomic<bool> stop_asked = false;

// The first interrupt finishes the batch in hand; a second one ends the program at once.
void ask_to_stop(int signal) {
  if (stop_asked.exchange(true)) {
    std::signal(signal, SIG_DFL);
    std::raise(signal);
  }
}

// A settings file in TOML, less what the environment says otherwise: CHANCERY_RECORD wins over
// `record`.
class Settings : public CLI::ConfigTOML {
 public:
  std::vector<CLI::ConfigItem> from_config(std::istream& input) const override {
    std::vector<CLI::ConfigItem> kept = CLI::ConfigTOML::from_config(input);
    std::erase_if(kept, [](const CLI::ConfigItem& item) {
      std::string name = "CHANCERY_" + item.name;
      for (char& c : name) c = c == '-' ? '_' : static_cast<char>(std::toupper(c));
      return std::getenv(name.c_str()) != nullptr;
    });
    return kept;
  }
};

}  // namespace

int main(int argc, char** argv) {
  std::signal(SIGINT, ask_to_stop);
  std::signal(SIGTERM, ask_to_stop);
  std::ios::sync_with_stdio(false);

  chancery::Context context{std::cin, std::cout, std::cerr};
  context.log_is_terminal = isatty(STDERR_FILENO) != 0;
  context.stop = &stop_asked;

  CLI::App app{"Reads news reports on international affairs and keeps the record.", "chancery"};
  app.set_version_flag("--version", std::string("chancery ") + chancery::kVersion);
  app.config_formatter(std::make_shared<Settings>());
  app.set_config("--config", "", "Settings in TOML; environment and flags win over it");
  app.allow_config_extras(CLI::config_extras_mode::error);
  app.add_option("--data", context.data, "The data folder; found beside the program if not given")
      ->envname("CHANCERY_DATA");
  app.add_option("--actors", context.actors,
                 "A table of your own actors, which wins over the directory's")
      ->envname("CHANCERY_ACTORS");
  app.add_option("--types", context.types, "A table of your own event types")
      ->envname("CHANCERY_TYPES");
  app.require_subcommand(1);
  app.fallthrough();
  for (auto* add :
       {chancery::add_read_command, chancery::add_code_command, chancery::add_list_commands,
        chancery::add_actors_command, chancery::add_brief_command, chancery::add_explain_command,
        chancery::add_parse_command, chancery::add_text_command, chancery::add_evaluate_command,
        chancery::add_relate_command, chancery::add_export_command, chancery::add_serve_command,
        chancery::add_correct_commands, chancery::add_doctor_command}) {
    add(app, context);
  }
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    const int code = app.exit(error, std::cout, std::cerr);
    return code == 0 ? chancery::kAllDone : chancery::kWrongUsage;
  }
  std::cout.flush();
  if (!std::cout) {
    context.complain({chancery::ErrorCode::kUnreadable, "standard output cannot be written"});
  }
  return context.status;
}
