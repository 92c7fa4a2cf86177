#include "chancery/names/office_holders.h"

#include <algorithm>

#include "chancery/names/roles.h"
#include "chancery/text/fold.h"

namespace chancery::names {
namespace {

// More holders than these are seldom meant one by one.
constexpr std::size_t kMostStates = 6;

class HolderFinder {
 public:
  HolderFinder(const Reading& reading, Draft& draft) : r_(reading), d_(draft) {}

  void run() {
    for (std::size_t m = 0; m < d_.mentions.size(); ++m) {
      const DraftEntity& entity = d_.entities[d_.mentions[m].entity];
      if (!may_be_holders(d_.mentions[m]) || !entity.members.empty() || entity.named) continue;
      std::vector<std::size_t> states = states_of_phrase(m);
      if (states.empty()) states = two_states_before(m);
      const auto said = number_said(d_.mentions[m].head);
      if (states.size() < 2 || states.size() > kMostStates) continue;
      if (said && *said != states.size()) continue;
      add_members(m, states);
    }
    std::stable_sort(added_.begin(), added_.end(),
                     [](const DraftMention& a, const DraftMention& b) {
                       return a.tokens.begin < b.tokens.begin;
                     });
    merge_mentions(d_, std::move(added_));
    attach_added();
  }

 private:
  bool may_be_holders(const DraftMention& m) const {
    if (m.form != MentionForm::kNominal || !m.plural || m.type != EntityType::kPer) return false;
    if (m.noun == nullptr || m.noun->kind != NominalKind::kRole) return false;
    if (!one_holder_office(r_, m.head)) return false;
    // "some leaders", "former presidents", "deputy foreign ministers".
    for (TokenIndex t = m.tokens.begin; t < m.head; ++t.value) {
      if (r_.actors.role_modifier(r_.word(t))) return false;
    }
    const auto determiner = r_.tree.child(m.head, Deprel::kDet);
    return m.definite || !determiner;
  }

  std::optional<std::size_t> number_said(TokenIndex head) const {
    static constexpr std::string_view kNumbers[] = {"two", "three", "four", "five", "six"};
    for (TokenIndex child : r_.tree.children(head)) {
      const Token& token = r_.syntax[child];
      if (token.lemma == "both") return 2;
      if (token.deprel != Deprel::kNummod) continue;
      const auto* at = std::find(std::begin(kNumbers), std::end(kNumbers), lower(r_.word(child)));
      // A number that is none of these fits no group.
      return at == std::end(kNumbers) ? 0 : static_cast<std::size_t>(at - kNumbers) + 2;
    }
    return std::nullopt;
  }

  bool is_state(std::size_t e) const {
    const DraftEntity& entity = d_.entities[e];
    return entity.type == EntityType::kGpe && !entity.plural && !entity.mentions.empty() &&
           state_at(e).has_value();
  }

  // The place in countries() of the state that the entity is.
  std::optional<std::size_t> state_at(std::size_t e) const {
    for (const NameEntry& entry : d_.mentions[d_.entities[e].mentions.front()].entries) {
      if (entry.kind == NameKind::kCountry) return entry.index;
    }
    return std::nullopt;
  }

  // The states of the group that stands in the phrase: "their", "the two countries", "Nordic".
  std::vector<std::size_t> states_of_phrase(std::size_t m) const {
    const DraftMention& phrase = d_.mentions[m];
    for (std::size_t i = first_from(phrase.tokens.begin);
         i < d_.mentions.size() && d_.mentions[i].tokens.begin < phrase.tokens.end; ++i) {
      const DraftMention& inside = d_.mentions[i];
      if (inside.entity == phrase.entity || inside.tokens.end > phrase.tokens.end) continue;
      if (r_.syntax.is_root(inside.head) || r_.syntax[inside.head].head != phrase.head) continue;
      const std::vector<std::size_t>& members = d_.entities[inside.entity].members;
      const bool states = std::all_of(members.begin(), members.end(),
                                      [this](std::size_t e) { return is_state(e); });
      if (!members.empty() && states) return members;
    }
    return {};
  }

  std::size_t first_from(TokenIndex t) const {
    const auto at = std::lower_bound(
        d_.mentions.begin(), d_.mentions.end(), t,
        [](const DraftMention& mention, TokenIndex begin) { return mention.tokens.begin < begin; });
    return static_cast<std::size_t>(at - d_.mentions.begin());
  }

