// Which reports repeat another's text, against pairs whose shared text was counted.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "chancery/base/result.h"
#include "chancery/pipeline/resources.h"
#include "chancery/record/report.h"

namespace chancery {

// Two reports and the runs of five words that they share: of all that either has, and of the
// shorter one's.
struct TextPair {
  std::string a;
  std::string b;
  double jaccard = 0;
  double containment = 0;
  bool held = false;

  // Half of the text, or three quarters of the shorter one, is a copy; less than four tenths of
  // the shorter one is none. What lies between is left to taste.
  bool is_copy() const { return jaccard >= 0.5 || containment >= 0.75; }
  bool is_none() const { return jaccard < 0.5 && containment < 0.4; }
};

struct CopyGold {
  std::vector<Report> reports;
  std::vector<TextPair> pairs;  // every second one is held
};

// A folder with `pairs.tsv` (id1, id2, jaccard, containment; a header line) and `reports.jsonl`
// (id, text, and perhaps title, date, outlet). What is in no pair shares nothing. kInvalidInput
// names file and line.
Result<CopyGold> read_copy_gold(const std::filesystem::path& folder);

struct CopyScore {
  std::size_t copies = 0;     // pairs that are copies
  std::size_t found = 0;      // of these held together
  std::size_t apart = 0;      // pairs that are none
  std::size_t wrong = 0;      // of these held together
  std::size_t strangers = 0;  // links of a copy to an original with which it is in no pair
  double recall() const;      // percent
  double precision() const;   // percent of what is held together
};

// By "dev" and "held"; strangers count to dev. All reports are read as one record.
Result<std::map<std::string, CopyScore>> score_copy_pairs(const CopyGold& gold,
                                                          const Resources& resources);

}  // namespace chancery
