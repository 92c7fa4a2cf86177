// Reading the gold of the record.
#include "eval/story_gold.h"

#include <algorithm>
#include <fstream>
#include <sstream>

#include "chancery/base/strings.h"

namespace chancery {
namespace {

Error bad_line(const std::filesystem::path& file, std::size_t line, const std::string& what) {
  return {ErrorCode::kInvalidInput, file.string() + ":" + std::to_string(line) + ": " + what};
}

// Takes "{words:e1}" out of a line and leaves "words".
bool add_line(std::string_view line, const std::string& stem, GoldReport& report) {
  if (!report.text.empty()) report.text += '\n';
  while (!line.empty()) {
    const std::size_t open = line.find('{');
    report.text += line.substr(0, open);
    if (open == std::string_view::npos) return true;
    const std::size_t close = line.find('}', open);
    const std::size_t colon = line.rfind(':', close);
    if (close == std::string_view::npos || colon == std::string_view::npos || colon < open) {
      return false;
    }
    std::string label(line.substr(colon + 1, close - colon - 1));
    if (label.size() < 2 || (label[0] != 'e' && label[0] != 'p')) return false;
    if (label.back() == 'x') label.pop_back();
    const std::size_t begin = report.text.size();
    report.text += line.substr(open + 1, colon - open - 1);
    report.marks.push_back({Span(begin, report.text.size()), stem + "." + label, label[0] == 'p'});
    line = line.substr(close + 1);
  }
  return true;
}

bool begin_report(std::string_view head, StoryGold& gold) {
  std::vector<std::string> fields;
  for (std::string_view field : split(head, '|')) fields.emplace_back(trim(field));
  if (fields.size() < 3 || fields.size() > 4) return false;
  GoldReport report;
  report.key = fields[0];
  report.outlet = fields[1];
  if (fields[2] != "-") report.published = fields[2];
  if (fields.size() == 4) report.url = fields[3];
  gold.reports.push_back(std::move(report));
  return true;
}

bool add_label(std::string_view line, const std::string& stem, StoryGold& gold) {
  std::vector<std::string> words;
  for (std::string_view word : split(line, ' ')) {
    if (!word.empty()) words.emplace_back(word);
  }
  if (words.size() < 3) return false;
  const auto label = [&stem](const std::string& word) { return stem + "." + word; };
  if (words[0] == "copy") {
    gold.copies[words[1]] = words[2];
  } else if (words[0] == "plan") {
    for (std::size_t i = 2; i < words.size(); ++i) {
      const bool event = words[i][0] == 'e' && words[i].size() > 1 && is_ascii_digit(words[i][1]);
      gold.plans[label(words[1])].insert(event ? label(words[i]) : words[i]);
    }
  } else if (words[0] == "disagree") {
    gold.disagreements.emplace(label(words[1]), words[2]);
  } else if (words[0] == "same-occasion") {
    gold.same_occasion.insert(std::minmax(label(words[1]), label(words[2])));
  } else {
    return false;
  }
  return true;
}

Result<void> read_file(const std::filesystem::path& path, StoryGold& gold) {
  std::ifstream in(path);
  if (!in) return tl::unexpected(Error{ErrorCode::kNotFound, path.string() + ": cannot be read"});
  const std::string stem = path.stem().string();
  bool labels = false;
  bool in_report = false;
  std::string line;
  for (std::size_t number = 1; std::getline(in, line); ++number) {
    const std::string_view text = trim(line);
    if (text.empty() || text.front() == '#') continue;
    bool good = true;
    if (text == "labels") {
      labels = true;
    } else if (labels) {
      good = add_label(text, stem, gold);
    } else if (text.substr(0, 7) == "report ") {
      in_report = good = begin_report(text.substr(7), gold);
    } else {
      good = in_report && add_line(text, stem, gold.reports.back());
    }
    if (!good) return tl::unexpected(bad_line(path, number, "'" + line + "'"));
  }
  return {};
}

}  // namespace

Report GoldReport::to_report() const {
  Report report;
  report.key = key;
  report.outlet = outlet;
  report.url = url;
  report.bytes = text;
  if (!published.empty()) report.published = DateInterval::parse(published);
  report.id = make_report_id(report);
  return report;
}

Result<StoryGold> read_story_gold(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  std::error_code failed;
  for (const auto& entry : std::filesystem::directory_iterator(folder, failed)) {
    if (entry.path().extension() == ".txt") files.push_back(entry.path());
  }
  if (failed || files.empty()) {
    return tl::unexpected(Error{ErrorCode::kNotFound, folder.string() + ": no gold of stories"});
  }
  std::sort(files.begin(), files.end());
  StoryGold gold;
  for (const std::filesystem::path& file : files) {
    if (auto read = read_file(file, gold); !read) return tl::unexpected(read.error());
  }
  return gold;
}

}  // namespace chancery
