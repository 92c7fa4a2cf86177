// One pass takes away what it knows; what then stands at the edge may be known to the next.
#include "chancery/clean/article_lines.h"

#include <algorithm>
#include <unordered_map>

#include "chancery/base/strings.h"
#include "chancery/clean/dateline.h"
#include "chancery/text/fold.h"
#include "chancery/text/utf8.h"

namespace chancery {
namespace {

constexpr int kMostPasses = 12;
constexpr std::size_t kTopLines = 12;  // below the title, where bylines are looked for
constexpr std::size_t kTitleSearchLines = 25;
constexpr std::size_t kLongestTitle = 250;  // bytes
constexpr std::size_t kMostTitleWords = 32;
constexpr std::size_t kLinkListLines = 3;
constexpr std::size_t kRepeatedWords = 12;  // a short sentence may be said twice
constexpr std::size_t kKickerWords = 6;  // of a line above the headline; more may be a standfirst

bool ends_with_full_stop(std::string_view line) {
  return !line.empty() && line.back() == '.' &&
         (line.size() < 3 || line.substr(line.size() - 3) != "...");
}

bool looks_like_title(std::string_view line) {
  const std::size_t words = count_words(line);
  if (words < 3 || words > kMostTitleWords || line.size() > kLongestTitle) return false;
  if (ends_with_full_stop(line)) return false;
  const char32_t first = decode_utf8(line, 0).value;
  return !is_lower(first);
}

std::size_t count_numbers(std::string_view line) {
  std::size_t numbers = 0;
  bool inside = false;
  for (char c : line) {
    const bool digit = is_ascii_digit(c);
    numbers += digit && !inside;
    inside = digit || (inside && (c == '.' || c == ','));
  }
  return numbers;
}

class Finding {
 public:
  Finding(Lines lines, std::string title, const CleaningRules& rules)
      : rules_(rules), given_title_(std::move(title)) {
    found_.lines = std::move(lines);
  }

  ArticleLines run() {
    place_given_title();
    for (int pass = 0; pass < kMostPasses && pass_changes(); ++pass) {
    }
    find_title();
    return std::move(found_);
  }

 private:
  // The first and the last paragraph of prose; both the number of lines where there is none.
  struct Body {
    std::size_t first;
    std::size_t last;
  };

  void place_given_title();
  bool pass_changes();
  bool cut_words();
  bool apply_rules();
  bool drop_above_title();
  bool drop_repeated_title();
  bool read_bylines();
  bool read_datelines();
  bool drop_repeated_lines();
  bool drop_link_list();
  bool join_lines();
  void take_date(std::string_view line);

  void find_title();
  Body body() const;
  std::vector<std::optional<LineMatch>> match_lines(std::vector<LinePlace>& places) const;
  std::optional<std::size_t> title_line() const;
  bool rest_may_go(std::size_t line, LinePlace place) const;
  void remove(std::size_t line, std::string_view why);

  const std::string& text(std::size_t line) const { return found_.lines[line].text(); }
  std::size_t size() const { return found_.lines.size(); }

