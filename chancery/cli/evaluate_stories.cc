// chancery evaluate stories: copies, identity of events and plans over episodes.
#include <iomanip>
#include <ostream>

#include "chancery/cli/evaluate_tasks.h"
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

}  // namespace chancery
