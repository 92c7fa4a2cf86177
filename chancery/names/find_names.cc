#include "chancery/names/find_names.h"

#include <algorithm>

#include "chancery/base/strings.h"
#include "chancery/names/descriptions.h"
#include "chancery/names/draft.h"
#include "chancery/names/join_names.h"
#include "chancery/names/link_mentions.h"
#include "chancery/names/named_mentions.h"
#include "chancery/names/nominal_mentions.h"
#include "chancery/names/office_holders.h"

namespace chancery {
namespace {

using names::Draft;
using names::DraftEntity;
using names::DraftMention;
using names::Reading;

// "KIM JONG UN" and "donald trump" have lost their case; "KCNA" has not.
bool well_cased(std::string_view name, EntityType type) {
  for (std::string_view word : split(name, ' ')) {
    if (word.empty()) continue;
    if (!names::begins_with_capital(word) && type == EntityType::kPer && word.size() > 3)
      return false;
    const bool shouts = word.size() > 3 && std::none_of(word.begin(), word.end(), [](char c) {
                          return c >= 'a' && c <= 'z';
                        });
    if (shouts && type == EntityType::kPer) return false;
  }
  return true;
}

// The fullest form met, properly cased: the directory's where the report damaged every one.
std::string fullest_name(const Reading& reading, const Draft& draft, const DraftEntity& entity) {
  std::string best;
  bool best_cased = false;
  for (std::size_t m : entity.mentions) {
    const std::string_view stands_for = draft.mentions[m].stands_for;
    const std::string_view words =
        stands_for.empty() ? reading.words(draft.mentions[m].tokens) : stands_for;
    const bool cased = entity.named || !stands_for.empty()
                           ? well_cased(words, entity.type)
                           : draft.mentions[m].form == MentionForm::kNominal;
    if (best.empty() || (cased && !best_cased) ||
        (cased == best_cased && words.size() > best.size())) {
      best = std::string(words);
      best_cased = cased;
    }
  }
  if (!best_cased && entity.persons.size() == 1) {
    return std::string(reading.actors.persons()[entity.persons[0]].name);
  }
  return best;
}

// Entities in the order of their first mentions, which is how Names numbers them.
Names complete(const Reading& reading, Draft& draft) {
  Names names;
  std::vector<std::size_t> order;
  for (std::size_t e = 0; e < draft.entities.size(); ++e) {
    std::sort(draft.entities[e].mentions.begin(), draft.entities[e].mentions.end());
    if (!draft.entities[e].mentions.empty()) order.push_back(e);
  }
  std::sort(order.begin(), order.end(), [&draft](std::size_t a, std::size_t b) {
    return draft.entities[a].mentions.front() < draft.entities[b].mentions.front();
  });
  std::vector<EntityIndex> number(draft.entities.size());
  for (std::size_t i = 0; i < order.size(); ++i) number[order[i]] = EntityIndex(i);
  for (const DraftMention& m : draft.mentions) {
    names.mentions.push_back(
        {reading.span_of(m.tokens), m.tokens, m.head, m.type, m.form, number[m.entity]});
  }
  for (std::size_t e : order) {
    DraftEntity& draft_entity = draft.entities[e];
    Entity entity;
    entity.type = draft_entity.type;
    entity.name = draft_entity.name.empty() ? fullest_name(reading, draft, draft_entity)
                                            : std::move(draft_entity.name);
    entity.plural = draft_entity.plural;
    entity.gender = draft_entity.gender;
    for (std::size_t m : draft_entity.mentions) entity.mentions.emplace_back(m);
    entity.descriptions = std::move(draft_entity.descriptions);
    for (std::size_t member : draft_entity.members) entity.members.push_back(number[member]);
    if (draft_entity.owner) entity.owner = number[*draft_entity.owner];
    names.entities.push_back(std::move(entity));
  }
  return names;
}

}  // namespace

Names find_names(const Document& document, const Syntax& syntax,
                 const std::optional<Publication>& published, const ActorDirectory& actors,
                 const NameLexicon& lexicon, const Gazetteer& gazetteer) {
  const Tree tree(syntax);
  Reading reading{document, syntax, tree, actors, lexicon, gazetteer, {}};
  if (published) reading.date = published->interval;
  Draft draft;
  draft.mentions = names::find_named_mentions(reading);
  names::join_persons(reading, draft);
  names::join_other_names(reading, draft);
  names::add_descriptions(reading, draft);
  for (DraftEntity& entity : draft.entities) {
    entity.name = fullest_name(reading, draft, entity);
  }
  names::merge_mentions(draft, names::find_nominal_mentions(reading, draft));
  names::link_mentions(reading, draft);
  names::add_office_holders(reading, draft);
  return complete(reading, draft);
}

}  // namespace chancery
