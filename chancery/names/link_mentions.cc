#include "chancery/names/link_mentions.h"

#include <algorithm>
#include <map>
#include <string>

#include "chancery/names/context.h"
#include "chancery/names/descriptions.h"
#include "chancery/names/pronouns.h"
#include "chancery/names/roles.h"
#include "chancery/names/two_states.h"
#include "chancery/text/fold.h"

namespace chancery::names {
namespace {

constexpr std::size_t kNone = static_cast<std::size_t>(-1);
// How many sentences back a description without a state may reach.
constexpr std::uint32_t kReach = 6;
// Of the persons met so far, how many are asked whether a description means them.
constexpr std::size_t kMostAsked = 12;
constexpr std::size_t kMostLookedAt = 120;

class Linker {
 public:
  Linker(const Reading& reading, Draft& draft)
      : r_(reading),
        d_(draft),
        context_(reading),
        pronouns_(reading, draft, context_),
        last_(draft.entities.size(), kNone),
        history_(draft.entities.size()) {
    for (std::size_t m = 0; m < d_.mentions.size(); ++m) {
      if (d_.mentions[m].form != MentionForm::kNamed) continue;
      named_.push_back(m);
      for (const NameEntry& entry : d_.mentions[m].entries) {
        const bool state = d_.mentions[m].type == EntityType::kGpe;
        if (state && entry.kind == NameKind::kCountry && !entry.weak) {
          by_state_.emplace(entry.index, d_.mentions[m].entity);
        }
      }
    }
  }

  void link() {
    for (std::size_t m = 0; m < d_.mentions.size(); ++m) {
      DraftMention& mention = d_.mentions[m];
      if (mention.form != MentionForm::kNamed) {
        const std::size_t found = mention.form == MentionForm::kPronoun
                                      ? pronouns_.antecedent(m, history_)
                                      : antecedent(m);
        attach(m, found);
      }
      if (last_.size() < d_.entities.size()) last_.resize(d_.entities.size(), kNone);
      last_[mention.entity] = m;
      history_.resize(d_.entities.size());
      history_[mention.entity].push_back(m);
    }
  }

 private:
  SentenceIndex sentence(std::size_t m) const { return r_.syntax[d_.mentions[m].head].sentence; }
  std::uint32_t distance(std::size_t earlier, std::size_t later) const {
    return sentence(later).value - sentence(earlier).value;
  }

  void attach(std::size_t m, std::size_t entity) {
    DraftMention& mention = d_.mentions[m];
    if (entity == kNone) {
      DraftEntity alone;
      alone.type = mention.type;
      alone.gender = mention.gender;
      alone.plural = mention.plural;
      entity = d_.entities.size();
      d_.entities.push_back(std::move(alone));
    }
    mention.entity = entity;
    mention.type = d_.entities[entity].type;
    d_.entities[entity].mentions.push_back(m);
    if (d_.entities[entity].gender == Gender::kUnknown && !d_.entities[entity].plural) {
      d_.entities[entity].gender = mention.gender;
    }
  }

  std::size_t antecedent(std::size_t m) {
    const DraftMention& mention = d_.mentions[m];
    if (!mention.definite) {
      // Whom "an official" brings in, "the official" goes on with.
      if (!mention.plural) by_noun_.insert_or_assign(noun_key(mention), m);
      return kNone;
    }
    if (!mention.stands_for.empty()) return side_of_state(m);
    if (mention.plural) {
      std::size_t group = named_group(m);
      if (group == kNone) group = group_of(m);
      return group != kNone ? group : same_words(m);
    }
    std::size_t found = kNone;
    switch (mention.noun->kind) {
      case NominalKind::kRole:
      case NominalKind::kAnyone:
      case NominalKind::kPerson:
        found = person(m);
        if (found != kNone && !is_called(r_, d_.entities[found], mention.lemma) && was_unnamed(m)) {
          found = kNone;
        }
        break;
      case NominalKind::kRelation:
        found = other_party(m);
        break;
      case NominalKind::kBody:
      case NominalKind::kMedia:
        found = body(m);
        break;
      case NominalKind::kState:
        found = state(m);
        break;
      default:
        break;
    }
    return found != kNone ? found : same_words(m);
  }

