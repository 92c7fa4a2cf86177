// What the reports tell, one by one, in the form in which two tellings are compared.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "chancery/knowledge/actor_directory.h"
#include "chancery/record/filed_report.h"

namespace chancery {

// One FiledEvent of one report.
struct Told {
  std::size_t report = 0;  // place among the sorted reports
  std::uint32_t mention = 0;
  const FiledReport* filed = nullptr;
  const FiledEvent* event = nullptr;
  std::vector<Party> actors;
  std::vector<Party> recipients;
  std::vector<std::uint64_t> words;  // hashes of the stems of its evidence, sorted, none twice
  std::optional<DateInterval> date;  // when it happened, as far as the report lets one know
  bool dated_by_words = false;       // the report's own time expression, not its publication
  bool from_copy = false;
};

// The stems of content words of a text, hashed, sorted, none twice.
std::vector<std::uint64_t> content_words(std::string_view text);
// |a ∩ b| / |a ∪ b| of sorted sets; 0 for two empty ones.
double jaccard(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b);
// |a ∩ b| of sorted sets.
std::size_t shared(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b);

// 1: the same party. 0: another one. Between: a state and somebody who acts for it, or two names
// that may be one person's.
double party_likeness(const Party& a, const Party& b);
// How well the smaller side stands in the larger one, 0 when one of its members stands nowhere.
double side_likeness(const std::vector<Party>& a, const std::vector<Party>& b);

// What a sense says was done: the lexicon's word, without the number ("v.meet.4" -> "v.meet").
std::string_view deed(std::string_view sense);

// The publication of a report: its own, or the one in `dates` (by place among the reports).
using Publications = std::vector<std::optional<Publication>>;

std::vector<Told> tell(std::span<const FiledReport* const> reports, const Publications& published,
                       const std::vector<bool>& is_copy);

}  // namespace chancery
