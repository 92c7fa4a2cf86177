// What the reports tell, one by one, in the form in which two tellings are compared.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "chancery/record/filed_report.h"
#include "chancery/stories/known_names.h"
#include "chancery/stories/summary.h"

namespace chancery {

// One FiledEvent of one report.
struct Told {
  std::size_t report = 0;  // place among the sorted reports
  std::uint32_t mention = 0;
  const ReportSummary* filed = nullptr;
  const FiledEvent* event = nullptr;
  const TellingText* text = nullptr;
  // Who is named here without a country has the one that the other reports give to the only person
  // of that name.
  std::vector<Party> actors;
  std::vector<Party> recipients;
  // The same for comparison, without places.
  std::vector<Party> doers;
  std::vector<Party> others;
  bool leads = false;  // stands near the top, where a report tells its news
  std::optional<DateInterval> published;
  std::optional<DateInterval> date;  // when it happened, as far as the report lets one know
  bool dated_by_words = false;       // the report's own time expression, not its publication
  bool from_copy = false;

  const WordSet& words() const { return text->content; }  // without names and numbers
  const WordSet& keys() const { return text->keys; }      // the names and numbers
};

// "the two ministers", "a Polish diplomat": no name of anybody.
bool is_description(const Party& party);

// Whoever is only described, of no known country, may be anybody: "the government", "officials".
bool is_anybody(const Party& party);

// 1: the same party. 0: another one. Between: a state and somebody who acts for it, two names that
// may be one person's, or words that only describe somebody ("the two ministers").
double party_likeness(const Party& a, const Party& b);
// How well the smaller side stands in the larger one, 0 when one of its members stands nowhere;
// in between where one side is not told.
double side_likeness(const std::vector<Party>& a, const std::vector<Party>& b);

// What a sense says was done: the lexicon's word, without the number ("v.meet.4" -> "v.meet").
std::string_view deed(std::string_view sense);

// Whether it tells that somebody is asked to come: the other one is to travel.
bool is_invitation(std::string_view sense);

// The publication of a report: its own, or the one in `dates` (by place among the reports).
using Publications = std::vector<std::optional<Publication>>;

// What was withdrawn tells nothing.
std::vector<Told> tell(std::span<const ReportSummary* const> reports, const Publications& published,
                       const std::vector<bool>& is_copy, const std::vector<bool>& is_withdrawn,
                       const KnownNames& names);

}  // namespace chancery
