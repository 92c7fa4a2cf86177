// Scores of time expressions as TempEval-3 counts them (UzZaman et al. 2013): spans strict and
// relaxed, type and value of those that overlap.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "chancery/pipeline/resources.h"
#include "chancery/record/timex.h"
#include "eval/measure.h"
#include "eval/timex_gold.h"

namespace chancery {

// One text's counts, or all of them. `type` and `value`: of the expressions that overlap, those
// whose attribute is right too.
struct TimexCounts {
  AnswerCounts strict;
  AnswerCounts relaxed;
  AnswerCounts type;
  AnswerCounts value;
};

struct TimexScores {
  TimexCounts all;
  std::size_t texts = 0;
  // 95 % intervals of the four F1, by drawing texts with replacement: "strict" ... "value".
  std::map<std::string, Interval> intervals;
  std::vector<std::string> errors;  // what is wrong, a line each

  std::map<std::string, double> figures() const;  // F1 by name
  std::string table() const;
};

// Each gold expression is matched with at most one found: the one of its span, else the first that
// overlaps it.
TimexCounts count_timexes(const TimexText& gold, const Timexes& found,
                          std::vector<std::string>* errors);

// Reads each text as it is, with its day, and counts.
Result<TimexScores> score_timexes(const std::vector<TimexText>& gold, const Resources& resources,
                                  std::size_t draws = 1000);

}  // namespace chancery
