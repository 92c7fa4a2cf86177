#include "chancery/resolve/resolve_persons.h"

#include <algorithm>
#include <array>

#include "chancery/base/strings.h"
#include "chancery/resolve/person_candidates.h"

namespace chancery::resolve {
namespace {

constexpr std::size_t kMostRunnersUp = 3;
constexpr float kTextRole = 0.6F;  // state and role from the text, no directory entry
constexpr float kTextCountry = 0.4F;
constexpr float kHolder = 0.8F;  // the one holder of an office
// So few of one family name in office on a day that the leader among them is meant by it.
constexpr std::size_t kFewOfAName = 3;
// A title that the leaders of so few states bear tells the state.
constexpr std::size_t kRareTitle = 20;
// Who takes office so soon is spoken of for it.
constexpr std::int32_t kDaysElect = 120;

// Offices in the order in which a person of several is introduced.
int standing(std::string_view office) {
  constexpr std::array<std::string_view, 8> kOrder = {
      "supreme_leader",   "head_of_state",    "monarch",          "head_of_government",
      "parliament_chair", "foreign_minister", "defence_minister", "head_of_organization"};
  return static_cast<int>(std::find(kOrder.begin(), kOrder.end(), office) - kOrder.begin());
}

bool covers(const DateInterval& outer, const DateInterval& inner) {
  return outer.from <= inner.from && inner.to <= outer.to;
}

// The term that stands for the person: what the text calls him first, then the highest office,
// then the latest.
const Term* best_term(const std::vector<const Term*>& terms, const RoleDescription* role) {
  const Term* best = nullptr;
  const auto better = [&](const Term& a, const Term& b) {
    const bool a_said = role != nullptr && meets_office(role->office, a);
    const bool b_said = role != nullptr && meets_office(role->office, b);
    if (a_said != b_said) return a_said;
    if (standing(a.office) != standing(b.office)) return standing(a.office) < standing(b.office);
    return a.valid.from > b.valid.from;
  };
  for (const Term* term : terms) {
    if (best == nullptr || better(*term, *best)) best = term;
  }
  return best;
}

void take_term(const EntityReading& reading, const Term& term, EntityResolution& out) {
  out.country = term.country;
  out.sectors.clear();
  add_sectors(term.sectors, out.sectors);
  if (term.organization && out.sectors.empty()) {
    add_sectors(reading.actors.organizations()[*term.organization].sectors, out.sectors);
  }
  out.role = reading.actors.role_of(term);
}

void take_text(const EntityReading& reading, const RoleDescription& role, EntityResolution& out) {
  if (role.country) out.country = role.country;
  if (!role.sectors.empty()) out.sectors = role.sectors;
  if (role.has_role) out.role = role.text;
  if (role.has_role && role.modifier == RoleModifier::kFormer) out.sectors = {Sector::kEli};
  if (!out.country && role.organization) {
    out.country = reading.actors.organizations()[*role.organization].country;
  }
}

// Whether the text gives an office that is none of the terms held then: the text is believed.
bool text_differs(const RoleDescription* role, const std::vector<const Term*>& held) {
  if (role == nullptr || !role->has_role) return false;
  if (role->modifier) return true;
  // "head of their council" says too little to differ.
  if (role->office.empty() || role->sectors.empty()) return false;
  return std::none_of(held.begin(), held.end(),
                      [&](const Term* term) { return meets_office(role->office, *term); });
}

bool one_country(std::span<const Term> terms) {
  return std::all_of(terms.begin(), terms.end(),
                     [&](const Term& term) { return term.country == terms.front().country; });
}

// Who led rebels is no elder statesman when he leads them no more.
bool bears_arms(const Term& term) {
  return std::any_of(term.sectors.begin(), term.sectors.end(), [](Sector s) {
    return s == Sector::kReb || s == Sector::kUaf || s == Sector::kCrm;
  });
}

// On a known date: the office held over the whole of it; else what the text says; else what he was.
void fill_dated(const EntityReading& reading, std::span<const Term> terms,
                const RoleDescription* role, EntityResolution& out) {
  std::vector<const Term*> held;
  const Term* last_ended = nullptr;
  const Term* coming = nullptr;
  for (const Term& term : terms) {
    if (covers(term.valid, *reading.date)) held.push_back(&term);
    const std::int32_t days = term.valid.from.days() - reading.date->to.days();
    if (coming == nullptr && days > 0 && days <= kDaysElect) coming = &term;
    const bool ended = !term.current && term.valid.to < reading.date->from;
    if (ended && (last_ended == nullptr || last_ended->valid.to < term.valid.to)) {
      last_ended = &term;
    }
  }
  if (const Term* term = best_term(held, role); term != nullptr && !text_differs(role, held)) {
    take_term(reading, *term, out);
    return;
  }
  if (one_country(terms)) out.country = terms.front().country;
  if (const Term* term = best_term(held, nullptr)) out.country = term->country;
  if (role != nullptr && role->has_role) {
    if (held.empty() && last_ended != nullptr && !out.country) out.country = last_ended->country;
    take_text(reading, *role, out);
  } else if (held.empty() && coming != nullptr) {
    // Elected or named, and not in office yet: told by the sector, and by no role.
    out.country = coming->country;
    add_sectors(coming->sectors, out.sectors);
  } else if (held.empty() && last_ended != nullptr) {
    out.country = last_ended->country;
    out.sectors = {Sector::kEli};
    if (bears_arms(*last_ended)) out.sectors = last_ended->sectors;
  }
}

// On no known date an office is told only where the text gives it, or where he never had another.
void fill_undated(const EntityReading& reading, std::span<const Term> terms,
                  const RoleDescription* role, EntityResolution& out) {
  std::vector<const Term*> said;
  std::vector<const Term*> all;
  for (const Term& term : terms) {
    all.push_back(&term);
    const bool own = role == nullptr || !role->country || term.country == role->country;
    if (role != nullptr && own && meets_office(role->office, term)) said.push_back(&term);
  }
  if (!said.empty()) {
    take_term(reading, *best_term(said, role), out);
  } else if (text_differs(role, all)) {
    if (one_country(terms)) out.country = terms.front().country;
    take_text(reading, *role, out);
  } else if (one_country(terms)) {
    const bool one_office = std::all_of(terms.begin(), terms.end(), [&](const Term& term) {
      return term.office == terms.front().office && term.title == terms.front().title;
    });
    out.country = terms.front().country;
    // The sectors of the highest office, told as no office of that day.
    add_sectors(best_term(all, nullptr)->sectors, out.sectors);
    if (role != nullptr && role->has_role) {
      out.role = role->text;
    } else if (one_office) {
      out.role = reading.actors.role_of(terms.front());
    }
  } else if (role != nullptr) {
    take_text(reading, *role, out);
  }
}

void fill_person(const EntityReading& reading, const Person& person, const RoleDescription* role,
                 EntityResolution& out) {
  out.name = std::string(person.name);
  const std::span<const Term> terms = reading.actors.terms_of(person);
  if (terms.empty()) {
    if (role != nullptr) take_text(reading, *role, out);
  } else if (reading.date) {
    fill_dated(reading, terms, role, out);
  } else {
    fill_undated(reading, terms, role, out);
  }
  out.actor = actor_id(out.country, out.sectors, person.id);
}

// How sure it is that the first candidate is meant; nothing where it is not sure enough.
std::optional<float> certainty(const std::vector<PersonCandidate>& candidates) {
  if (candidates.empty()) return std::nullopt;
  const PersonCandidate& first = candidates.front();
  const bool rivalled = candidates.size() > 1 && candidates[1].points() >= first.points();
  if (rivalled) return std::nullopt;
  if (first.full_name) {
    const float base = first.name > 0.99F ? 0.9F : 0.8F * first.name;
    return base + (first.country || first.office || first.active ? 0.08F : 0);
  }
  if (first.office && (first.country || first.spoken_of)) return 0.86F;
  if (first.country && first.active && candidates.size() == 1) return 0.78F;
  // "Putin said": a bare surname is taken for somebody everybody knows, or not at all.
  const bool others_known =
      std::any_of(candidates.begin() + 1, candidates.end(),
                  [](const PersonCandidate& c) { return c.prominent || c.country; });
  if (first.prominent && first.spoken_of && !others_known) return 0.72F;
  // Hardly anybody else of the name: who leads a state is known in every other.
  const auto in_office = static_cast<std::size_t>(std::count_if(
      candidates.begin(), candidates.end(), [](const PersonCandidate& c) { return c.active; }));
  if (first.leads && !others_known && in_office <= kFewOfAName) return 0.66F;
  return std::nullopt;
}

std::string text_name(const EntityReading& reading, const Entity& entity) {
  if (!entity.name.empty()) return entity.name;
  return std::string(reading.words(reading.names[entity.mentions.front()].span));
}

EntityResolution from_text(const EntityReading& reading, const Entity& entity,
                           const std::vector<RoleDescription>& said) {
  EntityResolution out;
  out.name = text_name(reading, entity);
  const RoleDescription* role = main_role(said);
  if (role == nullptr) return out;
  take_text(reading, *role, out);
  // What the fullest description lacks another may have.
  for (const RoleDescription& other : said) {
    if (!out.country) out.country = other.country;
    if (out.sectors.empty()) out.sectors = other.sectors;
  }
  out.score = out.sectors.empty() ? (out.country ? kTextCountry : 0) : kTextRole;
  return out;
}

// "the emir": of the states that the report speaks of, the one whose leader bears so rare a title.
std::optional<CountryCode> state_of_title(const EntityReading& reading,
                                          const RoleDescription& role) {
  if (!is_single_office(role.office) || role.title.empty()) return std::nullopt;
  const std::string title = name_key(role.title);
  std::size_t bearers = 0;
  std::vector<CountryCode> spoken_of;
  for (const Country& country : reading.actors.countries()) {
    const auto titles = reading.actors.leader_titles(country);
    const bool bears = std::any_of(titles.begin(), titles.end(), [&](std::string_view known) {
      return name_key(known) == title;
    });
    if (!bears || (reading.date && !country.valid.overlaps(*reading.date))) continue;
    ++bearers;
    if (reading.speaks_of(country.code)) spoken_of.push_back(country.code);
  }
  if (bearers > kRareTitle || spoken_of.size() != 1) return std::nullopt;
  return spoken_of.front();
}

// The person who held the office over the whole of the date; nobody where two did.
std::vector<const Term*> holders_of(const EntityReading& reading, const RoleDescription& role) {
  if (role.office == "leader") return reading.actors.leaders(*role.country, *reading.date);
  std::vector<const Term*> terms =
      reading.actors.holders(role.office, *role.country, *reading.date);
  if (is_single_office(role.office)) return terms;
  // "minister" and "chair" are offices of many; the title or the body tells which.
  std::string_view body;
  if (role.organization) body = reading.actors.organizations()[*role.organization].name;
  const std::string title = name_key(role.title);
  std::erase_if(terms, [&](const Term* term) {
    const bool of_body = !body.empty() && term->title.find(body) != std::string_view::npos;
    return !of_body && name_key(term->title) != title;
  });
  return terms;
}

// "King Birendra", "the emir": whose title tells the state.
std::vector<RoleDescription> with_states_of_titles(const EntityReading& reading,
                                                   const Entity& entity,
                                                   std::vector<RoleDescription> said) {
  for (RoleDescription& role : said) {
    const bool one = role.kind == "person" && !entity.plural && !role.indefinite && !role.modifier;
    if (one && !role.country && !role.organization) role.country = state_of_title(reading, role);
  }
  return said;
}

}  // namespace

std::vector<RoleDescription> descriptions_of(const EntityReading& reading, const Entity& entity) {
  std::vector<RoleDescription> said;
  for (const Entity::Description& description : entity.descriptions) {
    said.push_back(describe(reading, reading.tokens_in(description.span), description.head));
  }
  for (MentionIndex index : entity.mentions) {
    const Mention& mention = reading.names[index];
    if (mention.form == MentionForm::kNamed && mention.type == EntityType::kPer) {
      if (auto affiliation = describe_affiliation(reading, mention)) {
        said.push_back(*std::move(affiliation));
      }
    }
    if (mention.form != MentionForm::kNominal) continue;
    said.push_back(describe(reading, mention.tokens, mention.head));
    said.back().by_mention = true;
  }
  return said;
}

const RoleDescription* main_role(const std::vector<RoleDescription>& said) {
  const auto worth = [](const RoleDescription& role) {
    return (role.has_role ? 4 : 0) + (role.office.empty() ? 0 : 2) + (role.country ? 2 : 0) +
           (role.sectors.empty() ? 0 : 1);
  };
  const RoleDescription* best = nullptr;
  for (const RoleDescription& role : said) {
    if (worth(role) == 0) continue;
    if (best == nullptr || worth(role) > worth(*best)) best = &role;
  }
  return best;
}

std::string_view office_of(const EntityReading& reading, const EntityResolution& resolved,
                           const RoleDescription* role) {
  if (role != nullptr && !role->office.empty()) return role->office;
  if (!resolved.actor) return {};
  const Person* person = reading.actors.person(lasting_part(*resolved.actor));
  if (person == nullptr) return {};
  for (const Term& term : reading.actors.terms_of(*person)) {
    if (reading.actors.role_of(term) == resolved.role) return term.office;
  }
  return {};
}

EntityResolution resolve_person(const EntityReading& reading, const Entity& entity,
                                const std::vector<RoleDescription>& said) {
  const std::vector<PersonCandidate> candidates = find_candidates(reading, entity, said);
  const std::optional<float> score = certainty(candidates);
  EntityResolution out;
  if (score) {
    const Person& person = reading.actors.persons()[candidates.front().person];
    fill_person(reading, person, main_role(said), out);
    out.score = *score;
  } else {
    out = from_text(reading, entity, with_states_of_titles(reading, entity, said));
  }
  for (const PersonCandidate& candidate : candidates) {
    const std::string_view id = reading.actors.persons()[candidate.person].id;
    const bool taken = score && &candidate == &candidates.front();
    if (taken || out.runners_up.size() == kMostRunnersUp) continue;
    out.runners_up.emplace_back(id);
  }
  return out;
}

EntityResolution resolve_described(const EntityReading& reading, const Entity& entity,
                                   const std::vector<RoleDescription>& by_text) {
  const std::vector<RoleDescription> said = with_states_of_titles(reading, entity, by_text);
  EntityResolution out = from_text(reading, entity, said);
  const RoleDescription* role = main_role(said);
  const bool asks_holder = role != nullptr && reading.date && role->country &&
                           !role->office.empty() && !role->modifier && !role->indefinite &&
                           role->kind == "person" && !entity.plural && entity.members.empty();
  if (!asks_holder) return out;
  const std::vector<const Term*> terms = holders_of(reading, *role);
  if (terms.empty()) return out;
  const bool same = std::all_of(terms.begin(), terms.end(), [&](const Term* term) {
    return term->person == terms.front()->person;
  });
  bool from_first_day = false;
  bool to_last_day = false;
  for (const Term* term : terms) {
    from_first_day = from_first_day || term->valid.contains(reading.date->from);
    to_last_day = to_last_day || term->valid.contains(reading.date->to);
  }
  if (same && from_first_day && to_last_day) {
    const Person& person = reading.actors.persons()[terms.front()->person];
    EntityResolution holder;
    fill_person(reading, person, role, holder);
    holder.score = kHolder;
    return holder;
  }
  for (const Term* term : terms) {
    const std::string id(reading.actors.persons()[term->person].id);
    const bool known =
        std::find(out.runners_up.begin(), out.runners_up.end(), id) != out.runners_up.end();
    if (!known && out.runners_up.size() < kMostRunnersUp) out.runners_up.push_back(id);
  }
  return out;
}

}  // namespace chancery::resolve
