#include "chancery/brief/phrases.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "chancery/base/strings.h"
#include "chancery/knowledge/table.h"

namespace chancery {
namespace {

std::string filled(std::string phrase, std::string_view gap, const std::string& names) {
  const std::size_t at = phrase.find(gap);
  return at == std::string::npos ? phrase : phrase.replace(at, gap.size(), names);
}

// The deed's own word: "v.visit.1<invite" -> "visit".
std::string own_word(const std::string& sense) {
  const std::vector<std::string_view> id =
      split(std::string_view(sense).substr(0, sense.find('<')), '.');
  return id.size() > 1 ? std::string(id[1]) : "";
}

// The word that decided what was told: the verb that governs the deed ("v.visit.1<invite"), else
// the deed's own ("v.thank.1"). Marks of status and of reported speech are no words.
std::string deciding_word(const std::string& sense) {
  constexpr std::array<std::string_view, 6> kMarks = {"future",     "hypothetical", "negated",
                                                      "historical", "speech",       "factive"};
  const std::vector<std::string_view> parts = split(sense, '<');
  for (std::size_t i = parts.size(); i-- > 1;) {
    if (std::find(kMarks.begin(), kMarks.end(), parts[i]) == kMarks.end()) {
      return std::string(parts[i]);
    }
  }
  return own_word(sense);
}

}  // namespace

Result<Phrases> Phrases::load(const std::filesystem::path& data, const std::string& language) {
  auto messages = Messages::load(data, language);
  if (!messages) return tl::unexpected(messages.error());
  const std::filesystem::path file = data / "brief" / ("phrases." + language + ".tsv");
  auto table =
      Table::read(file, {"key", "past", "base", "past_alone", "base_alone", "noun", "noun_alone"});
  if (!table) return tl::unexpected(table.error());
  Phrases phrases;
  phrases.messages_ = std::move(*messages);
  for (std::size_t row = 0; row < table->size(); ++row) {
    const auto cell = [&](std::size_t column) { return std::string(table->cell(row, column)); };
    const bool added =
        phrases.phrases_
            .emplace(cell(0), Phrase{cell(1), cell(2), cell(3), cell(4), cell(5), cell(6)})
            .second;
    if (!added) return tl::unexpected(table->error(row, "key '" + cell(0) + "' stands twice"));
    if (cell(3).empty() || cell(4).empty() || cell(6).empty()) {
      return tl::unexpected(
          table->error(row, "past_alone, base_alone and noun_alone must be given"));
    }
  }
  for (EventType type : all_event_types()) {
    if (phrases.phrases_.count(std::string(to_string(type))) == 0) {
      return fail(ErrorCode::kConfiguration,
                  file.string() + ": no row for " + std::string(to_string(type)));
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

// "visited New York in New York" says it twice.
std::string Phrases::at_place(std::string said, const std::optional<PlaceReference>& place) const {
  if (!place || said.find(place->name) != std::string::npos) return said;
  return messages_.text("place", {said, messages_.named(place->name)});
}

std::string Phrases::sentence(const Event& event) const {
  const Phrase& phrase = phrase_for(event);
  const bool alone = event.recipients.empty() || phrase.past.empty();
  const std::string recipients = messages_.enumerate(event.recipients);
  const std::string actors =
      event.actors.empty() ? messages_.text("nobody") : messages_.enumerate(event.actors);
  const std::string base = alone ? phrase.base_alone : filled(phrase.base, "{R}", recipients);
  std::string said;
  switch (event.status) {
    case EventStatus::kHappened:
    case EventStatus::kHistorical:
      said = actors + " " + (alone ? phrase.past_alone : filled(phrase.past, "{R}", recipients));
      break;
    case EventStatus::kFuture:
      said = messages_.text(event.actors.size() > 1 ? "status.future.many" : "status.future.one",
                            {actors, base});
      break;
    case EventStatus::kHypothetical:
      said = messages_.text("status.hypothetical", {actors, base});
      break;
    case EventStatus::kNegated:
      said = messages_.text("status.negated", {actors, base});
      break;
  }
  return capitalized(at_place(std::move(said), event.place));
}

std::string Phrases::planned(const Plan& plan, const std::string& sense) const {
  const std::string type(to_string(plan.type));
  const bool together = plan.type == EventType::kConsult && plan.actors.size() > 1;
  auto found = phrases_.end();
  for (const EventMode& mode : plan.modes) {
    if (found == phrases_.end() && !together) found = phrases_.find(type + ":" + mode.name);
  }
  // "v.visit.1<invite" names what is planned; "v.deliver.10" alone how it was announced.
  if (found == phrases_.end() && !together && sense.find('<') != std::string::npos) {
    found = phrases_.find(type + "@" + own_word(sense));
  }
  if (found == phrases_.end()) found = phrases_.find(type);
  const bool alone = plan.recipients.empty() || found->second.noun.empty();
  const std::string actors =
      plan.actors.empty() ? messages_.text("nobody") : messages_.enumerate(plan.actors);
  std::string said = filled(alone ? found->second.noun_alone : found->second.noun, "{A}", actors);
  said = filled(std::move(said), "{R}", messages_.enumerate(plan.recipients));
  return capitalized(at_place(std::move(said), plan.place));
}

}  // namespace chancery
