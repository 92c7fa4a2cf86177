// chancery parse: text, or CoNLL-U with --tokenized, to CoNLL-U.
#include <ostream>

#include "chancery/cli/context.h"
#include "chancery/cli/input.h"
#include "chancery/syntax/parse_to_conllu.h"

namespace chancery {
namespace {

void run_parse(const std::string& input, bool tokenized, Context& context) {
  auto content = read_whole(input, context.in);
  if (!content) return context.complain(content.error());
  auto data = find_data(context.data);
  if (!data) return context.complain(data.error());
  auto engine = SyntaxEngine::load(*data);
  if (!engine) return context.complain(engine.error());
  auto parsed = parse_to_conllu(*engine, input, *content,
                                tokenized ? ParseInput::kTokenized : ParseInput::kText);
  if (!parsed) return context.complain(parsed.error());
  context.out << *parsed;
}

}  // namespace

void add_parse_command(CLI::App& app, Context& context) {
  auto input = std::make_shared<std::string>("-");
  auto tokenized = std::make_shared<bool>(false);
  CLI::App* command = app.add_subcommand("parse", "Text to CoNLL-U: tags, lemmas, trees, names");
  command->add_option("FILE", *input,
                      "Text, a paragraph a line, or CoNLL-U with --tokenized; - is standard input");
  command->add_flag("--tokenized", *tokenized, "Take tokens and sentences of CoNLL-U as given");
  command->callback([input, tokenized, &context] { run_parse(*input, *tokenized, context); });
}

}  // namespace chancery
