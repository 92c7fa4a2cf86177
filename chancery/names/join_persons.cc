#include <algorithm>
#include <string>
#include <unordered_map>

#include "chancery/names/join_names.h"
#include "chancery/names/person_name.h"
#include "chancery/text/fold.h"

namespace chancery::names {
namespace {

constexpr std::size_t kNone = static_cast<std::size_t>(-1);
// A new name is compared with so many persons before it; a report names far fewer.
constexpr std::size_t kMostCompared = 80;

std::vector<std::uint32_t> persons_of(std::span<const NameEntry> entries) {
  std::vector<std::uint32_t> persons;
  for (const NameEntry& e : entries) {
    if (e.kind == NameKind::kPerson) persons.push_back(e.index);
  }
  std::sort(persons.begin(), persons.end());
  persons.erase(std::unique(persons.begin(), persons.end()), persons.end());
  return persons;
}

bool disjoint(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
  if (a.empty() || b.empty()) return false;
  return std::none_of(a.begin(), a.end(), [&b](std::uint32_t p) {
    return std::find(b.begin(), b.end(), p) != b.end();
  });
}

class PersonJoiner {
 public:
  PersonJoiner(const Reading& reading, Draft& draft) : r_(reading), d_(draft) {}

  void join() {
    for (std::size_t m = 0; m < d_.mentions.size(); ++m) {
      if (is_person(m) && name_of(m).full()) join_full(m);
    }
    retype_surnames();
    add_missed_surnames();
    for (std::size_t m = 0; m < d_.mentions.size(); ++m) {
      if (is_person(m) && !name_of(m).full()) join_short(m);
    }
  }

 private:
  struct Known {
    PersonName name;  // the fullest
    std::size_t entity;
    std::size_t full_mentions = 0;
    std::size_t last_mention = kNone;
    bool damaged = false;  // written somewhere without its capital
  };

  bool is_person(std::size_t m) const { return d_.mentions[m].type == EntityType::kPer; }
  PersonName name_of(std::size_t m) const {
    return take_apart(r_.words(d_.mentions[m].tokens), r_.lexicon);
  }
  SentenceIndex sentence(std::size_t m) const { return r_.syntax[d_.mentions[m].head].sentence; }

  Gender gender_of(const PersonName& name, const std::vector<std::uint32_t>& persons,
                   Gender stated) const {
    if (stated != Gender::kUnknown) return stated;
    if (!persons.empty()) {
      const Gender first = r_.actors.persons()[persons[0]].gender;
      const bool same = std::all_of(persons.begin(), persons.end(), [&](std::uint32_t p) {
        return r_.actors.persons()[p].gender == first;
      });
      if (same && first != Gender::kUnknown) return first;
    }
    if (!name.full()) return Gender::kUnknown;
    return r_.lexicon.given_name(name.given).value_or(Gender::kUnknown);
  }

  bool conflict(const DraftEntity& entity, const std::vector<std::uint32_t>& persons,
                Gender gender) const {
    if (disjoint(entity.persons, persons)) return true;
    return gender != Gender::kUnknown && entity.gender != Gender::kUnknown &&
           gender != entity.gender;
  }

  // Two full names spelt differently in one sentence are two persons.
  bool side_by_side(std::size_t m, const Known& known) const {
    const std::string key = name_of(m).key;
    const auto& others = d_.entities[known.entity].mentions;
    return std::any_of(others.begin(), others.end(), [&](std::size_t o) {
      return sentence(o) == sentence(m) && name_of(o).key != key && name_of(o).full();
    });
  }

  void attach(std::size_t m, Known& known, const std::vector<std::uint32_t>& persons,
              Gender gender) {
    DraftEntity& entity = d_.entities[known.entity];
    entity.mentions.push_back(m);
    d_.mentions[m].entity = known.entity;
    if (entity.persons.empty()) entity.persons = persons;
    if (entity.gender == Gender::kUnknown) entity.gender = gender;
    known.last_mention = m;
  }

  std::size_t start(std::size_t m, const PersonName& name,
                    const std::vector<std::uint32_t>& persons, Gender gender) {
    DraftEntity entity;
    entity.type = EntityType::kPer;
    entity.named = true;
    entity.given = name.given;
    entity.family = name.family;
    const std::size_t at = d_.entities.size();
    d_.entities.push_back(std::move(entity));
    known_.push_back({name, at});
    by_key_[name.key] = known_.size() - 1;
    attach(m, known_.back(), persons, gender);
    return known_.size() - 1;
  }