  // Named entities of a type met before `m`, the most recently mentioned first.
  std::vector<std::size_t> met_before(std::size_t m, EntityType type) const {
    std::vector<std::size_t> met;
    const std::size_t from = named_before(m);
    for (std::size_t i = from; i-- > 0 && from - i <= kMostLookedAt && met.size() < kMostAsked;) {
      const std::size_t e = d_.mentions[named_[i]].entity;
      if (d_.entities[e].type != type || d_.entities[e].plural) continue;
      if (std::find(met.begin(), met.end(), e) == met.end()) met.push_back(e);
    }
    std::sort(met.begin(), met.end(),
              [this](std::size_t a, std::size_t b) { return last_[a] > last_[b]; });
    return met;
  }

  // "the man told the minister": two arguments of one verb are two persons.
  bool bound_apart(std::size_t earlier, std::size_t m) const {
    return context_.share_clause(d_.mentions[earlier].head, d_.mentions[m].head);
  }

  std::size_t person(std::size_t m) {
    const DraftMention& mention = d_.mentions[m];
    const bool generic = mention.noun->kind == NominalKind::kAnyone;
    std::size_t best = kNone;
    RoleFit best_fit = RoleFit::kConflict;
    bool tie = false;
    std::size_t unknown = kNone;
    bool many_unknown = false;
    for (std::size_t e : met_before(m, EntityType::kPer)) {
      if (bound_apart(last_[e], m)) continue;
      const RoleFit fit = fits_person(r_, mention, d_.entities[e]);
      const std::uint32_t away = distance(last_[e], m);
      if (fit == RoleFit::kUnknown && away <= 1) {
        many_unknown = unknown != kNone;
        unknown = e;
      }
      // "Putin arrived, the politician said": whoever was just named is not described anew.
      const bool just_named = away == 0 && d_.mentions[last_[e]].form == MentionForm::kNamed &&
                              context_.place_of(d_.mentions[last_[e]].head) == Place::kSubject;
      if (just_named && fit < RoleFit::kRoleState) continue;
      if (fit < RoleFit::kRole || (fit < RoleFit::kRoleState && away > kReach)) continue;
      if (fit > best_fit) {
        best = e;
        best_fit = fit;
        tie = false;
      } else if (fit == best_fit && !is_nearer(best, e, m)) {
        tie = true;
      }
    }
    if (best != kNone) return tie ? kNone : best;
    // "the man", "the Lao official": the only one just spoken of, of whom nothing else is known.
    return generic == mention.owners.empty() && !many_unknown ? unknown : kNone;
  }

  // `a` was mentioned last in a later sentence than `b`, or is its sentence's subject and `b` not.
  bool is_nearer(std::size_t a, std::size_t b, std::size_t m) const {
    if (distance(last_[a], m) != distance(last_[b], m)) return true;
    return context_.place_of(d_.mentions[last_[a]].head) == Place::kSubject &&
           context_.place_of(d_.mentions[last_[b]].head) != Place::kSubject;
  }

  // "the Russian side": the state, wherever the report names it.
  std::size_t side_of_state(std::size_t m) {
    const auto [at, is_new] =
        by_state_.try_emplace(d_.mentions[m].owners.front(), d_.entities.size());
    return is_new ? kNone : at->second;
  }

  // "Holt met Brandt. He thanked his counterpart": of those just spoken of, the one who holds his
  // office in another state.
  std::size_t partner(std::size_t m) {
    const std::size_t owner = possessor(m);
    if (owner == kNone || !d_.entities[owner].named) return kNone;
    const auto own = states_of(r_, d_.entities[owner]);
    std::size_t found = kNone;
    for (std::size_t e : met_before(m, EntityType::kPer)) {
      if (distance(last_[e], m) > 2) break;
      if (e == owner || bound_apart(last_[e], m)) continue;
      const auto states = states_of(r_, d_.entities[e]);
      const bool abroad = !own.empty() && !states.empty() &&
                          std::none_of(states.begin(), states.end(), [&own](std::size_t s) {
                            return std::find(own.begin(), own.end(), s) != own.end();
                          });
      if (!abroad || !share_office(r_, d_.entities[owner], d_.entities[e])) continue;
      // A third who holds the office was not spoken of so near.
      if (found != kNone) return distance(last_[found], m) < distance(last_[e], m) ? found : kNone;
      found = e;
    }
    return found;
  }

