// The tasks of `chancery evaluate`, a function for each kind of gold set. Each writes its figures
// or complains of the set.
#pragma once

#include <string>

#include "chancery/cli/context.h"

namespace chancery {

struct EvaluateRequest {
  std::string task;
  std::string gold;                             // the path of the gold set
  RelationRoots roots = RelationRoots::kCameo;  // of relate
  bool errors = false;    // also what is wrong in the half that may be looked at
  bool features = false;  // of domains, senses: what is seen instead of figures
};

void evaluate_story_gold(const EvaluateRequest& request, Context& context);     // stories
void evaluate_copies(const EvaluateRequest& request, Context& context);         // copies
void evaluate_grouping(const EvaluateRequest& request, Context& context);       // grouping
void evaluate_syntax(const EvaluateRequest& request, Context& context);         // parse, names
void evaluate_event_gold(const EvaluateRequest& request, Context& context);     // events
void evaluate_relation_gold(const EvaluateRequest& request, Context& context);  // relate
void evaluate_domains(const EvaluateRequest& request, Context& context);        // domains
void evaluate_senses(const EvaluateRequest& request, Context& context);         // senses
void evaluate_attribution(const EvaluateRequest& request, Context& context);    // attribution
void evaluate_actors(const EvaluateRequest& request, Context& context);  // actors, pairs, places
void evaluate_dates(const EvaluateRequest& request,
                    Context& context);  // timex, dating, event-dates

}  // namespace chancery
