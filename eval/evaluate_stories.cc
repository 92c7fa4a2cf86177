// The whole path over the gold of the record, and what it comes to.
#include "chancery/pipeline/read_report.h"
#include "chancery/stories/link_reports.h"
#include "eval/story_gold.h"

namespace chancery {
namespace {

Result<std::vector<FiledReport>> read_all(const StoryGold& gold, const Resources& resources) {
  std::vector<FiledReport> filed;
  for (const GoldReport& report : gold.reports) {
    const auto read = read_report(report.to_report(), resources);
    if (!read) return tl::unexpected(read.error());
    filed.push_back(file_document(*read));
  }
  return filed;
}

RecordLinks link(const std::vector<FiledReport>& filed, const Resources& resources) {
  return link_reports(filed, resources.actors, resources.ontology, resources.stories);
}

}  // namespace

Result<std::vector<StoryFigure>> evaluate_stories(const std::filesystem::path& folder,
                                                  const Resources& resources) {
  auto gold = read_story_gold(folder);
  if (!gold) return tl::unexpected(gold.error());
  auto filed = read_all(*gold, resources);
  if (!filed) return tl::unexpected(filed.error());
  std::vector<StoryFigure> figures = score_stories(*gold, *filed, link(*filed, resources));

  std::error_code absent;
  if (!std::filesystem::exists(folder / "reworded", absent)) return figures;
  auto reworded = read_story_gold(folder / "reworded");
  if (!reworded) return tl::unexpected(reworded.error());
  auto more = read_all(*reworded, resources);
  if (!more) return tl::unexpected(more.error());
  gold->reports.insert(gold->reports.end(), reworded->reports.begin(), reworded->reports.end());
  gold->copies.insert(reworded->copies.begin(), reworded->copies.end());
  for (FiledReport& report : *more) filed->push_back(std::move(report));
  for (StoryFigure& figure : score_stories(*gold, *filed, link(*filed, resources))) {
    if (!figure.name.starts_with("copies_")) continue;
    figure.name.replace(0, std::string("copies").size(), "reworded");
    figures.push_back(std::move(figure));
  }
  return figures;
}

}  // namespace chancery
