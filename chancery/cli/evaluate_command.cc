// chancery evaluate TASK GOLD: the figures on a gold set.
#include <ostream>

#include "chancery/cli/context.h"
#include "chancery/cli/input.h"
#include "chancery/pipeline/read_report.h"
#include "eval/attribution_scores.h"
#include "eval/quotation_gold.h"
#include "eval/run_syntax.h"

namespace chancery {
namespace {

// Attributed texts as JSON lines, or the project's own cases ("== id").
void run_attribution(const std::string& gold, const std::string& content, bool errors,
                     Context& context) {
  const auto resources = open_resources(context);
  if (!resources) return context.complain(resources.error());
  if (content.starts_with("== ")) {
    const auto figures = score_quotations(gold, content, *resources);
    if (!figures) return context.complain(figures.error());
    for (const std::string& error : figures->errors) {
      if (errors) context.out << error << '\n';
    }
    context.out << figures->table();
    return;
  }
  const auto texts = read_attributions(gold, content);
  if (!texts) return context.complain(texts.error());
  std::vector<std::vector<GoldAttribution>> found;
  for (const AttributedText& text : *texts) {
    Report report;
    report.bytes = text.text;
    report.as_is = true;
    const auto read = read_report(report, *resources);
    if (!read) return context.complain(read.error());
    found.push_back(attributions_of(*read));
  }
  context.out << score_attributions(*texts, std::move(found)).table();
}

void run_evaluate(const std::string& task, const std::string& gold, bool errors, Context& context) {
  auto content = read_whole(gold, context.in);
  if (!content) return context.complain(content.error());
  if (task == "attribution") return run_attribution(gold, *content, errors, context);
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
  command->add_option("TASK", *task, "parse, names or attribution")
      ->required()
      ->check(CLI::IsMember({"parse", "names", "attribution"}));
  command
      ->add_option("GOLD", *gold,
                   "CoNLL-U; for names also a token and its BIO tag a line; for attribution "
                   "JSON lines with spans, or cases as in eval/gold/quotes")
      ->required();
  auto errors = std::make_shared<bool>(false);
  command->add_flag("--errors", *errors, "Of attribution cases, what is wrong");
  command->callback(
      [task, gold, errors, &context] { run_evaluate(*task, *gold, *errors, context); });
}

}  // namespace chancery
