#include "eval/marked_reports.h"

#include <algorithm>
#include <cstdio>

#include "chancery/base/strings.h"
#include "chancery/pipeline/read_report.h"

namespace chancery {
namespace {

tl::unexpected<Error> bad(std::string_view name, std::size_t line, std::string_view what) {
  return tl::unexpected<Error>(
      {ErrorCode::kInvalidInput,
       std::string(name) + ":" + std::to_string(line) + ": " + std::string(what)});
}

// Adds a line of text to the report, its braces turned into marks. False where a brace is not
// closed or a mark has another number of fields.
bool add_line(std::string_view line, std::size_t fields, MarkedReport& report) {
  if (!report.text.empty()) report.text.push_back('\n');
  while (!line.empty()) {
    const std::size_t open = line.find('{');
    report.text += line.substr(0, open);
    if (open == std::string_view::npos) return true;
    const std::size_t close = line.find('}', open);
    if (close == std::string_view::npos) return false;
    const auto parts = split(line.substr(open + 1, close - open - 1), '|');
    if (parts.size() != fields + 1 || parts.front().empty()) return false;
    MarkedReport::Mark mark;
    mark.span.begin = static_cast<std::uint32_t>(report.text.size());
    report.text += parts.front();
    mark.span.end = static_cast<std::uint32_t>(report.text.size());
    mark.fields.assign(parts.begin() + 1, parts.end());
    report.marks.push_back(std::move(mark));
    line.remove_prefix(close + 1);
  }
  return true;
}

}  // namespace

Result<std::vector<MarkedReport>> read_marked(std::string_view name, std::string_view content,
                                              std::size_t fields) {
  std::vector<MarkedReport> reports;
  std::size_t number = 0;
  for (std::string_view line : split(content, '\n')) {
    ++number;
    if (trim(line).empty()) continue;
    if (line.starts_with("# ")) {
      const auto head = split(trim(line.substr(2)), ' ');
      if (head.size() != 3 || !CivilDate::parse(head[2])) {
        return bad(name, number, "no '# ID HALF DATE'");
      }
      reports.push_back({std::string(head[0]), std::string(head[1]), std::string(head[2]), "", {}});
    } else if (reports.empty() || !add_line(line, fields, reports.back())) {
      return bad(name, number, "no mark '{words|...}' of " + std::to_string(fields) + " fields");
    }
  }
  return reports;
}

Result<AnnotatedDocument> annotate(const MarkedReport& marked, const Resources& resources) {
  Report report;
  report.bytes = marked.text;
  report.charset = "utf-8";
  report.published = DateInterval::parse(marked.published);
  report.as_is = true;
  report.id = make_report_id(report);
  return read_report(report, resources);
}

Share Share::of(const std::vector<Count>& reports, std::size_t draws) {
  Share share;
  for (const Count& count : reports) {
    share.right += count.right;
    share.all += count.all;
  }
  const auto percent_of = [](std::size_t right, std::size_t all) {
    return chancery::percent(static_cast<double>(right), static_cast<double>(all));
  };
  share.percent = percent_of(share.right, share.all);
  const auto drawn = [&](const std::vector<std::size_t>& sample) {
    Count sum;
    for (std::size_t i : sample) {
      sum.right += reports[i].right;
      sum.all += reports[i].all;
    }
    return percent_of(sum.right, sum.all);
  };
  share.interval = drawn_interval(reports.size(), draws, drawn);
  return share;
}

std::string Share::str() const {
  char line[96];
  std::snprintf(line, sizeof line, "%.1f (%zu of %zu; %.1f to %.1f)", percent, right, all,
                interval.low, interval.high);
  return line;
}

}  // namespace chancery
