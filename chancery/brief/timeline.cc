#include <algorithm>

#include "chancery/brief/brief.h"
#include "chancery/text/xml.h"

namespace chancery {
namespace {

constexpr int kWidth = 720;
constexpr int kMargin = 20;
constexpr int kRow = 14;      // height of one row of marks
constexpr int kMarkGap = 14;  // marks nearer than this go to another row
constexpr int kMostRows = 6;

struct Mark {
  int x;
  int row;
  bool plan;
  std::string label;
};

int position(std::int32_t day, std::int32_t first, std::int32_t last) {
  const std::int64_t span = std::max(1, last - first);
  return kMargin + static_cast<int>((kWidth - 2 * kMargin) * std::int64_t{day - first} / span);
}

// Each mark takes the lowest row in which the last mark is far enough to the left.
void stack(std::vector<Mark>& marks) {
  std::vector<int> ends;
  std::stable_sort(marks.begin(), marks.end(),
                   [](const Mark& a, const Mark& b) { return a.x < b.x; });
  for (Mark& mark : marks) {
    std::size_t row = 0;
    while (row < ends.size() && mark.x - ends[row] < kMarkGap) ++row;
    if (row == ends.size()) ends.push_back(0);
    ends[row] = mark.x;
    mark.row = std::min(static_cast<int>(row), kMostRows - 1);
  }
}

std::string mark_svg(const Mark& mark, int axis) {
  return "<circle class=\"" + std::string(mark.plan ? "plan" : "done") + "\" cx=\"" +
         std::to_string(mark.x) + "\" cy=\"" + std::to_string(axis - 12 - mark.row * kRow) +
         "\" r=\"5\"><title>" + xml_text(mark.label) + "</title></circle>";
}

// The years, or the months where they are few, that begin within the time.
std::vector<DateInterval> ticks_between(CivilDate first, CivilDate last) {
  std::vector<DateInterval> out;
  if (last.days() - first.days() > 500) {
    const int step = std::max(1, (last.year - first.year) / 8);
    for (int year = first.year + 1; year <= last.year; year += step) {
      out.push_back(DateInterval::of_year(year));
    }
    return out;
  }
  const int begin = first.year * 12 + first.month;  // the month after the first, counted from 0
  const int end = last.year * 12 + last.month - 1;
  const int step = std::max(1, (end - begin) / 5);
  for (int month = begin; month <= end; month += step) {
    out.push_back(DateInterval::month(month / 12, month % 12 + 1));
  }
  return out;
}

}  // namespace

std::string timeline_svg(const BriefStory& story, const Messages& words) {
  std::vector<const BriefItem*> dated;
  for (const BriefSection& section : story.sections) {
    for (const BriefItem& item : section.items) {
      if (item.date) dated.push_back(&item);
    }
  }
  if (dated.size() < 2) return "";
  CivilDate first = dated.front()->date->from;
  CivilDate last = dated.front()->date->to;
  for (const BriefItem* item : dated) {
    first = std::min(first, item->date->from);
    last = std::max(last, item->date->to);
  }
  std::vector<Mark> marks;
  for (const BriefItem* item : dated) {
    const std::int32_t middle = (item->date->from.days() + item->date->to.days()) / 2;
    marks.push_back({position(middle, first.days(), last.days()), 0, item->plan,
                     item->when + ": " + item->text});
  }
  stack(marks);
  const int axis = 24 + kMostRows * kRow;
  std::string out = "<figure><svg viewBox=\"0 0 " + std::to_string(kWidth) + " " +
                    std::to_string(axis + 24) + "\" role=\"img\" aria-label=\"" +
                    xml_text(words.text("timeline")) + "\">";
  out += "<line x1=\"" + std::to_string(kMargin) + "\" x2=\"" + std::to_string(kWidth - kMargin) +
         "\" y1=\"" + std::to_string(axis) + "\" y2=\"" + std::to_string(axis) + "\"/>";
  for (const DateInterval& tick : ticks_between(first, last)) {
    const std::string x = std::to_string(position(tick.from.days(), first.days(), last.days()));
    out += "<line x1=\"" + x + "\" x2=\"" + x + "\" y1=\"" + std::to_string(axis - 4) + "\" y2=\"" +
           std::to_string(axis + 4) + "\"/>";
    out += "<text x=\"" + x + "\" y=\"" + std::to_string(axis + 18) + "\" text-anchor=\"middle\">" +
           words.date(tick) + "</text>";
  }
  for (const Mark& mark : marks) out += mark_svg(mark, axis);
  return out + "</svg>\n<figcaption>" +
         xml_text(words.text("timeline.span", {words.date(DateInterval::day(first)),
                                               words.date(DateInterval::day(last))})) +
         " " + xml_text(words.text("timeline.legend")) + "</figcaption></figure>\n";
}

}  // namespace chancery