  // Whom the possessive of a phrase means, "his" or "Holt's".
  std::size_t possessor(std::size_t m) const {
    const auto child = r_.tree.child(d_.mentions[m].head, Deprel::kNmodPoss);
    if (!child) return kNone;
    constexpr std::size_t kNear = 8;
    for (std::size_t i = m > kNear ? m - kNear : 0; i < std::min(m + kNear, d_.mentions.size());
         ++i) {
      const DraftMention& other = d_.mentions[i];
      if (other.head != *child || (i >= m && other.form != MentionForm::kNamed)) continue;
      return other.entity;
    }
    return kNone;
  }

  // "his North Korean counterpart": the one party of that state just spoken of.
  std::size_t other_party(std::size_t m) {
    const DraftMention& mention = d_.mentions[m];
    if (mention.lemma == "neighbour" || mention.lemma == "neighbor") return neighbour(m);
    if (mention.lemma != "counterpart" && mention.lemma != "interlocutor") return kNone;
    if (mention.owners.empty()) return partner(m);
    std::size_t found = kNone;
    for (std::size_t e : met_before(m, EntityType::kPer)) {
      const std::uint32_t away = distance(last_[e], m);
      if (away > 2) break;
      if (bound_apart(last_[e], m)) continue;
      const auto states = states_of(r_, d_.entities[e]);
      const bool here = std::any_of(states.begin(), states.end(), [&](std::size_t s) {
        return std::find(mention.owners.begin(), mention.owners.end(), s) != mention.owners.end();
      });
      if (!here) continue;
      if (found != kNone) return kNone;
      found = e;
    }
    return found;
  }

  // "Chad ... Libya. The president accused his neighbour": the other of the two.
  std::size_t neighbour(std::size_t m) const {
    const std::size_t owner = possessor(m);
    if (owner == kNone || !d_.mentions[m].owners.empty()) return kNone;
    const std::vector<std::size_t> states = states_in(d_.entities[owner].mentions.front());
    if (states.size() != 1) return kNone;
    return other_state_before(r_, d_, context_, by_state_, m, states.front()).value_or(kNone);
  }

  // The states that a body is of, by the adjectives of its names and by the directory.
  std::vector<std::size_t> states_of_body(std::size_t e) const {
    std::vector<std::size_t> states;
    for (std::size_t other : d_.entities[e].mentions) {
      for (std::size_t state : states_named(r_, d_.mentions[other].tokens)) states.push_back(state);
      for (const NameEntry& entry : d_.mentions[other].entries) {
        if (entry.kind != NameKind::kOrganization) continue;
        const auto& code = r_.actors.organizations()[entry.index].country;
        const Country* country = code ? r_.actors.country(*code) : nullptr;
        if (country) {
          states.push_back(static_cast<std::size_t>(country - r_.actors.countries().data()));
        }
      }
    }
    return states;
  }

  // "Iran's ministry" is not the Russian one just named, and "Holt's administration" none that was.
  bool is_of_other(const DraftMention& mention, std::size_t e) const {
    if (mention.owners.empty()) return r_.tree.child(mention.head, Deprel::kNmodPoss).has_value();
    const auto states = states_of_body(e);
    return std::none_of(states.begin(), states.end(), [&mention](std::size_t state) {
      return std::find(mention.owners.begin(), mention.owners.end(), state) != mention.owners.end();
    });
  }

  std::size_t body(std::size_t m) {
    const DraftMention& mention = d_.mentions[m];
    std::size_t found = kNone;
    // "Iran's ministry ... the ministry": one that has no name was spoken of since.
    const auto unnamed = by_noun_.find(noun_key(mention));
    const bool of_state = unnamed != by_noun_.end() && !d_.mentions[unnamed->second].owners.empty();
    for (std::size_t e : met_before(m, EntityType::kOrg)) {
      if (distance(last_[e], m) > kReach) break;
      if (!fits_body(r_, mention, d_.entities[e]) || is_of_other(mention, e)) continue;
      if (of_state && unnamed->second > last_[e]) break;
      if (found != kNone) return is_nearer(found, e, m) ? found : kNone;
      found = e;
    }
    return found;
  }

