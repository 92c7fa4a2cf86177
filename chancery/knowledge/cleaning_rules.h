// What web pages put around an article, as reviewed tables: lines that are no part of any report,
// class names of markup, section labels, news agencies. Loaded from data/cleaning/.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "chancery/base/result.h"
#include "chancery/text/span.h"

namespace chancery {

// Where a line stands to the body of the article: above its first paragraph, in it, or below.
enum class LinePlace : std::uint8_t { kTop, kBody, kBottom };

// What a matching rule does: takes the line away, or the line and everything below it.
enum class LineAction : std::uint8_t { kLine, kRest };

struct LineMatch {
  LineAction action = LineAction::kLine;
  std::string_view why;  // "comment form"; lives as long as the rules
};

// Words to be taken out of a line that otherwise stays.
struct LineCut {
  Span span;
  std::string_view why;
};

// What an element's class and id say about it.
enum class MarkupHint : std::uint8_t {
  kNone,
  kDrop,      // no part of the article wherever it stands: share buttons, comments
  kUnlikely,  // seldom part of the article
  kByline,    // who wrote it and when
  kLikely,    // the article, or its body
};

// What a word of a byline or a date line is for.
enum class BylineWord : std::uint8_t { kOther, kLabel, kClock, kWeekday, kOutlet };

// Immutable after loading and safe to share between threads.
class CleaningRules {
 public:
  // Reads lines.tsv, cuts.tsv, markup.tsv, sections.tsv, agencies.tsv and byline_words.tsv.
  // Errors: kConfiguration, with file and line.
  static Result<CleaningRules> load(const std::filesystem::path& folder);

  CleaningRules(CleaningRules&&) noexcept;
  CleaningRules& operator=(CleaningRules&&) noexcept;
  ~CleaningRules();

  // The rule that takes a line away, if any. The line is one line of UTF-8 without breaks; case and
  // typographic punctuation do not matter.
  std::optional<LineMatch> match_line(std::string_view line, LinePlace place) const;
  // The stretches to take out of a line, in order, none overlapping.
  std::vector<LineCut> find_cuts(std::string_view line) const;
  MarkupHint hint(std::string_view class_and_id) const;
  // "World", "International News", "Home > Asia": names a section of a site.
  bool is_section(std::string_view line) const;
  // A news or picture agency by any of its written forms: "Reuters", "AFP", "RIA Novosti".
  bool is_agency(std::string_view name) const;
  BylineWord byline_word(std::string_view word) const;
  std::size_t size() const;  // rules for lines and cuts

 private:
  struct Tables;
  explicit CleaningRules(std::unique_ptr<const Tables> tables);
  std::unique_ptr<const Tables> tables_;
};

// The form in which lines are compared: lower case, typographic quotes, dashes and spaces plain,
// runs of space one, none at the ends.
std::string plain_line(std::string_view line);

}  // namespace chancery
