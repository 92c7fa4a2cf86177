// Many tellings -> one Event: what most independent reports say, and where they disagree.
#include <algorithm>
#include <map>
#include <set>

#include "chancery/stories/link_steps.h"
#include "chancery/text/fold.h"

namespace chancery {
namespace {

using Group = std::vector<const Told*>;

// Words that leave more days open than this are no surer than a date of publication.
constexpr std::int32_t kClearWords = 31;

bool is_state(const Party& party) { return party.country && party.id == party.country->view(); }

// Each party once, under its clearest name; a state gives way to the person who acts for it.
std::vector<Party> merge_parties(const std::vector<const std::vector<Party>*>& lists) {
  std::vector<Party> merged;
  for (const std::vector<Party>* list : lists) {
    for (const Party& party : *list) {
      const auto same = std::find_if(merged.begin(), merged.end(), [&](const Party& known) {
        return party_likeness(known, party) >= 0.5;
      });
      if (same == merged.end()) {
        merged.push_back(party);
      } else if ((is_state(*same) && !is_state(party)) ||
                 (is_state(*same) == is_state(party) && same->id.rfind("text:", 0) == 0 &&
                  party.id.rfind("text:", 0) != 0)) {
        *same = party;
      }
    }
  }
  return merged;
}

std::vector<Party> parties_of(const Group& group, std::vector<Party> Told::*side) {
  std::vector<const std::vector<Party>*> lists;
  for (const Told* told : group) lists.push_back(&(told->*side));
  // The telling with most parties sets the order; ties go to the earlier report.
  std::stable_sort(lists.begin(), lists.end(),
                   [](const auto* a, const auto* b) { return a->size() > b->size(); });
  return merge_parties(lists);
}

// Nobody stands on both sides: a party that is an actor anywhere leaves the recipients. So does the
// state that one report names as the host where another names the person who was met.
void part_sides(Event& event) {
  const bool together = event.type == EventType::kConsult || event.type == EventType::kAgree;
  std::erase_if(event.recipients, [&](const Party& party) {
    return std::any_of(event.actors.begin(), event.actors.end(), [&](const Party& actor) {
      return party_likeness(actor, party) >= (together ? 0.5 : 0.9);
    });
  });
}

// Values told by originals, each with who tells it; the most told first, ties by value.
template <typename Value>
std::vector<std::pair<Value, std::set<ReportId>>> tally(
    const std::vector<std::pair<Value, const Told*>>& votes) {
  std::map<Value, std::set<ReportId>> by_value;
  for (const auto& [value, told] : votes) by_value[value].insert(told->filed->report.id);
  std::vector<std::pair<Value, std::set<ReportId>>> out(by_value.begin(), by_value.end());
  std::stable_sort(out.begin(), out.end(),
                   [](const auto& a, const auto& b) { return a.second.size() > b.second.size(); });
  return out;
}

template <typename Value, typename Print>
void add_disagreement(const char* field,
                      const std::vector<std::pair<Value, std::set<ReportId>>>& values, Print print,
                      Event& event) {
  // A report that tells several values contradicts nobody by the later ones.
  Disagreement disagreement{field, {}};
  std::set<ReportId> heard;
  for (const auto& [value, reports] : values) {
    std::vector<ReportId> says;
    for (const ReportId& report : reports) {
      if (heard.insert(report).second) says.push_back(report);
    }
    if (!says.empty()) disagreement.versions.push_back({print(value), std::move(says)});
  }
  if (disagreement.versions.size() > 1) event.disagreements.push_back(std::move(disagreement));
}

bool is_visit(const Told& told) {
  const auto& modes = told.event->modes;
  return std::any_of(modes.begin(), modes.end(),
                     [](const EventMode& mode) { return mode.name == "visit"; });
}

// A traveller arrives before and leaves after the day on which he meets his host.
bool votes_on_day(const Told& told, const Group& group) {
  if (told.from_copy) return false;
  return !is_visit(told) ||
         std::all_of(group.begin(), group.end(), [](const Told* one) { return is_visit(*one); });
}

// A day in the report's own words outweighs any number of dates taken from publication.
void set_date(const Group& group, Event& event) {
  std::vector<std::pair<DateInterval, const Told*>> by_words;
  std::vector<std::pair<DateInterval, const Told*>> by_publication;
  for (const Told* told : group) {
    if (!told->date) continue;
    const bool clear = told->dated_by_words && told->date->width_days() <= kClearWords;
    (clear ? by_words : by_publication).emplace_back(*told->date, told);
  }
  const bool worded = !by_words.empty();
  const auto& votes = worded ? by_words : by_publication;
  if (votes.empty()) return;
  auto ranked = tally(votes);
  // Among equally told intervals the narrowest says most.
  std::stable_sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) {
    const bool narrow_a = a.first.width_days() <= 2;
    const bool narrow_b = b.first.width_days() <= 2;
    if (narrow_a != narrow_b) return narrow_a;
    if (a.second.size() != b.second.size()) return a.second.size() > b.second.size();
    return a.first.width_days() < b.first.width_days();
  });
  event.date = ranked.front().first;
  const bool from_words = std::any_of(group.begin(), group.end(), [&](const Told* told) {
    return told->dated_by_words && told->date == event.date;
  });
  event.date_basis = from_words ? "text" : "published";
  event.precision = event.date->width_days() == 1 ? DatePrecision::kDay : DatePrecision::kInterval;
  for (const Told* told : group) {
    if (told->date == event.date && told->event->date)
      event.precision = told->event->date->precision;
  }

