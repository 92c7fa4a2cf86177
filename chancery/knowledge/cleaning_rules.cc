// Loads and compiles the tables of data/cleaning/.
#include "chancery/knowledge/cleaning_rules.h"

#include <re2/re2.h>
#include <re2/set.h>

#include <algorithm>
#include <limits>
#include <unordered_map>
#include <unordered_set>

#include "chancery/knowledge/table.h"
#include "chancery/text/fold.h"
#include "chancery/text/utf8.h"

namespace chancery {
namespace {

// A line longer than this is prose unless a rule says otherwise in its column `words`.
constexpr std::size_t kDefaultWords = 30;
constexpr std::size_t kLongestLine = 2000;  // bytes looked at by the patterns

RE2::Options regex_options() {
  RE2::Options options;
  options.set_case_sensitive(false);
  options.set_log_errors(false);
  options.set_max_mem(std::int64_t{64} << 20);
  return options;
}

std::size_t count_words(std::string_view line) {
  std::size_t words = 0;
  bool inside = false;
  for (char c : line) {
    const bool space = c == ' ';
    if (!space && !inside) ++words;
    inside = !space;
  }
  return words;
}

// "Leave a Reply:", "* Leave a reply *" and "leave a reply" are one line.
std::string_view without_ornament(std::string_view line) {
  constexpr std::string_view kOrnament = " .:!*>|-=_~[]()#<";
  const std::size_t begin = line.find_first_not_of(kOrnament);
  if (begin == std::string_view::npos) return line;
  return line.substr(begin, line.find_last_not_of(kOrnament) - begin + 1);
}

// One character for a typographic one; 0 for one that is not seen; the same where it is plain.
char32_t plain_character(char32_t c) {
  if (is_space(c)) return ' ';
  if (c == 0xAD || (c >= 0x200B && c <= 0x200F) || c == 0x2060 || c == 0xFEFF) return 0;
  if (c == 0x2018 || c == 0x2019 || c == 0x201B || c == 0x2BC || c == 0xB4 || c == '`') return '\'';
  if (c >= 0x201C && c <= 0x201F) return '"';
  if (c >= 0x2010 && c <= 0x2015) return '-';
  if (c == 0x2022 || c == 0xB7 || c == 0x25CF || c == 0x25AA) return '*';
  if (c == 0xBB || c == 0x203A || c == 0x2192) return '>';
  return lower(c);
}

}  // namespace

std::string plain_line(std::string_view line) {
  std::string out;
  out.reserve(line.size());
  for (std::size_t i = 0; i < line.size();) {
    const CodePoint point = decode_utf8(line, i);
    i += point.bytes;
    const char32_t c = plain_character(point.value);
    if (c == 0 || (c == ' ' && (out.empty() || out.back() == ' '))) continue;
    if (c == 0x2026) {
      out += "...";
    } else {
      append_utf8(c, out);
    }
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

struct CleaningRules::Tables {
  struct LineRule {
    bool top;
    bool body;
    bool bottom;
    LineAction action;
    std::size_t words;
    std::string why;

    bool allows(LinePlace place) const {
      return place == LinePlace::kTop ? top : place == LinePlace::kBody ? body : bottom;
    }
  };
  struct CutRule {
    std::unique_ptr<RE2> pattern;
    std::string why;
  };

  std::vector<LineRule> rules;
  std::unordered_multimap<std::string, std::size_t> exact;
  std::unique_ptr<RE2::Set> patterns;
  std::vector<std::size_t> pattern_rules;  // by the number of the pattern in the set
  std::vector<CutRule> cuts;
  std::unique_ptr<RE2::Set> any_cut;
  std::unique_ptr<RE2::Set> markup;
  std::vector<MarkupHint> markup_hints;
  std::unordered_set<std::string> sections;
  std::unordered_set<std::string> agencies;
  std::unordered_map<std::string, BylineWord> byline_words;

  Result<void> read_lines(const std::filesystem::path& file);
  Result<void> read_cuts(const std::filesystem::path& file);
  Result<void> read_markup(const std::filesystem::path& file);
  Result<void> read_names(const std::filesystem::path& file, std::string_view column,
                          std::unordered_set<std::string>& names);
  Result<void> read_byline_words(const std::filesystem::path& file);
  std::optional<std::string> add_pattern(std::string_view kind, std::string_view pattern);
};

namespace {

std::unique_ptr<RE2::Set> make_set() {
  return std::make_unique<RE2::Set>(regex_options(), RE2::UNANCHORED);
}

std::optional<std::size_t> parse_words(std::string_view cell) {
  if (cell.empty()) return kDefaultWords;
  std::size_t number = 0;
  for (char c : cell) {
    if (c < '0' || c > '9' || number > 1000) return std::nullopt;
    number = number * 10 + static_cast<std::size_t>(c - '0');
  }
  return number;
}

}  // namespace

// Adds the pattern for the last rule; the reason where it cannot be read.
std::optional<std::string> CleaningRules::Tables::add_pattern(std::string_view kind,
                                                              std::string_view pattern) {
  const std::size_t rule = rules.size() - 1;
  if (kind == "exact") {
    const std::string plain = plain_line(pattern);
    const std::string line(without_ornament(plain));
    const auto [begin, end] = exact.equal_range(line);
    const bool twice = std::any_of(begin, end, [&](const auto& entry) {
      return rules[entry.second].action == rules[rule].action;
    });
    if (twice) return "the same line stands twice";
    exact.emplace(line, rule);
    return std::nullopt;
  }
  std::string expression;
  if (kind == "prefix") {
    expression = "^" + RE2::QuoteMeta(plain_line(pattern));
  } else if (kind == "contains") {
    expression = RE2::QuoteMeta(plain_line(pattern));
  } else if (kind == "regex") {
    expression = std::string(pattern);
  } else {
    return "unknown kind '" + std::string(kind) + "'";
  }
  std::string reason;
  if (patterns->Add(expression, &reason) < 0) return reason;
  pattern_rules.push_back(rule);
  return std::nullopt;
}

Result<void> CleaningRules::Tables::read_lines(const std::filesystem::path& file) {
  auto table = Table::read(file, {"kind", "where", "action", "words", "pattern", "why"});
  if (!table) return tl::unexpected<Error>(table.error());
  patterns = make_set();
  for (std::size_t row = 0; row < table->size(); ++row) {
    const std::string_view where = table->cell(row, 1);
    const std::string_view action = table->cell(row, 2);
    const bool any = where == "any";
    const bool edge = where == "edge";
    const bool below = where == "below";
    LineRule rule{any || edge || where == "top",
                  any || below,
                  any || edge || below || where == "bottom",
                  action == "rest" ? LineAction::kRest : LineAction::kLine,
                  0,
                  std::string(table->cell(row, 5))};
    if (!rule.top && !rule.bottom) {
      return tl::unexpected<Error>(table->error(
          row, "unknown place '" + std::string(where) + "': any, edge, top, below or bottom"));
    }
    if (action != "rest" && action != "line") {
      return tl::unexpected<Error>(
          table->error(row, "unknown action '" + std::string(action) + "': line or rest"));
    }
    const auto words = parse_words(table->cell(row, 3));
    if (!words) return tl::unexpected<Error>(table->error(row, "the word limit is no number"));
    if (table->cell(row, 4).empty() || rule.why.empty()) {
      return tl::unexpected<Error>(table->error(row, "a rule needs a pattern and a reason"));
    }
    rule.words = *words;
    rules.push_back(std::move(rule));
    if (const auto reason = add_pattern(table->cell(row, 0), table->cell(row, 4))) {
      return tl::unexpected<Error>(table->error(row, *reason));
    }
  }
  if (!patterns->Compile()) {
    return fail(ErrorCode::kConfiguration, file.string() + ": the patterns are too large together");
  }
  return {};
}

Result<void> CleaningRules::Tables::read_cuts(const std::filesystem::path& file) {
  auto table = Table::read(file, {"pattern", "why"});
  if (!table) return tl::unexpected<Error>(table.error());
  any_cut = make_set();
  for (std::size_t row = 0; row < table->size(); ++row) {
    const std::string pattern(table->cell(row, 0));
    auto compiled = std::make_unique<RE2>(pattern, regex_options());
    if (!compiled->ok()) return tl::unexpected<Error>(table->error(row, compiled->error()));
    any_cut->Add(pattern, nullptr);
    cuts.push_back({std::move(compiled), std::string(table->cell(row, 1))});
  }
  if (!any_cut->Compile()) {
    return fail(ErrorCode::kConfiguration, file.string() + ": the patterns are too large together");
  }
  return {};
}

Result<void> CleaningRules::Tables::read_markup(const std::filesystem::path& file) {
  static const std::unordered_map<std::string_view, MarkupHint> kHints = {
      {"drop", MarkupHint::kDrop},
      {"unlikely", MarkupHint::kUnlikely},
      {"byline", MarkupHint::kByline},
      {"likely", MarkupHint::kLikely}};
  auto table = Table::read(file, {"words", "hint"});
  if (!table) return tl::unexpected<Error>(table.error());
  markup = make_set();
  for (std::size_t row = 0; row < table->size(); ++row) {
    const std::string_view hint = table->cell(row, 1);
    const auto known = kHints.find(hint);
    if (known == kHints.end()) {
      return tl::unexpected<Error>(table->error(row, "unknown hint '" + std::string(hint) + "'"));
    }
    std::string expression = "(?:^|[ _-])(?:";
    for (char c : table->cell(row, 0)) {
      if (c == ' ') {
        expression += "[ _-]?";
      } else {
        expression.push_back(c);
      }
    }
    expression += ")(?:$|[ _-])";
    std::string reason;
    if (markup->Add(expression, &reason) < 0) {
      return tl::unexpected<Error>(table->error(row, reason));
    }
    markup_hints.push_back(known->second);
  }
  if (!markup->Compile()) {
    return fail(ErrorCode::kConfiguration, file.string() + ": the patterns are too large together");
  }
  return {};
}

Result<void> CleaningRules::Tables::read_names(const std::filesystem::path& file,
                                               std::string_view column,
                                               std::unordered_set<std::string>& names) {
  auto table = Table::read(file, {column});
  if (!table) return tl::unexpected<Error>(table.error());
  for (std::size_t row = 0; row < table->size(); ++row) {
    for (std::string_view name : table->list(row, 0)) {
      const std::string plain = plain_line(name);
      names.emplace(without_ornament(plain));
    }
  }
  return {};
}

Result<void> CleaningRules::Tables::read_byline_words(const std::filesystem::path& file) {
  static const std::unordered_map<std::string_view, BylineWord> kKinds = {
      {"label", BylineWord::kLabel},
      {"clock", BylineWord::kClock},
      {"weekday", BylineWord::kWeekday},
      {"outlet", BylineWord::kOutlet}};
  auto table = Table::read(file, {"kind", "words"});
  if (!table) return tl::unexpected<Error>(table.error());
  for (std::size_t row = 0; row < table->size(); ++row) {
    const auto kind = kKinds.find(table->cell(row, 0));
    if (kind == kKinds.end()) {
      return tl::unexpected<Error>(
          table->error(row, "unknown kind '" + std::string(table->cell(row, 0)) + "'"));
    }
    for (std::string_view word : table->list(row, 1)) {
      byline_words.emplace(std::string(word), kind->second);
    }
  }
  return {};
}

CleaningRules::CleaningRules(std::unique_ptr<const Tables> tables) : tables_(std::move(tables)) {}
CleaningRules::CleaningRules(CleaningRules&&) noexcept = default;
CleaningRules& CleaningRules::operator=(CleaningRules&&) noexcept = default;
CleaningRules::~CleaningRules() = default;

Result<CleaningRules> CleaningRules::load(const std::filesystem::path& folder) {
  auto tables = std::make_unique<Tables>();
  Result<void> read = tables->read_lines(folder / "lines.tsv");
  if (read) read = tables->read_cuts(folder / "cuts.tsv");
  if (read) read = tables->read_markup(folder / "markup.tsv");
  if (read) read = tables->read_names(folder / "sections.tsv", "labels", tables->sections);
  if (read) read = tables->read_names(folder / "agencies.tsv", "forms", tables->agencies);
  if (read) read = tables->read_byline_words(folder / "byline_words.tsv");
  if (!read) return tl::unexpected<Error>(read.error());
  return CleaningRules(std::move(tables));
}

std::optional<LineMatch> CleaningRules::match_line(std::string_view line, LinePlace place) const {
  if (line.empty() || line.size() > kLongestLine) return std::nullopt;
  const std::string plain = plain_line(line);
  const std::size_t words = count_words(plain);
  const Tables::LineRule* best = nullptr;
  const auto consider = [&](std::size_t index) {
    const Tables::LineRule& rule = tables_->rules[index];
    if (!rule.allows(place) || words > rule.words) return;
    if (!best || (best->action == LineAction::kLine && rule.action == LineAction::kRest)) {
      best = &rule;
    }
  };
  const auto [begin, end] = tables_->exact.equal_range(std::string(without_ornament(plain)));
  for (auto entry = begin; entry != end; ++entry) consider(entry->second);
  std::vector<int> hits;
  if (tables_->patterns->Match(plain, &hits)) {
    std::sort(hits.begin(), hits.end());
    for (int hit : hits) consider(tables_->pattern_rules[static_cast<std::size_t>(hit)]);
  }
  if (!best) return std::nullopt;
  return LineMatch{best->action, best->why};
}

std::vector<LineCut> CleaningRules::find_cuts(std::string_view line) const {
  std::vector<LineCut> found;
  std::vector<int> hits;
  if (line.empty() || !tables_->any_cut->Match({line.data(), line.size()}, &hits)) return found;
  for (int hit : hits) {
    const Tables::CutRule& rule = tables_->cuts[static_cast<std::size_t>(hit)];
    const re2::StringPiece whole(line.data(), line.size());
    re2::StringPiece match;
    std::size_t from = 0;
    while (rule.pattern->Match(whole, from, whole.size(), RE2::UNANCHORED, &match, 1) &&
           !match.empty()) {
      const auto begin = static_cast<std::size_t>(match.data() - line.data());
      from = begin + match.size();
      found.push_back({Span(begin, from), rule.why});
    }
  }
  std::sort(found.begin(), found.end(),
            [](const LineCut& a, const LineCut& b) { return a.span < b.span; });
  std::vector<LineCut> apart;
  for (const LineCut& cut : found) {
    if (apart.empty() || apart.back().span.end <= cut.span.begin) apart.push_back(cut);
  }
  return apart;
}

MarkupHint CleaningRules::hint(std::string_view class_and_id) const {
  std::vector<int> hits;
  if (class_and_id.empty() ||
      !tables_->markup->Match({class_and_id.data(), class_and_id.size()}, &hits)) {
    return MarkupHint::kNone;
  }
  const auto has = [&](MarkupHint hint) {
    return std::any_of(hits.begin(), hits.end(), [&](int hit) {
      return tables_->markup_hints[static_cast<std::size_t>(hit)] == hint;
    });
  };
  for (MarkupHint hint : {MarkupHint::kDrop, MarkupHint::kLikely, MarkupHint::kByline}) {
    if (has(hint)) return hint;
  }
  return MarkupHint::kUnlikely;
}

bool CleaningRules::is_section(std::string_view line) const {
  if (line.size() > 100) return false;
  const std::string plain = plain_line(line);
  return tables_->sections.count(std::string(without_ornament(plain))) > 0;
}

bool CleaningRules::is_agency(std::string_view name) const {
  if (name.size() > 100) return false;
  const std::string plain = plain_line(name);
  return tables_->agencies.count(std::string(without_ornament(plain))) > 0;
}

BylineWord CleaningRules::byline_word(std::string_view word) const {
  if (word.size() > 40) return BylineWord::kOther;
  const auto found = tables_->byline_words.find(lower(word));
  return found == tables_->byline_words.end() ? BylineWord::kOther : found->second;
}

std::size_t CleaningRules::size() const { return tables_->rules.size() + tables_->cuts.size(); }

}  // namespace chancery
