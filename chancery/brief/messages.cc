#include "chancery/brief/messages.h"

#include <algorithm>

#include "chancery/base/strings.h"
#include "chancery/knowledge/table.h"

namespace chancery {
namespace {

namespace fs = std::filesystem;

// The languages for which there are messages, joined by commas.
std::string languages_of(const fs::path& folder) {
  std::vector<std::string> found;
  std::error_code ignored;
  for (const auto& file : fs::directory_iterator(folder, ignored)) {
    const std::string name = file.path().filename().string();
    const std::vector<std::string_view> parts = split(name, '.');
    if (parts.size() == 3 && parts[0] == "messages" && parts[2] == "tsv") {
      found.emplace_back(parts[1]);
    }
  }
  std::sort(found.begin(), found.end());
  return join(found, ", ");
}

bool is_language(const std::string& language) {
  return !language.empty() && std::all_of(language.begin(), language.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-';
  });
}

}  // namespace

Result<Messages> Messages::load(const fs::path& data, const std::string& language) {
  const fs::path folder = data / "brief";
  const fs::path file = folder / ("messages." + language + ".tsv");
  if (!is_language(language) || !fs::exists(file)) {
    return fail(ErrorCode::kUsage,
                "--lang: no brief in '" + language + "'; there are: " + languages_of(folder));
  }
  auto table = Table::read(file, {"key", "text"});
  if (!table) return tl::unexpected(table.error());
  Messages messages;
  messages.language_ = language;
  for (std::size_t row = 0; row < table->size(); ++row) {
    const std::string key(table->cell(row, 0));
    if (!messages.texts_.emplace(key, table->cell(row, 1)).second) {
      return tl::unexpected(table->error(row, "key '" + key + "' stands twice"));
    }
  }
  auto articles = Table::read(folder / ("articles." + language + ".tsv"), {"name"});
  if (!articles) return tl::unexpected(articles.error());
  for (std::size_t row = 0; row < articles->size(); ++row) {
    const std::string_view name = articles->cell(row, 0);
    if (name.rfind("* ", 0) == 0) {
      messages.article_ends_.emplace_back(name.substr(1));
    } else {
      messages.articles_.emplace(name);
    }
  }
  return messages;
}

std::string Messages::text(std::string_view key, const std::vector<std::string>& values) const {
  const auto found = texts_.find(key);
  // A table that lacks a text shows its key: the brief still says all that it knows.
  const std::string_view pattern = found == texts_.end() ? key : std::string_view(found->second);
  std::string out;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const bool gap = pattern[i] == '{' && i + 2 < pattern.size() && pattern[i + 2] == '}' &&
                     pattern[i + 1] >= '1' && pattern[i + 1] <= '9';
    if (!gap) {
      out += pattern[i];
      continue;
    }
    const auto number = static_cast<std::size_t>(pattern[i + 1] - '1');
    if (number < values.size()) out += values[number];
    i += 2;
  }
  return out;
}

std::string Messages::count(std::size_t n, const std::string& key) const {
  return text(key + (n == 1 ? ".one" : ".many"), {std::to_string(n)});
}

std::string Messages::named(const std::string& name) const {
  const bool owned = name.find("'s ") != std::string::npos || name.find("’s ") != std::string::npos;
  const bool article =
      !owned && (articles_.count(name) != 0 ||
                 std::any_of(article_ends_.begin(), article_ends_.end(),
                             [&](const std::string& end) { return name.ends_with(end); }));
  const bool has_it = name.rfind("the ", 0) == 0 || name.rfind("The ", 0) == 0;
  return article && !has_it ? text("the", {name}) : name;
}

std::string Messages::enumerate(const std::vector<std::string>& names) const {
  if (names.empty()) return "";
  std::string out = named(names.front());
  for (std::size_t i = 1; i < names.size(); ++i) {
    out = text(i + 1 == names.size() ? "and" : "list", {out, named(names[i])});
  }
  return out;
}

std::string Messages::enumerate(const std::vector<Party>& parties) const {
  std::vector<std::string> names;
  for (const Party& party : parties) names.push_back(party.name);
  return enumerate(names);
}

std::string Messages::month(int number) const { return text("month." + std::to_string(number)); }

std::string Messages::date(const DateInterval& interval) const {
  const auto& [from, to] = interval;
  const std::string day = std::to_string(int{from.day});
  const std::string last_day = std::to_string(int{to.day});
  const std::string year = std::to_string(from.year);
  const std::string last_year = std::to_string(to.year);
  const auto whole = [this](CivilDate d) {
    return text("date.day",
                {std::to_string(int{d.day}), month(d.month), std::to_string(int{d.year})});
  };
  if (interval.width_days() == 1) return whole(from);
  if (interval == DateInterval::of_year(from.year)) return year;
  if (interval == DateInterval::month(from.year, from.month)) {
    return text("date.month", {month(from.month), year});
  }
  if (from.year != to.year) return text("date.years", {whole(from), whole(to)});
  if (from.month != to.month) {
    return text("date.months", {day, month(from.month), last_day, month(to.month), year});
  }
  return text("date.days", {day, last_day, month(from.month), year});
}

std::string Messages::months(const DateInterval& interval) const {
  const auto& [from, to] = interval;
  const std::string last = text("date.month", {month(to.month), std::to_string(to.year)});
  if (from.year == to.year && from.month == to.month) return last;
  if (from.year == to.year) {
    return text("span.months", {month(from.month), month(to.month), std::to_string(to.year)});
  }
  return text("span.years",
              {text("date.month", {month(from.month), std::to_string(from.year)}), last});
}

std::string capitalized(std::string sentence) {
  if (!sentence.empty() && sentence.front() >= 'a' && sentence.front() <= 'z') {
    sentence.front() = static_cast<char>(sentence.front() - 'a' + 'A');
  }
  return sentence;
}

}  // namespace chancery
