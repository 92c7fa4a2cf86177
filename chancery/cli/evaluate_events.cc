// chancery evaluate events, domains and relate: the coder against gold sentences and pairs.
#include <ostream>

#include "chancery/cli/evaluate_tasks.h"
#include "chancery/cli/input.h"
#include "eval/domain_scores.h"
#include "eval/event_gold.h"
#include "eval/relation_scores.h"
#include "eval/sense_scores.h"

namespace chancery {

void evaluate_event_gold(const EvaluateRequest& request, Context& context) {
  const auto splits = event_splits(request.gold);
  if (!splits) return context.complain(splits.error());
  auto resources = open_resources(context);
  if (!resources) return context.complain(resources.error());
  for (const std::string& split : *splits) {
    const auto shares = evaluate_events(request.gold, split, *resources);
    if (!shares) return context.complain(shares.error());
    context.out << shares->table(split + ' ');
  }
}

void evaluate_domains(const EvaluateRequest& request, Context& context) {
  auto resources = open_resources(context);
  if (!resources) return context.complain(resources.error());
  if (request.features) {
    const auto written = write_domain_features(request.gold, *resources, context.out);
    if (!written) context.complain(written.error());
    return;
  }
  const auto splits = event_splits(request.gold);
  if (!splits) return context.complain(splits.error());
  for (const std::string& split : *splits) {
    const auto shares = score_domains(request.gold, split, *resources);
    if (!shares) return context.complain(shares.error());
    context.out << shares->table(split + ' ');
  }
}

void evaluate_senses(const EvaluateRequest& request, Context& context) {
  if (!request.features) {
    return context.complain(
        {ErrorCode::kUsage, "senses has no figures of its own: give --features"});
  }
  auto resources = open_resources(context);
  if (!resources) return context.complain(resources.error());
  const auto written = write_sense_features(request.gold, *resources, context.out);
  if (!written) context.complain(written.error());
}

void evaluate_relation_gold(const EvaluateRequest& request, Context& context) {
  auto content = read_whole(request.gold, context.in);
  if (!content) return context.complain(content.error());
  auto resources = open_resources(context);
  if (!resources) return context.complain(resources.error());
  auto model = open_relation_model(context);
  if (!model) return context.complain(model.error());
  auto scores = evaluate_relations(*resources, *model, request.roots, request.gold, *content);
  if (!scores) return context.complain(scores.error());
  context.out << scores->table();
}

}  // namespace chancery