  const CleaningRules& rules_;
  std::string given_title_;
  ArticleLines found_;
};

Finding::Body Finding::body() const {
  Body body{size(), size()};
  for (std::size_t i = 0; i < size(); ++i) {
    if (!is_prose(text(i))) continue;
    if (body.first == size()) body.first = i;
    body.last = i;
  }
  return body;
}

// The rule for every line, given where it stands. The edges are walked inwards, since debris that
// is a sentence ("This site uses cookies.") would pass for prose and hide what stands behind it.
std::vector<std::optional<LineMatch>> Finding::match_lines(std::vector<LinePlace>& places) const {
  std::vector<std::optional<LineMatch>> matches(size());
  places.assign(size(), LinePlace::kBody);
  std::size_t top = 0;
  for (; top < size(); ++top) {
    matches[top] = rules_.match_line(text(top), LinePlace::kTop);
    if (!matches[top] && is_prose(text(top))) break;
    places[top] = LinePlace::kTop;
  }
  std::size_t bottom = size();
  for (; bottom > top; --bottom) {
    auto& match = matches[bottom - 1];
    match = rules_.match_line(text(bottom - 1), LinePlace::kBottom);
    if (!match && is_prose(text(bottom - 1))) break;
    places[bottom - 1] = LinePlace::kBottom;
  }
  // Without prose there is no telling top from bottom.
  if (top == size()) places.assign(size(), LinePlace::kBottom);
  for (std::size_t i = top; i < bottom; ++i) {
    matches[i] = rules_.match_line(text(i), LinePlace::kBody);
  }
  return matches;
}

void Finding::remove(std::size_t line, std::string_view why) {
  found_.removed.push_back({text(line), std::string(why)});
  found_.lines.erase(found_.lines.begin() + static_cast<std::ptrdiff_t>(line));
}

// Where the title stands: the given one among the first lines, else the first line if it looks like
// one and something follows it.
std::optional<std::size_t> Finding::title_line() const {
  if (!given_title_.empty()) {
    const std::size_t first = std::min(body().first, size());
    for (std::size_t i = 0; i < std::min({size(), first + 1, kTopLines}); ++i) {
      if (nearly_same(text(i), given_title_)) return i;
    }
    return std::nullopt;
  }
  if (size() >= 2 && looks_like_title(text(0))) return 0;
  return std::nullopt;
}

// A given title that the lines do not begin with, but for short lines that drop_above_title() takes
// away, is put first; where it stands further down it goes.
void Finding::place_given_title() {
  if (given_title_.empty()) return;
  std::size_t at = 0;
  bool short_above = true;
  const std::size_t until = std::min(size(), kTitleSearchLines);
  while (at < until &&
         (!nearly_same(text(at), given_title_) || (at > 0 && ends_with_full_stop(text(at))))) {
    short_above = short_above && count_words(text(at)) <= kKickerWords;
    ++at;
  }
  if (at < until) {
    if (short_above && at < kTopLines) return;
    remove(at, "repeated headline");
  }
  Line title;
  title.append_new(given_title_);
  found_.lines.insert(found_.lines.begin(), std::move(title));
}

void Finding::find_title() {
  found_.headline = title_line();
  if (found_.headline) {
    found_.title = text(*found_.headline);
  } else {
    found_.title = given_title_;
  }
}

bool Finding::cut_words() {
  bool changed = false;
  for (Line& line : found_.lines) {
    auto cuts = rules_.find_cuts(line.text());
    for (auto cut = cuts.rbegin(); cut != cuts.rend(); ++cut) {
      found_.removed.push_back(
          {std::string(words_at(line.text(), cut->span)), std::string(cut->why)});
      line.erase(cut->span.begin, cut->span.end);
      changed = true;
    }
    if (!cuts.empty()) line.tidy();
  }
  std::erase_if(found_.lines, [](const Line& line) { return line.empty(); });
  return changed;
}

// "Leave a Reply" ends the article, unless more prose stands below it than above: then it stands
// over the text, as some pages have it.
bool Finding::rest_may_go(std::size_t line, LinePlace place) const {
  if (place == LinePlace::kTop) return false;
  std::size_t above = 0;
  std::size_t below = 0;
  for (std::size_t i = 0; i < size(); ++i) {
    if (i != line) (i < line ? above : below) += count_words(text(i));
  }
  return above >= 20 && (place == LinePlace::kBottom || below <= above);
}

bool Finding::apply_rules() {
  std::vector<LinePlace> places;
  const auto matches = match_lines(places);
  std::size_t rest = size();
  for (std::size_t i = 0; i < rest; ++i) {
    const bool ends = matches[i] && matches[i]->action == LineAction::kRest;
    if (ends && rest_may_go(i, places[i])) rest = i;
  }
  Lines kept;
  for (std::size_t i = 0; i < size(); ++i) {
    if (i >= rest || matches[i]) {
      const std::string_view why = matches[std::min(i, rest)]->why;
      if (why == "byline") take_date(text(i));
      found_.removed.push_back({text(i), std::string(why)});
    } else {
      kept.push_back(std::move(found_.lines[i]));
    }
  }
  const bool changed = kept.size() != size();
  found_.lines = std::move(kept);
  return changed;
}

void Finding::take_date(std::string_view line) {
  const auto byline = read_byline(line, rules_);
  if (found_.date || !byline || !byline->date) return;
  found_.date = byline->date;
  found_.date_words = byline->date_words;
}

bool Finding::drop_above_title() {
  if (!given_title_.empty()) {
    const auto title = title_line();
    if (!title || *title == 0) return false;
    // Short lines above the given title are the page's, not the article's.
    const bool section = rules_.is_section(text(0));
    if (!section && count_words(text(0)) > kKickerWords) return false;
    remove(0, section ? "section label" : "above the title");
    return true;
  }
  if (size() < 2 || !rules_.is_section(text(0)) || !looks_like_title(text(1))) return false;
  remove(0, "section label");
  return true;
}

bool Finding::drop_repeated_title() {
  const auto title = title_line();
  if (!title) return false;
  const std::size_t until = std::min(size(), body().first + 2);
  for (std::size_t i = *title + 1; i < until; ++i) {
    if (!nearly_same(text(i), text(*title)) || ends_with_full_stop(text(i))) continue;
    remove(i, "repeated headline");
    found_.headline_repeated = true;
    return true;
  }
  return false;
}

bool Finding::read_bylines() {
  const Body body = this->body();
  const auto title = title_line();
  const std::size_t until = std::min({size(), body.first, kTopLines});
  for (std::size_t i = 0; i < until; ++i) {
    if (title && i == *title) continue;
    const auto byline = read_byline(text(i), rules_);
    if (!byline) continue;
    // Above the title only a bare date is surely no title itself.
    const bool names = !byline->author.empty() || !byline->outlet.empty() || !byline->place.empty();
    if (names && (!title || i < *title) && i == 0 && given_title_.empty()) continue;
    if (found_.author.empty()) found_.author = byline->author;
    if (found_.outlet.empty()) found_.outlet = byline->outlet;
    take_date(text(i));
    if (!byline->place.empty() && !found_.dateline) {
      found_.dateline = Dateline{byline->place, byline->date_words, ""};
    }
    remove(i, "byline");
    return true;
  }
  return false;
}

bool Finding::read_datelines() {
  bool changed = false;
  const std::size_t first = body().first;
  const auto title = title_line();
  for (std::size_t i = 0; i < size() && i <= first; ++i) {
    if (title && i == *title) continue;
    const auto dateline = find_dateline(text(i), rules_);
    if (!dateline) continue;
    Line& line = found_.lines[i];
    found_.removed.push_back({line.text().substr(0, dateline->length), "dateline"});
    line.erase(0, dateline->length);
    line.tidy();
    if (!found_.dateline) found_.dateline = dateline->dateline;
    changed = true;
  }
  return changed;
}

// The same paragraph again is a layout's doing (a teaser, a caption, a second copy for phones).
bool Finding::drop_repeated_lines() {
  std::unordered_map<std::string, std::size_t> seen;
  std::vector<std::size_t> repeated;
  for (std::size_t i = 0; i < size(); ++i) {
    if (count_words(text(i)) < kRepeatedWords) continue;
    if (!seen.emplace(text(i), i).second) repeated.push_back(i);
  }
  for (auto line = repeated.rbegin(); line != repeated.rend(); ++line) {
    remove(*line, "repeated paragraph");
  }
  return !repeated.empty();
}

// Headlines of other reports below the last paragraph: three lines or more, none of them a
// sentence, none a row of a table.
bool Finding::drop_link_list() {
  const Body body = this->body();
  if (body.last == size()) return false;
  const std::size_t first = body.last + 1;
  if (size() - first < kLinkListLines) return false;
  for (std::size_t i = first; i < size(); ++i) {
    const std::string& line = text(i);
    const bool figures = count_numbers(line) >= 2;
    const char32_t begins = decode_utf8(line, 0).value;
    if (ends_sentence(line) || line.back() == ':' || line.back() == ',' || figures ||
        !is_upper(begins) || count_words(line) > 18) {
      return false;
    }
  }
  while (size() > first) remove(first, "links below the article");
  return true;
}

bool Finding::join_lines() {
  const std::size_t before = size();
  const auto title = title_line();
  found_.lines = join_cut_sentences(std::move(found_.lines), title ? *title + 1 : 0);
  return size() != before;
}

bool Finding::pass_changes() {
  bool changed = cut_words();
  changed = read_bylines() || changed;
  changed = apply_rules() || changed;
  changed = drop_above_title() || changed;
  changed = drop_repeated_title() || changed;
  changed = read_datelines() || changed;
  changed = drop_repeated_lines() || changed;
  changed = drop_link_list() || changed;
  return join_lines() || changed;
}

}  // namespace

ArticleLines find_article_lines(Lines lines, const std::string& title, const CleaningRules& rules) {
  lines = join_wrapped(std::move(lines));
  return Finding(std::move(lines), title, rules).run();
}

}  // namespace chancery
