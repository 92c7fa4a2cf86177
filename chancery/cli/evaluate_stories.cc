// chancery evaluate stories, grouping: copies, identity of events and plans over episodes; reports
// grouped by story.
#include <iomanip>
#include <ostream>

#include "chancery/cli/evaluate_tasks.h"
#include "eval/copy_scores.h"
#include "eval/grouping_scores.h"
#include "eval/story_gold.h"

namespace chancery {

void evaluate_story_gold(const EvaluateRequest& request, Context& context) {
  auto resources = open_resources(context);
  if (!resources) return context.complain(resources.error());
  auto figures = evaluate_stories(request.gold, *resources);
  if (!figures) return context.complain(figures.error());
  context.out << "figure                      %     95 % interval   cases\n" << std::fixed;
  for (const StoryFigure& figure : *figures) {
    context.out << std::left << std::setw(24) << figure.name << std::right << std::setprecision(1)
                << std::setw(7) << figure.value << std::setw(9) << figure.low << " -"
                << std::setw(6) << figure.high << std::setw(7) << figure.cases << '\n';
  }
}

void evaluate_grouping(const EvaluateRequest& request, Context& context) {
  auto resources = open_resources(context);
  if (!resources) return context.complain(resources.error());
  const auto gold = read_grouping_gold(request.gold);
  if (!gold) return context.complain(gold.error());
  const auto scores = score_grouping(*gold, *resources);
  if (!scores) return context.complain(scores.error());
  context.out << "B-cubed                   %     95 % interval  reports\n" << std::fixed;
  for (const auto& [name, value] : *scores) {
    const auto line = [&](const char* what, double figure, Interval interval) {
      context.out << std::left << std::setw(17) << name << std::setw(10) << what << std::right
                  << std::setprecision(1) << std::setw(6) << figure << std::setw(9) << interval.low
                  << " -" << std::setw(6) << interval.high << std::setw(9) << value.reports << '\n';
    };
    line("precision", value.precision, value.precision_interval);
    line("recall", value.recall, value.recall_interval);
    line("F1", value.f1(), value.f1_interval);
  }
}

void evaluate_copies(const EvaluateRequest& request, Context& context) {
  auto resources = open_resources(context);
  if (!resources) return context.complain(resources.error());
  const auto gold = read_copy_gold(request.gold);
  if (!gold) return context.complain(gold.error());
  const auto scores = score_copy_pairs(*gold, *resources);
  if (!scores) return context.complain(scores.error());
  context.out << "part   precision  recall  copies   found   apart   wrong  strangers\n"
              << std::fixed;
  for (const auto& [part, score] : *scores) {
    context.out << std::left << std::setw(6) << part << std::right << std::setprecision(1)
                << std::setw(10) << score.precision() << std::setw(8) << score.recall()
                << std::setw(8) << score.copies << std::setw(8) << score.found << std::setw(8)
                << score.apart << std::setw(8) << score.wrong << std::setw(11) << score.strangers
                << '\n';
  }
}

}  // namespace chancery
