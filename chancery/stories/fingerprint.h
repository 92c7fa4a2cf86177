// Whether one text repeats another: near-identical text by five-word runs (Broder 1997), reworded
// text by names and numbers that stand together in a sentence.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "chancery/record/filed_report.h"
#include "chancery/stories/summary.h"
#include "chancery/stories/words.h"

namespace chancery {

struct Fingerprint {
  WordSet keys;                     // names and numbers
  WordSet words;                    // all content words
  WordSet runs;                     // of five words
  std::vector<WordSet> sentences;   // content words of each
  std::optional<std::int32_t> day;  // of publication
};

struct TextLikeness {
  double similarity = 0;  // 0..1
  bool reworded = false;
};

Fingerprint fingerprint(const FiledReport& report, WordReader& reader);

// Nothing where neither repeats the other.
std::optional<TextLikeness> compare_texts(const Fingerprint& a, const Fingerprint& b);

// The keys of a report whose sentences have those words.
CopyKeys copy_keys(const std::string& text, const std::vector<TextWords>& sentences);

}  // namespace chancery
