// The order of resolution: names first, then those who are told by what others are.
#include <algorithm>

#include "chancery/resolve/entity_reading.h"
#include "chancery/resolve/home_state.h"
#include "chancery/resolve/resolve.h"
#include "chancery/resolve/resolve_persons.h"
#include "chancery/resolve/resolve_places.h"
#include "chancery/resolve/role_description.h"

namespace chancery {
namespace resolve {
namespace {

bool is_named(const EntityReading& reading, const Entity& entity) {
  return std::any_of(entity.mentions.begin(), entity.mentions.end(), [&](MentionIndex index) {
    return reading.names[index].form == MentionForm::kNamed;
  });
}

EntityResolution resolve_one(const EntityReading& reading, const Entity& entity) {
  const std::vector<RoleDescription> said = descriptions_of(reading, entity);
  const bool named = is_named(reading, entity);
  switch (entity.type) {
    case EntityType::kPer:
      return named ? resolve_person(reading, entity, said)
                   : resolve_described(reading, entity, said);
    case EntityType::kOrg:
      return named ? resolve_organization(reading, entity, said)
                   : resolve_described(reading, entity, said);
    case EntityType::kGpe:
    case EntityType::kLoc:
      return resolve_place(reading, entity);
    case EntityType::kNorp:
      return resolve_people(reading, entity);
    case EntityType::kMisc:
      break;
  }
  EntityResolution out;
  out.name = entity.name;
  return out;
}

// "their foreign ministers": each holds the office in the state that he is of.
void resolve_holder(const EntityReading& reading, std::size_t index, Resolution& resolution) {
  const Entity& entity = reading.names.entities[index];
  if (!entity.owner || !resolution[*entity.owner].country) return;
  std::vector<RoleDescription> said = descriptions_of(reading, entity);
  for (RoleDescription& role : said) {
    role.country = resolution[*entity.owner].country;
    role.organization.reset();
    role.text = entity.name;
  }
  resolution.entities[index] = resolve_described(reading, entity, said);
}

// What the members have in common: "Putin and Kim" have sectors and no country.
void take_members(const Names& names, Resolution& resolution, std::size_t index) {
  const std::vector<EntityIndex>& members = names.entities[index].members;
  EntityResolution& out = resolution.entities[index];
  const EntityResolution& first = resolution[members.front()];
  out.country = first.country;
  out.sectors = first.sectors;
  out.score = first.score;
  for (EntityIndex member : members) {
    const EntityResolution& one = resolution[member];
    if (one.country != out.country) out.country.reset();
    std::erase_if(out.sectors, [&](Sector sector) {
      return std::find(one.sectors.begin(), one.sectors.end(), sector) == one.sectors.end();
    });
    out.score = std::min(out.score, one.score);
  }
}

// The entity whose "counterpart" is meant: the one that the possessive stands for.
std::optional<EntityIndex> owner_of(const EntityReading& reading, TokenRange range) {
  for (const Mention& mention : reading.names.mentions) {
    const bool inside = range.begin <= mention.tokens.begin && mention.tokens.end <= range.end;
    const bool possessive = reading.syntax[mention.head].deprel == Deprel::kNmodPoss;
    if (inside && possessive) return mention.entity;
  }
  return std::nullopt;
}

// "Lavrov flew to Ankara and met his counterpart": of the one other state that the sentence speaks
// of.
std::optional<CountryCode> other_state(const EntityReading& reading, const Resolution& resolution,
                                       TokenIndex head, const EntityResolution& his) {
  std::optional<CountryCode> found;
  for (const Mention& mention : reading.names.mentions) {
    const std::optional<CountryCode>& country = resolution[mention.entity].country;
    if (reading.syntax[mention.head].sentence != reading.syntax[head].sentence) continue;
    if (!country || country == his.country || reading.actors.country(*country) == nullptr) continue;
    if (found && found != country) return std::nullopt;
    found = country;
  }
  return his.country ? found : std::nullopt;
}

// "his North Korean counterpart" holds the office that he holds, in the other state.
void resolve_counterpart(const EntityReading& reading, std::size_t index, Resolution& resolution) {
  const Entity& entity = reading.names.entities[index];
  EntityResolution& out = resolution.entities[index];
  std::vector<std::pair<TokenRange, TokenIndex>> phrases;
  for (const Entity::Description& description : entity.descriptions) {
    phrases.emplace_back(reading.tokens_in(description.span), description.head);
  }
  for (MentionIndex m : entity.mentions) {
    const Mention& mention = reading.names[m];
    if (mention.form == MentionForm::kNominal) {
      phrases.emplace_back(mention.tokens, mention.head);
    }
  }
  for (const auto& [range, head] : phrases) {
    if (reading.syntax[head].lemma != "counterpart") continue;
    const auto owner = owner_of(reading, range);
    if (!owner || owner->value == index) continue;
    // Somebody named before, whose own office is known.
    if (out.actor && is_named(reading, entity)) return;
    const EntityResolution& his = resolution[*owner];
    std::vector<RoleDescription> said = descriptions_of(reading, entity);
    const std::vector<RoleDescription> his_said = descriptions_of(reading, reading.names[*owner]);
    const std::string_view office = office_of(reading, his, main_role(his_said));
    for (RoleDescription& role : said) {
      if (role.title != "counterpart") continue;
      role.office = office;
      role.sectors = his.sectors;
      if (!role.country && !office.empty())
        role.country = other_state(reading, resolution, head, his);
    }
    out = is_named(reading, entity) ? resolve_person(reading, entity, said)
                                    : resolve_described(reading, entity, said);
    return;
  }
}

}  // namespace
}  // namespace resolve

Resolution resolve_entities(const Document& document, const Syntax& syntax, const Names& names,
                            const std::optional<Publication>& published,
                            const ActorDirectory& actors, const Gazetteer& gazetteer) {
  const resolve::EntityReading reading(document, syntax, names, published, actors, gazetteer);
  Resolution resolution;
  resolution.entities.reserve(names.entities.size());
  for (const Entity& entity : names.entities) {
    resolution.entities.push_back(resolve::resolve_one(reading, entity));
  }
  for (std::size_t i = 0; i < names.entities.size(); ++i) {
    resolve::resolve_holder(reading, i, resolution);
  }
  for (std::size_t i = 0; i < names.entities.size(); ++i) {
    resolve::resolve_counterpart(reading, i, resolution);
  }
  resolve::take_home_states(reading, resolution);
  for (std::size_t i = 0; i < names.entities.size(); ++i) {
    if (!names.entities[i].members.empty()) resolve::take_members(names, resolution, i);
  }
  return resolution;
}

}  // namespace chancery