  std::vector<std::pair<DateInterval, const Told*>> days;
  for (const auto& [interval, told] : by_words) {
    if (interval.width_days() == 1 && votes_on_day(*told, group)) days.emplace_back(interval, told);
  }
  add_disagreement(
      "day", tally(days), [](const DateInterval& d) { return d.from.iso(); }, event);
}

void set_place(const Group& group, Event& event) {
  std::vector<std::pair<std::string, const Told*>> cities;
  const PlaceReference* best = nullptr;
  for (const Told* told : group) {
    const auto& place = told->event->place;
    if (!place) continue;
    if (best == nullptr || place->precision < best->precision) best = &*place;
    if (place->precision == PlacePrecision::kCity && votes_on_day(*told, group)) {
      cities.emplace_back(place->name, told);
    }
  }
  if (best != nullptr) event.place = *best;
  const auto ranked = tally(cities);
  if (!ranked.empty()) {
    for (const Told* told : group) {
      const auto& place = told->event->place;
      const bool is_city = place && place->precision == PlacePrecision::kCity;
      if (is_city && place->name == ranked.front().first) event.place = *place;
    }
  }
  add_disagreement(
      "place", ranked, [](const std::string& name) { return name; }, event);
}

// "four Polish diplomats" beside "five Polish diplomats": how many, by those who say so of the
// same.
void set_numbers(const Group& group, const StoryLexicon& lexicon, Event& event) {
  std::map<std::uint64_t, std::string> written;
  std::map<std::string, std::vector<std::pair<std::uint64_t, const Told*>>> counted;
  for (const Told* told : group) {
    if (told->from_copy) continue;
    for (const auto* side : {&told->actors, &told->recipients}) {
      for (const Party& party : *side) {
        const std::string name = fold_name(party.name);
        const std::size_t first = name.find(' ');
        if (first == std::string::npos || !is_description(party)) continue;
        const ContentWord number = lexicon.content_word(name.substr(0, first));
        if (!number.number) continue;
        written.emplace(number.id, name.substr(0, first));
        counted[name.substr(name.rfind(' ') + 1)].emplace_back(number.id, told);
      }
    }
  }
  for (const auto& [what, votes] : counted) {
    add_disagreement(
        "number", tally(votes),
        [&, &of = what](std::uint64_t number) { return written.at(number) + " " + of; }, event);
  }
}

