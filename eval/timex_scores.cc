// Matching found time expressions with marked ones, and counting.
#include "eval/timex_scores.h"

#include <algorithm>
#include <cstdio>
#include <optional>

#include "chancery/clean/clean.h"
#include "chancery/resolve/timexes.h"

namespace chancery {
namespace {

using Named = std::pair<const char*, AnswerCounts TimexCounts::*>;
constexpr Named kFigures[] = {{"strict", &TimexCounts::strict},
                              {"relaxed", &TimexCounts::relaxed},
                              {"type", &TimexCounts::type},
                              {"value", &TimexCounts::value}};

const char* type_of(const Timex& timex) {
  return kTimexTypeNames[static_cast<std::size_t>(timex.type)];
}

// For each gold expression the place of the one found for it.
std::vector<std::optional<std::size_t>> match(const std::vector<GoldTimex>& gold,
                                              const Timexes& found) {
  std::vector<std::optional<std::size_t>> matched(gold.size());
  std::vector<bool> used(found.size());
  for (const bool exact : {true, false}) {
    for (std::size_t g = 0; g < gold.size(); ++g) {
      for (std::size_t f = 0; f < found.size() && !matched[g]; ++f) {
        const bool fits =
            exact ? found[f].span == gold[g].span : found[f].span.overlaps(gold[g].span);
        if (fits && !used[f]) {
          matched[g] = f;
          used[f] = true;
        }
      }
    }
  }
  return matched;
}

std::string shown(std::string_view words, std::string_view type, std::string_view value) {
  std::string out =
      "\"" + std::string(words) + "\" " + std::string(type) + " " + std::string(value);
  std::replace(out.begin(), out.end(), '\n', ' ');
  return out;
}

std::string shown(const std::string& text, const Timex& timex) {
  return shown(words_at(text, timex.span), type_of(timex), timex.value);
}

std::string around(const std::string& text, Span span) {
  const std::size_t begin = span.begin < 50 ? 0 : span.begin - 50;
  std::string out = text.substr(begin, span.end + 40 - begin);
  std::replace(out.begin(), out.end(), '\n', ' ');
  return out;
}

}  // namespace

TimexCounts count_timexes(const TimexText& gold, const Timexes& found,
                          std::vector<std::string>* errors) {
  TimexCounts counts;
  for (const auto& [name, figure] : kFigures) {
    (counts.*figure).gold = gold.timexes.size();
    (counts.*figure).system = found.size();
  }
  const auto matched = match(gold.timexes, found);
  const auto tell = [&](const char* what, const std::string& one, const std::string& other,
                        Span at) {
    if (errors == nullptr) return;
    const std::string day = gold.published ? gold.published->from.iso() : "-";
    errors->push_back(std::string(what) + "\t" + one + "\t" + other + "\t" + gold.id + " " + day +
                      "\t" + around(gold.text, at));
  };
  std::vector<bool> answered(found.size());
  for (std::size_t g = 0; g < gold.timexes.size(); ++g) {
    const GoldTimex& wanted = gold.timexes[g];
    const std::string asked = shown(words_at(gold.text, wanted.span), wanted.type, wanted.value);
    if (!matched[g]) {
      tell("missed", asked, "", wanted.span);
      continue;
    }
    answered[*matched[g]] = true;
    const Timex& timex = found[*matched[g]];
    const bool exact = timex.span == wanted.span;
    counts.relaxed.correct += 1;
    counts.strict.correct += exact ? 1 : 0;
    counts.type.correct += type_of(timex) == wanted.type ? 1U : 0U;
    counts.value.correct += timex.value == wanted.value ? 1U : 0U;
    if (!exact) tell("span", asked, shown(gold.text, timex), wanted.span);
    if (timex.value != wanted.value) tell("value", asked, shown(gold.text, timex), wanted.span);
  }
  for (std::size_t f = 0; f < found.size(); ++f) {
    if (!answered[f]) tell("spurious", "", shown(gold.text, found[f]), found[f].span);
  }
  return counts;
}

Result<TimexScores> score_timexes(const std::vector<TimexText>& gold, const Resources& resources,
                                  std::size_t draws) {
  TimexScores scores;
  std::vector<TimexCounts> texts;
  for (const TimexText& text : gold) {
    Report report;
    report.bytes = text.text;
    report.published = text.published;
    report.as_is = true;
    const auto document = clean_report(report, resources.cleaning);
    if (!document) return tl::unexpected(document.error());
    const Syntax syntax = resources.syntax.parse(*document);
    const Timexes found = find_timexes(*document, syntax, document->published, resources.time);
    texts.push_back(count_timexes(text, found, &scores.errors));
    for (const auto& [name, figure] : kFigures) {
      scores.all.*figure += texts.back().*figure;
    }
  }
  scores.texts = texts.size();
  for (const auto& [name, figure] : kFigures) {
    const auto f1 = [&, figure = figure](const std::vector<std::size_t>& sample) {
      AnswerCounts sum;
      for (std::size_t t : sample) sum += texts[t].*figure;
      return sum.f1();
    };
    scores.intervals[name] = drawn_interval(texts.size(), draws, f1);
  }
  return scores;
}

std::map<std::string, double> TimexScores::figures() const {
  std::map<std::string, double> out;
  for (const auto& [name, figure] : kFigures) out[name] = (all.*figure).f1();
  return out;
}

std::string TimexScores::table() const {
  std::string out = std::to_string(texts) + " texts, " + std::to_string(all.strict.gold) +
                    " expressions\n        precision  recall      F1   95 % interval\n";
  for (const auto& [name, figure] : kFigures) {
    const AnswerCounts& f = all.*figure;
    const auto interval = intervals.find(name);
    const auto [low, high] = interval == intervals.end() ? Interval{} : interval->second;
    char line[120];
    std::snprintf(line, sizeof line, "%-8s %8.2f %7.2f %7.2f   %.2f to %.2f\n", name, f.precision(),
                  f.recall(), f.f1(), low, high);
    out += line;
  }
  return out;
}

}  // namespace chancery
