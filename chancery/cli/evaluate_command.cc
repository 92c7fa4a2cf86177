// chancery evaluate TASK GOLD: the figures on a gold set.
#include <ostream>

#include "chancery/cli/context.h"
#include "chancery/cli/input.h"
#include "eval/run_syntax.h"

namespace chancery {
namespace {

void run_evaluate(const std::string& task, const std::string& gold, Context& context) {
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
  command->add_option("TASK", *task, "parse or names")
      ->required()
      ->check(CLI::IsMember({"parse", "names"}));
  command->add_option("GOLD", *gold, "CoNLL-U; for names also a token and its BIO tag a line")
      ->required();
  command->callback([task, gold, &context] { run_evaluate(*task, *gold, context); });
}

}  // namespace chancery
