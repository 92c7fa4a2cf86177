// chancery serve: the HTTP API and the page.
#include <algorithm>
#include <ostream>

#include "chancery/cli/context.h"
#include "chancery/http/server.h"
#include "chancery/http/tokens.h"
#include "chancery/text/fold.h"

namespace chancery {
namespace {

namespace fs = std::filesystem;

struct ServeFlags {
  std::string record;
  std::string web;
  std::string token_file;
  std::string new_token;
  std::vector<std::string> hosts;
  ServerOptions server;
};

// The built page: beside the data where both are installed, else where the build leaves it.
fs::path find_web(const std::string& given, const fs::path& data) {
  if (!given.empty()) return given;
  std::error_code ignored;
  const fs::path program = fs::read_symlink("/proc/self/exe", ignored);
  const fs::path built = program.parent_path().parent_path() / "share" / "chancery" / "web";
  for (const fs::path& folder : {data / "web", built}) {
    if (fs::exists(folder / "index.html", ignored)) return folder;
  }
  return {};
}

Result<ServiceOptions> service_options(const ServeFlags& flags, const Context& context) {
  auto data = find_data(context.data);
  if (!data) return tl::unexpected(data.error());
  ServiceOptions options;
  options.record = flags.record;
  options.data = *data;
  options.web = find_web(flags.web, *data);
  if (!flags.token_file.empty()) {
    auto tokens = Tokens::load(flags.token_file);
    if (!tokens) return tl::unexpected(tokens.error());
    options.tokens = std::move(*tokens);
  }
  if (!is_loopback(flags.server.address)) {
    if (!options.tokens) {
      return fail(ErrorCode::kUsage, "--address " + flags.server.address +
                                         ": others could read the record: --token-file is needed");
    }
    options.reading_needs_token = true;
  }
  options.hosts = {"127.0.0.1", "localhost", "[::1]", lower(flags.server.address)};
  for (const std::string& host : flags.hosts) options.hosts.push_back(lower(host));
  return options;
}

void run_new_token(const ServeFlags& flags, Context& context) {
  if (flags.token_file.empty()) {
    return context.complain({ErrorCode::kUsage, "--new-token: --token-file says where to keep it"});
  }
  const auto token = add_token(flags.token_file, flags.new_token);
  if (!token) return context.complain(token.error());
  context.out << *token << '\n';
}

void run_serve(const ServeFlags& flags, Context& context) {
  if (!flags.new_token.empty()) return run_new_token(flags, context);
  if (flags.record.empty()) {
    return context.complain({ErrorCode::kUsage, "serve: --record is required"});
  }
  auto options = service_options(flags, context);
  if (!options) return context.complain(options.error());
  if (options->web.empty()) context.log << "chancery: the page is not built: the API alone\n";
  auto service = Service::open(std::move(*options));
  if (!service) return context.complain(service.error());
  const auto say = [&](std::uint16_t port) {
    const bool v6 = flags.server.address.find(':') != std::string::npos;
    context.out << "listening on http://" << (v6 ? "[" : "") << flags.server.address
                << (v6 ? "]" : "") << ':' << port << '/' << std::endl;
  };
  const auto served = serve(**service, flags.server, *context.stop, say);
  if (!served) context.complain(served.error());
}

}  // namespace

void add_serve_command(CLI::App& app, Context& context) {
  auto flags = std::make_shared<ServeFlags>();
  CLI::App* command = app.add_subcommand("serve", "The HTTP API and the page, on this machine");
  command->add_option("--record,-r", flags->record, "The record: an SQLite file")
      ->envname("CHANCERY_RECORD")
      ->type_name("FILE");
  command->add_option("--port,-p", flags->server.port, "Port; 0: any that is free")
      ->capture_default_str();
  command
      ->add_option("--address", flags->server.address,
                   "Address to listen at; any but this machine's own needs --token-file")
      ->capture_default_str();
  command->add_option("--host", flags->hosts, "Another name by which the service is called")
      ->take_all();
  command
      ->add_option("--token-file", flags->token_file,
                   "Hashes of the tokens that may upload reports, and read from elsewhere")
      ->type_name("FILE");
  command
      ->add_option("--new-token", flags->new_token,
                   "Makes a token of that name, prints it once, adds its hash to --token-file")
      ->type_name("NAME");
  command->add_option("--web", flags->web, "Folder of the built page")->type_name("DIR");
  command
      ->add_option("--rate", flags->server.requests_per_second,
                   "Requests a second of one client address; four times as many at once")
      ->capture_default_str()
      ->check(CLI::Range(0.1, 1e6));
  command->callback([flags, &context] {
    flags->server.burst = std::max(4.0, 4 * flags->server.requests_per_second);
    run_serve(*flags, context);
  });
}

}  // namespace chancery
