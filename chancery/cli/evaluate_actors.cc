// chancery evaluate actors, pairs and places: the figures of both halves of a gold set.
#include <ostream>

#include "chancery/cli/evaluate_tasks.h"
#include "chancery/cli/input.h"
#include "eval/actor_gold.h"

namespace chancery {

void evaluate_actors(const EvaluateRequest& request, Context& context) {
  const std::string& gold = request.gold;
  auto content = read_whole(gold, context.in);
  if (!content) return context.complain(content.error());
  std::string wrong;
  // What is wrong in the held half is nobody's to see.
  const WrongAnswer keep = [&](std::string_view half, const std::string& line) {
    if (request.errors && half == "dev") wrong += line + "\n";
  };
  Result<std::map<std::string, HalfFigures>> figures;
  if (request.task == "pairs") {
    auto data = find_data(context.data);
    if (!data) return context.complain(data.error());
    const auto known = ActorDirectory::load(*data, context.actors);
    if (!known) return context.complain(known.error());
    figures = score_pairs(gold, *content, *known, keep);
  } else {
    auto resources = open_resources(context);
    if (!resources) return context.complain(resources.error());
    figures = request.task == "actors" ? score_actors(gold, *content, *resources, keep)
                                       : score_places(gold, *content, *resources, keep);
  }
  if (!figures) return context.complain(figures.error());
  for (const auto& [half, shares] : *figures) {
    for (const auto& [name, share] : shares) {
      context.out << half << '\t' << name << '\t' << share.str() << '\n';
    }
  }
  context.out << wrong;
}

}  // namespace chancery