  bool is_state(std::size_t e) const {
    const DraftMention& first = d_.mentions[d_.entities[e].mentions.front()];
    return std::any_of(first.entries.begin(), first.entries.end(),
                       [](const NameEntry& entry) { return entry.kind == NameKind::kCountry; });
  }

  // The states that the report speaks of in a mention, by name, adjective or the person's office.
  std::vector<std::size_t> states_in(std::size_t m) const {
    std::vector<std::size_t> states;
    for (const NameEntry& entry : d_.mentions[m].entries) {
      if (const auto country = country_of(entry); country && !entry.weak)
        states.push_back(*country);
    }
    const DraftEntity& entity = d_.entities[d_.mentions[m].entity];
    if (states.empty() && entity.type == EntityType::kPer) states = states_of(r_, entity);
    return states;
  }

  // "the country": the one that was the subject, or the only one that this sentence and the one
  // before speak of in any way.
  std::size_t state(std::size_t m) {
    const DraftMention& mention = d_.mentions[m];
    if (!mention.owners.empty() || r_.tree.child(mention.head, Deprel::kNmodPoss)) return kNone;
    std::size_t found = kNone;
    std::size_t place = kNone;
    for (std::size_t i = named_before(m); i-- > 0;) {
      const std::size_t other = named_[i];
      if (distance(other, m) > 1) break;
      const std::size_t e = d_.mentions[other].entity;
      for (std::size_t state : states_in(other)) {
        if (place != kNone && place != state) return kNone;
        place = state;
      }
      if (d_.entities[e].type != EntityType::kGpe || !is_state(e)) continue;
      if (context_.place_of(d_.mentions[other].head) == Place::kSubject) return e;
      found = e;
    }
    return found;
  }

  // Whether an entity may be one of "the two leaders", "both sides", "the two countries".
  bool may_be_member(std::size_t e, const DraftMention& mention) const {
    const DraftEntity& entity = d_.entities[e];
    if (entity.plural || !entity.named) return false;
    if (mention.noun->kind == NominalKind::kState)
      return entity.type == EntityType::kGpe && is_state(e);
    if (entity.type != EntityType::kPer) return false;
    if (mention.noun->kind == NominalKind::kSide || mention.lemma == "man" ||
        mention.lemma == "woman") {
      return mention.gender == Gender::kUnknown || entity.gender == Gender::kUnknown ||
             entity.gender == mention.gender;
    }
    DraftMention bare = mention;
    bare.owners.clear();
    return fits_person(r_, bare, entity) >= RoleFit::kRole;
  }

  bool says_two(const DraftMention& mention) const {
    if (mention.lemma == "two" || mention.lemma == "pair" || mention.lemma == "duo") return true;
    for (TokenIndex child : r_.tree.children(mention.head)) {
      const std::string& lemma = r_.syntax[child].lemma;
      if (lemma == "two" || lemma == "2" || lemma == "both") return true;
    }
    return false;
  }

  // "The Baltic states ... the three countries": the group last named, where the number is its own,
  // or the list of as many states.
  std::size_t named_group(std::size_t m) {
    const DraftMention& mention = d_.mentions[m];
    if (mention.noun->kind != NominalKind::kState || !mention.owners.empty()) return kNone;
    static constexpr std::string_view kNumbers[] = {"two", "three", "four", "five", "six"};
    std::size_t number = 0;
    for (TokenIndex child : r_.tree.children(mention.head)) {
      const auto* at = std::find(std::begin(kNumbers), std::end(kNumbers), lower(r_.word(child)));
      if (at != std::end(kNumbers)) number = static_cast<std::size_t>(at - kNumbers) + 2;
    }
    // Of two any two states may be meant, not only those of a group.
    if (number <= 2) return kNone;
    for (std::size_t i = named_before(m); i-- > 0;) {
      if (distance(named_[i], m) > kReach) break;
      const DraftEntity& entity = d_.entities[d_.mentions[named_[i]].entity];
      if (entity.type != EntityType::kGpe) continue;
      if (entity.members.size() == number) return d_.mentions[named_[i]].entity;
      std::vector<std::size_t> listed = pronouns_.coordinated(named_[i], m);
      const bool states = std::all_of(listed.begin(), listed.end(), [this](std::size_t e) {
        return d_.entities[e].type == EntityType::kGpe && is_state(e);
      });
      if (states && listed.size() == number) return pronouns_.group(std::move(listed));
    }
    return kNone;
  }

