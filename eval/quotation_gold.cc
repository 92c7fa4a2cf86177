#include "eval/quotation_gold.h"

#include <algorithm>
#include <cstdio>
#include <optional>
#include <utility>

#include "chancery/base/strings.h"
#include "chancery/pipeline/read_report.h"
#include "chancery/record/filed_report.h"
#include "chancery/stories/quotations.h"
#include "chancery/text/fold.h"

namespace chancery {
namespace {

constexpr std::size_t kDraws = 1000;

struct Expected {
  std::string speaker, cue, content, form;
  std::vector<std::string> outer;
};

struct Case {
  std::string id, text;
  std::vector<Expected> expected;
};

Error bad_line(std::string_view name, std::size_t number, const std::string& what) {
  return {ErrorCode::kInvalidInput, std::string(name) + ":" + std::to_string(number) + ": " + what};
}

Result<std::vector<Case>> read_cases(std::string_view name, std::string_view content) {
  std::vector<Case> cases;
  std::size_t number = 0;
  for (std::string_view line : split(content, '\n')) {
    ++number;
    if (line.starts_with("== ")) {
      cases.push_back({std::string(line.substr(3)), "", {}});
      continue;
    }
    if (trim(line).empty()) continue;
    if (cases.empty()) return tl::unexpected(bad_line(name, number, "no case begins here"));
    if (!line.starts_with("-> ")) {
      cases.back().text += std::string(line) + "\n";
      continue;
    }
    if (trim(line.substr(3)) == "none") continue;
    std::vector<std::string> cells;
    for (std::string_view cell : split(line.substr(3), '|')) cells.emplace_back(trim(cell));
    if (cells.size() < 4) return tl::unexpected(bad_line(name, number, "fewer than four cells"));
    Expected expected{cells[0], lower(cells[1]), cells[2], cells[3], {}};
    if (cells.size() > 4) {
      for (std::string_view voice : split(cells[4], '<')) expected.outer.emplace_back(trim(voice));
    }
    cases.back().expected.push_back(std::move(expected));
  }
  return cases;
}

std::string bare(std::string_view name) {
  std::string folded = fold_name(name);
  for (std::string_view article : {"the ", "a ", "an "}) {
    if (folded.starts_with(article)) return folded.substr(article.size());
  }
  return folded;
}

// A name has a capital in its last word.
bool is_name(std::string_view words) {
  const std::string_view last = words.substr(words.rfind(' ') + 1);
  return !last.empty() && last.front() >= 'A' && last.front() <= 'Z';
}

// The gold has the fullest name in the text; what is shown may be the directory's.
bool is_called(const AnnotatedDocument& a, std::string_view shown, std::string_view wanted) {
  const std::string gold = bare(wanted);
  // Words that name nobody may go on: "a diplomat, who asked not to be named".
  const std::string folded = bare(shown);
  if (folded.ends_with(gold) || (!is_name(wanted) && folded.starts_with(gold))) return true;
  for (std::size_t e = 0; e < a.names.entities.size(); ++e) {
    const EntityIndex entity(e);
    if (shown != a.resolution[entity].name && shown != a.names[entity].name) continue;
    for (MentionIndex m : a.names[entity].mentions) {
      const Mention& mention = a.names[m];
      if (mention.form != MentionForm::kNamed) continue;
      if (bare(words_at(a.document.text, mention.span)).ends_with(gold)) return true;
    }
  }
  return false;
}

bool is_named(const AnnotatedDocument& a, std::optional<EntityIndex> e) {
  if (!e) return false;
  return std::any_of(a.names[*e].mentions.begin(), a.names[*e].mentions.end(),
                     [&](MentionIndex m) { return a.names[m].form == MentionForm::kNamed; });
}

std::string shown_speaker(const AnnotatedDocument& a, const Quotation& q) {
  if (is_named(a, q.speaker)) {
    const std::string& name = a.resolution[*q.speaker].name;
    return name.empty() ? a.names[*q.speaker].name : name;
  }
  return q.speaker_span ? std::string(words_at(a.document.text, *q.speaker_span)) : "-";
}

bool holds_content(const AnnotatedDocument& a, const Quotation& q, std::string_view content) {
  const std::size_t dots = content.find("...");
  const std::string_view first = trim(content.substr(0, dots));
  const std::string_view last =
      dots == std::string_view::npos ? first : trim(content.substr(dots + 3));
  return words_at(a.document.text, q.content.front()).starts_with(first) &&
         words_at(a.document.text, q.content.back()).ends_with(last);
}

struct Tally {
  double speaker = 0, unknown = 0, content = 0, form = 0, chain = 0, all = 0, chains = 0;
  double silent = 0, empty = 0;
};

std::optional<std::size_t> find_one(const AnnotatedDocument& a, const Expected& expected,
                                    const std::vector<bool>& used) {
  std::optional<std::size_t> loose;
  for (std::size_t i = 0; i < a.quotations.size(); ++i) {
    const Quotation& q = a.quotations[i];
    if (used[i] || !q.cue) continue;
    const std::string cue = lower(words_at(a.document.text, *q.cue));
    if (cue.find(expected.cue) == std::string::npos) continue;
    if (holds_content(a, q, expected.content)) return i;
    if (!loose) loose = i;
  }
  return loose;
}

bool has_chain(const AnnotatedDocument& a, const Quotation& q, const Expected& expected) {
  if (q.chain.size() != expected.outer.size() + 1) return false;
  for (std::size_t i = 0; i < expected.outer.size(); ++i) {
    if (!is_called(a, q.chain[i], expected.outer[i])) return false;
  }
  return is_called(a, q.chain.back(), expected.speaker);
}

Tally count(const AnnotatedDocument& a, const Case& one, std::vector<std::string>& errors) {
  Tally tally;
  if (one.expected.empty()) {
    tally.empty = 1;
    const bool none =
        std::none_of(a.quotations.begin(), a.quotations.end(),
                     [](const Quotation& q) { return q.status == QuotationStatus::kMade; });
    tally.silent = none ? 1 : 0;
    if (!none) errors.push_back(one.id + ": not silent");
  }
  std::vector<bool> used(a.quotations.size());
  for (const Expected& expected : one.expected) {
    tally.all += 1;
    if (!expected.outer.empty()) tally.chains += 1;
    const auto place = find_one(a, expected, used);
    if (!place) {
      tally.unknown += 1;
      errors.push_back(one.id + ": missed " + expected.speaker + " | " + expected.cue);
      continue;
    }
    used[*place] = true;
    const Quotation& q = a.quotations[*place];
    const std::string shown = shown_speaker(a, q);
    const bool speaker = is_called(a, shown, expected.speaker);
    const bool content = holds_content(a, q, expected.content);
    const bool form = kQuotationFormNames[static_cast<std::size_t>(q.form)] == expected.form;
    const bool chain = expected.outer.empty() || has_chain(a, q, expected);
    tally.speaker += speaker ? 1 : 0;
    tally.content += content ? 1 : 0;
    tally.form += form ? 1 : 0;
    if (!expected.outer.empty()) tally.chain += chain ? 1 : 0;
    if (!speaker && is_name(expected.speaker) && !is_named(a, q.speaker)) tally.unknown += 1;
    if (!speaker || !content || !form || !chain) {
      std::string line = one.id + ": " + expected.speaker + " | " + expected.cue + ":";
      if (!speaker) line += " speaker " + shown;
      if (!content) {
        line += " content";
        for (Span span : q.content) {
          line += " [" + std::string(words_at(a.document.text, span)) + "]";
        }
      }
      if (!form) line += " form";
      if (!chain) line += " chain " + join(q.chain, " < ");
      errors.push_back(std::move(line));
    }
  }
  return tally;
}

Result<AnnotatedDocument> read_text(const std::string& text, std::string_view day,
                                    const Resources& resources) {
  Report report;
  report.bytes = text;
  report.as_is = true;
  if (!day.empty()) report.published = DateInterval::parse(day);
  return read_report(report, resources);
}

// The longest quotation that stands in no other: what the report was written for.
std::optional<std::uint32_t> main_quotation(const FiledReport& report) {
  std::optional<std::uint32_t> best;
  std::uint32_t longest = 0;
  for (std::uint32_t q = 0; q < report.quotations.size(); ++q) {
    std::uint32_t size = 0;
    for (Span span : report.quotations[q].content) size += span.size();
    if (size > longest) best = q;
    longest = std::max(longest, size);
  }
  return best;
}

}  // namespace

Result<QuotationFigures> score_quotations(std::string_view name, std::string_view content,
                                          const Resources& resources) {
  auto cases = read_cases(name, content);
  if (!cases) return tl::unexpected(cases.error());
  QuotationFigures figures;
  std::vector<Tally> tallies;
  Tally sum;
  for (const Case& one : *cases) {
    const auto read = read_text(one.text, "", resources);
    if (!read) return tl::unexpected(read.error());
    const Tally tally = count(*read, one, figures.errors);
    tallies.push_back(tally);
    sum.speaker += tally.speaker;
    sum.unknown += tally.unknown;
    sum.content += tally.content;
    sum.form += tally.form;
    sum.chain += tally.chain;
    sum.all += tally.all;
    sum.chains += tally.chains;
    sum.silent += tally.silent;
    sum.empty += tally.empty;
  }
  figures.cases = cases->size();
  figures.attributions = static_cast<std::size_t>(sum.all);
  figures.chains = static_cast<std::size_t>(sum.chains);
  figures.shares = {
      {"speaker", percent(sum.speaker, sum.all)}, {"unknown", percent(sum.unknown, sum.all)},
      {"content", percent(sum.content, sum.all)}, {"form", percent(sum.form, sum.all)},
      {"chain", percent(sum.chain, sum.chains)},  {"silence", percent(sum.silent, sum.empty)}};
  figures.speaker =
      drawn_interval(tallies.size(), kDraws, [&](const std::vector<std::size_t>& sample) {
        double right = 0, all = 0;
        for (std::size_t i : sample) {
          right += tallies[i].speaker;
          all += tallies[i].all;
        }
        return percent(right, all);
      });
  return figures;
}

std::string QuotationFigures::table() const {
  std::string out;
  char line[160];
  for (const auto& [name, value] : shares) {
    std::snprintf(line, sizeof(line), "%-10s %6.1f", name.c_str(), value);
    out += line;
    if (name == "speaker") {
      std::snprintf(line, sizeof(line), "  %.1f..%.1f", speaker.low, speaker.high);
      out += line;
    }
    out += '\n';
  }
  std::snprintf(line, sizeof(line), "(%zu cases, %zu attributions, %zu of them in a chain)\n",
                cases, attributions, chains);
  return out + line;
}

Result<std::map<std::string, double>> score_versions(std::string_view name,
                                                     std::string_view content,
                                                     const Resources& resources) {
  std::vector<FiledReport> reports;
  std::vector<std::string> labels;
  std::vector<std::optional<DateInterval>> published;
  std::size_t number = 0;
  for (std::string_view line : split(content, '\n')) {
    ++number;
    if (trim(line).empty() || line.starts_with("#")) continue;
    const auto cells = split(line, '|');
    if (cells.size() != 3) return tl::unexpected(bad_line(name, number, "no label | day | text"));
    const auto read = read_text(std::string(trim(cells[2])) + "\n", trim(cells[1]), resources);
    if (!read) return tl::unexpected(read.error());
    reports.push_back(file_document(*read));
    reports.back().report.id = ReportId::of({std::to_string(number), cells[2]});
    labels.emplace_back(trim(cells[0]));
    published.push_back(DateInterval::parse(trim(cells[1])));
  }
  std::vector<const FiledReport*> list;
  for (const FiledReport& report : reports) list.push_back(&report);
  std::vector<std::size_t> group(reports.size());
  for (std::size_t r = 0; r < reports.size(); ++r) group[r] = reports.size() + r;  // none found
  const auto shared = share_quotations(list, published);
  for (std::size_t g = 0; g < shared.size(); ++g) {
    for (const QuotationVersion& version : shared[g].versions) {
      if (main_quotation(reports[version.report]) == version.quotation) group[version.report] = g;
    }
  }
  double both = 0, gold = 0, found = 0;
  for (std::size_t a = 0; a < reports.size(); ++a) {
    for (std::size_t b = a + 1; b < reports.size(); ++b) {
      const bool is_one = labels[a] == labels[b];
      const bool joined = group[a] == group[b];
      gold += is_one ? 1 : 0;
      found += joined ? 1 : 0;
      both += is_one && joined ? 1 : 0;
    }
  }
  return std::map<std::string, double>{{"precision", percent(both, found)},
                                       {"recall", percent(both, gold)},
                                       {"f1", percent(2 * both, gold + found)},
                                       {"pairs", gold}};
}

}  // namespace chancery
