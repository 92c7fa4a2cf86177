// What a page says about itself outside its article: JSON-LD, OpenGraph, Dublin Core, <meta>,
// <time>, <title>; and what its address says.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "chancery/base/date.h"
#include "chancery/clean/html_tree.h"

namespace chancery {

struct PageMetadata {
  std::string title;  // without the name of the site
  std::string author;
  std::vector<std::string> sites;  // names of the outlet, the likeliest first
  std::string language;            // as written: "en-GB"
  std::string url;                 // canonical
  std::string body;                // JSON-LD articleBody, markup and all
  std::optional<CivilDate> published;
  std::string published_from;  // "JSON-LD datePublished", "article:published_time", ...
  // A <time> of the page, of which nobody says that it is the article's own.
  std::optional<CivilDate> time_element;
};

PageMetadata read_metadata(const HtmlTree& tree);

// "/2019/04/25/", "/2019/apr/25/", "-2019-04-25", "/20190425/" in the path of an address.
std::optional<CivilDate> date_of_url(std::string_view url);

// The registrable domain, "fjordherald.no", of an address (Public Suffix List); "" where it has
// none.
std::string outlet_of_url(std::string_view url);

// Spaces joined, references like "&#8217;" read, tags taken out.
std::string words_of_markup(std::string_view text);
// The same with its paragraphs kept, parted by "\n".
std::string text_of_markup(std::string_view text);

}  // namespace chancery
