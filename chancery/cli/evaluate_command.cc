// chancery evaluate TASK GOLD: the figures on a gold set.
#include <algorithm>
#include <array>
#include <memory>
#include <string_view>
#include <vector>

#include "chancery/cli/context.h"
#include "chancery/cli/evaluate_tasks.h"

namespace chancery {
namespace {

struct Task {
  std::string_view name;
  std::string_view gold;  // the form of its gold set, for people
  void (*run)(const EvaluateRequest& request, Context& context);
};

constexpr std::array kTasks = {
    Task{"parse", "CoNLL-U", evaluate_syntax},
    Task{"names", "CoNLL-U with NE= in MISC, or a token and its BIO tag a line", evaluate_syntax},
    Task{"events", "a table as in eval/gold/events", evaluate_event_gold},
    Task{"relate", "a table of pairs as in eval/gold/events", evaluate_relation_gold},
    Task{"domains", "a table of sentences and their subject as none.tsv in eval/gold/events",
         evaluate_domains},
    Task{"senses", "a table with sentences; only with --features", evaluate_senses},
    Task{"attribution", "JSON lines with spans, or cases as in eval/gold/quotes",
         evaluate_attribution},
    Task{"actors", "marked reports as in eval/gold/actors", evaluate_actors},
    Task{"pairs", "a table as in eval/gold/names", evaluate_actors},
    Task{"places", "marked reports as in eval/gold/places", evaluate_actors},
    Task{"timex", "TimeML (a directory), JSON lines, or a table as in eval/gold/dates",
         evaluate_dates},
    Task{"stories", "a folder as eval/gold/stories/dev", evaluate_story_gold},
    Task{"grouping", "JSON lines of reports with their story", evaluate_grouping},
    Task{"copies", "a folder of reports and the pairs of them that share text", evaluate_copies},
    Task{"dating", "JSON lines of reports with their day", evaluate_dates},
    Task{"event-dates", "a table as in eval/gold/dates, or a folder of timelines", evaluate_dates},
};

std::string task_help() {
  std::string out = "What is measured, and on what:";
  for (const Task& task : kTasks) {
    out += "\n  " + std::string(task.name) + ": " + std::string(task.gold);
  }
  return out;
}

}  // namespace

void add_evaluate_command(CLI::App& app, Context& context) {
  auto request = std::make_shared<EvaluateRequest>();
  std::vector<std::string> names;
  for (const Task& task : kTasks) names.emplace_back(task.name);
  CLI::App* command = app.add_subcommand("evaluate", "The figures on a gold set");
  command->add_option("TASK", request->task, task_help())->required()->check(CLI::IsMember(names));
  command->add_option("GOLD", request->gold, "The gold set")->required();
  command->add_flag("--errors", request->errors,
                    "Also what is wrong in the half that may be looked at");
  command->add_flag(
      "--features", request->features,
      "Of domains and senses: what is seen of each predicate, tab-separated, instead of figures");
  add_roots_option(*command, request->roots);
  command->callback([request, &context] {
    const auto task = std::find_if(kTasks.begin(), kTasks.end(),
                                   [&](const Task& each) { return each.name == request->task; });
    task->run(*request, context);
  });
}

}  // namespace chancery
