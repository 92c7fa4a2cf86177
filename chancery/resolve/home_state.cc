#include "chancery/resolve/home_state.h"

#include <algorithm>
#include <map>
#include <set>
#include <vector>

#include "chancery/resolve/role_description.h"
#include "chancery/text/fold.h"

namespace chancery::resolve {
namespace {

constexpr float kFromContext = 0.4F;
constexpr std::uint32_t kLead = 200;  // bytes that the opening of a report takes at most

bool is_of_a_state(Sector sector) {
  switch (sector) {
    case Sector::kGov:
    case Sector::kMil:
    case Sector::kJud:
    case Sector::kLeg:
    case Sector::kCop:
    case Sector::kSpy:
    case Sector::kOpp:
      return true;
    default:
      return false;
  }
}

class HomeStates {
 public:
  HomeStates(const EntityReading& reading, Resolution& resolution)
      : reading_(reading), resolution_(resolution) {
    for (const Mention& mention : reading.names.mentions) {
      const auto state = state_of(mention.entity);
      if (!state || mention.form == MentionForm::kPronoun) continue;
      if (counts_.empty()) first_ = state;
      ++counts_[*state];
      in_sentence_[sentence(mention)].insert(*state);
    }
  }

  void take() {
    for (std::size_t e = 0; e < resolution_.entities.size(); ++e) take_owner(e);
    for (std::size_t e = 0; e < resolution_.entities.size(); ++e) {
      EntityResolution& out = resolution_.entities[e];
      const Entity& entity = reading_.names.entities[e];
      if (!out.country && entity.type == EntityType::kGpe) take_spoken_of(entity, out);
      if (out.country || out.sectors.empty() || !entity.members.empty()) continue;
      if (entity.plural) {
        take_many(entity, out);
        continue;
      }
      if (!is_of_a_state(out.sectors.front())) {
        if (entity.type == EntityType::kPer && is_named(entity)) take_only(out);
        continue;
      }
      const Mention& first = reading_.names[entity.mentions.front()];
      if (const auto state = home_of(first); state && !has_counterpart_of(*state, first)) {
        out.country = state;
        out.score = std::min(out.score, kFromContext);
      }
    }
  }

 private:
  bool is_named(const Entity& entity) const {
    return reading_.names[entity.mentions.front()].form == MentionForm::kNamed;
  }

  // "Mutinous soldiers looted the palace": of the only state that the report speaks of, and it does
  // so more than once.
  void take_many(const Entity& entity, EntityResolution& out) const {
    if (counts_.size() != 1 || counts_.begin()->second < 2) return;
    if (entity.type != EntityType::kPer || !bears_its_arms(out.sectors.front())) return;
    out.country = counts_.begin()->first;
    out.score = std::min(out.score, kFromContext);
  }

  static bool bears_its_arms(Sector sector) {
    return sector == Sector::kMil || sector == Sector::kCop;
  }

  // "Bishop Ruiz offered to mediate": of the only state that the report speaks of, and it does so
  // more than once. Reporters come from elsewhere.
  void take_only(EntityResolution& out) const {
    if (counts_.size() != 1 || counts_.begin()->second < 2) return;
    if (out.sectors.front() == Sector::kJrn || out.sectors.front() == Sector::kSoc) return;
    out.country = counts_.begin()->first;
    out.score = std::min(out.score, kFromContext);
  }

  // "Holt said the country was at war": his.
  void take_spoken_of(const Entity& entity, EntityResolution& out) const {
    const Mention& mention = reading_.names[entity.mentions.front()];
    const Token& head = reading_.syntax[mention.head];
    const bool subject = head.deprel == Deprel::kNsubj || head.deprel == Deprel::kNsubjPass;
    const bool is_state = head.lemma == "country" || head.lemma == "nation";
    if (mention.form != MentionForm::kNominal || !subject || !is_state) return;
    if (mention.tokens.size() != 2 || !names_its_only(mention)) return;
    const auto here = in_sentence_.find(sentence(mention));
    if (here == in_sentence_.end() || here->second.size() != 1) return;
    out.country = *here->second.begin();
    out.actor = out.country->str();
    out.sectors = {Sector::kGov};
    out.score = kFromContext;
  }

