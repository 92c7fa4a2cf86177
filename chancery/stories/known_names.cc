#include "chancery/stories/known_names.h"

#include <algorithm>
#include <tuple>

#include "chancery/knowledge/name_match.h"
#include "chancery/stories/told.h"

namespace chancery {

std::vector<Party> known_persons(const FiledReport& report) {
  std::vector<Party> persons;
  for (const FiledEntity& entity : report.entities) {
    if (entity.type != EntityType::kPer || !entity.country) continue;
    Party party = party_of(entity);
    if (!is_description(party)) persons.push_back(std::move(party));
  }
  return persons;
}

void KnownNames::add(const std::vector<Party>& persons) {
  for (const Party& party : persons) {
    std::vector<Party>& same = by_sound_[sound_key(last_word(party.name))];
    const auto before = [](const Party& a, const Party& b) {
      return std::tie(a.name, a.country) < std::tie(b.name, b.country);
    };
    const auto at = std::lower_bound(same.begin(), same.end(), party, before);
    if (at == same.end() || before(party, *at)) {
      same.insert(at, party);
    } else if (party.sectors < at->sectors) {
      at->sectors = party.sectors;
    }
  }
}

std::vector<Party> KnownNames::complete(const std::vector<FiledEntity>& entities,
                                        const std::vector<std::uint32_t>& chosen) const {
  std::vector<Party> out;
  for (std::uint32_t i : chosen) {
    Party party = party_of(entities[i]);
    const bool person = entities[i].type == EntityType::kPer;
    if (person && !party.country && !is_description(party)) give(party);
    out.push_back(std::move(party));
  }
  return out;
}

// Nothing is given where two persons of two states might be meant.
void KnownNames::give(Party& party) const {
  const auto same = by_sound_.find(sound_key(last_word(party.name)));
  if (same == by_sound_.end()) return;
  const Party* found = nullptr;
  for (const Party& one : same->second) {
    if (name_similarity(one.name, party.name) < kSameName) continue;
    if (found != nullptr && found->country != one.country) return;
    found = &one;
  }
  if (found == nullptr) return;
  party.country = found->country;
  if (party.sectors.empty()) party.sectors = found->sectors;
}

}  // namespace chancery
