// chancery evaluate parse and names: the language engine against a treebank or names.
#include <ostream>

#include "chancery/cli/evaluate_tasks.h"
#include "chancery/cli/input.h"
#include "eval/run_syntax.h"

namespace chancery {

void evaluate_syntax(const EvaluateRequest& request, Context& context) {
  auto content = read_whole(request.gold, context.in);
  if (!content) return context.complain(content.error());
  auto data = find_data(context.data);
  if (!data) return context.complain(data.error());
  auto engine = SyntaxEngine::load(*data);
  if (!engine) return context.complain(engine.error());
  if (request.task == "parse") {
    auto scores = evaluate_parse(*engine, request.gold, *content);
    if (!scores) return context.complain(scores.error());
    context.out << "words and sentences given\n"
                << scores->gold_tokens.table() << "from raw text\n"
                << scores->raw.table();
  } else {
    auto scores = evaluate_names(*engine, request.gold, *content);
    if (!scores) return context.complain(scores.error());
    context.out << scores->table();
  }
}

}  // namespace chancery
