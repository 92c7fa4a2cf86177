#include "eval/timex.h"

#include <algorithm>
#include <charconv>

#include "chancery/knowledge/table.h"

namespace chancery {
namespace {

bool read_offset(std::string_view text, std::uint32_t* value) {
  const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), *value);
  return error == std::errc() && stop == text.data() + text.size() && !text.empty();
}

std::uint32_t overlap(const ScoredTimex& a, const ScoredTimex& b) {
  const std::uint32_t from = std::max(a.start, b.start);
  const std::uint32_t to = std::min(a.end, b.end);
  return to > from ? to - from : 0;
}

}  // namespace

Result<TimexSet> read_timexes(const std::filesystem::path& file) {
  auto table = Table::read(file, {"document", "start", "end", "type", "value"});
  if (!table) return tl::unexpected<Error>(table.error());
  TimexSet set;
  for (std::size_t row = 0; row < table->size(); ++row) {
    std::vector<ScoredTimex>& timexes = set[std::string(table->cell(row, 0))];
    // A document without any expression has one row with empty cells.
    if (table->cell(row, 1).empty()) continue;
    ScoredTimex timex;
    if (!read_offset(table->cell(row, 1), &timex.start) ||
        !read_offset(table->cell(row, 2), &timex.end) || timex.end <= timex.start) {
      return tl::unexpected<Error>(table->error(row, "not a span"));
    }
    timex.type = table->cell(row, 3);
    timex.value = table->cell(row, 4);
    timexes.push_back(std::move(timex));
  }
  return set;
}

double TimexScores::f1(std::size_t right) const {
  const std::size_t all = gold + answered;
  return all == 0 ? 0.0 : 200.0 * static_cast<double>(right) / static_cast<double>(all);
}

Result<TimexScores> score_timexes(const TimexSet& gold, const TimexSet& answers) {
  TimexScores scores;
  for (const auto& [document, timexes] : answers) {
    if (!gold.contains(document)) {
      return fail(ErrorCode::kInvalidInput, document + ": no such document in the gold set");
    }
    scores.answered += timexes.size();
  }
  for (const auto& [document, timexes] : gold) {
    scores.gold += timexes.size();
    const auto found = answers.find(document);
    if (found == answers.end()) continue;
    const std::vector<ScoredTimex>& answered = found->second;
    std::vector<bool> used(answered.size(), false);
    for (const ScoredTimex& wanted : timexes) {
      std::size_t best = answered.size();
      std::uint32_t most = 0;
      for (std::size_t i = 0; i < answered.size(); ++i) {
        const std::uint32_t shared = used[i] ? 0 : overlap(wanted, answered[i]);
        if (shared > most) {
          most = shared;
          best = i;
        }
      }
      if (best == answered.size()) continue;
      used[best] = true;
      const ScoredTimex& answer = answered[best];
      ++scores.relaxed;
      if (answer.start == wanted.start && answer.end == wanted.end) ++scores.strict;
      if (answer.type == wanted.type) ++scores.type;
      if (answer.value == wanted.value) ++scores.value;
    }
  }
  return scores;
}

}  // namespace chancery
