#include "chancery/resolve/resolve_places.h"

#include <algorithm>

#include "chancery/resolve/resolve_persons.h"
#include "chancery/text/fold.h"

namespace chancery::resolve {
namespace {

constexpr float kSure = 0.95F;
constexpr float kMetonym = 0.85F;
constexpr float kWeakName = 0.6F;
constexpr float kFromText = 0.6F;

// The named mentions' words, the entity's own name first.
std::vector<std::string> forms_of(const EntityReading& reading, const Entity& entity) {
  std::vector<std::string> forms = {entity.name};
  for (MentionIndex index : entity.mentions) {
    const Mention& mention = reading.names[index];
    if (mention.form == MentionForm::kPronoun) continue;
    forms.emplace_back(reading.words(mention.span));
  }
  return forms;
}

std::string without_article(std::string_view words) {
  for (std::string_view article : {"the ", "The "}) {
    if (words.starts_with(article)) words.remove_prefix(article.size());
  }
  return std::string(words);
}

struct NamedEntry {
  const NameEntry* entry = nullptr;
  std::string form;
};

// The first entry of a form that `wanted` accepts; with the article too, for "the North".
template <typename Wanted>
NamedEntry find_entry(const EntityReading& reading, const Entity& entity, Wanted wanted) {
  for (const std::string& form : forms_of(reading, entity)) {
    for (const std::string& written :
         {form, without_article(form), "the " + without_article(form)}) {
      NamedEntry found;
      for (const NameEntry& entry : reading.actors.find_name(written)) {
        if (!wanted(entry)) continue;
        const bool better =
            found.entry == nullptr || (!reading.exists(*found.entry) && reading.exists(entry));
        if (better) found = {&entry, written};
      }
      if (found.entry != nullptr) return found;
    }
  }
  return {};
}

void take_state(const EntityReading& reading, const NameEntry& entry, EntityResolution& out) {
  const Country& country = reading.actors.countries()[entry.index];
  out.country = country.code;
  out.actor = country.code.str();
  out.sectors = {entry.sector.value_or(Sector::kGov)};
  out.name = std::string(country.name);
  out.score = entry.weak ? kWeakName : kSure;
}

bool names_state(NameKind kind) {
  return kind == NameKind::kCountry || kind == NameKind::kCapital || kind == NameKind::kMetonym;
}

void take_organization(const EntityReading& reading, std::uint32_t index, EntityResolution& out) {
  const Organization& body = reading.actors.organizations()[index];
  out.name = std::string(body.name);
  out.country = body.country;
  out.sectors.clear();
  add_sectors(body.sectors, out.sectors);
  out.actor = actor_id(out.country, out.sectors, body.id);
  out.score = kSure;
  if (reading.date && !body.valid.overlaps(*reading.date)) out.score = kWeakName;
  if (body.place.empty()) return;
  const CountryCode context[] = {body.country.value_or(CountryCode())};
  if (const Place* place = reading.gazetteer.best(body.place, context)) {
    out.place = to_reference(*place);
  }
}

// Of several bodies of one name ("Foreign Ministry") the one of the state that the text gives.
std::optional<std::uint32_t> pick_organization(const EntityReading& reading, const Entity& entity,
                                               std::optional<CountryCode> country,
                                               std::vector<std::string>& rivals) {
  std::vector<std::uint32_t> found;
  for (const std::string& form : forms_of(reading, entity)) {
    for (const std::string& written : {form, without_article(form)}) {
      for (const NameEntry& entry : reading.actors.find_name(written)) {
        if (entry.kind != NameKind::kOrganization) continue;
        if (entry.weak && !reading.speaks_of_home(entry)) continue;
        if (std::find(found.begin(), found.end(), entry.index) == found.end()) {
          found.push_back(entry.index);
        }
      }
    }
    if (!found.empty()) break;
  }
  const auto own = [&](std::uint32_t index, std::optional<CountryCode> wanted) {
    return wanted && reading.actors.organizations()[index].country == wanted;
  };
  if (found.size() > 1 && country) {
    std::erase_if(found, [&](std::uint32_t index) { return !own(index, country); });
  }
  if (found.size() > 1 && reading.date) {
    std::erase_if(found, [&](std::uint32_t index) {
      return !reading.actors.organizations()[index].valid.overlaps(*reading.date);
    });
  }
  if (found.size() == 1) return found.front();
  for (std::uint32_t index : found) {
    if (rivals.size() < 3) rivals.emplace_back(reading.actors.organizations()[index].id);
  }
  return std::nullopt;
}

// The whole noun phrase of a named mention, with what stands before the name: "the Norlandic
// Navy", "Norland's Fisheries Board".
RoleDescription describe_name(const EntityReading& reading, const Mention& mention) {
  TokenIndex begin = mention.tokens.begin;
  const std::uint32_t first_of_sentence =
      reading.syntax[reading.syntax[mention.head].sentence].tokens.begin.value;
  while (begin.value > first_of_sentence) {
    const Token& before = reading.syntax.tokens[begin.value - 1];
    const bool part =
        before.upos == Upos::kAdj || before.upos == Upos::kPropn || before.xpos == Xpos::kPOS;
    if (!part) break;
    begin = TokenIndex(begin.value - 1U);
  }
  return describe(reading, {begin, mention.tokens.end}, mention.head);
}

std::optional<PlaceReference> place_of(const EntityReading& reading, const Entity& entity) {
  for (const std::string& form : forms_of(reading, entity)) {
    // "the port" is no town called Port.
    if (form.empty() || form == lower(form)) continue;
    for (const std::string& written : {form, without_article(form)}) {
      if (const Place* place = reading.gazetteer.best(written, reading.countries)) {
        return to_reference(*place);
      }
    }
  }
  return std::nullopt;
}

// "University of Buenos Aires", "High Court in Lagos": a place at the end of a name.
std::optional<CountryCode> country_in_name(const EntityReading& reading, const Entity& entity) {
  for (std::string_view preposition : {" of ", " in "}) {
    const std::size_t at = entity.name.rfind(preposition);
    if (at == std::string::npos) continue;
    const std::string where =
        without_article(std::string_view(entity.name).substr(at + preposition.size()));
    const Place* place = reading.place_of(where);
    if (place != nullptr && place->more_countries.empty()) return place->country;
  }
  return std::nullopt;
}

// "the Spanish capital", "Kenya's capital".
std::optional<PlaceReference> place_of_capital(const EntityReading& reading, const Entity& entity) {
  for (MentionIndex index : entity.mentions) {
    const Mention& mention = reading.names[index];
    const bool said =
        mention.form == MentionForm::kNominal && reading.syntax[mention.head].lemma == "capital";
    if (!said) continue;
    for (const NameMatch& match : reading.matches_in(mention.tokens)) {
      for (const NameEntry& entry : match.entries) {
        const auto state = reading.exists(entry) ? reading.country_of(entry) : std::nullopt;
        const Country* country = state ? reading.actors.country(*state) : nullptr;
        if (country == nullptr || country->capital.empty()) continue;
        const CountryCode own[] = {*state};
        if (const Place* place = reading.gazetteer.best(country->capital, own)) {
          return to_reference(*place);
        }
      }
    }
  }
  return std::nullopt;
}

// "Brussels hoped for talks": the body that sits in the capital, where the town acts and the
// report does not speak of its state.
std::optional<std::uint32_t> body_seated(const EntityReading& reading, const Entity& entity,
                                         const NamedEntry& capital) {
  std::optional<std::uint32_t> seated;
  for (const NameEntry& entry : reading.actors.find_name(capital.form)) {
    if (entry.kind == NameKind::kOrganization) seated = entry.index;
  }
  if (!seated) return std::nullopt;
  const bool acts =
      std::any_of(entity.mentions.begin(), entity.mentions.end(), [&](MentionIndex index) {
        return reading.syntax[reading.names[index].head].deprel == Deprel::kNsubj;
      });
  const bool of_state =
      std::any_of(reading.matches.begin(), reading.matches.end(), [&](const NameMatch& match) {
        return std::any_of(match.entries.begin(), match.entries.end(), [&](const NameEntry& e) {
          return e.index == capital.entry->index &&
                 (e.kind == NameKind::kCountry || e.kind == NameKind::kAdjective);
        });
      });
  return acts && !of_state ? seated : std::nullopt;
}

// "Syrian villages", and nowhere "a Syrian" or "the Syrians": the state is meant.
bool is_only_an_adjective(const EntityReading& reading, const Entity& entity) {
  return std::all_of(entity.mentions.begin(), entity.mentions.end(), [&](MentionIndex m) {
    TokenIndex t = reading.names[m].head;
    if (reading.syntax[t].deprel == Deprel::kConj) t = reading.syntax[t].head;
    return reading.syntax[t].deprel == Deprel::kAmod ||
           reading.syntax[t].deprel == Deprel::kCompound;
  });
}

}  // namespace

EntityResolution resolve_place(const EntityReading& reading, const Entity& entity) {
  EntityResolution out;
  out.name = entity.name;
  const NamedEntry named = find_entry(reading, entity, [&](const NameEntry& entry) {
    return names_state(entry.kind) && reading.country_of(entry).has_value();
  });
  if (named.entry != nullptr) {
    take_state(reading, *named.entry, out);
    if (named.entry->kind == NameKind::kCountry) {
      if (const Place* place = reading.gazetteer.of_country(*out.country)) {
        out.place = to_reference(*place);
      }
      return out;
    }
    out.score = std::min(out.score, kMetonym);
    const CountryCode own[] = {*out.country};
    if (const Place* place = reading.gazetteer.best(without_article(named.form), own)) {
      // The capital of a state that is no more lies in another today.
      const bool bygone = reading.gazetteer.of_country(*out.country) == nullptr;
      if (bygone || place->country == out.country) out.place = to_reference(*place);
    }
    if (const auto seat = body_seated(reading, entity, named)) {
      const std::optional<PlaceReference> place = out.place;
      take_organization(reading, *seat, out);
      out.place = place;
      out.score = kWeakName;
    }
    return out;
  }
  out.place = place_of(reading, entity);
  if (!out.place) out.place = place_of_capital(reading, entity);
  if (out.place) {
    out.name = out.place->name;
    out.country = out.place->country;
    out.score = kMetonym;
  }
  return out;
}

EntityResolution resolve_people(const EntityReading& reading, const Entity& entity) {
  EntityResolution out;
  out.name = entity.name;
  const NamedEntry named = find_entry(reading, entity, [&](const NameEntry& entry) {
    const bool people = entry.kind == NameKind::kAdjective || entry.kind == NameKind::kDemonym ||
                        entry.kind == NameKind::kCountry;
    return people && reading.country_of(entry).has_value();
  });
  if (named.entry != nullptr) {
    out.country = reading.country_of(*named.entry);
    out.score = named.entry->weak ? kWeakName : kMetonym;
    const Country* state = reading.actors.country(*out.country);
    if (state != nullptr && is_only_an_adjective(reading, entity)) out.name = state->name;
    return out;
  }
  // "Islamists": no people of a state, but a role noun.
  for (const NameEntry& entry : reading.actors.find_name(entity.name)) {
    if (entry.kind != NameKind::kRoleNoun) continue;
    add_sectors(reading.actors.role_nouns()[entry.index].sectors, out.sectors);
    out.score = kFromText;
  }
  return out;
}

EntityResolution resolve_organization(const EntityReading& reading, const Entity& entity,
                                      const std::vector<RoleDescription>& said) {
  EntityResolution out;
  out.name = entity.name;
  std::vector<RoleDescription> all;
  for (MentionIndex index : entity.mentions) {
    const Mention& mention = reading.names[index];
    if (mention.form == MentionForm::kNamed) all.push_back(describe_name(reading, mention));
  }
  all.insert(all.end(), said.begin(), said.end());
  std::optional<CountryCode> country;
  for (const RoleDescription& role : all) {
    if (!country) country = role.country;
  }
  const NamedEntry state = find_entry(reading, entity, [&](const NameEntry& entry) {
    return names_state(entry.kind) && reading.country_of(entry).has_value();
  });
  const auto body = pick_organization(reading, entity, country, out.runners_up);
  if (body) {
    take_organization(reading, *body, out);
    return out;
  }
  if (state.entry != nullptr) {
    take_state(reading, *state.entry, out);
    const CountryCode own[] = {*out.country};
    if (const Place* place = reading.gazetteer.best(without_article(state.form), own)) {
      out.place = to_reference(*place);
    }
    return out;
  }
  const RoleDescription* role = main_role(all);
  if (role == nullptr) return out;
  out.country = country ? country : country_in_name(reading, entity);
  out.sectors = role->sectors;
  if (role->organization && !out.country) {
    out.country = reading.actors.organizations()[*role->organization].country;
  }
  out.score = out.country || !out.sectors.empty() ? kFromText : 0;
  return out;
}

}  // namespace chancery::resolve
