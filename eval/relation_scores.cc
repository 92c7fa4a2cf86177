// Counting answers to marked pairs, and answering a gold table by the whole path.
#include "eval/relation_scores.h"

#include <algorithm>
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
  return {answers.size(), figure(types, accuracy, draws), figure(types, macro_f1, draws),
          figure(quads, macro_f1, draws), figure(sides, macro_f1, draws)};
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
  return out;
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
    if (yields && (answer.system == "CONCEDE" || answer.system == "RETREAT")) {
      answer.system = "YIELD";
    }
    answer.system_quad = quad_of(answer.system);
    answers.push_back(std::move(answer));
  }
  return score_relations(answers);
}

}  // namespace chancery
