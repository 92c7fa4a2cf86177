// The path of one report: decode, take the article out, read its edges, write the document.
#include "chancery/clean/clean.h"

#include <cld2/public/compact_lang_det.h>

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "chancery/base/date_formats.h"
#include "chancery/base/strings.h"
#include "chancery/clean/article.h"
#include "chancery/clean/article_lines.h"
#include "chancery/clean/charset.h"
#include "chancery/clean/dateline.h"
#include "chancery/clean/html_tree.h"
#include "chancery/clean/line.h"
#include "chancery/clean/page_metadata.h"
#include "chancery/text/fold.h"

namespace chancery {
namespace {

constexpr std::size_t kShortestToDetect = 40;  // bytes; the language of less is a guess

// "en-GB", "EN", "en_US" -> "en"; "" for what is no code.
std::string language_code(std::string_view given) {
  const std::string code = lower(trim(given.substr(0, given.find_first_of("-_,; "))));
  const bool letters =
      std::all_of(code.begin(), code.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  return letters && (code.size() == 2 || code.size() == 3) ? code : "";
}

std::string detect_language(std::string_view text) {
  if (text.size() < kShortestToDetect) return "";
  bool reliable = false;
  const CLD2::Language language =
      CLD2::DetectLanguage(text.data(), static_cast<int>(text.size()), true, &reliable);
  if (!reliable || language == CLD2::UNKNOWN_LANGUAGE) return "";
  return language_code(CLD2::LanguageCode(language));
}

// Given with the report, else found in the text, else what the page says: pages are often set up in
// a language other than that of their article.
void set_language(const Report& report, const std::string& page, Document& document) {
  document.language = language_code(report.language);
  if (document.language.empty()) document.language = detect_language(document.text);
  if (document.language.empty()) document.language = language_code(page);
  if (document.language.empty()) return;
  if (document.language != "en") document.flags.push_back("language_" + document.language);
}

void set_published(const Report& report, const PageMetadata& page, const ArticleLines& article,
                   Document& document) {
  const auto set = [&document](DateInterval interval, DateBasis basis, std::string reason) {
    if (!document.published) document.published = {interval, basis, std::move(reason), {}};
  };
  if (report.published) set(*report.published, DateBasis::kMetadata, "given with the report");
  const std::string& url = report.url.empty() ? page.url : report.url;
  const auto url_date = date_of_url(url);
  // A day apart, the stamp counts in another time zone (UTC) than the place of publication.
  if (page.published && url_date && std::abs(page.published->days() - url_date->days()) == 1) {
    set(DateInterval::day(*url_date), DateBasis::kUrl, "the address: " + url);
  }
  if (page.published) {
    set(DateInterval::day(*page.published), DateBasis::kMetadata, page.published_from);
  }
  if (url_date) set(DateInterval::day(*url_date), DateBasis::kUrl, "the address: " + url);
  if (article.date) {
    set(DateInterval::day(*article.date), DateBasis::kByline, "byline: " + article.date_words);
  }
  if (page.time_element) {
    set(DateInterval::day(*page.time_element), DateBasis::kMetadata, "<time>");
  }
  if (article.dateline) {
    if (const auto date = parse_written_date(article.dateline->date)) {
      set(DateInterval::day(*date), DateBasis::kDateline, "dateline: " + article.dateline->date);
    }
  }
}

// A title from a feed may hold references and tags; "<ABC> sets offering" is none of them.
std::string given_words(const std::string& title) {
  const std::size_t reference = title.find('&');
  const bool markup =
      title.find("</") != std::string::npos ||
      (reference != std::string::npos && title.find(';', reference) < reference + 10);
  if (markup) return words_of_markup(title);
  std::string words;
  for (const Line& line : split_lines(title, false)) {
    words += (words.empty() ? "" : " ") + line.text();
  }
  return words;
}

// Paragraphs joined by "\n", with the map back where the lines were traced.
void write_text(const Lines& lines, Document& document) {
  for (const Line& line : lines) {
    if (!document.text.empty()) document.text += '\n';
    const auto begin = static_cast<std::uint32_t>(document.text.size());
    document.text += line.text();
    document.paragraphs.push_back(Span(begin, document.text.size()));
    for (std::uint32_t i = 0; i < line.text().size(); ++i) {
      if (line.from(i) != Line::kNew) document.to_report.add(begin + i, line.from(i), 1);
    }
  }
}

void add_removed(std::vector<Removed> more, Document& document) {
  document.removed.insert(document.removed.end(), std::make_move_iterator(more.begin()),
                          std::make_move_iterator(more.end()));
}

// The text as it came: paragraphs are its lines that are not blank.
void write_as_is(std::string text, const std::string& title, Document& document) {
  document.text = std::move(text);
  const std::string& all = document.text;
  for (std::size_t begin = 0; begin < all.size();) {
    const std::size_t end = std::min(all.find('\n', begin), all.size());
    const std::string_view line = trim(std::string_view(all).substr(begin, end - begin));
    if (!line.empty()) {
      const auto at = static_cast<std::size_t>(line.data() - all.data());
      document.paragraphs.push_back(Span(at, at + line.size()));
    }
    begin = end + 1;
  }
  document.to_report.add(0, 0, static_cast<std::uint32_t>(all.size()));
  document.title = title;
  if (title.empty() || document.paragraphs.empty()) return;
  if (nearly_same(words_at(all, document.paragraphs[0]), title)) {
    document.headline = document.paragraphs[0];
  }
}

// The first date among the short lines above the text, where it is clear that the line is there to
// give it: nothing else stands in it, or it begins with the date or with "Posted".
void take_edge_date(const Lines& edges, const CleaningRules& rules, ArticleLines& article) {
  for (const Line& line : edges) {
    const auto date = find_written_date(line.text());
    if (!date) continue;
    const std::string_view text = line.text();
    const std::string_view first = text.substr(0, text.find_first_of(" :"));
    if (date->begin > 0 && rules.byline_word(first) == BylineWord::kOther &&
        !read_byline(text, rules)) {
      continue;
    }
    article.date = date->date;
    article.date_words = text.substr(date->begin, date->end - date->begin);
    return;
  }
}

}  // namespace

Result<Document> clean_report(const Report& report, const CleaningRules& rules) {
  if (report.bytes.empty()) return fail(ErrorCode::kInvalidInput, report.path + ": empty");
  auto decoded = decode(report.bytes, report.charset, report.media_type);
  if (!decoded) {
    return fail(decoded.error().code, report.path + ": " + decoded.error().message);
  }
  Document document;
  document.report = report.id;
  if (decoded->repaired) document.flags.push_back("repaired_utf8");
  PageMetadata page;
  ArticleLines article;
  const bool html = report.media_type == MediaType::kHtml;
  const std::string given_title = given_words(report.title);
  if (report.as_is && !html) {
    write_as_is(std::move(decoded->text), report.title, document);
  } else {
    Lines lines;
    if (html) {
      auto tree = parse_html(decoded->text);
      if (!tree) return fail(tree.error().code, report.path + ": " + tree.error().message);
      page = read_metadata(*tree);
      Article found = extract_article(*tree, given_title.empty() ? page.title : given_title, rules);
      lines = std::move(found.lines);
      take_edge_date(found.edges, rules, article);
      if (lines.empty()) lines = split_lines(text_of_markup(page.body), false);
      document.removed = std::move(found.removed);
    } else {
      lines = split_lines(decoded->text, true);
    }
    const ArticleLines edge = std::exchange(
        article, find_article_lines(std::move(lines),
                                    given_title.empty() ? page.title : given_title, rules));
    if (!article.date) {
      article.date = edge.date;
      article.date_words = edge.date_words;
    }
    if (article.lines.empty()) {
      return fail(ErrorCode::kInvalidInput, report.path + ": no article text in it");
    }
    write_text(article.lines, document);
    document.title = article.title;
    if (article.headline) document.headline = document.paragraphs[*article.headline];
    if (article.headline_repeated) document.flags.push_back("headline_repeated");
    add_removed(std::move(article.removed), document);
  }
  set_language(report, page.language, document);
  set_published(report, page, article, document);
  document.dateline = article.dateline;
  document.author = page.author.empty() ? article.author : page.author;
  document.outlet = report.outlet;
  for (const std::string& site : page.sites) {
    // Sites of several editions give the edition's name ("U.S.") where the outlet's should stand.
    if (document.outlet.empty() && !rules.is_section(site)) document.outlet = site;
  }
  for (const std::string& outlet :
       {article.outlet, outlet_of_url(report.url), outlet_of_url(page.url)}) {
    if (document.outlet.empty()) document.outlet = outlet;
  }
  return document;
}

std::string_view body_text(const Document& document) {
  std::string_view text = document.text;
  if (!document.headline || document.headline->begin != 0) return text;
  text.remove_prefix(document.headline->end);
  while (!text.empty() && is_ascii_space(text.front())) text.remove_prefix(1);
  return text;
}

}  // namespace chancery