  // "his security chiefs", "President Bush's envoy": whose the possessor is. A counterpart is of
  // another state.
  void take_owner(std::size_t index) {
    EntityResolution& out = resolution_.entities[index];
    const Entity& entity = reading_.names.entities[index];
    if (out.country || !entity.members.empty()) return;
    // "Samuel Holt, the commission's chairman": what he is, the body tells.
    const bool by_body = out.sectors.empty() && entity.type == EntityType::kPer;
    if (out.sectors.empty() && !by_body) return;
    std::vector<TokenRange> phrases;
    for (const auto& description : entity.descriptions) {
      if (reading_.syntax[description.head].lemma == "counterpart") return;
      phrases.push_back(reading_.tokens_in(description.span));
    }
    for (MentionIndex m : entity.mentions) {
      const Mention& mention = reading_.names[m];
      if (mention.form != MentionForm::kNominal) continue;
      if (reading_.syntax[mention.head].lemma == "counterpart") return;
      phrases.push_back(mention.tokens);
    }
    for (const TokenRange& range : phrases) {
      for (const Mention& mention : reading_.names.mentions) {
        const bool inside = range.begin <= mention.tokens.begin && mention.tokens.end <= range.end;
        if (!inside || mention.entity.value == index) continue;
        if (reading_.syntax[mention.head].deprel != Deprel::kNmodPoss) continue;
        const bool of_body = reading_.names[mention.entity].type == EntityType::kOrg;
        if (by_body && !of_body) continue;
        if (const auto state = state_of(mention.entity)) {
          out.country = state;
          out.score = by_body ? kFromContext : std::min(out.score, kFromContext);
          if (by_body) out.sectors = resolution_[mention.entity].sectors;
          // "his spokeswoman" speaks for an opposition where he leads one.
          const auto& his = resolution_[mention.entity].sectors;
          const bool private_person =
              !his.empty() && std::none_of(his.begin(), his.end(), is_of_a_state);
          if (out.sectors == std::vector{Sector::kGov} && private_person) out.sectors = his;
          return;
        }
      }
    }
  }

  std::uint32_t sentence(const Mention& mention) const {
    return reading_.syntax[mention.head].sentence.value;
  }

  // Of those that are states; bodies between them do not make an army theirs.
  std::optional<CountryCode> state_of(EntityIndex entity) const {
    const auto& country = resolution_[entity].country;
    return country && reading_.actors.country(*country) != nullptr ? country : std::nullopt;
  }

  std::size_t most() const {
    std::size_t most = 0;
    for (const auto& [state, count] : counts_) most = std::max(most, count);
    return most;
  }

  std::optional<CountryCode> home_of(const Mention& mention) const {
    // Twice told of one state, and never of another.
    if (counts_.size() == 1 && counts_.begin()->second > 1) return counts_.begin()->first;
    const bool named = mention.form == MentionForm::kNamed;
    // "Morita will hold talks with President Silva": whom somebody meets may be of another state.
    if (named && is_met(mention)) return std::nullopt;
    if (!named && (mention.form != MentionForm::kNominal || !names_its_only(mention))) {
      return std::nullopt;
    }
    const auto here = in_sentence_.find(sentence(mention));
    if (here == in_sentence_.end()) return home();
    if (here->second.size() != 1) return std::nullopt;
    const CountryCode state = *here->second.begin();
    if (named) return state == home() ? std::optional(state) : std::nullopt;
    // The sentence that opens a report tells whose it is.
    const bool opens = mention.span.begin < kLead;
    return opens || counts_.at(state) == most() ? std::optional(state) : std::nullopt;
  }

  // "Her Norwegian counterpart Lars Holt".
  bool is_counterpart(EntityIndex entity) const {
    const auto is_one = [this](TokenIndex t) { return reading_.syntax[t].lemma == "counterpart"; };
    const Entity& one = reading_.names[entity];
    return std::any_of(one.descriptions.begin(), one.descriptions.end(),
                       [&](const auto& description) { return is_one(description.head); }) ||
           std::any_of(one.mentions.begin(), one.mentions.end(),
                       [&](MentionIndex m) { return is_one(reading_.names[m].head); });
  }

  // "The minister met her Norwegian counterpart": whoever has a counterpart of a state is of
  // another.
  bool has_counterpart_of(const CountryCode& state, const Mention& mention) const {
    const Token& head = reading_.syntax[mention.head];
    if (head.deprel != Deprel::kNsubj) return false;
    return std::any_of(reading_.names.mentions.begin(), reading_.names.mentions.end(),
                       [&](const Mention& other) {
                         return head.head < other.head && sentence(other) == sentence(mention) &&
                                other.entity != mention.entity && state_of(other.entity) == state &&
                                is_counterpart(other.entity);
                       });
  }

  bool is_met(const Mention& mention) const {
    const auto preposition = reading_.tree.child(mention.head, Deprel::kCase);
    return preposition && reading_.syntax[*preposition].lemma == "with";
  }

  // The state at home in the report: it comes first, and none is spoken of more often.
  std::optional<CountryCode> home() const {
    const bool leads = first_ && counts_.at(*first_) > 1 && counts_.at(*first_) == most();
    return leads ? first_ : std::nullopt;
  }

  // "the army", "parliament": not "an army".
  bool names_its_only(const Mention& mention) const {
    const Token& first = reading_.syntax[mention.tokens.begin];
    if (first.upos != Upos::kDet) return mention.tokens.begin == mention.head;
    return lower(reading_.words(mention.tokens.begin)) == "the";
  }

  const EntityReading& reading_;
  Resolution& resolution_;
  std::optional<CountryCode> first_;  // that the report speaks of
  std::map<CountryCode, std::size_t> counts_;
  std::map<std::uint32_t, std::set<CountryCode>> in_sentence_;
};

}  // namespace

void take_home_states(const EntityReading& reading, Resolution& resolution) {
  HomeStates(reading, resolution).take();
}

}  // namespace chancery::resolve
