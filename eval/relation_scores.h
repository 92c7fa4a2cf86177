// Scores of relations between marked pairs: macro-F1 of the types, of the four quadrants, and of
// cooperation against conflict, with 95 % intervals.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "chancery/events/relate.h"
#include "chancery/pipeline/resources.h"
#include "eval/measure.h"

namespace chancery {

struct RelationAnswer {
  std::string gold;    // a type, or YIELD for CONCEDE and RETREAT together
  std::string system;  // the same: YIELD where the gold set says so
  int gold_quad = 0;
  int system_quad = 0;
  double share = 0;  // how likely the answer was held to be, 0 to 1
};

// The answers of a band of shares: what was said on average, and what was right, in percent.
struct ShareBand {
  double from = 0;
  std::size_t answers = 0;
  double said = 0;
  double right = 0;
};

struct RelationScores {
  std::size_t pairs = 0;
  MeasuredFigure accuracy;
  MeasuredFigure macro_f1;
  MeasuredFigure quad_f1;
  MeasuredFigure binary_f1;
  std::vector<ShareBand> bands;  // by rising share; none without answers
  double calibration_error = 0;  // mean distance of said and right over the answers, in percent

  std::string table() const;
};

// YIELD is of quadrant 2, as RETREAT is.
int quad_of(std::string_view type);
RelationScores score_relations(const std::vector<RelationAnswer>& answers,
                               std::size_t draws = 1000);

// `content` is a table with the columns text, actor, recipient ("begin:end" in code points, or
// empty) and type. Errors name the line: kConfiguration.
Result<RelationScores> evaluate_relations(const Resources& resources, const RelationModel& model,
                                          RelationRoots roots, std::string_view name,
                                          std::string_view content);

}  // namespace chancery
