// How much each predicate's vote on a pair weighs.
#include "chancery/events/relation_votes.h"

#include <algorithm>

#include "chancery/events/drafts.h"

namespace chancery {
namespace {

// How likely each type is where no word speaks, flat but for the commonest.
constexpr float kPrior = 0.02f;
// Of two readings the conflict is more often meant (Hu et al., "Leveraging Codebook Knowledge with
// NLI and ChatGPT for Zero-Shot Political Relation Classification", 2023).
constexpr float kConflictFactor = 1.1f;
constexpr float kConsultFactor = 0.85f;

class Vote {
 public:
  Vote(const Reading& reading, std::optional<Span> actor, std::optional<Span> recipient)
      : r_(reading), actor_(actor), recipient_(recipient) {}

  float weight(const EventDraft& draft) const {
    float weight = 0.15f;
    const Predicate& p = draft.reading.predicate;
    if (actor_ && stands_as(p, draft, *actor_, true)) weight += 0.45f;
    if (recipient_ && stands_as(p, draft, *recipient_, false)) weight += 0.3f;
    if (r_.syntax.is_root(draft.trigger)) weight += 0.15f;
    if (draft.folded) weight *= 1.25f;
    if (p.nominal && !p.light && !draft.folded) weight *= 0.5f;
    if (draft.status == EventStatus::kNegated || draft.status == EventStatus::kHypothetical) {
      weight *= 0.7f;
    }
    if (draft.type == EventType::kConsult) weight *= kConsultFactor;
    if (quad_class(draft.type) >= 3) weight *= kConflictFactor;
    return weight * (0.7f + 0.04f * static_cast<float>(draft.reading.sense->priority));
  }

 private:
  bool touches(TokenIndex t, Span span) const {
    return r_.span_of(r_.tree.subtree(t)).overlaps(span);
  }

  // Whether the party stands in the place of the subject (or in any other) of the predicate or of
  // what governs it.
  bool stands_as(const Predicate& p, const EventDraft& draft, Span party, bool subject) const {
    const auto in = [&](const Predicate& predicate) {
      return std::any_of(predicate.slots.begin(), predicate.slots.end(), [&](const Slot& s) {
        const bool fits = subject == (s.name == "subj" || s.name == "poss");
        return fits && s.name != "any" && touches(s.token, party);
      });
    };
    if (in(p)) return true;
    return std::any_of(draft.governors.begin(), draft.governors.end(), [&](TokenIndex governor) {
      return r_.token(governor).upos == Upos::kVerb && in(read_verb(r_, governor));
    });
  }

  const Reading& r_;
  std::optional<Span> actor_;
  std::optional<Span> recipient_;
};

}  // namespace

bool in_scope(const Reading& r, TokenIndex t, std::optional<Span> actor,
              std::optional<Span> recipient) {
  const Span sentence = r.syntax[r.token(t).sentence].span;
  if (!actor && !recipient) return true;
  return (actor && sentence.overlaps(*actor)) || (recipient && sentence.overlaps(*recipient));
}

RelationVotes relation_votes(const Reading& r, std::optional<Span> actor,
                             std::optional<Span> recipient) {
  const Vote vote(r, actor, recipient);
  RelationVotes votes;
  votes.scores.fill(kPrior);
  std::array<float, 16> best{};
  for (std::size_t i = 0; i < r.syntax.tokens.size(); ++i) {
    const TokenIndex t(i);
    if (!in_scope(r, t, actor, recipient)) continue;
    const auto draft = draft_at(r, t, nullptr, PartyDemand::kOpen);
    if (!draft || !draft->dropped.empty()) continue;
    const auto type = static_cast<std::size_t>(draft->type);
    const float weight = vote.weight(*draft);
    votes.votes.push_back({draft->type, draft->reading.sense->type, draft->status, t, weight});
    // One word more for the same type says little that is new.
    votes.scores[type] += weight > best[type] ? weight - 0.7f * best[type] : 0.3f * weight;
    if (weight > best[type]) {
      best[type] = weight;
      votes.statuses[type] = draft->status;
    }
  }
  return votes;
}

}  // namespace chancery
