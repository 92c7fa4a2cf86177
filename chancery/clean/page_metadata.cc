// Every place where pages keep their facts, the surest first.
#include "chancery/clean/page_metadata.h"

#include <libpsl.h>

#include <array>
#include <unordered_map>
#include <vector>

#include "chancery/base/date_formats.h"
#include "chancery/base/strings.h"
#include "chancery/clean/json_ld.h"
#include "chancery/clean/line.h"
#include "chancery/text/fold.h"

namespace chancery {
namespace {

// Names of <meta> that give the date of publication, the surest first.
constexpr std::array<std::string_view, 27> kDateNames = {"article:published_time",
                                                         "datepublished",
                                                         "article:published",
                                                         "og:published_time",
                                                         "og:article:published_time",
                                                         "publication_date",
                                                         "publicationdate",
                                                         "published_date",
                                                         "publish-date",
                                                         "publish_date",
                                                         "publishdate",
                                                         "published",
                                                         "pubdate",
                                                         "pub_date",
                                                         "dc.date.issued",
                                                         "dcterms.issued",
                                                         "dc.date",
                                                         "dcterms.date",
                                                         "dcterms.created",
                                                         "dc.date.created",
                                                         "parsely-pub-date",
                                                         "sailthru.date",
                                                         "cxenseparse:recs:publishtime",
                                                         "article.published",
                                                         "article_date_original",
                                                         "originalpublicationdate",
                                                         "date"};
constexpr std::array<std::string_view, 8> kTitleNames = {
    "og:title",      "headline",      "twitter:title",  "dc.title",
    "dcterms.title", "parsely-title", "sailthru.title", "title"};
constexpr std::array<std::string_view, 7> kAuthorNames = {
    "author",         "article:author",  "dc.creator", "dcterms.creator",
    "parsely-author", "sailthru.author", "byl"};
constexpr std::array<std::string_view, 5> kSiteNames = {"og:site_name", "application-name",
                                                        "dc.publisher", "publisher", "cre"};

using MetaTags = std::unordered_map<std::string, std::string>;

struct Found {
  MetaTags meta;
  JsonLdArticle article;
  std::vector<std::string> headings;  // h1
  std::string title_element;
  std::string canonical;
  std::string language;
  std::string time_published;  // <time itemprop="datePublished"> and the like
  std::string time_any;
  std::string author_element;
};

template <std::size_t N>
std::string first_of(const MetaTags& meta, const std::array<std::string_view, N>& names) {
  for (std::string_view name : names) {
    const auto found = meta.find(std::string(name));
    if (found != meta.end() && !found->second.empty()) return found->second;
  }
  return "";
}

void take_meta(const HtmlElement& element, Found& found) {
  const std::string_view content = element.attribute("content");
  if (content.empty()) return;
  for (const char* key : {"property", "name", "itemprop"}) {
    const std::string_view name = element.attribute(key);
    if (!name.empty()) found.meta.emplace(lower(name), content);
  }
}

void take_time(const HtmlTree& tree, std::uint32_t index, Found& found) {
  const HtmlElement& element = tree.elements[index];
  std::string when(element.attribute("datetime"));
  if (!parse_written_date(when)) when = element.attribute("title");  // microformats: <abbr>
  if (!parse_written_date(when)) when = words_of_markup(tree.text_of(index));
  if (!parse_written_date(when)) return;
  const std::string_view property = element.attribute("itemprop");
  const std::string hint = lower(std::string(element.attribute("class")));
  const bool published = property == "datePublished" || element.name == "abbr" ||
                         !element.attribute("pubdate").empty() ||
                         hint.find("publish") != std::string::npos ||
                         hint.find("entry-date") != std::string::npos;
  if (published && found.time_published.empty()) found.time_published = when;
  if (found.time_any.empty()) found.time_any = when;
}

void take_json_ld(std::string_view json, JsonLdArticle& best) {
  JsonLdArticle article = scan_json_ld(json);
  const bool better = best.type.empty() && (!article.type.empty() || best.date_published.empty());
  if (better) best = std::move(article);
}

void take_element(const HtmlTree& tree, std::uint32_t index, Found& found) {
  const HtmlElement& element = tree.elements[index];
  const std::string& name = element.name;
  if (name == "meta") {
    take_meta(element, found);
  } else if (name == "script") {
    take_json_ld(tree.text_of(index), found.article);
  } else if (name == "title" && found.title_element.empty()) {
    found.title_element = words_of_markup(tree.text_of(index));
  } else if (name == "h1") {
    found.headings.push_back(words_of_markup(tree.text_of(index)));
  } else if (name == "link" && element.attribute("rel") == "canonical") {
    found.canonical = element.attribute("href");
  } else if (name == "html") {
    found.language = element.attribute("lang");
    if (found.language.empty()) found.language = element.attribute("xml:lang");
  } else if (name == "time") {
    take_time(tree, index, found);
  }
  const bool abbreviated = name == "abbr" && element.attribute("class").find("published") == 0;
  const bool author = element.attribute("rel") == "author" ||
                      (element.attribute("itemprop") == "author" && name != "meta");
  if (author && found.author_element.empty()) {
    const std::string words = words_of_markup(tree.text_of(index));
    if (words.size() < 80) found.author_element = words;
  }
  if ((abbreviated || element.attribute("itemprop") == "datePublished") && name != "meta" &&
      name != "time") {
    take_time(tree, index, found);
  }
}

// "Headline | The Fjord Herald" -> "Headline", where the end is short or is the site's name.
std::string without_site(std::string title, const std::string& site) {
  for (std::string_view mark : {" | ", " - ", " – ", " — ", " :: ", " » ", " · ", " • "}) {
    const std::size_t at = title.rfind(mark);
    if (at == std::string::npos || at == 0) continue;
    const std::string tail = title.substr(at + mark.size());
    const std::size_t head_words = count_words(std::string_view(title).substr(0, at));
    const bool named = !site.empty() && nearly_same(tail, site);
    if (named || (count_words(tail) <= 4 && head_words >= 4) ||
        (mark == " | " && head_words >= 3)) {
      return without_site(title.substr(0, at), site);
    }
  }
  return title;
}

// A heading of the page that the metadata repeat is the title as the reader saw it.
std::string choose_title(const Found& found, const std::string& site) {
  const std::string meta = words_of_markup(first_of(found.meta, kTitleNames));
  const std::string window = without_site(found.title_element, site);
  std::string linked = words_of_markup(found.article.headline);
  // Pages that show several articles describe each: that of the window is meant.
  const bool confirmed = (meta.empty() && window.empty()) || nearly_same(linked, window) ||
                         nearly_same(linked, without_site(meta, site));
  if (!confirmed && !meta.empty()) linked.clear();
  for (const std::string& heading : found.headings) {
    for (const std::string& other : {linked, meta, window, found.title_element}) {
      if (count_words(heading) >= 2 && !other.empty() &&
          (nearly_same(heading, without_site(other, site)) || other.rfind(heading, 0) == 0)) {
        return heading;
      }
    }
  }
  if (found.headings.size() == 1 && count_words(found.headings[0]) >= 4) return found.headings[0];
  if (!linked.empty()) return linked;
  if (meta.empty()) return window;
  // Only its own name is taken off a title that was written to be shared.
  const std::string shared = without_site(meta, site);
  const bool named = !site.empty() && nearly_same(meta, shared + " " + site);
  return named || shared == window ? shared : meta;
}

bool is_address(std::string_view text) {
  return text.find("://") != std::string_view::npos || text.substr(0, 4) == "www." ||
         text.find('@') != std::string_view::npos;
}

std::string choose_author(const Found& found) {
  for (const std::string& raw :
       {found.article.author, first_of(found.meta, kAuthorNames), found.author_element}) {
    std::string author = words_of_markup(raw);
    if (lower(author.substr(0, 3)) == "by ") author = author.substr(3);
    if (!author.empty() && author.size() < 100 && !is_address(author)) return author;
  }
  return "";
}

std::string host_of(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme != std::string_view::npos) url.remove_prefix(scheme + 3);
  url = url.substr(0, url.find_first_of("/?#"));
  const std::size_t user = url.rfind('@');
  if (user != std::string_view::npos) url.remove_prefix(user + 1);
  return lower(url.substr(0, url.find(':')));
}

// Runs of digits and words between the marks of a path.
std::vector<std::string_view> path_parts(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme != std::string_view::npos) url.remove_prefix(scheme + 3);
  const std::size_t slash = url.find('/');
  if (slash == std::string_view::npos) return {};
  url = url.substr(slash, url.find_first_of("?#") - slash);
  std::vector<std::string_view> parts;
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= url.size(); ++i) {
    const bool mark =
        i == url.size() || url[i] == '/' || url[i] == '-' || url[i] == '_' || url[i] == '.';
    if (!mark) continue;
    if (i > begin) parts.push_back(url.substr(begin, i - begin));
    begin = i + 1;
  }
  return parts;
}

