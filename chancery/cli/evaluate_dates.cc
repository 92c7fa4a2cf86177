// chancery evaluate timex, dating, event-dates: what is read of time against gold sets.
#include <ostream>

#include "chancery/cli/evaluate_tasks.h"
#include "eval/dating_scores.h"
#include "eval/event_date_scores.h"
#include "eval/timex_scores.h"

namespace chancery {
namespace {

template <typename Case, typename Score>
void evaluate_part(const std::vector<Case>& cases, GoldPart part, Score score,
                   const EvaluateRequest& request, const Resources& resources, Context& context) {
  std::vector<Case> kept;
  for (const Case& one : cases) {
    if (one.part == part) kept.push_back(one);
  }
  if (kept.empty()) return;
  const auto scores = score(kept, resources);
  if (!scores) return context.complain(scores.error());
  const bool dev = part == GoldPart::kDev;
  context.out << (dev ? "dev\n" : "held\n") << scores->table();
  if (!request.errors || !dev) return;
  for (const std::string& error : scores->errors) context.out << error << "\n";
}

template <typename Read, typename Score>
void evaluate_parts(Read read, Score score, const EvaluateRequest& request, Context& context) {
  const auto cases = read(request.gold);
  if (!cases) return context.complain(cases.error());
  const auto resources = open_resources(context);
  if (!resources) return context.complain(resources.error());
  for (const GoldPart part : {GoldPart::kDev, GoldPart::kHeld}) {
    evaluate_part(*cases, part, score, request, *resources, context);
  }
}

}  // namespace

void evaluate_dates(const EvaluateRequest& request, Context& context) {
  if (request.task == "dating") {
    return evaluate_parts(read_dating_gold, score_dating, request, context);
  }
  if (request.task == "event-dates") {
    return evaluate_parts(read_event_dates, score_event_dates, request, context);
  }
  const auto score = [](const std::vector<TimexText>& texts, const Resources& resources) {
    return score_timexes(texts, resources);
  };
  evaluate_parts(read_timex_gold, score, request, context);
}

}  // namespace chancery
