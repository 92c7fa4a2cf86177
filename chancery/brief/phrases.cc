#include "chancery/brief/phrases.h"

#include <algorithm>
#include <array>

#include "chancery/base/strings.h"
#include "chancery/knowledge/table.h"

namespace chancery {
namespace {

constexpr std::array<std::string_view, 12> kMonths = {
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};

std::string month_of(CivilDate day) {
  return std::string(kMonths[static_cast<std::size_t>(day.month - 1)]);
}

std::string written_day(CivilDate day) {
  return std::to_string(int{day.day}) + " " + month_of(day) + " " + std::to_string(day.year);
}

std::string with_recipient(std::string phrase, const std::string& recipient) {
  const std::size_t at = phrase.find("{R}");
  return at == std::string::npos ? phrase : phrase.replace(at, 3, recipient);
}

std::string at_place(const std::optional<PlaceReference>& place) {
  return place ? " in " + place->name : "";
}

// The word that decided what was told: the verb that governs the deed ("v.visit.1<invite"), else
// the deed's own ("v.thank.1"). Marks of status are no words.
std::string deciding_word(const std::string& sense) {
  constexpr std::array<std::string_view, 4> kMarks = {"future", "hypothetical", "negated",
                                                      "historical"};
  const std::vector<std::string_view> parts = split(sense, '<');
  for (std::size_t i = parts.size(); i-- > 1;) {
    if (std::find(kMarks.begin(), kMarks.end(), parts[i]) == kMarks.end()) {
      return std::string(parts[i]);
    }
  }
  const std::vector<std::string_view> id = split(parts.empty() ? "" : parts.front(), '.');
  return id.size() > 1 ? std::string(id[1]) : "";
}

}  // namespace

Result<Phrases> Phrases::load(const std::filesystem::path& data) {
  auto table = Table::read(data / "brief" / "phrases.tsv",
                           {"key", "past", "base", "past_alone", "base_alone", "noun"});
  if (!table) return tl::unexpected(table.error());
  Phrases phrases;
  for (std::size_t row = 0; row < table->size(); ++row) {
    const auto cell = [&](std::size_t column) { return std::string(table->cell(row, column)); };
    const bool added =
        phrases.phrases_.emplace(cell(0), Phrase{cell(1), cell(2), cell(3), cell(4), cell(5)})
            .second;
    if (!added) return tl::unexpected(table->error(row, "key '" + cell(0) + "' stands twice"));
    if (cell(3).empty() || cell(4).empty()) {
      return tl::unexpected(table->error(row, "past_alone and base_alone must be given"));
    }
  }
  for (EventType type : all_event_types()) {
    if (phrases.phrases_.count(std::string(to_string(type))) == 0) {
      return fail(ErrorCode::kConfiguration, (data / "brief" / "phrases.tsv").string() +
                                                 ": no row for " + std::string(to_string(type)));
    }
  }
  return phrases;
}

const Phrases::Phrase& Phrases::phrase_for(const Event& event) const {
  // Where all who took part are named as equals, they met, whoever travelled.
  const bool together = event.type == EventType::kConsult && event.recipients.empty();
  const bool by_phone = std::any_of(event.modes.begin(), event.modes.end(),
                                    [](const EventMode& mode) { return mode.name == "phone"; });
  if (together && event.actors.size() > 1 && !by_phone) return phrases_.at("CONSULT");
  const std::string type(to_string(event.type));
  for (const std::string& key : {type + "@" + deciding_word(event.sense), event.cameo.str()}) {
    if (const auto found = phrases_.find(key); found != phrases_.end()) return found->second;
  }
  for (const EventMode& mode : event.modes) {
    const auto found = phrases_.find(type + ":" + mode.name);
    if (found != phrases_.end()) return found->second;
  }
  return phrases_.at(type);
}

std::string Phrases::sentence(const Event& event) const {
  const Phrase& phrase = phrase_for(event);
  const bool alone = event.recipients.empty() || phrase.past.empty();
  const std::string recipient = enumerate(event.recipients);
  std::string said = enumerate(event.actors);
  if (said.empty()) said = "Somebody not named";
  const std::string past = alone ? phrase.past_alone : with_recipient(phrase.past, recipient);
  const std::string base = alone ? phrase.base_alone : with_recipient(phrase.base, recipient);
  switch (event.status) {
    case EventStatus::kHappened:
    case EventStatus::kHistorical:
      said += " " + past;
      break;
    case EventStatus::kFuture:
      said += (event.actors.size() > 1 ? " are to " : " is to ") + base;
      break;
    case EventStatus::kHypothetical:
      said += " might " + base;
      break;
    case EventStatus::kNegated:
      said += " did not " + base;
      break;
  }
  // "visited New York in New York" says it twice.
  const bool named = event.place && said.find(event.place->name) != std::string::npos;
  return named ? said : said + at_place(event.place);
}

std::string Phrases::planned(const Plan& plan) const {
  const std::string type(to_string(plan.type));
  const bool together = plan.type == EventType::kConsult && plan.actors.size() > 1;
  auto found = phrases_.end();
  for (const EventMode& mode : plan.modes) {
    if (found == phrases_.end() && !together) found = phrases_.find(type + ":" + mode.name);
  }
  if (found == phrases_.end()) found = phrases_.find(type);
  std::string said = found->second.noun + " of " + enumerate(plan.actors);
  if (!plan.recipients.empty()) {
    const bool visit = found->second.noun == "visit";
    said += (visit ? " to " : " with ") + enumerate(plan.recipients);
  }
  const bool named = plan.place && said.find(plan.place->name) != std::string::npos;
  return named ? said : said + at_place(plan.place);
}

std::string enumerate(const std::vector<std::string>& names) {
  std::string out;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i != 0) out += i + 1 == names.size() ? " and " : ", ";
    out += names[i];
  }
  return out;
}

std::string enumerate(const std::vector<Party>& parties) {
  std::vector<std::string> names;
  for (const Party& party : parties) names.push_back(party.name);
  return enumerate(names);
}

std::string written_date(const DateInterval& interval) {
  if (interval.width_days() == 1) return written_day(interval.from);
  const bool whole_year = interval == DateInterval::of_year(interval.from.year);
  if (whole_year) return std::to_string(interval.from.year);
  if (interval == DateInterval::month(interval.from.year, interval.from.month)) {
    return month_of(interval.from) + " " + std::to_string(interval.from.year);
  }
  return "between " + written_day(interval.from) + " and " + written_day(interval.to);
}

}  // namespace chancery
