// Gold of the record, eval/gold/stories: which reports are copies, which tellings are of one event,
// what became of plans, where reports disagree; and how a record compares with it.
#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "chancery/base/result.h"
#include "chancery/pipeline/resources.h"
#include "chancery/record/event.h"
#include "chancery/record/filed_report.h"
#include "chancery/record/report.h"

namespace chancery {

// Words of a report that tell an event. The label is unique over the set: "steppe.e3".
struct StoryMark {
  Span span;  // bytes of GoldReport::text
  std::string label;
  bool is_plan = false;
};

struct GoldReport {
  std::string key;
  std::string outlet;
  std::string published;  // empty where not known
  std::string url;
  std::string text;
  std::vector<StoryMark> marks;

  Report to_report() const;
};

struct StoryGold {
  std::vector<GoldReport> reports;
  std::map<std::string, std::string> copies;           // key -> key of the original
  std::map<std::string, std::set<std::string>> plans;  // label -> labels of outcomes, or a state
  std::set<std::pair<std::string, std::string>> disagreements;  // label, field
  std::set<std::pair<std::string, std::string>> same_occasion;  // labels, the lesser first
};

// Reads the .txt files that lie in the folder itself, by name; README.md there describes them.
// kNotFound without any; kInvalidInput names file and line.
Result<StoryGold> read_story_gold(const std::filesystem::path& folder);

// A figure in percent with the 95 % interval of 1,000 drawn sets of reports, and of how many cases.
struct StoryFigure {
  std::string name;
  double value = 0;
  double low = 0;
  double high = 0;
  std::size_t cases = 0;
};

// "pair_f1", "pair_precision", "pair_recall", "b_cubed", "found", "plans_precision",
// "plans_recall", "plan_states", "disagreements_precision", "disagreements_recall",
// "copies_precision", "copies_recall". What has no cases is left out. `filed` in any order,
// joined by ReportHeader::key.
std::vector<StoryFigure> score_stories(const StoryGold& gold, const std::vector<FiledReport>& filed,
                                       const RecordLinks& links);

// Reads and links the reports of the folder, and of its folder reworded/ beside them, whose copies
// give "reworded_precision" and "reworded_recall".
Result<std::vector<StoryFigure>> evaluate_stories(const std::filesystem::path& folder,
                                                  const Resources& resources);

}  // namespace chancery
