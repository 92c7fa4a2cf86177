// chancery evaluate TASK GOLD: the figures on a gold set.
#include <ostream>

#include "chancery/cli/context.h"
#include "chancery/cli/input.h"
#include "eval/dating_scores.h"
#include "eval/event_date_scores.h"
#include "eval/run_syntax.h"
#include "eval/timex_scores.h"

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

// Which texts of a gold set count, and whether what is wrong with them is told.
struct Share {
  std::string part = "all";
  bool errors = false;
};

template <typename Case>
void keep_part(const std::string& part, std::vector<Case>& cases) {
  if (part == "all") return;
  const GoldPart kept = part == "held" ? GoldPart::kHeld : GoldPart::kDev;
  std::erase_if(cases, [&](const Case& one) { return one.part != kept; });
}

// The tasks of dates: a reader of the gold, and a scorer that takes the whole path's resources.
template <typename Read, typename Score>
void run_dates(Read read, Score score, const std::string& gold, const Share& share,
               Context& context) {
  auto cases = read(gold);
  if (!cases) return context.complain(cases.error());
  keep_part(share.part, *cases);
  auto resources = open_resources(context);
  if (!resources) return context.complain(resources.error());
  auto scores = score(*cases, *resources);
  if (!scores) return context.complain(scores.error());
  context.out << scores->table();
  if (!share.errors) return;
  for (const std::string& error : scores->errors) context.out << error << "\n";
}

void run_task(const std::string& task, const std::string& gold, const Share& share,
              Context& context) {
  if (task == "timex") {
    const auto score = [](const auto& cases, const Resources& resources) {
      return score_timexes(cases, resources);
    };
    return run_dates(read_timex_gold, score, gold, share, context);
  }
  if (task == "dating") return run_dates(read_dating_gold, score_dating, gold, share, context);
  if (task == "event-dates") {
    return run_dates(read_event_dates, score_event_dates, gold, share, context);
  }
  run_evaluate(task, gold, context);
}

}  // namespace

void add_evaluate_command(CLI::App& app, Context& context) {
  auto task = std::make_shared<std::string>();
  auto gold = std::make_shared<std::string>();
  CLI::App* command = app.add_subcommand("evaluate", "The figures on a gold set");
  auto share = std::make_shared<Share>();
  command->add_option("TASK", *task, "parse, names, timex, dating or event-dates")
      ->required()
      ->check(CLI::IsMember({"parse", "names", "timex", "dating", "event-dates"}));
  command
      ->add_option("GOLD", *gold,
                   "CoNLL-U; for names also a token and its BIO tag a line; for timex TimeML "
                   "(a directory), JSON lines or a table; for dating JSON lines; for event-dates "
                   "a table")
      ->required();
  command->add_option("--part", share->part, "Of the tasks of dates: all, dev or held")
      ->check(CLI::IsMember({"all", "dev", "held"}));
  command->add_flag("--errors", share->errors, "Of the tasks of dates: also what is wrong");
  command->callback([task, gold, share, &context] { run_task(*task, *gold, *share, context); });
}

}  // namespace chancery
