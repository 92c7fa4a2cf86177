#include "chancery/names/two_states.h"

#include <algorithm>
#include <optional>

namespace chancery::names {
namespace {

constexpr std::uint32_t kReach = 4;  // sentences
// How many mentions are looked at for a pair, and counted to tell what the report is about.
constexpr std::size_t kMostLookedAt = 120;
constexpr std::size_t kMostCounted = 500;

struct Told {
  std::size_t state;   // place in ActorDirectory::countries()
  std::size_t entity;  // of the state by its name; where the report has none, by what it has
  bool by_name;        // and not by an adjective or a town
  bool acts;           // stands in a subject
  bool near;           // within reach
  std::size_t times = 1;
};

void add(const Told& told, std::vector<Told>& all) {
  const auto same =
      std::find_if(all.begin(), all.end(), [&](const Told& t) { return t.state == told.state; });
  if (same == all.end()) {
    all.push_back(told);
    return;
  }
  if (told.by_name && !same->by_name) same->entity = told.entity;
  same->by_name = same->by_name || told.by_name;
  same->acts = same->acts || told.acts;
  same->near = same->near || told.near;
  ++same->times;
}

class Search {
 public:
  Search(const Reading& r, const Draft& d, const Context& context, const StateEntities& by_state,
         std::size_t m)
      : r_(r), d_(d), context_(context), by_state_(by_state), m_(m) {
    for (std::size_t other = m; other-- > 0 && distance(other) == 0;) {
      if (acts_on_pair(other)) own_.push_back(d_.mentions[other].entity);
    }
  }

  std::vector<std::size_t> run() const {
    if (auto before = pair_before(); !before.empty()) return before;
    // "Both sides" need not be states.
    if (d_.mentions[m_].noun->kind == NominalKind::kSide) return {};
    const std::vector<Told> all = told_so_far();
    const std::vector<Told> pair = nearest();
    const bool clear = pair.size() == 2 && is_the_matter(pair, all);
    return clear ? entities(pair) : most_told(all);
  }

  std::optional<std::size_t> other_than(std::size_t state) {
    own_.clear();  // who has the neighbour is of the pair
    const std::vector<Told> all = told_so_far();
    if (all.size() < 2 || (all.size() > 2 && all[2].times == all[1].times)) return std::nullopt;
    if (all[0].state == state) return all[1].entity;
    if (all[1].state == state) return all[0].entity;
    return std::nullopt;
  }

 private:
  static std::vector<std::size_t> entities(const std::vector<Told>& told) {
    return {told[0].entity, told[1].entity};
  }

  std::uint32_t distance(std::size_t earlier) const {
    return r_.syntax[d_.mentions[m_].head].sentence.value -
           r_.syntax[d_.mentions[earlier].head].sentence.value;
  }

  bool is_near(std::size_t other) const {
    return m_ - other < kMostLookedAt && distance(other) <= kReach;
  }

  // The two whom "the two countries" meant a little before.
  std::vector<std::size_t> pair_before() const {
    for (std::size_t other = m_; other-- > 0 && is_near(other);) {
      const auto& members = d_.entities[d_.mentions[other].entity].members;
      const bool states = std::all_of(members.begin(), members.end(), [&](std::size_t e) {
        return d_.entities[e].type == EntityType::kGpe || d_.entities[e].type == EntityType::kNorp;
      });
      if (members.size() == 2 && states) return members;
    }
    return {};
  }

  std::vector<Told> nearest() const {
    std::vector<Told> all;
    std::size_t at = m_;
    for (std::uint32_t away = 0; away <= kReach; ++away) {
      std::vector<Told> joined = all;
      std::vector<Told> acting = all;
      for (; at > 0 && is_near(at - 1) && distance(at - 1) <= away; --at) {
        const auto told = told_by(at - 1);
        if (!told) continue;
        add(*told, joined);
        if (told->acts) add(*told, acting);
      }
      if (joined.size() == 2) return joined;
      if (joined.size() > 2) return acting;
      all = std::move(joined);
    }
    return {};
  }