  void join_full(std::size_t m) {
    const PersonName name = name_of(m);
    const auto persons = persons_of(d_.mentions[m].entries);
    const Gender gender = gender_of(name, persons, d_.mentions[m].gender);
    std::size_t best = kNone;
    if (const auto same = by_key_.find(name.key); same != by_key_.end()) {
      best = same->second;
    } else {
      NameFit best_fit = NameFit::kNone;
      const std::size_t first = known_.size() > kMostCompared ? known_.size() - kMostCompared : 0;
      for (std::size_t k = first; k < known_.size(); ++k) {
        const DraftEntity& entity = d_.entities[known_[k].entity];
        if (conflict(entity, persons, gender) || side_by_side(m, known_[k])) continue;
        const bool one_person = persons.size() == 1 && entity.persons == persons;
        const NameFit found = one_person ? NameFit::kSame : fit(name, known_[k].name, r_.actors);
        if (found > best_fit) {
          best_fit = found;
          best = k;
        }
      }
      if (best != kNone) by_key_[name.key] = best;
    }
    if (best == kNone)
      best = start(m, name, persons, gender);
    else
      attach(m, known_[best], persons, gender);
    Known& known = known_[best];
    ++known.full_mentions;
    if (name.words.size() > known.name.words.size()) known.name = name;
    const TokenRange tokens = d_.mentions[m].tokens;
    const TokenIndex last(tokens.end.value - 1);
    if (has_no_capital(r_.word(last))) known.damaged = true;
  }

  // A single word of any type that is the surname of somebody met in full is that person, unless
  // the directory knows the word as something else.
  void retype_surnames() {
    for (std::size_t k = 0; k < known_.size(); ++k) {
      surnames_[known_[k].name.family].push_back(k);
    }
    for (DraftMention& m : d_.mentions) {
      if (m.type == EntityType::kPer || m.tokens.size() != 1 || m.type == EntityType::kNorp)
        continue;
      const bool other = std::any_of(m.entries.begin(), m.entries.end(), [](const NameEntry& e) {
        return e.kind != NameKind::kPerson && e.kind != NameKind::kFamilyName;
      });
      if (!other && surnames_.contains(name_key(r_.words(m.tokens)))) m.type = EntityType::kPer;
    }
    // A directory's state or city that was tagged a person, with nobody of that name in the report.
    for (DraftMention& m : d_.mentions) {
      if (m.type != EntityType::kPer || m.tokens.size() != 1 || m.gender != Gender::kUnknown)
        continue;
      if (surnames_.contains(name_key(r_.words(m.tokens)))) continue;
      bool place = false;
      bool person = false;
      bool state = false;
      for (const NameEntry& e : m.entries) {
        place |= e.kind == NameKind::kCountry || e.kind == NameKind::kCapital;
        person |= e.kind == NameKind::kFamilyName || e.kind == NameKind::kPerson;
        state |= e.kind == NameKind::kCountry && !e.weak;
      }
      // "Jordan's King Hussein".
      const TokenIndex next = m.tokens.end;
      const bool owns = next.value < r_.syntax.tokens.size() && r_.syntax[next].xpos == Xpos::kPOS;
      if (state && owns) m.type = EntityType::kGpe;
      if (place && !person) m.type = EntityType::kGpe;
    }
  }

  void add_missed_surnames() {
    if (surnames_.empty()) return;
    std::vector<bool> taken(r_.syntax.tokens.size(), false);
    for (const DraftMention& m : d_.mentions) {
      for (TokenIndex t = m.tokens.begin; t < m.tokens.end; ++t.value) taken[t.value] = true;
    }
    bool added = false;
    for (std::size_t i = 0; i < taken.size(); ++i) {
      const TokenIndex t(i);
      const Token& token = r_.syntax[t];
      if (taken[i] || token.upos == Upos::kPunct || token.upos == Upos::kVerb ||
          token.upos == Upos::kAdp || token.upos == Upos::kPron || token.span.size() < 2) {
        continue;
      }
      const std::string_view word = r_.word(t);
      const auto found = surnames_.find(name_key(word));
      if (found == surnames_.end()) continue;
      const bool damaged = std::any_of(found->second.begin(), found->second.end(),
                                       [this](std::size_t k) { return known_[k].damaged; });
      if (!begins_with_capital(word) && !damaged) continue;
      DraftMention mention;
      mention.tokens = {t, TokenIndex(i + 1)};
      mention.head = t;
      mention.type = EntityType::kPer;
      mention.entries = r_.actors.find_name(word);
      d_.mentions.push_back(std::move(mention));
      added = true;
    }
    if (!added) return;
    // The full names are joined already: their places move with the new order.
    std::vector<std::size_t> order(d_.mentions.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(), [this](std::size_t a, std::size_t b) {
      return d_.mentions[a].tokens.begin < d_.mentions[b].tokens.begin;
    });
    std::vector<std::size_t> moved(order.size());
    std::vector<DraftMention> sorted;
    for (std::size_t i = 0; i < order.size(); ++i) {
      moved[order[i]] = i;
      sorted.push_back(std::move(d_.mentions[order[i]]));
    }
    d_.mentions = std::move(sorted);
    for (DraftEntity& entity : d_.entities) {
      for (std::size_t& m : entity.mentions) m = moved[m];
    }
    for (Known& known : known_) {
      if (known.last_mention != kNone) known.last_mention = moved[known.last_mention];
    }
  }