bool all_digits(std::string_view text) {
  for (char c : text) {
    if (!is_ascii_digit(c)) return false;
  }
  return !text.empty();
}

}  // namespace

std::string text_of_markup(std::string_view text) {
  if (text.find_first_of("&<") == std::string_view::npos) return std::string(text);
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::string_view rest = text.substr(i, 4);
    if (rest.substr(0, 3) == "</p" || rest.substr(0, 3) == "<br") plain += '\n';
    plain += text[i];
  }
  const auto tree = parse_html(plain);
  return tree ? tree->text_of(0) : std::string(text);
}

std::string words_of_markup(std::string_view text) {
  const std::string plain = text_of_markup(text);
  std::string joined;
  for (const Line& line : split_lines(plain, false)) {
    if (!joined.empty()) joined += ' ';
    joined += line.text();
  }
  return joined;
}

PageMetadata read_metadata(const HtmlTree& tree) {
  Found found;
  for (std::uint32_t i = 0; i < tree.elements.size(); ++i) take_element(tree, i, found);
  PageMetadata metadata;
  for (const std::string& site : {first_of(found.meta, kSiteNames), found.article.publisher}) {
    const std::string words = words_of_markup(site);
    if (words.empty() || is_address(words) || words.size() > 60) continue;
    metadata.sites.push_back(words);
  }
  const std::string site = metadata.sites.empty() ? "" : metadata.sites.front();
  metadata.title = choose_title(found, site);
  metadata.author = choose_author(found);
  metadata.language = !found.language.empty() ? found.language : found.article.language;
  metadata.url = found.canonical;
  if (metadata.url.empty())
    metadata.url = first_of(found.meta, std::array<std::string_view, 1>{"og:url"});
  metadata.body = found.article.body;
  const auto try_date = [&metadata](const std::string& words, std::string from) {
    if (metadata.published || words.empty()) return;
    metadata.published = parse_written_date(words);
    if (metadata.published) metadata.published_from = std::move(from);
  };
  try_date(found.article.date_published, "JSON-LD datePublished");
  for (std::string_view name : kDateNames) {
    const auto tag = found.meta.find(std::string(name));
    if (tag != found.meta.end()) try_date(tag->second, "<meta> " + std::string(name));
  }
  try_date(found.time_published, "<time> of publication");
  metadata.time_element = parse_written_date(found.time_any);
  return metadata;
}

std::optional<CivilDate> date_of_url(std::string_view url) {
  const auto parts = path_parts(url);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (!all_digits(parts[i]) || (parts[i].size() != 4 && parts[i].size() != 8)) continue;
    if (parts[i].substr(0, 2) != "19" && parts[i].substr(0, 2) != "20") continue;
    std::string words(parts[i]);
    if (words.size() == 4) {
      if (i + 2 >= parts.size() || parts[i + 1].size() > 9 || parts[i + 2].size() > 2 ||
          !all_digits(parts[i + 2])) {
        continue;
      }
      words += "-" + std::string(parts[i + 1]) + "-" + std::string(parts[i + 2]);
    }
    if (const auto date = parse_written_date(words)) return date;
  }
  return std::nullopt;
}

std::string outlet_of_url(std::string_view url) {
  if (url.find("://") == std::string_view::npos) return "";
  const std::string host = host_of(url);
  const char* domain = psl_registrable_domain(psl_builtin(), host.c_str());
  return domain ? domain : "";
}

}  // namespace chancery