  // Every state spoken of so far, the oftenest first.
  std::vector<Told> told_so_far() const {
    std::vector<Told> all;
    for (std::size_t other = m_ > kMostCounted ? m_ - kMostCounted : 0; other < m_; ++other) {
      if (const auto told = told_by(other)) add(*told, all);
    }
    std::stable_sort(all.begin(), all.end(),
                     [](const Told& a, const Told& b) { return a.times > b.times; });
    return all;
  }

  // No third state is named oftener than either: "the two neighbours" are those that the report is
  // about, and not one that its last sentence brought in.
  static bool is_the_matter(const std::vector<Told>& pair, const std::vector<Told>& all) {
    std::size_t least = all.front().times;
    std::size_t others = 0;
    for (const Told& told : all) {
      const bool is_one = told.state == pair[0].state || told.state == pair[1].state;
      if (is_one) least = std::min(least, told.times);
      if (!is_one) others = std::max(others, told.times);
    }
    return others <= least;
  }

  // The two that are named oftener than any third, and lately.
  static std::vector<std::size_t> most_told(const std::vector<Told>& all) {
    const bool clear =
        all.size() >= 2 && all[1].times > 1 && (all.size() == 2 || all[2].times < all[1].times);
    return clear ? entities(all) : std::vector<std::size_t>{};
  }

  // The subject whose phrase a word stands in; itself where there is none.
  TokenIndex subject_over(TokenIndex word) const {
    TokenIndex t = word;
    for (std::size_t steps = 0; steps < 8 && !r_.syntax.is_root(t); ++steps) {
      switch (r_.syntax[t].deprel) {
        case Deprel::kNsubj:
        case Deprel::kNsubjPass:
          return t;
        case Deprel::kAmod:
        case Deprel::kCompound:
        case Deprel::kConj:
        case Deprel::kFlat:
        case Deprel::kNmodPoss:
        case Deprel::kNmodDesc:
        case Deprel::kAppos:
          t = r_.syntax[t].head;
          break;
        default:
          return word;
      }
    }
    return word;
  }

  // "Brazil accused both countries", "its president met them": who acts on the two is a third.
  bool acts_on_pair(std::size_t other) const {
    return context_.share_clause(subject_over(d_.mentions[other].head), d_.mentions[m_].head);
  }

  std::optional<Told> told_by(std::size_t other) const {
    const DraftMention& mention = d_.mentions[other];
    const bool own = std::find(own_.begin(), own_.end(), mention.entity) != own_.end();
    if (mention.form != MentionForm::kNamed || own) return std::nullopt;
    for (const NameEntry& entry : mention.entries) {
      const auto country = country_of(entry);
      if (!country || entry.weak) continue;
      const bool town = entry.kind == NameKind::kCapital || entry.kind == NameKind::kMetonym;
      // "arrived in Lima" says nothing of Peru.
      if (town && context_.place_of(mention.head) == Place::kOther) continue;
      const Deprel over = r_.syntax[subject_over(mention.head)].deprel;
      const bool acts = over == Deprel::kNsubj || over == Deprel::kNsubjPass;
      const bool by_name = entry.kind == NameKind::kCountry;
      // "Iranian ... both countries": Iran, as the report calls it elsewhere if it does.
      const auto named = by_state_.find(*country);
      const bool elsewhere = !by_name && named != by_state_.end();
      const std::size_t entity = elsewhere ? named->second : mention.entity;
      return Told{*country, entity, by_name, acts, is_near(other)};
    }
    return std::nullopt;
  }

  const Reading& r_;
  const Draft& d_;
  const Context& context_;
  const StateEntities& by_state_;
  std::size_t m_;
  std::vector<std::size_t> own_;  // entities
};

}  // namespace

bool may_mean_states(const DraftMention& mention) {
  const NominalKind kind = mention.noun->kind;
  return kind == NominalKind::kState || kind == NominalKind::kRelation ||
         kind == NominalKind::kSide || mention.lemma == "government";
}

std::vector<std::size_t> two_states_before(const Reading& reading, const Draft& draft,
                                           const Context& context, const StateEntities& by_state,
                                           std::size_t m) {
  return Search(reading, draft, context, by_state, m).run();
}

std::optional<std::size_t> other_state_before(const Reading& reading, const Draft& draft,
                                              const Context& context, const StateEntities& by_state,
                                              std::size_t m, std::size_t state) {
  return Search(reading, draft, context, by_state, m).other_than(state);
}

}  // namespace chancery::names
