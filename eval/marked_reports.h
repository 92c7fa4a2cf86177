// Gold written as short reports with braces around what was annotated: `{words|field|field}`.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "chancery/base/result.h"
#include "chancery/pipeline/resources.h"
#include "chancery/record/annotated_document.h"
#include "eval/measure.h"

namespace chancery {

struct MarkedReport {
  struct Mark {
    Span span;                        // in bytes of `text`
    std::vector<std::string> fields;  // without the words
  };
  std::string id;
  std::string half;  // "dev", "held"
  std::string published;
  std::string text;  // without the braces
  std::vector<Mark> marks;
};

// A report begins with a line `# ID HALF DATE`; every mark must have `fields` fields. Errors name
// the line: kInvalidInput.
Result<std::vector<MarkedReport>> read_marked(std::string_view name, std::string_view content,
                                              std::size_t fields);

// The report read as clean text of its day.
Result<AnnotatedDocument> annotate(const MarkedReport& report, const Resources& resources);

// One figure over units that are right or not, with the 95 % interval of drawing reports with
// replacement. `right` and `all` are of one report each. The seed is fixed.
struct Share {
  double percent = 0;
  Interval interval;
  std::size_t right = 0;
  std::size_t all = 0;

  struct Count {
    std::size_t right = 0;
    std::size_t all = 0;
  };
  static Share of(const std::vector<Count>& reports, std::size_t draws = 1000);
  // "93.1 (361 of 388; 90.2 to 95.8)"
  std::string str() const;
};

}  // namespace chancery
