// chancery relate: marked pairs in, one PLOVER type for each out; the test of other coders' data.
#include <algorithm>
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

enum class Answer { kRelation, kWhy, kFeatures };
constexpr std::size_t kReasons = 12;

std::string features_line(const std::string& id, const std::vector<Feature>& features) {
  std::string line = id;
  for (const Feature& feature : features) {
    line += '\t' + feature.name + '=' + std::to_string(feature.value);
  }
  return line;
}

std::string why_line(const std::string& id, EventType type,
                     const std::vector<RelationReason>& reasons) {
  std::string line = id + '\t' + std::string(to_string(type));
  for (std::size_t i = 0; i < std::min(kReasons, reasons.size()); ++i) {
    line += '\t' + reasons[i].feature + '=' + std::to_string(reasons[i].weight);
  }
  return line;
}

Result<std::string> relate_line(std::string_view line, const Resources& resources,
                                const RelationModel& model, RelationRoots roots, Answer answer) {
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
  if (answer == Answer::kFeatures) {
    return features_line(request->id, observe_relation(inputs, resources.events, request->actor,
                                                       request->recipient));
  }
  std::vector<RelationReason> reasons;
  const RelationReading reading =
      classify_relation(inputs, resources.events, model, roots, request->actor, request->recipient,
                        answer == Answer::kWhy ? &reasons : nullptr);
  if (answer == Answer::kWhy) return why_line(request->id, reading.type, reasons);
  return encode_relation(request->id, reading.type, reading.status, reading.scores);
}

void run_relate(const std::string& input, RelationRoots roots, Answer kind, Context& context) {
  auto content = read_whole(input, context.in);
  if (!content) return context.complain(content.error());
  auto resources = open_resources(context);
  if (!resources) return context.complain(resources.error());
  // What the ranker sees is what it is trained on: asked for before there are weights.
  Result<RelationModel> model =
      kind == Answer::kFeatures ? RelationModel() : open_relation_model(context);
  if (!model) return context.complain(model.error());
  std::istringstream lines(*content);
  std::string line;
  for (std::size_t number = 1; std::getline(lines, line) && !context.stop->load(); ++number) {
    if (line.empty()) continue;
    auto answer = relate_line(line, *resources, *model, roots, kind);
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

void add_roots_option(CLI::App& command, RelationRoots& roots) {
  const auto take = [&roots](const std::string& name) {
    roots = name == "plover" ? RelationRoots::kPlover : RelationRoots::kCameo;
  };
  command
      .add_option_function<std::string>(
          "--roots", take,
          "Of relations: by the roots of CAMEO, as older sets have them (cameo, if not given), or "
          "as code gives them (plover). Blockades, occupations and cyberattacks are ASSAULT or "
          "COERCE, convictions ACCUSE or SANCTION, promised retreats AGREE or CONCEDE, warrants of "
          "arrest COERCE or THREATEN")
      ->check(CLI::IsMember({"cameo", "plover"}));
}

void add_relate_command(CLI::App& app, Context& context) {
  auto input = std::make_shared<std::string>("-");
  CLI::App* command =
      app.add_subcommand("relate", "Marked actor pairs in, the PLOVER relation of each out");
  command->add_option(
      "FILE", *input,
      "JSON lines {id, text, actor: [s, e], recipient: [s, e]}; - is standard input");
  auto features = std::make_shared<bool>(false);
  auto why = std::make_shared<bool>(false);
  command->add_flag("--features", *features,
                    "Instead of answers, what the ranker sees: id and features, tab-separated");
  command->add_flag("--why", *why,
                    "Instead of scores, id, type and the features that spoke most for it");
  auto roots = std::make_shared<RelationRoots>(RelationRoots::kCameo);
  add_roots_option(*command, *roots);
  command->callback([input, features, why, roots, &context] {
    const Answer kind = *features ? Answer::kFeatures : *why ? Answer::kWhy : Answer::kRelation;
    run_relate(*input, *roots, kind, context);
  });
}

}  // namespace chancery
