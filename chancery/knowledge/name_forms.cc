#include "chancery/knowledge/name_forms.h"

#include <algorithm>
#include <map>

#include "chancery/knowledge/actor_directory.h"
#include "chancery/knowledge/table.h"

namespace chancery {
namespace {

std::string rewrite(std::string_view word,
                    const std::vector<std::pair<std::string, std::string>>& habit) {
  std::string out;
  while (!word.empty()) {
    const auto row = std::find_if(habit.begin(), habit.end(), [&](const auto& r) {
      const std::string_view written = r.first;
      return written.ends_with('$') ? word == written.substr(0, written.size() - 1)
                                    : word.starts_with(written);
    });
    if (row == habit.end()) {
      out.push_back(word.front());
      word.remove_prefix(1);
      continue;
    }
    out += row->second;
    word.remove_prefix(row->first.size() - (row->first.ends_with('$') ? 1 : 0));
  }
  return out;
}

}  // namespace

Result<void> NameForms::read_forms(const std::filesystem::path& file) {
  const auto table = Table::read(file, {"forms", "custom"});
  if (!table) return tl::unexpected(table.error());
  for (std::size_t row = 0; row < table->size(); ++row) {
    const auto forms = table->list(row, 0);
    if (forms.size() < 2) return tl::unexpected(table->error(row, "a row has two forms or more"));
    const std::string_view custom = table->cell(row, 1);
    const bool known =
        custom.empty() || custom == "father" || custom == "latin" || custom == "title";
    if (!known) return tl::unexpected(table->error(row, "custom is father, latin or title"));
    for (std::string_view form : forms) {
      Given& given = given_[name_key(form)];
      given.rows.push_back(static_cast<std::uint32_t>(row));
      given.before_fathers_name = given.before_fathers_name || custom == "father";
      given.in_latin_script = given.in_latin_script || custom == "latin";
    }
  }
  return {};
}

Result<void> NameForms::read_given_names(const std::filesystem::path& file) {
  const auto table = Table::read(file, {"name", "gender"});
  if (!table) return tl::unexpected(table.error());
  std::unordered_set<std::string> doubtful;
  for (std::size_t row = 0; row < table->size(); ++row) {
    const std::string_view gender = table->cell(row, 1);
    const Gender told = gender == "m"   ? Gender::kMale
                        : gender == "f" ? Gender::kFemale
                                        : Gender::kUnknown;
    const std::string key = name_key(table->cell(row, 0));
    Given& given = given_[key];
    if (given.gender != Gender::kUnknown && given.gender != told) doubtful.insert(key);
    given.gender = told;
  }
  for (const std::string& key : doubtful) given_[key].gender = Gender::kUnknown;
  return {};
}

Result<void> NameForms::read_habits(const std::filesystem::path& file) {
  const auto table = Table::read(file, {"habit", "written", "other"});
  if (!table) return tl::unexpected(table.error());
  std::map<std::string_view, Habit> habits;
  for (std::size_t row = 0; row < table->size(); ++row) {
    const std::string_view written = table->cell(row, 1);
    if (written.empty() || written == "$") return tl::unexpected(table->error(row, "no letters"));
    habits[table->cell(row, 0)].emplace_back(written, table->cell(row, 2));
  }
  for (auto& [name, habit] : habits) {
    std::stable_sort(habit.begin(), habit.end(),
                     [](const auto& a, const auto& b) { return a.first.size() > b.first.size(); });
    habits_.push_back(std::move(habit));
  }
  return {};
}

Result<NameForms> NameForms::load(const std::filesystem::path& data) {
  NameForms names;
  const std::filesystem::path folder = data / "lexicon";
  if (auto read = names.read_forms(folder / "name_forms.tsv"); !read) {
    return tl::unexpected(read.error());
  }
  if (auto read = names.read_given_names(folder / "given_names.tsv"); !read) {
    return tl::unexpected(read.error());
  }
  if (auto read = names.read_habits(folder / "romanizations.tsv"); !read) {
    return tl::unexpected(read.error());
  }
  const auto surnames = Table::read(folder / "family_first.tsv", {"family_name"});
  if (!surnames) return tl::unexpected(surnames.error());
  for (std::size_t row = 0; row < surnames->size(); ++row) {
    names.family_first_.insert(name_key(surnames->cell(row, 0)));
  }
  return names;
}

const NameForms::Given* NameForms::find(std::string_view word) const {
  const auto found = given_.find(word);
  return found == given_.end() ? nullptr : &found->second;
}

GivenNames NameForms::compare(std::string_view a, std::string_view b) const {
  const Given* one = find(a);
  const Given* other = find(b);
  if (one == nullptr || other == nullptr) return GivenNames::kUnknown;
  const bool share = std::any_of(one->rows.begin(), one->rows.end(), [&](std::uint32_t row) {
    return std::find(other->rows.begin(), other->rows.end(), row) != other->rows.end();
  });
  return share ? GivenNames::kSame : GivenNames::kOther;
}

bool NameForms::are_man_and_woman(std::string_view a, std::string_view b) const {
  const Given* one = find(a);
  const Given* other = find(b);
  return one != nullptr && other != nullptr && one->gender != Gender::kUnknown &&
         other->gender != Gender::kUnknown && one->gender != other->gender;
}

bool NameForms::is_given(std::string_view word) const { return find(word) != nullptr; }

bool NameForms::is_before_fathers_name(std::string_view word) const {
  const Given* given = find(word);
  return given != nullptr && given->before_fathers_name;
}

bool NameForms::is_in_latin_script(std::string_view word) const {
  const Given* given = find(word);
  return given != nullptr && given->in_latin_script;
}

bool NameForms::is_family_first(std::string_view word) const {
  return family_first_.contains(word);
}

std::vector<std::string> NameForms::rewritten(std::string_view word) const {
  std::vector<std::string> all;
  for (const Habit& habit : habits_) {
    std::string other = rewrite(word, habit);
    if (other != word) all.push_back(std::move(other));
  }
  return all;
}

}  // namespace chancery