  // "Norland and Sudland held talks. The two presidents ...": where this sentence and the one
  // before name two states and nobody.
  std::vector<std::size_t> two_states_before(std::size_t m) const {
    const DraftMention& phrase = d_.mentions[m];
    const bool of_others =
        r_.tree.child(phrase.head, Deprel::kNmodPoss) || r_.tree.child(phrase.head, Deprel::kNmod);
    if (of_others || !phrase.definite || number_said(phrase.head) != 2 || !phrase.owners.empty()) {
      return {};
    }
    const std::uint32_t here = r_.syntax[phrase.head].sentence.value;
    std::vector<std::size_t> states;
    for (std::size_t i = m; i-- > 0;) {
      const DraftMention& before = d_.mentions[i];
      if (r_.syntax[before.head].sentence.value + 1 < here) break;
      const DraftEntity& entity = d_.entities[before.entity];
      if (entity.named && entity.type == EntityType::kPer) return {};
      if (before.form != MentionForm::kNamed || !is_state(before.entity)) continue;
      if (std::find(states.begin(), states.end(), before.entity) == states.end()) {
        states.push_back(before.entity);
      }
    }
    std::reverse(states.begin(), states.end());
    return states.size() == 2 ? states : std::vector<std::size_t>{};
  }

  void add_members(std::size_t m, const std::vector<std::size_t>& states) {
    std::vector<std::size_t> members;
    for (std::size_t state : states) {
      DraftMention one = d_.mentions[m];
      one.plural = false;
      one.owners = {*state_at(state)};
      one.entity = person_of(one);
      if (one.entity == d_.entities.size()) d_.entities.push_back(holder(one, state));
      members.push_back(one.entity);
      added_.push_back(std::move(one));
    }
    d_.entities[d_.mentions[m].entity].members = std::move(members);
  }

  // The one person named in the report whom the office and the state fit; else the next entity.
  std::size_t person_of(const DraftMention& one) const {
    std::size_t found = d_.entities.size();
    for (std::size_t e = 0; e < d_.entities.size(); ++e) {
      const DraftEntity& entity = d_.entities[e];
      if (!entity.named || entity.type != EntityType::kPer || entity.plural) continue;
      if (fits_person(r_, one, entity) != RoleFit::kRoleState || !is_in_office(entity)) continue;
      if (found != d_.entities.size()) return d_.entities.size();
      found = e;
    }
    return found;
  }

  // Not somebody who held it long ago.
  bool is_in_office(const DraftEntity& entity) const {
    if (entity.persons.empty() || !r_.date) return true;
    return std::any_of(entity.persons.begin(), entity.persons.end(), [this](std::uint32_t p) {
      const auto terms = r_.actors.terms_of(r_.actors.persons()[p]);
      return std::any_of(terms.begin(), terms.end(), [this](const Term& term) {
        return has_one_holder(term.office) && term.valid.overlaps(*r_.date);
      });
    });
  }

  DraftEntity holder(const DraftMention& one, std::size_t state) const {
    const Country& country = r_.actors.countries()[one.owners.front()];
    DraftEntity entity;
    entity.type = EntityType::kPer;
    entity.owner = state;
    TokenIndex begin = one.head;
    while (begin > one.tokens.begin) {
      const Token& before = r_.syntax[TokenIndex(begin.value - 1)];
      const bool part = before.deprel == Deprel::kAmod || before.deprel == Deprel::kCompound;
      if (!part || before.head != one.head ||
          begins_with_capital(r_.word(TokenIndex(begin.value - 1))))
        break;
      --begin.value;
    }
    if (begin < one.head) {
      entity.name = std::string(r_.words({begin, one.head})) + " ";
    }
    entity.name += one.lemma + (country.article ? " of the " : " of ") + std::string(country.name);
    return entity;
  }

  void attach_added() {
    for (DraftEntity& entity : d_.entities) entity.mentions.clear();
    for (std::size_t m = 0; m < d_.mentions.size(); ++m) {
      d_.entities[d_.mentions[m].entity].mentions.push_back(m);
    }
  }

  const Reading& r_;
  Draft& d_;
  std::vector<DraftMention> added_;
};

}  // namespace

void add_office_holders(const Reading& reading, Draft& draft) {
  HolderFinder(reading, draft).run();
}

}  // namespace chancery::names
