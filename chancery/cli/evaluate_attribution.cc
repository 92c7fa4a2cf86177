// chancery evaluate attribution: quotations against annotated texts or own cases.
#include <ostream>

#include "chancery/cli/evaluate_tasks.h"
#include "chancery/cli/input.h"
#include "chancery/pipeline/read_report.h"
#include "eval/attribution_scores.h"
#include "eval/quotation_gold.h"

namespace chancery {

// Attributed texts as JSON lines, or the project's own cases ("== id").
void evaluate_attribution(const EvaluateRequest& request, Context& context) {
  const auto content = read_whole(request.gold, context.in);
  if (!content) return context.complain(content.error());
  const auto resources = open_resources(context);
  if (!resources) return context.complain(resources.error());
  if (content->starts_with("== ")) {
    const auto figures = score_quotations(request.gold, *content, *resources);
    if (!figures) return context.complain(figures.error());
    for (const std::string& error : figures->errors) {
      if (request.errors) context.out << error << '\n';
    }
    context.out << figures->table();
    return;
  }
  const auto texts = read_attributions(request.gold, *content);
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

}  // namespace chancery
