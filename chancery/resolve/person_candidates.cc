#include "chancery/resolve/person_candidates.h"

#include <algorithm>

#include "chancery/base/strings.h"
#include "chancery/knowledge/name_match.h"

namespace chancery::resolve {
namespace {

// Nobody is told of as himself this long before his first office ...
constexpr std::int32_t kDaysBeforeOffice = 15 * 365;
// ... and by his surname alone no longer than this after his last.
constexpr std::int32_t kDaysAfterOffice = 2 * 365;
constexpr int kYoungest = 18;
constexpr float kSurnameLikeness = 0.9F;

void add(std::vector<PersonCandidate>& to, std::uint32_t person, float likeness, bool full) {
  for (PersonCandidate& known : to) {
    if (known.person != person) continue;
    known.name = std::max(known.name, likeness);
    known.full_name = known.full_name || full;
    return;
  }
  PersonCandidate candidate;
  candidate.person = person;
  candidate.name = likeness;
  candidate.full_name = full;
  to.push_back(candidate);
}

void add_by_whole_name(const EntityReading& reading, std::string_view form,
                       std::vector<PersonCandidate>& to) {
  for (const NameEntry& entry : reading.actors.find_name(form)) {
    if (entry.kind == NameKind::kPerson) {
      const bool one_word = name_key(form).find(' ') == std::string::npos;
      add(to, entry.index, 1, !one_word);
    } else if (entry.kind == NameKind::kFamilyName) {
      add(to, entry.index, 1, false);
    }
  }
}

// Spellings that the directory does not list.
void add_by_likeness(const EntityReading& reading, std::string_view form,
                     std::vector<PersonCandidate>& to) {
  const std::string key = name_key(form);
  const std::vector<std::string_view> words = split(key, ' ');
  const std::span<const Person> persons = reading.actors.persons();
  const auto compare_all = [&](std::string_view word) {
    for (std::uint32_t index : reading.actors.persons_sounding_like(word)) {
      const Person& person = persons[index];
      const float likeness = words.size() == 1 ? word_similarity(word, person.family_name)
                                               : name_similarity(form, person.name, reading.actors);
      if (likeness < (words.size() == 1 ? kSurnameLikeness : kSameName)) continue;
      add(to, index, likeness, words.size() > 1);
    }
  };
  if (words.empty()) return;
  compare_all(words.back());
  if (words.size() > 1) compare_all(words.front());
}

// Forms of the name in the report, the fullest first.
std::vector<std::string> forms_of(const EntityReading& reading, const Entity& entity) {
  std::vector<std::string> forms = {entity.name};
  for (MentionIndex index : entity.mentions) {
    const Mention& mention = reading.names[index];
    if (mention.form != MentionForm::kNamed) continue;
    std::string words(reading.words(mention.span));
    if (std::find(forms.begin(), forms.end(), words) == forms.end()) {
      forms.push_back(std::move(words));
    }
  }
  return forms;
}

bool is_political(const std::vector<Sector>& sectors) {
  return std::any_of(sectors.begin(), sectors.end(),
                     [](Sector s) { return s <= Sector::kUnk || s == Sector::kEli; });
}

void weigh_time(const EntityReading& reading, const Person& person, std::span<const Term> terms,
                PersonCandidate& candidate) {
  if (!reading.date || terms.empty()) return;
  CivilDate last = terms.front().valid.to;
  for (const Term& term : terms) {
    last = std::max(last, term.valid.to);
    if (!term.valid.overlaps(*reading.date)) continue;
    candidate.active = true;
    candidate.prominent = candidate.prominent || is_single_office(term.office);
    candidate.leads = candidate.leads || meets_office("leader", term);
  }
  const CivilDate first = terms.front().valid.from;
  if (first.days() - reading.date->to.days() > kDaysBeforeOffice) candidate.conflict = true;
  if (person.birth_year > 0 && reading.date->to.year < person.birth_year + kYoungest) {
    candidate.conflict = true;
  }
  if (!candidate.full_name && !candidate.active) {
    const bool long_ago = reading.date->from.days() - last.days() > kDaysAfterOffice;
    const bool not_yet = reading.date->to < first;
    if (long_ago || not_yet) candidate.conflict = true;
  }
}

void weigh_words(const EntityReading& reading, const std::vector<RoleDescription>& said,
                 std::span<const Term> terms, PersonCandidate& candidate) {
  for (const RoleDescription& role : said) {
    bool country_met = false;
    bool state_known = false;
    bool sector_met = false;
    for (const Term& term : terms) {
      state_known = state_known || (term.country && !term.organization);
      const bool same_country = role.country && term.country == role.country;
      country_met = country_met || same_country;
      const bool then = !reading.date || term.valid.overlaps(*reading.date);
      const bool own_country = !role.country || same_country;
      if (then && own_country && meets_office(role.office, term)) candidate.office = true;
      sector_met =
          sector_met || std::any_of(role.sectors.begin(), role.sectors.end(), [&](Sector s) {
            return std::find(term.sectors.begin(), term.sectors.end(), s) != term.sectors.end();
          });
    }
    candidate.country = candidate.country || country_met;
    // A description elsewhere in the report may have been joined to him by mistake; it does not
    // outweigh his full name.
    if (role.by_mention && candidate.full_name) continue;
    // Presidents take turns at the head of bodies between states.
    const bool of_state = role.country && reading.actors.country(*role.country) != nullptr;
    if (of_state && state_known && !country_met) candidate.conflict = true;
    // "Lars Holt, a physicist": a namesake, unless the report ties him to the state all the same.
    const bool other_walk =
        role.has_role && !role.sectors.empty() && !sector_met && !is_political(role.sectors);
    if (other_walk && !candidate.spoken_of) candidate.conflict = true;
  }
}

}  // namespace

int PersonCandidate::points() const {
  return (name > 0.99F ? 1 : 0) + (country ? 2 : 0) + (office ? 3 : 0) + (active ? 2 : 0) +
         (prominent ? 1 : 0) + (spoken_of ? 1 : 0) + (full_name ? 4 : 0);
}

bool meets_office(std::string_view said, const Term& term) {
  if (said.empty()) return false;
  if (said == term.office) return true;
  const bool rules = term.office == "supreme_leader" || term.office == "head_of_state" ||
                     term.office == "head_of_government" || term.office == "monarch";
  return said == "leader" && rules;
}

std::vector<PersonCandidate> find_candidates(const EntityReading& reading, const Entity& entity,
                                             const std::vector<RoleDescription>& said) {
  std::vector<PersonCandidate> candidates;
  const std::vector<std::string> forms = forms_of(reading, entity);
  for (const std::string& form : forms) {
    add_by_whole_name(reading, form, candidates);
    if (std::any_of(candidates.begin(), candidates.end(),
                    [](const PersonCandidate& c) { return c.full_name; })) {
      break;
    }
  }
  const bool full = std::any_of(candidates.begin(), candidates.end(),
                                [](const PersonCandidate& c) { return c.full_name; });
  if (!full) add_by_likeness(reading, entity.name, candidates);
  // A full name in the report leaves no room for others of the same family.
  const bool has_given_name = name_key(entity.name).find(' ') != std::string::npos;
  if (has_given_name) {
    std::erase_if(candidates, [](const PersonCandidate& c) { return !c.full_name; });
  }
  for (PersonCandidate& candidate : candidates) {
    const Person& person = reading.actors.persons()[candidate.person];
    const std::span<const Term> terms = reading.actors.terms_of(person);
    candidate.spoken_of = std::any_of(terms.begin(), terms.end(), [&](const Term& term) {
      return term.country && (term.organization || reading.speaks_of(*term.country));
    });
    weigh_time(reading, person, terms, candidate);
    weigh_words(reading, said, terms, candidate);
  }
  std::erase_if(candidates, [](const PersonCandidate& c) { return c.conflict; });
  std::stable_sort(candidates.begin(), candidates.end(),
                   [](const PersonCandidate& a, const PersonCandidate& b) {
                     return a.points() != b.points() ? a.points() > b.points() : a.name > b.name;
                   });
  return candidates;
}

}  // namespace chancery::resolve
