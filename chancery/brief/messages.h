// What a brief says in one language: sentences with gaps, dates, lists of names. The tables are
// data/brief/messages.LANGUAGE.tsv, phrases.LANGUAGE.tsv and articles.LANGUAGE.tsv.
#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "chancery/base/date.h"
#include "chancery/base/result.h"
#include "chancery/record/event.h"

namespace chancery {

// Immutable once loaded.
class Messages {
 public:
  // kUsage names the languages that there are where `language` is none of them.
  static Result<Messages> load(const std::filesystem::path& data, const std::string& language);

  const std::string& language() const { return language_; }
  // The text of a key, its gaps {1}, {2}, ... filled with the values. The key must be there.
  std::string text(std::string_view key, const std::vector<std::string>& values = {}) const;
  // "1 report", "3 reports": KEY.one or KEY.many.
  std::string count(std::size_t n, const std::string& key) const;

  // "A", "A and B", "A, B and C"; names inside a sentence bear their article.
  std::string enumerate(const std::vector<std::string>& names) const;
  std::string enumerate(const std::vector<Party>& parties) const;
  // "25 April 2019", "April 2019", "between 1 and 12 June 2018".
  std::string date(const DateInterval& interval) const;
  // "June 2018 to April 2019": the months of a storyline.
  std::string months(const DateInterval& interval) const;

  // "the Netherlands", "Peru".
  std::string named(const std::string& name) const;

 private:
  std::string month(int number) const;

  std::string language_;
  std::map<std::string, std::string, std::less<>> texts_;
  std::set<std::string> articles_;         // whole names
  std::vector<std::string> article_ends_;  // " Ministry"
};

// The first letter made a capital, where it is one of ASCII.
std::string capitalized(std::string sentence);

}  // namespace chancery
