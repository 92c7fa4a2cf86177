// chancery relate: marked pairs in, one PLOVER type for each out; the test of other coders' data.
#include <istream>
#include <ostream>
#include <sstream>

#include "chancery/cli/context.h"
#include "chancery/cli/exit_status.h"
#include "chancery/cli/input.h"
#include "chancery/events/relate.h"
#include "chancery/pipeline/read_report.h"
#include "chancery/wire/wire.h"

namespace chancery {
namespace {

// What one line is answered with: the relation, or with `features` what the ranker sees.
std::string features_line(const std::string& id, const std::vector<RelationFeature>& features) {
  std::string line = id;
  for (const RelationFeature& feature : features) {
    line += '\t' + feature.name + '=' + std::to_string(feature.value);
  }
  return line;
}

Result<std::string> relate_line(std::string_view line, const Resources& resources, bool features) {
  auto request = decode_relation_request(line);
  if (!request) return tl::unexpected(request.error());
  Report report;
  report.bytes = request->text;
  report.as_is = true;
  report.id = make_report_id(report);
  auto read = read_report(report, resources);
  if (!read) return tl::unexpected(read.error());
  const EventInputs inputs{read->document, read->syntax,     read->published, read->timexes,
                           read->names,    read->resolution, read->quotations};
  if (features) {
    return features_line(request->id, observe_relation(inputs, resources.events, request->actor,
                                                       request->recipient));
  }
  const RelationReading reading = classify_relation(inputs, resources.events, resources.relations,
                                                    request->actor, request->recipient);
  return encode_relation(request->id, reading.type, reading.status, reading.scores);
}

void run_relate(const std::string& input, bool features, Context& context) {
  auto content = read_whole(input, context.in);
  if (!content) return context.complain(content.error());
  auto resources = open_resources(context);
  if (!resources) return context.complain(resources.error());
  std::istringstream lines(*content);
  std::string line;
  for (std::size_t number = 1; std::getline(lines, line) && !context.stop->load(); ++number) {
    if (line.empty()) continue;
    auto answer = relate_line(line, *resources, features);
    if (answer) {
      context.out << *answer << '\n';
    } else {
      context.complain({ErrorCode::kInvalidInput,
                        input + ":" + std::to_string(number) + ": " + answer.error().message});
    }
  }
  if (context.stop->load()) context.status = kInterrupted;
}

}  // namespace

void add_relate_command(CLI::App& app, Context& context) {
  auto input = std::make_shared<std::string>("-");
  CLI::App* command =
      app.add_subcommand("relate", "Marked actor pairs in, the PLOVER relation of each out");
  command->add_option(
      "FILE", *input,
      "JSON lines {id, text, actor: [s, e], recipient: [s, e]}; - is standard input");
  auto features = std::make_shared<bool>(false);
  command->add_flag("--features", *features,
                    "Instead of answers, what the ranker sees: id and features, tab-separated");
  command->callback([input, features, &context] { run_relate(*input, *features, context); });
}

}  // namespace chancery
