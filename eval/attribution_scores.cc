#include "eval/attribution_scores.h"

#include <algorithm>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <set>
#include <tuple>

#include "chancery/base/strings.h"
#include "chancery/text/fold.h"
#include "chancery/text/utf8.h"

namespace chancery {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kParts = kAttributionParts.size();
// Exact and overlap of each part, and overlap of the whole.
constexpr std::size_t kFigures = 2 * kParts + 1;

struct Count {
  double both = 0, gold = 0, found = 0;
};
using TextCounts = std::array<Count, kFigures>;

char32_t at(const std::string& text, std::uint32_t offset) {
  return decode_utf8(text, offset).value;
}

// Spans without white space at their ends; neighbours with only white space between joined.
std::vector<Span> stretches(std::vector<Span> spans, const std::string& text) {
  std::sort(spans.begin(), spans.end(), [](Span a, Span b) { return a.begin < b.begin; });
  const auto only_space = [&](std::uint32_t from, std::uint32_t to) {
    while (from < to && is_space(at(text, from))) from += decode_utf8(text, from).bytes;
    return from >= to;
  };
  std::vector<Span> joined;
  for (Span span : spans) {
    while (span.begin < span.end && is_space(at(text, span.begin))) {
      span.begin += decode_utf8(text, span.begin).bytes;
    }
    std::uint32_t last = span.begin;
    for (std::uint32_t i = span.begin; i < span.end; i += decode_utf8(text, i).bytes) {
      if (!is_space(at(text, i))) last = i + decode_utf8(text, i).bytes;
    }
    span.end = last;
    if (span.begin >= span.end) continue;
    if (!joined.empty() && only_space(joined.back().end, span.begin)) {
      joined.back().end = std::max(joined.back().end, span.end);
    } else {
      joined.push_back(span);
    }
  }
  return joined;
}

// Runs of letters and digits; any other sign by itself.
std::vector<Span> words_of(const std::string& text) {
  std::vector<Span> words;
  bool open = false;
  for (std::uint32_t i = 0; i < text.size();) {
    const CodePoint code = decode_utf8(text, i);
    const bool digit = code.value >= U'0' && code.value <= U'9';
    const bool letter = digit || is_letter(code.value) || code.value == U'_';
    if (letter && open) {
      words.back().end = i + code.bytes;
    } else if (!is_space(code.value)) {
      words.emplace_back(i, i + code.bytes);
    }
    open = letter;
    i += code.bytes;
  }
  return words;
}

std::set<std::size_t> covered(const std::vector<Span>& spans, const std::vector<Span>& words) {
  std::set<std::size_t> out;
  for (Span span : spans) {
    auto word = std::lower_bound(words.begin(), words.end(), span.begin,
                                 [](Span w, std::uint32_t begin) { return w.begin < begin; });
    for (; word != words.end() && word->end <= span.end; ++word) {
      out.insert(static_cast<std::size_t>(word - words.begin()));
    }
  }
  return out;
}

template <typename Set>
double shared(const Set& a, const Set& b) {
  return static_cast<double>(
      std::count_if(a.begin(), a.end(), [&b](const auto& x) { return b.count(x) != 0; }));
}

bool is_inside(const GoldAttribution& inner, const GoldAttribution& outer) {
  const std::vector<Span>& cue = inner.parts[1];
  return !cue.empty() && std::all_of(cue.begin(), cue.end(), [&](Span span) {
    return std::any_of(outer.parts[2].begin(), outer.parts[2].end(),
                       [span](Span content) { return content.contains(span); });
  });
}

bool is_inside_another(const std::vector<GoldAttribution>& all, std::size_t i) {
  for (std::size_t other = 0; other < all.size(); ++other) {
    if (other != i && is_inside(all[i], all[other])) return true;
  }
  return false;
}

using WordSets = std::array<std::set<std::size_t>, kParts>;

std::vector<WordSets> word_sets(const std::vector<GoldAttribution>& all,
                                const std::vector<Span>& words) {
  std::vector<WordSets> sets(all.size());
  for (std::size_t i = 0; i < all.size(); ++i) {
    for (std::size_t part = 0; part < kParts; ++part) {
      sets[i][part] = covered(all[i].parts[part], words);
    }
  }
  return sets;
}

Count count_whole(const std::vector<WordSets>& gold, const std::vector<WordSets>& found) {
  Count count;
  const auto size = [](const std::vector<WordSets>& all) {
    double n = 0;
    for (const WordSets& sets : all) {
      for (const auto& set : sets) n += static_cast<double>(set.size());
    }
    return n;
  };
  count.gold = size(gold);
  count.found = size(found);
  std::vector<std::tuple<double, std::size_t, std::size_t>> pairs;
  for (std::size_t g = 0; g < gold.size(); ++g) {
    for (std::size_t f = 0; f < found.size(); ++f) {
      double n = 0;
      for (std::size_t part = 0; part < kParts; ++part) n += shared(gold[g][part], found[f][part]);
      if (n > 0) pairs.emplace_back(-n, g, f);
    }
  }
  std::sort(pairs.begin(), pairs.end());
  std::vector<bool> gold_used(gold.size()), found_used(found.size());
  for (const auto& [n, g, f] : pairs) {
    if (gold_used[g] || found_used[f]) continue;
    gold_used[g] = found_used[f] = true;
    count.both -= n;
  }
  return count;
}

TextCounts count(const AttributedText& gold, const std::vector<GoldAttribution>& found) {
  TextCounts counts;
  const std::vector<Span> words = words_of(gold.text);
  for (std::size_t part = 0; part < kParts; ++part) {
    std::set<std::pair<std::uint32_t, std::uint32_t>> expected, given;
    std::vector<Span> expected_spans, given_spans;
    const auto fill = [&](const std::vector<GoldAttribution>& all, auto& set, auto& spans) {
      for (const GoldAttribution& attribution : all) {
        for (Span span : stretches(attribution.parts[part], gold.text)) {
          set.emplace(span.begin, span.end);
          spans.push_back(span);
        }
      }
    };
    fill(gold.attributions, expected, expected_spans);
    fill(found, given, given_spans);
    counts[2 * part] = {shared(expected, given), static_cast<double>(expected.size()),
                        static_cast<double>(given.size())};
    const auto a = covered(expected_spans, words);
    const auto b = covered(given_spans, words);
    counts[2 * part + 1] = {shared(a, b), static_cast<double>(a.size()),
                            static_cast<double>(b.size())};
  }
  counts[2 * kParts] = count_whole(word_sets(gold.attributions, words), word_sets(found, words));
  return counts;
}

double f1_of(const Count& count) { return percent(2 * count.both, count.gold + count.found); }

Count sum(const std::vector<TextCounts>& all, const std::vector<std::size_t>& which,
          std::size_t figure) {
  Count total;
  for (std::size_t i : which) {
    total.both += all[i][figure].both;
    total.gold += all[i][figure].gold;
    total.found += all[i][figure].found;
  }
  return total;
}

std::vector<Span> spans_of(const Json& list, const CodePointIndex& index) {
  std::vector<Span> spans;
  for (const Json& pair : list) {
    const auto begin = pair.at(0).get<std::uint32_t>();
    const auto end = pair.at(1).get<std::uint32_t>();
    if (end < begin || end > index.size()) throw Json::out_of_range::create(401, "span", &pair);
    spans.emplace_back(index.bytes(begin), index.bytes(end));
  }
  return spans;
}

AttributedText read_text(const Json& json) {
  AttributedText text;
  text.id = json.at("id").is_string() ? json.at("id").get<std::string>() : json.at("id").dump();
  text.text = json.at("text").get<std::string>();
  const CodePointIndex index(text.text);
  for (const Json& attribution : json.at("annotations").at(0).at("attributions")) {
    GoldAttribution gold;
    for (std::size_t part = 0; part < kParts; ++part) {
      gold.parts[part] = spans_of(attribution.at(kAttributionParts[part]), index);
    }
    text.attributions.push_back(std::move(gold));
  }
  return text;
}

}  // namespace

