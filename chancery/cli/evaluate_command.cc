// chancery evaluate TASK GOLD: the figures on a gold set.
#include <cstdio>
#include <ostream>

#include "chancery/cli/context.h"
#include "chancery/cli/evaluate_actors.h"
#include "chancery/cli/input.h"
#include "eval/event_gold.h"
#include "eval/relation_scores.h"
#include "eval/run_syntax.h"

namespace chancery {
namespace {

void run_events(const std::string& gold, Context& context) {
  auto resources = open_resources(context);
  if (!resources) return context.complain(resources.error());
  for (const char* split : {"dev", "test", "held"}) {
    auto figures = evaluate_events(gold, split, *resources);
    if (!figures) return context.complain(figures.error());
    for (const auto& [name, value] : *figures) {
      char line[100];
      std::snprintf(line, sizeof line, "%-5s %-24s %6.2f\n", split, name.c_str(), value);
      context.out << line;
    }
  }
}

void run_relations(const std::string& gold, const std::string& content, Context& context) {
  auto resources = open_resources(context);
  if (!resources) return context.complain(resources.error());
  auto scores = evaluate_relations(*resources, gold, content);
  if (!scores) return context.complain(scores.error());
  context.out << scores->table();
}

void run_evaluate(const std::string& task, const std::string& gold, Context& context) {
  if (task == "events") return run_events(gold, context);
  auto content = read_whole(gold, context.in);
  if (!content) return context.complain(content.error());
  if (task == "relate") return run_relations(gold, *content, context);
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
  auto errors = std::make_shared<bool>(false);
  command->add_option("TASK", *task, "parse, names, events, relate, actors, pairs or places")
      ->required()
      ->check(CLI::IsMember({"parse", "names", "events", "relate", "actors", "pairs", "places"}));
  command
      ->add_option("GOLD", *gold,
                   "CoNLL-U; for names also a token and its BIO tag a line; for events and relate "
                   "tables as in eval/gold/events; for actors, pairs and places as in eval/gold/")
      ->required();
  command->add_flag("--errors", *errors, "Also what is wrong in the half that may be looked at");
  command->callback([task, gold, errors, &context] {
    if (*task == "actors" || *task == "pairs" || *task == "places") {
      evaluate_actors(*task, *gold, *errors, context);
    } else {
      run_evaluate(*task, *gold, context);
    }
  });
}

}  // namespace chancery
