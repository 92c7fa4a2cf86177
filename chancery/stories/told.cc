#include "chancery/stories/told.h"

#include <algorithm>

#include "chancery/base/strings.h"
#include "chancery/knowledge/name_match.h"
#include "chancery/text/fold.h"

namespace chancery {
namespace {

constexpr std::size_t kLeadSentences = 3;  // headline and the two sentences below it
constexpr double kLikeName = 0.6;          // spellings of one country's people that may be one
constexpr double kUntold = 0.5;            // likeness to a side that is not told
constexpr std::int32_t kRelativeDays = 7;  // a weekday lies at most so far back
constexpr std::int32_t kVagueWords =
    31;  // days; words that give no less depend on the report's day

bool is_state(const Party& party) { return party.country && party.id == party.country->view(); }
bool in_directory(const Party& party) { return party.id.rfind("text:", 0) != 0; }

// Whether the party may speak and act for its state.
bool is_official(const Party& party) {
  return std::any_of(party.sectors.begin(), party.sectors.end(), [](Sector sector) {
    return sector == Sector::kGov || sector == Sector::kMil || sector == Sector::kLeg ||
           sector == Sector::kSpy;
  });
}

std::optional<DateInterval> when(const FiledEvent& event,
                                 const std::optional<Publication>& published, bool& by_words) {
  by_words = event.date && event.date->timex;
  if (event.date) {
    const DateInterval& own = event.date->interval;
    const bool vague = published && published->interval.width_days() < own.width_days();
    if (!vague) return own;
    // What the report dates by its own publication follows what the record knows of that; so does
    // "on Saturday" in a report whose day was not known when it was read.
    if (!by_words) return published->interval;
    const DateInterval near{published->interval.from.plus_days(-kRelativeDays),
                            published->interval.to};
    const bool news = event.status == EventStatus::kHappened && own.width_days() > kVagueWords;
    return news ? own.intersect(near).value_or(own) : own;
  }
  if (!published) return std::nullopt;
  const bool is_news =
      event.status == EventStatus::kHappened && published->interval.width_days() <= 31;
  return is_news ? std::optional(published->interval) : std::nullopt;
}

}  // namespace

bool is_description(const Party& party) {
  if (in_directory(party)) return false;
  const std::string_view last = last_word(party.name);
  return !last.empty() && last.front() >= 'a' && last.front() <= 'z';
}

bool is_anybody(const Party& party) { return !party.country && is_description(party); }

namespace {

// What is a place takes no part.
std::vector<Party> without_places(const ReportSummary& filed,
                                  const std::vector<std::uint32_t>& entities,
                                  const std::vector<Party>& parties) {
  std::vector<Party> out;
  for (std::size_t i = 0; i < entities.size(); ++i) {
    const FiledEntity& entity = filed.entities[entities[i]];
    const bool is_place =
        entity.type == EntityType::kLoc || (entity.type == EntityType::kGpe && !entity.country);
    if (!is_place) out.push_back(parties[i]);
  }
  return out;
}

}  // namespace

std::string_view deed(std::string_view sense) {
  return sense.substr(0, sense.find_first_of(".<", sense.find('.') + 1));
}

bool is_invitation(std::string_view sense) { return sense.find("invit") != std::string_view::npos; }

double party_likeness(const Party& a, const Party& b) {
  const bool described = is_description(a) || is_description(b);
  if (lasting_part(a.id) == lasting_part(b.id)) return described ? 0.85 : 1;
  if (is_state(a) && is_state(b)) return 0;
  if (a.country && b.country && *a.country != *b.country) return 0;
  const bool one_country = a.country && b.country;
  if (is_state(a) || is_state(b)) {
    const Party& other = is_state(a) ? b : a;
    // Somebody of whom no report says where he is from.
    if (!one_country) return !other.country && (described || is_official(other)) ? 0.3 : 0;
    if (is_official(other)) return 0.8;
    // "Belarusians" are called by their state, and are some of its people.
    const Party& state = is_state(a) ? a : b;
    if (state.sectors.empty() && !in_directory(other)) return is_description(other) ? 0.85 : 0.7;
    return other.sectors.empty() ? 0.45 : 0;
  }
  if (is_description(a) && is_description(b)) {
    const bool same_head = last_word(a.name) == last_word(b.name);
    if (one_country) return same_head ? 0.85 : 0.5;
    return same_head ? 0.6 : 0.3;
  }
  if (described) return one_country ? 0.6 : 0.35;
  // Two entries of the directory with different ids are two.
  if (in_directory(a) && in_directory(b)) return 0;
  const double names = name_similarity(a.name, b.name);
  if (names >= kSameName) return 0.9;
  return one_country && names >= kLikeName ? 0.6 : 0;
}

double side_likeness(const std::vector<Party>& a, const std::vector<Party>& b) {
  const std::vector<Party>& fewer = a.size() <= b.size() ? a : b;
  const std::vector<Party>& more = a.size() <= b.size() ? b : a;
  if (fewer.empty()) return more.empty() ? 1 : kUntold;
  double sum = 0;
  for (const Party& party : fewer) {
    double best = 0;
    for (const Party& other : more) best = std::max(best, party_likeness(party, other));
    if (best == 0) return 0;
    sum += best;
  }
  const double mean = sum / static_cast<double>(fewer.size());
  const double cover = static_cast<double>(fewer.size()) / static_cast<double>(more.size());
  return mean * (0.7 + 0.3 * cover);
}

std::vector<Told> tell(std::span<const ReportSummary* const> reports, const Publications& published,
                       const std::vector<bool>& is_copy, const std::vector<bool>& is_withdrawn,
                       const KnownNames& names) {
  std::vector<Told> all;
  for (std::size_t r = 0; r < reports.size(); ++r) {
    if (is_withdrawn[r]) continue;
    const ReportSummary& filed = *reports[r];
    for (std::size_t m = 0; m < filed.events.size(); ++m) {
      const FiledEvent& event = filed.events[m];
      Told told;
      told.report = r;
      told.mention = static_cast<std::uint32_t>(m);
      told.filed = &filed;
      told.event = &event;
      told.text = &filed.tellings[m];
      told.actors = names.complete(filed.entities, event.actors);
      told.recipients = names.complete(filed.entities, event.recipients);
      told.doers = without_places(filed, event.actors, told.actors);
      told.others = without_places(filed, event.recipients, told.recipients);
      told.leads = told.text->sentence < kLeadSentences;
      if (published[r]) told.published = published[r]->interval;
      told.date = when(event, published[r], told.dated_by_words);
      told.from_copy = is_copy[r];
      all.push_back(std::move(told));
    }
  }
  return all;
}

}  // namespace chancery