// Modes told by any report, the most told CAMEO code, the scores that go with them.
void set_codes(const Group& group, const Ontology& ontology, Event& event) {
  std::map<EventMode, std::size_t> modes;
  std::set<EventContext> contexts;
  std::map<std::string, std::size_t> cameo;
  double doubt = 1;
  std::set<ReportId> counted;
  for (const Told* told : group) {
    for (const EventMode& mode : told->event->modes) ++modes[mode];
    contexts.insert(told->event->contexts.begin(), told->event->contexts.end());
    if (!told->event->cameo.view().empty()) ++cameo[told->event->cameo.str()];
    // Independent tellings of one thing make it surer than the surest of them.
    if (!told->from_copy && counted.insert(told->filed->report.id).second) {
      doubt *= 1 - std::clamp(double{told->event->confidence}, 0.0, 0.99);
    }
  }
  const Told& first = *group.front();
  event.type = first.event->type;
  event.status = first.event->status;
  event.sense = first.event->sense;
  for (const auto& [mode, count] : modes) event.modes.push_back(mode);
  event.contexts.assign(contexts.begin(), contexts.end());
  const auto most = std::max_element(
      cameo.begin(), cameo.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  if (most != cameo.end()) event.cameo = *CameoCode::parse(most->first);
  event.score = ontology.score(event.type, event.modes);
  event.goldstein = ontology.goldstein(event.cameo);
  event.confidence = counted.empty() ? first.event->confidence : static_cast<float>(1 - doubt);
}

// Originals before copies, whole sentences that date or place the event before bare phrases.
Group by_clarity(Group group) {
  const auto clarity = [](const Told& told) {
    return double{told.event->confidence} + (told.dated_by_words ? 0.2 : 0) +
           (told.event->place ? 0.1 : 0);
  };
  std::stable_sort(group.begin(), group.end(), [&](const Told* a, const Told* b) {
    if (a->from_copy != b->from_copy) return b->from_copy;
    return clarity(*a) > clarity(*b);
  });
  return group;
}

void set_evidence(const Group& group, const Publications& published, const StoryLexicon& lexicon,
                  Event& event) {
  std::set<ReportId> reports;
  std::set<ReportId> copies;
  std::set<std::string> voices;  // owners of outlets and agencies, and reports of none
  for (const Told* told : by_clarity(group)) {
    const ReportSummary& filed = *told->filed;
    event.evidence.push_back(
        {filed.report.id, told->text->span, told->text->words, told->mention, told->from_copy});
    reports.insert(filed.report.id);
    if (told->from_copy) {
      copies.insert(filed.report.id);
    } else {
      const ReportHeader& header = filed.report;
      const std::string& outlet = header.outlet.empty() ? header.url : header.outlet;
      const std::string& voice = filed.agency.empty() ? outlet : filed.agency;
      voices.insert(voice.empty() ? header.id.str() : lexicon.owner(voice));
    }
    if (const auto& when = published[told->report]; when) {
      if (!event.first_reported || when->interval.from < *event.first_reported) {
        event.first_reported = when->interval.from;
      }
      if (!event.last_reported || *event.last_reported < when->interval.to) {
        event.last_reported = when->interval.to;
      }
    }
  }
  event.n_reports = static_cast<std::uint32_t>(reports.size());
  event.n_copies = static_cast<std::uint32_t>(copies.size());
  // A copy whose original is not in the group still stands for one voice.
  event.n_independent = std::max<std::uint32_t>(1, static_cast<std::uint32_t>(voices.size()));
}

Event make_event(const Group& group, const Publications& published, const Ontology& ontology,
                 const StoryLexicon& lexicon) {
  Event event;
  const Told& first = *group.front();
  event.id = telling_id(first.filed->report.id, *first.event, first.mention);
  set_codes(group, ontology, event);
  event.actors = parties_of(group, &Told::actors);
  event.recipients = parties_of(group, &Told::recipients);
  part_sides(event);
  set_date(group, event);
  set_place(group, event);
  set_numbers(group, lexicon, event);
  set_evidence(group, published, lexicon, event);
  return event;
}

}  // namespace

std::vector<Event> make_events(const std::vector<Told>& told,
                               const std::vector<std::vector<std::size_t>>& groups,
                               const Publications& published, const Ontology& ontology,
                               const StoryLexicon& lexicon) {
  std::vector<Event> events;
  for (const std::vector<std::size_t>& members : groups) {
    Group group;
    for (std::size_t i : members) group.push_back(&told[i]);
    events.push_back(make_event(group, published, ontology, lexicon));
  }
  return events;
}

void add_denials(const std::vector<std::pair<std::size_t, std::size_t>>& denials,
                 const std::vector<std::vector<std::size_t>>& groups, std::vector<Event>& events) {
  std::map<std::size_t, std::size_t> event_of;
  for (std::size_t e = 0; e < groups.size(); ++e) {
    for (std::size_t i : groups[e]) event_of[i] = e;
  }
  const auto reports_of = [](const Event& event) {
    std::set<ReportId> reports;
    for (const Evidence& evidence : event.evidence) {
      if (!evidence.from_copy) reports.insert(evidence.report);
    }
    return std::vector<ReportId>(reports.begin(), reports.end());
  };
  std::set<std::pair<std::size_t, std::size_t>> done;
  for (const auto& [denial, deed] : denials) {
    const std::pair pair(event_of.at(denial), event_of.at(deed));
    if (!done.insert(pair).second) continue;
    Event& no = events[pair.first];
    Event& yes = events[pair.second];
    const Disagreement whether{"status",
                               {{"happened", reports_of(yes)}, {"denied", reports_of(no)}}};
    yes.disagreements.push_back(whether);
    no.disagreements.push_back(whether);
  }
}

}  // namespace chancery
