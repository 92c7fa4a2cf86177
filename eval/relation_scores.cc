// Counting answers to marked pairs, and answering a gold table by the whole path.
#include "eval/relation_scores.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <map>

#include "chancery/base/strings.h"
#include "chancery/knowledge/table.h"
#include "chancery/pipeline/read_report.h"
#include "chancery/text/utf8.h"

namespace chancery {
namespace {

using Pairs = std::vector<std::pair<std::string, std::string>>;  // gold, system

double macro_f1(const Pairs& pairs) {
  struct Count {
    double right = 0, gold = 0, system = 0;
  };
  std::map<std::string, Count> counts;
  for (const auto& [gold, system] : pairs) {
    counts[gold].gold += 1;
    counts[system].system += 1;
    if (gold == system) counts[gold].right += 1;
  }
  double sum = 0;
  double labels = 0;
  for (const auto& [label, count] : counts) {
    if (count.gold == 0) continue;
    labels += 1;
    sum += 200 * count.right / (count.gold + count.system);
  }
  return labels > 0 ? sum / labels : 0;
}

double accuracy(const Pairs& pairs) {
  double right = 0;
  for (const auto& [gold, system] : pairs) right += gold == system ? 1 : 0;
  return pairs.empty() ? 0 : 100 * right / static_cast<double>(pairs.size());
}

MeasuredFigure figure(const Pairs& pairs, double (*count)(const Pairs&), std::size_t draws) {
  const auto drawn = [&](const std::vector<std::size_t>& sample) {
    Pairs some;
    for (std::size_t i : sample) some.push_back(pairs[i]);
    return count(some);
  };
  return {count(pairs), drawn_interval(pairs.size(), draws, drawn)};
}

constexpr std::array<double, 6> kBandsFrom = {0, 0.5, 0.6, 0.7, 0.8, 0.9};

void add_bands(const std::vector<RelationAnswer>& answers, RelationScores& scores) {
  double gap = 0;
  for (std::size_t b = 0; b < kBandsFrom.size(); ++b) {
    ShareBand band{kBandsFrom[b]};
    for (const RelationAnswer& a : answers) {
      const bool below = b + 1 < kBandsFrom.size() && a.share >= kBandsFrom[b + 1];
      if (a.share < band.from || below) continue;
      ++band.answers;
      band.said += a.share;
      band.right += a.gold == a.system ? 1 : 0;
    }
    if (band.answers == 0) continue;
    gap += std::abs(band.said - band.right);
    band.said = percent(band.said, static_cast<double>(band.answers));
    band.right = percent(band.right, static_cast<double>(band.answers));
    scores.bands.push_back(band);
  }
  scores.calibration_error = percent(gap, static_cast<double>(answers.size()));
}

std::string side(int quad) { return quad <= 2 ? "cooperation" : "conflict"; }

// "12:40" in code points; nothing for an empty cell.
std::optional<Span> span_in(std::string_view text, std::string_view cell) {
  const auto parts = split(cell, ':');
  if (parts.size() != 2) return std::nullopt;
  const std::size_t begin = std::strtoul(std::string(parts[0]).c_str(), nullptr, 10);
  const std::size_t end = std::strtoul(std::string(parts[1]).c_str(), nullptr, 10);
  std::size_t points = 0;
  Span span;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    const bool starts = i == text.size() || (static_cast<unsigned char>(text[i]) & 0xC0) != 0x80;
    if (!starts) continue;
    if (points == begin) span.begin = static_cast<std::uint32_t>(i);
    if (points == end) span.end = static_cast<std::uint32_t>(i);
    ++points;
  }
  if (span.end <= span.begin) return std::nullopt;
  return span;
}

}  // namespace

int quad_of(std::string_view type) {
  if (type == "YIELD") return quad_class(EventType::kRetreat);
  const auto known = parse_event_type(type);
  return known ? quad_class(*known) : 0;
}

RelationScores score_relations(const std::vector<RelationAnswer>& answers, std::size_t draws) {
  Pairs types, quads, sides;
  for (const RelationAnswer& a : answers) {
    types.emplace_back(a.gold, a.system);
    quads.emplace_back(std::to_string(a.gold_quad), std::to_string(a.system_quad));
    sides.emplace_back(side(a.gold_quad), side(a.system_quad));
  }
  RelationScores scores;
  scores.pairs = answers.size();
  scores.accuracy = figure(types, accuracy, draws);
  scores.macro_f1 = figure(types, macro_f1, draws);
  scores.quad_f1 = figure(quads, macro_f1, draws);
  scores.binary_f1 = figure(sides, macro_f1, draws);
  add_bands(answers, scores);
  return scores;
}

std::string RelationScores::table() const {
  std::string out = std::to_string(pairs) + " pairs\n";
  const auto line = [&](const char* name, const MeasuredFigure& f) {
    char text[120];
    std::snprintf(text, sizeof text, "%-36s %6.2f  (%.2f to %.2f)\n", name, f.value, f.interval.low,
                  f.interval.high);
    out += text;
  };
  line("accuracy", accuracy);
  line("macro-F1 of the types", macro_f1);
  line("macro-F1 of the quadrants", quad_f1);
  line("macro-F1 cooperation and conflict", binary_f1);
  for (const ShareBand& band : bands) {
    char text[120];
    std::snprintf(text, sizeof text, "score from %.1f: %zu pairs, said %.1f, right %.1f\n",
                  band.from, band.answers, band.said, band.right);
    out += text;
  }
  char text[60];
  std::snprintf(text, sizeof text, "%-36s %6.2f\n", "calibration error", calibration_error);
  return out + text;
}

Result<RelationScores> evaluate_relations(const Resources& resources, const RelationModel& model,
                                          RelationRoots roots, std::string_view name,
                                          std::string_view content) {
  auto table =
      Table::parse(std::string(name), std::string(content), {"text", "actor", "recipient", "type"});
  if (!table) return tl::unexpected(table.error());
  bool yields = false;
  for (std::size_t row = 0; row < table->size(); ++row) {
    yields = yields || table->cell(row, 3) == "YIELD";
  }
  std::vector<RelationAnswer> answers;
  for (std::size_t row = 0; row < table->size(); ++row) {
    RelationAnswer answer;
    answer.gold = table->cell(row, 3);
    answer.gold_quad = quad_of(answer.gold);
    if (answer.gold_quad == 0) return tl::unexpected(table->error(row, "unknown type"));
    Report report;
    report.bytes = table->cell(row, 0);
    report.as_is = true;
    const auto read = read_report(report, resources);
    if (!read) return tl::unexpected(read.error());
    const EventInputs inputs{read->document, read->syntax,     read->published, read->timexes,
                             read->names,    read->resolution, read->quotations};
    const RelationReading reading = classify_relation(inputs, resources.events, model, roots,
                                                      span_in(report.bytes, table->cell(row, 1)),
                                                      span_in(report.bytes, table->cell(row, 2)));
    answer.system = to_string(reading.type);
    answer.share = reading.scores[static_cast<std::size_t>(reading.type)];
    if (yields && (answer.system == "CONCEDE" || answer.system == "RETREAT")) {
      answer.system = "YIELD";
      answer.share = reading.scores[static_cast<std::size_t>(EventType::kConcede)] +
                     reading.scores[static_cast<std::size_t>(EventType::kRetreat)];
    }
    answer.system_quad = quad_of(answer.system);
    answers.push_back(std::move(answer));
  }
  return score_relations(answers);
}

}  // namespace chancery
