// chancery evaluate TASK GOLD: the figures on a gold set.
#include <iomanip>
#include <ostream>

#include "chancery/cli/context.h"
#include "chancery/cli/input.h"
#include "eval/run_syntax.h"
#include "eval/story_gold.h"

namespace chancery {
namespace {

void run_stories(const std::string& folder, Context& context) {
  auto resources = open_resources(context);
  if (!resources) return context.complain(resources.error());
  auto figures = evaluate_stories(folder, *resources);
  if (!figures) return context.complain(figures.error());
  context.out << "figure                      %     95 % interval   cases\n" << std::fixed;
  for (const StoryFigure& figure : *figures) {
    context.out << std::left << std::setw(24) << figure.name << std::right << std::setprecision(1)
                << std::setw(7) << figure.value << std::setw(9) << figure.low << " -"
                << std::setw(6) << figure.high << std::setw(7) << figure.cases << '\n';
  }
}

void run_evaluate(const std::string& task, const std::string& gold, Context& context) {
  if (task == "stories") return run_stories(gold, context);
  auto content = read_whole(gold, context.in);
  if (!content) return context.complain(content.error());
  auto data = find_data(context.data);
  if (!data) return context.complain(data.error());
  auto engine = SyntaxEngine::load(*data);
  if (!engine) return context.complain(engine.error());
  if (task == "parse") {
    auto scores = evaluate_parse(*engine, gold, *content);
    if (!scores) return context.complain(scores.error());
    context.out << "words and sentences given\n"
                << scores->gold_tokens.table() << "from raw text\n"
                << scores->raw.table();
  } else {
    auto scores = evaluate_names(*engine, gold, *content);
    if (!scores) return context.complain(scores.error());
    context.out << scores->table();
  }
}

}  // namespace

void add_evaluate_command(CLI::App& app, Context& context) {
  auto task = std::make_shared<std::string>();
  auto gold = std::make_shared<std::string>();
  CLI::App* command = app.add_subcommand("evaluate", "The figures on a gold set");
  command->add_option("TASK", *task, "parse, names or stories")
      ->required()
      ->check(CLI::IsMember({"parse", "names", "stories"}));
  command
      ->add_option("GOLD", *gold,
                   "CoNLL-U; for names also a token and its BIO tag a line; for stories a folder")
      ->required();
  command->callback([task, gold, &context] { run_evaluate(*task, *gold, context); });
}

}  // namespace chancery
