// Quotations against the project's own cases: speaker, content, form, chain; and versions of one
// quotation across reports. eval/gold/quotes/README.md tells the forms.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "chancery/base/result.h"
#include "chancery/pipeline/resources.h"
#include "eval/measure.h"

namespace chancery {

// In percent of the attributions of the gold, unless another share is told.
struct QuotationFigures {
  // "speaker", "content", "form"; "unknown": nobody in the report is given for a speaker whom the
  // report names, or the attribution is not found; "chain": all voices, of those with two or more;
  // "silence": texts without attributions in which none is found.
  std::map<std::string, double> shares;
  Interval speaker;  // 95 %, by drawing cases with replacement
  std::size_t cases = 0, attributions = 0, chains = 0;
  std::vector<std::string> errors;  // a line each

  std::string table() const;
};

// `content` in the form of cases; errors name the line: kInvalidInput.
Result<QuotationFigures> score_quotations(std::string_view name, std::string_view content,
                                          const Resources& resources);

// Of pairs of reports that hold versions of one quotation: "precision", "recall", "f1" in percent,
// "pairs" how many there are.
Result<std::map<std::string, double>> score_versions(std::string_view name,
                                                     std::string_view content,
                                                     const Resources& resources);

}  // namespace chancery
