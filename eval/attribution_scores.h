// Attributions (source, cue, content) against a gold set in the form of PolNeAR: exact and overlap
// F1 of each part, and overlap F1 of whole attributions, with intervals.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "chancery/base/result.h"
#include "chancery/record/annotated_document.h"
#include "chancery/text/span.h"
#include "eval/measure.h"

namespace chancery {

inline constexpr std::array<const char*, 3> kAttributionParts = {"source", "cue", "content"};

// Spans of one attribution by part, in bytes of the text.
struct GoldAttribution {
  std::array<std::vector<Span>, 3> parts;
};

struct AttributedText {
  std::string id;
  std::string text;
  std::vector<GoldAttribution> attributions;
};

// JSON lines: {"id", "text", "annotations": [{"attributions": [{"source", "cue", "content": lists
// of [start, end)}]}]}, offsets in code points; the first annotation counts. Errors name the line:
// kInvalidInput.
Result<std::vector<AttributedText>> read_attributions(std::string_view name,
                                                      std::string_view content);

// What was found in a text, as attributions.
std::vector<GoldAttribution> attributions_of(const AnnotatedDocument& annotated);

// Shares in percent, with the 95 % interval of the F1 by drawing texts with replacement.
struct AttributionFigure {
  std::string name;  // "source exact", "cue overlap", "whole overlap"
  double precision = 0;
  double recall = 0;
  double f1 = 0;
  Interval interval;
};

struct AttributionScores {
  bool outermost = false;  // what stands inside another's content was left out
  std::vector<AttributionFigure> figures;

  std::string table() const;
};

// `found[i]` is what was found in gold[i]. Exact: a stretch (pieces parted by white space alone
// count as one) with both ends right. Overlap of a part: words inside any of its stretches. Overlap
// of the whole: attributions are paired one to one, most shared words first; of each pair the words
// shared in the same part count as right (Citron's measure by words). A gold set none of whose
// attributions stands inside another's content does not annotate such ones; then those found are
// left out.
AttributionScores score_attributions(const std::vector<AttributedText>& gold,
                                     std::vector<std::vector<GoldAttribution>> found,
                                     std::size_t draws = 1000);

}  // namespace chancery