  // A surname alone is more often the leader's than an official's.
  bool leads(const DraftEntity& entity) const {
    return std::any_of(entity.persons.begin(), entity.persons.end(), [this](std::uint32_t p) {
      const auto terms = r_.actors.terms_of(r_.actors.persons()[p]);
      return std::any_of(terms.begin(), terms.end(), [](const Term& term) {
        return term.office == "head_of_state" || term.office == "head_of_government" ||
               term.office == "supreme_leader";
      });
    });
  }

  // How much the report speaks of a person at this place: full mentions, the one last meant by the
  // same word, nearness.
  int weight(std::size_t k, std::size_t m, std::size_t last_meant) const {
    const DraftEntity& entity = d_.entities[known_[k].entity];
    int weight = static_cast<int>(std::min<std::size_t>(known_[k].full_mentions, 4)) * 2;
    if (k == last_meant) weight += 3;
    if (leads(entity)) weight += 2;
    for (auto at = entity.mentions.rbegin(); at != entity.mentions.rend(); ++at) {
      if (*at >= m) continue;
      const std::uint32_t distance = sentence(m).value - sentence(*at).value;
      if (distance <= 1) weight += 3;
      break;
    }
    return weight;
  }

  void join_short(std::size_t m) {
    const PersonName name = name_of(m);
    const Gender gender = d_.mentions[m].gender;
    std::vector<std::size_t> candidates;
    NameFit best_fit = NameFit::kNone;
    const std::size_t first = known_.size() > kMostCompared ? known_.size() - kMostCompared : 0;
    const auto exact = surnames_.find(name.family);
    const auto consider = [&](std::size_t k) {
      const NameFit found = fit(name, known_[k].name, r_.actors);
      if (found == NameFit::kNone || found < best_fit) return;
      if (conflict(d_.entities[known_[k].entity], {}, gender)) return;
      if (found > best_fit) candidates.clear();
      best_fit = found;
      candidates.push_back(k);
    };
    if (exact != surnames_.end()) {
      for (std::size_t k : exact->second) consider(k);
    }
    if (candidates.empty()) {
      for (std::size_t k = first; k < known_.size(); ++k) consider(k);
    }
    const std::size_t chosen = choose(candidates, m, name.key);
    if (chosen != kNone) {
      attach(m, known_[chosen], {}, gender);
      last_meant_[name.key] = chosen;
      return;
    }
    const auto persons = persons_of(d_.mentions[m].entries);
    const std::size_t k = start(m, name, persons, gender_of(name, family_of(m), gender));
    if (candidates.empty()) surnames_[name.family].push_back(k);
  }

  std::vector<std::uint32_t> family_of(std::size_t m) const {
    std::vector<std::uint32_t> persons;
    for (const NameEntry& e : d_.mentions[m].entries) {
      if (e.kind == NameKind::kFamilyName || e.kind == NameKind::kPerson)
        persons.push_back(e.index);
    }
    return persons;
  }

  std::size_t choose(const std::vector<std::size_t>& candidates, std::size_t m,
                     const std::string& key) const {
    if (candidates.empty()) return kNone;
    if (candidates.size() == 1) return candidates[0];
    const auto meant = last_meant_.find(key);
    const std::size_t last = meant == last_meant_.end() ? kNone : meant->second;
    int best = -1;
    std::size_t chosen = kNone;
    for (std::size_t k : candidates) {
      const int w = weight(k, m, last);
      if (w > best) {
        best = w;
        chosen = k;
      } else if (w == best) {
        chosen = kNone;
      }
    }
    return chosen;
  }

  const Reading& r_;
  Draft& d_;
  std::vector<Known> known_;
  std::unordered_map<std::string, std::size_t> by_key_;
  std::unordered_map<std::string, std::vector<std::size_t>> surnames_;
  std::unordered_map<std::string, std::size_t> last_meant_;
};

}  // namespace

void join_persons(const Reading& reading, Draft& draft) { PersonJoiner(reading, draft).join(); }

}  // namespace chancery::names