Result<std::vector<AttributedText>> read_attributions(std::string_view name,
                                                      std::string_view content) {
  std::vector<AttributedText> texts;
  std::size_t number = 0;
  for (std::string_view line : split(content, '\n')) {
    ++number;
    if (trim(line).empty()) continue;
    try {
      texts.push_back(read_text(Json::parse(line)));
    } catch (const Json::exception& error) {
      return tl::unexpected(
          Error{ErrorCode::kInvalidInput, std::string(name) + ":" + std::to_string(number) +
                                              ": no attributed text: " + error.what()});
    }
  }
  return texts;
}

std::vector<GoldAttribution> attributions_of(const AnnotatedDocument& annotated) {
  std::vector<GoldAttribution> all;
  for (const Quotation& quotation : annotated.quotations) {
    GoldAttribution attribution;
    if (quotation.speaker_span) attribution.parts[0] = {*quotation.speaker_span};
    if (quotation.cue) attribution.parts[1] = {*quotation.cue};
    attribution.parts[2] = quotation.content;
    all.push_back(std::move(attribution));
  }
  return all;
}

AttributionScores score_attributions(const std::vector<AttributedText>& gold,
                                     std::vector<std::vector<GoldAttribution>> found,
                                     std::size_t draws) {
  AttributionScores scores;
  scores.outermost = std::all_of(gold.begin(), gold.end(), [](const AttributedText& text) {
    for (std::size_t i = 0; i < text.attributions.size(); ++i) {
      if (is_inside_another(text.attributions, i)) return false;
    }
    return true;
  });
  std::vector<TextCounts> counts;
  for (std::size_t t = 0; t < gold.size(); ++t) {
    if (scores.outermost) {
      std::vector<GoldAttribution> outer;
      for (std::size_t i = 0; i < found[t].size(); ++i) {
        if (!is_inside_another(found[t], i)) outer.push_back(found[t][i]);
      }
      found[t] = std::move(outer);
    }
    counts.push_back(count(gold[t], found[t]));
  }
  std::vector<std::size_t> all(gold.size());
  for (std::size_t i = 0; i < all.size(); ++i) all[i] = i;
  for (std::size_t f = 0; f < kFigures; ++f) {
    const Count total = sum(counts, all, f);
    AttributionFigure figure;
    figure.name = f == 2 * kParts ? "whole overlap"
                                  : std::string(kAttributionParts[f / 2]) +
                                        (f % 2 == 0 ? " exact" : " overlap");
    figure.precision = percent(total.both, total.found);
    figure.recall = percent(total.both, total.gold);
    figure.f1 = f1_of(total);
    figure.interval = drawn_interval(
        gold.size(), draws,
        [&](const std::vector<std::size_t>& sample) { return f1_of(sum(counts, sample, f)); });
    scores.figures.push_back(std::move(figure));
  }
  return scores;
}

std::string AttributionScores::table() const {
  std::string out = "part            precision  recall      F1  95 %\n";
  for (const AttributionFigure& f : figures) {
    char line[128];
    std::snprintf(line, sizeof(line), "%-15s %9.1f %7.1f %7.1f  %.1f..%.1f\n", f.name.c_str(),
                  f.precision, f.recall, f.f1, f.interval.low, f.interval.high);
    out += line;
  }
  if (outermost) out += "(the set has none inside another's content: those found are left out)\n";
  return out;
}

}  // namespace chancery
