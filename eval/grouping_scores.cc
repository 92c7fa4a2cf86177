// Reading reports whose story is known, linking them as one record, and counting.
#include "eval/grouping_scores.h"

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <numeric>
#include <set>

#include "chancery/base/strings.h"
#include "chancery/pipeline/read_report.h"
#include "chancery/stories/link_reports.h"
#include "chancery/stories/news.h"

namespace chancery {
namespace {

constexpr std::size_t kManyStories = 20;

// The group of each report, by its id.
using GroupOf = std::map<ReportId, std::size_t>;

GroupOf news_of(const std::vector<FiledReport>& filed, const Resources& resources) {
  WordReader reader(resources.stories, resources.actors);
  std::vector<ReportSummary> summaries;
  for (const FiledReport& report : filed) summaries.push_back(summarize(report, reader));
  std::sort(summaries.begin(), summaries.end(),
            [](const auto& a, const auto& b) { return a.report.id < b.report.id; });
  weigh_words(summaries);
  ReportList list;
  Publications published;
  for (const ReportSummary& report : summaries) {
    list.push_back(&report);
    published.push_back(report.published);
  }
  const std::vector<NewsGroup> news = group_news(list, published);
  GroupOf groups;
  for (std::size_t n = 0; n < news.size(); ++n) {
    for (std::size_t i : news[n].reports) groups[list[i]->report.id] = n;
  }
  return groups;
}

GroupOf storylines_of(const std::vector<FiledReport>& filed, const Resources& resources) {
  const RecordLinks links =
      link_reports(filed, resources.actors, resources.ontology, resources.stories);
  GroupOf groups;
  for (std::size_t s = 0; s < links.storylines.size(); ++s) {
    for (const ReportId& id : links.storylines[s].reports) groups[id] = s;
  }
  return groups;
}

void mark_held(std::vector<GroupedReport>& reports) {
  std::map<std::string, std::size_t> stories;
  for (const GroupedReport& one : reports) stories.emplace(one.story, 0);
  std::size_t number = 0;
  for (auto& [story, place] : stories) place = number++;
  number = 0;
  for (GroupedReport& one : reports) {
    one.held = (stories.size() > kManyStories ? stories[one.story] : number) % 2 == 1;
    ++number;
  }
}

// What each report adds to precision and recall: two shares of 0 to 1.
struct ReportShares {
  double precision = 0, recall = 0;
};

BCubed mean_of(const std::vector<std::vector<ReportShares>>& items,
               const std::vector<std::size_t>& places) {
  BCubed mean;
  for (std::size_t place : places) {
    for (const ReportShares& report : items[place]) {
      mean.precision += report.precision;
      mean.recall += report.recall;
      ++mean.reports;
    }
  }
  mean.precision = percent(mean.precision, static_cast<double>(mean.reports));
  mean.recall = percent(mean.recall, static_cast<double>(mean.reports));
  return mean;
}

}  // namespace

Result<std::vector<GroupedReport>> read_grouping_gold(const std::filesystem::path& gold) {
  std::ifstream in(gold, std::ios::binary);
  if (!in) return fail(ErrorCode::kInvalidInput, gold.string() + ": cannot be read");
  std::vector<GroupedReport> reports;
  std::string line;
  for (std::size_t number = 1; std::getline(in, line); ++number) {
    if (trim(line).empty()) continue;
    const auto row = nlohmann::json::parse(line, nullptr, false);
    const auto text_at = [&](const char* key) {
      const auto found = row.find(key);
      return found != row.end() && found->is_string() ? found->get<std::string>() : std::string();
    };
    GroupedReport one;
    for (const char* key : {"story", "topic", "subtopic"}) {
      if (row.is_object() && !text_at(key).empty()) one.story = text_at(key);
    }
    if (one.story.empty() || text_at("text").empty()) {
      return fail(ErrorCode::kInvalidInput, gold.string() + ":" + std::to_string(number) +
                                                ": no report with a text and a story");
    }
    const std::string title = text_at("title");
    one.report.key = text_at("id");
    one.report.bytes = title.empty() ? text_at("text") : title + "\n" + text_at("text");
    one.report.published = DateInterval::parse(text_at("date").substr(0, 10));
    one.report.id = make_report_id(one.report);
    reports.push_back(std::move(one));
  }
  mark_held(reports);
  return reports;
}

double BCubed::f1() const {
  return precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0;
}

BCubed b_cubed(const std::vector<std::size_t>& group, const std::vector<std::string>& story,
               std::size_t draws) {
  std::map<std::size_t, double> in_group;
  std::map<std::string, double> in_story;
  std::map<std::pair<std::size_t, std::string>, double> in_both;
  for (std::size_t i = 0; i < group.size(); ++i) {
    ++in_group[group[i]];
    ++in_story[story[i]];
    ++in_both[{group[i], story[i]}];
  }
  std::map<std::string, std::vector<ReportShares>> by_story;
  for (std::size_t i = 0; i < group.size(); ++i) {
    const double both = in_both[{group[i], story[i]}];
    by_story[story[i]].push_back({both / in_group[group[i]], both / in_story[story[i]]});
  }
  std::vector<std::vector<ReportShares>> items;
  for (const auto& [name, reports] : by_story) {
    if (by_story.size() > kManyStories) {
      items.push_back(reports);
    } else {
      for (const ReportShares& report : reports) items.push_back({report});
    }
  }
  std::vector<std::size_t> all(items.size());
  std::iota(all.begin(), all.end(), std::size_t{0});
  BCubed scores = mean_of(items, all);
  const auto interval = [&](auto figure) {
    return drawn_interval(items.size(), draws, [&](const std::vector<std::size_t>& places) {
      return figure(mean_of(items, places));
    });
  };
  scores.precision_interval = interval([](const BCubed& drawn) { return drawn.precision; });
  scores.recall_interval = interval([](const BCubed& drawn) { return drawn.recall; });
  scores.f1_interval = interval([](const BCubed& drawn) { return drawn.f1(); });
  return scores;
}

Result<std::map<std::string, BCubed>> score_grouping(const std::vector<GroupedReport>& reports,
                                                     const Resources& resources) {
  std::vector<FiledReport> filed;
  std::set<ReportId> known;
  for (const GroupedReport& one : reports) {
    const auto read = read_report(one.report, resources);
    if (!read) return tl::unexpected(read.error());
    if (known.insert(one.report.id).second) filed.push_back(file_document(*read));
  }
  std::map<std::string, BCubed> scores;
  for (const auto& [name, groups] : {std::pair("news", news_of(filed, resources)),
                                     std::pair("storylines", storylines_of(filed, resources))}) {
    for (const bool held : {false, true}) {
      std::vector<std::size_t> group;
      std::vector<std::string> story;
      for (const GroupedReport& one : reports) {
        if (one.held != held) continue;
        group.push_back(groups.at(one.report.id));
        story.push_back(one.story);
      }
      scores[std::string(name) + (held ? " held" : " dev")] = b_cubed(group, story);
    }
  }
  return scores;
}

}  // namespace chancery
