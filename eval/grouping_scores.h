// Reports grouped by what they are about, against a set that names the story of each: B-cubed
// (Bagga and Baldwin 1998) of pieces of news and of storylines.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "chancery/base/result.h"
#include "chancery/pipeline/resources.h"
#include "chancery/record/report.h"
#include "eval/measure.h"

namespace chancery {

struct GroupedReport {
  Report report;
  std::string story;
  bool held = false;
};

// JSON lines with `text`, the story as `story`, `topic` or `subtopic`, and perhaps `id`, `date` and
// `title`. Of many stories every second one is held, of twenty and fewer every second report.
// kInvalidInput names file and line.
Result<std::vector<GroupedReport>> read_grouping_gold(const std::filesystem::path& gold);

struct BCubed {
  double precision = 0;  // percent
  double recall = 0;
  std::size_t reports = 0;
  // 95 %: whole stories are drawn, as reports of one story stand or fall together; single reports
  // where there are twenty stories or fewer.
  Interval precision_interval, recall_interval, f1_interval;
  double f1() const;
};

// `group[i]` and `story[i]` are the labels of thing i.
BCubed b_cubed(const std::vector<std::size_t>& group, const std::vector<std::string>& story,
               std::size_t draws = 1000);

// By the names "news" and "storylines", each followed by " dev" or " held". All reports are read as
// one record; a part counts its own.
Result<std::map<std::string, BCubed>> score_grouping(const std::vector<GroupedReport>& reports,
                                                     const Resources& resources);

}  // namespace chancery
