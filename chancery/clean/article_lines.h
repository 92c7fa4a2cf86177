// The lines of a page -> the lines of the article: title, dateline and byline read off, everything
// that is no part of it removed with its reason.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "chancery/base/date.h"
#include "chancery/clean/line.h"
#include "chancery/knowledge/cleaning_rules.h"
#include "chancery/record/document.h"

namespace chancery {

struct ArticleLines {
  Lines lines;
  std::string title;
  std::optional<std::size_t> headline;  // which line is the title
  std::string author;
  std::string outlet;
  std::optional<CivilDate> date;  // of a byline or date line
  std::string date_words;
  std::optional<Dateline> dateline;
  bool headline_repeated = false;
  std::vector<Removed> removed;
};

// `title` is what was given with the report, or what the page's metadata say; may be empty. A title
// that the lines do not begin with becomes their first. Doing it again changes nothing.
ArticleLines find_article_lines(Lines lines, const std::string& title, const CleaningRules& rules);

}  // namespace chancery