  // Two members, collected sentence by sentence backwards; three who fit alike are no pair.
  std::size_t group_of(std::size_t m) {
    const DraftMention& mention = d_.mentions[m];
    const bool two = says_two(mention);
    const bool leaders = mention.noun->kind == NominalKind::kRole && mention.owners.empty();
    if (!two && !leaders) return kNone;
    // "their foreign ministers", "the leaders of the two countries": whoever holds those offices,
    // and not the two persons spoken of before.
    const bool of_others = r_.tree.child(mention.head, Deprel::kNmodPoss) ||
                           r_.tree.child(mention.head, Deprel::kNmod);
    if (mention.noun->kind == NominalKind::kRole && of_others) return kNone;
    std::vector<std::size_t> members;
    std::uint32_t at = 0;
    for (std::size_t i = named_before(m); i-- > 0;) {
      const std::size_t other = named_[i];
      const std::uint32_t away = distance(other, m);
      if (away > kReach) break;
      if (away != at && members.size() >= 2) break;
      at = away;
      const std::size_t e = d_.mentions[other].entity;
      if (std::find(members.begin(), members.end(), e) != members.end()) continue;
      if (may_be_member(e, mention) && !bound_apart(other, m)) members.push_back(e);
    }
    if (members.size() != 2 && two && may_mean_states(mention)) {
      members = two_states_before(r_, d_, context_, by_state_, m);
    }
    if (members.size() != 2) return kNone;
    return pronouns_.group(std::move(members));
  }

  std::size_t named_before(std::size_t m) const {
    return static_cast<std::size_t>(std::lower_bound(named_.begin(), named_.end(), m) -
                                    named_.begin());
  }

  static std::string noun_key(const DraftMention& mention) {
    return mention.lemma + (mention.plural ? "+" : "-");
  }

  // "an official said ... Wright ... the official": somebody unnamed was called so not long ago.
  bool was_unnamed(std::size_t m) const {
    const DraftMention& mention = d_.mentions[m];
    const auto at = by_noun_.find(noun_key(mention));
    if (at == by_noun_.end() || distance(at->second, m) > kReach) return false;
    const DraftMention& before = d_.mentions[at->second];
    return before.owners == mention.owners && !d_.entities[before.entity].named;
  }

  // "a senior official ... the official": the same noun, not long ago, and no other state.
  std::size_t same_words(std::size_t m) {
    const DraftMention& mention = d_.mentions[m];
    const auto [at, is_new] = by_noun_.try_emplace(noun_key(mention), m);
    if (is_new) return kNone;
    const std::size_t earlier = at->second;
    at->second = m;
    const DraftMention& before = d_.mentions[earlier];
    const bool of_other_state = !mention.owners.empty() && before.owners != mention.owners;
    if (distance(earlier, m) > kReach || of_other_state) return kNone;
    if (r_.tree.child(mention.head, Deprel::kNmodPoss)) return kNone;
    // "the foreign ministers of the two countries": not those spoken of before.
    const bool role = mention.noun->kind == NominalKind::kRole;
    if (mention.plural && role && r_.tree.child(mention.head, Deprel::kNmod)) return kNone;
    return before.entity;
  }

  const Reading& r_;
  Draft& d_;
  Context context_;
  Pronouns pronouns_;
  std::vector<std::size_t> last_;  // of each entity, its latest mention so far
  History history_;
  std::vector<std::size_t> named_;  // the named mentions
  std::map<std::string, std::size_t> by_noun_;
  StateEntities by_state_;
};

}  // namespace

void link_mentions(const Reading& reading, Draft& draft) { Linker(reading, draft).link(); }

}  // namespace chancery::names
