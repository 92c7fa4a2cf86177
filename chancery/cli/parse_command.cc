// chancery parse: text, or CoNLL-U with --tokenized, to CoNLL-U.
#include <algorithm>
#include <fstream>
#include <iterator>
#include <ostream>

#include "chancery/cli/context.h"
#include "chancery/syntax/conllu.h"
#include "chancery/syntax/syntax_engine.h"
#include "chancery/text/utf8.h"

namespace chancery {
namespace {

constexpr std::size_t kWidestWrappedLine = 90;  // bytes; text wrapped for a screen stays below

Result<std::string> read_input(const std::string& name, Context& context) {
  if (name == "-") {
    return std::string((std::istreambuf_iterator<char>(context.in)), std::istreambuf_iterator<char>());
  }
  std::ifstream file(name, std::ios::binary);
  std::string content((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  if (!file.is_open() || file.bad()) {
    return fail(ErrorCode::kUnreadable, name + ": cannot be read");
  }
  return content;
}

// Where every line is short and blank lines part the paragraphs, a line break is only a space;
// elsewhere each line is a paragraph.
std::vector<Span> paragraphs_of(std::string& text) {
  std::size_t widest = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    widest = std::max(widest, end - at);
    at = end + 1;
  }
  if (widest <= kWidestWrappedLine && text.find("\n\n") != std::string::npos) {
    for (std::size_t i = 0; i + 1 < text.size(); ++i) {
      const bool blank_line = text[i + 1] == '\n' || (i > 0 && text[i - 1] == '\n');
      if (text[i] == '\n' && !blank_line) text[i] = ' ';
    }
  }
  std::vector<Span> paragraphs;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    if (end > at) paragraphs.emplace_back(at, end);
    at = end + 1;
  }
  return paragraphs;
}

void run_parse(const std::string& input, bool tokenized, Context& context) {
  auto content = read_input(input, context);
  if (!content) return context.complain(content.error());
  auto data = find_data(context.data);
  if (!data) return context.complain(data.error());
  auto engine = SyntaxEngine::load(*data);
  if (!engine) return context.complain(engine.error());
  if (tokenized) {
    auto sentences = read_conllu(input, *content);
    if (!sentences) return context.complain(sentences.error());
    ConlluText given = join_conllu(*sentences);
    engine->annotate(given.text, given.syntax);
    context.out << write_conllu(given.text, given.syntax);
    return;
  }
  Document document;
  document.text = repair_utf8(*content).text;
  document.paragraphs = paragraphs_of(document.text);
  context.out << write_conllu(document.text, engine->parse(document));
}

}  // namespace

void add_parse_command(CLI::App& app, Context& context) {
  auto input = std::make_shared<std::string>("-");
  auto tokenized = std::make_shared<bool>(false);
  CLI::App* command =
      app.add_subcommand("parse", "Text to CoNLL-U: tags, lemmas, trees, names");
  command->add_option("FILE", *input, "Text, or CoNLL-U with --tokenized; - is standard input");
  command->add_flag("--tokenized", *tokenized, "Take tokens and sentences of CoNLL-U as given");
  command->callback([input, tokenized, &context] { run_parse(*input, *tokenized, context); });
}

}  // namespace chancery
