// Which drafts of a sentence tell of the same event.
#include <algorithm>

#include "chancery/events/drafts.h"

namespace chancery {
namespace {

using Parties = std::vector<EntityIndex>;

template <typename T>
bool covers(const std::vector<T>& all, const std::vector<T>& part) {
  return std::all_of(part.begin(), part.end(),
                     [&](const T& e) { return std::find(all.begin(), all.end(), e) != all.end(); });
}

std::size_t weight(const EventDraft& d) {
  return 2 * (d.actors.size() + d.recipients.size()) + d.modes.size() +
         (d.reading.predicate.nominal ? 0 : 1);
}

// A governor's own sense and what it governs: "urged" and "urged ... to withdraw".
bool same_trigger(EventDraft& kept, const EventDraft& other) {
  if (kept.trigger != other.trigger) return false;
  if (kept.type == other.type) {
    if (kept.recipients.empty() && covers(kept.actors, other.actors)) {
      kept.recipients = other.recipients;
      std::erase_if(kept.recipients,
                    [&](EntityIndex e) { return covers(kept.actors, Parties{e}); });
    }
    if (kept.modes.empty()) kept.modes = other.modes;
    if (!kept.plan) kept.plan = other.plan;
  }
  return true;
}

bool same_event(const EventDraft& kept, const EventDraft& other) {
  if (kept.type != other.type || kept.status != other.status) return false;
  if (other.plan && (!kept.plan || kept.plan->type != other.plan->type)) return false;
  if (kept.plan && other.plan && kept.plan->modes != other.plan->modes) return false;
  if (!kept.modes.empty() && !covers(kept.modes, other.modes)) return false;
  Parties kept_all = kept.actors;
  kept_all.insert(kept_all.end(), kept.recipients.begin(), kept.recipients.end());
  Parties other_all = other.actors;
  other_all.insert(other_all.end(), other.recipients.begin(), other.recipients.end());
  return covers(kept_all, other_all);
}

// "held exercises with American soldiers": no show of force of its own.
bool is_joint_exercise(const EventDraft& noun, const EventDraft& verb) {
  return noun.type == EventType::kMobilize && verb.type == EventType::kCooperate;
}

// What the ranker made of a verb yields to what the lexicon knows: of a word below the verb
// ("voiced support"), and of the same deed of the same actor.
bool is_told_by_lexicon(const Reading& r, const EventDraft& unlisted, const EventDraft& o) {
  if (is_unlisted(r, o.reading)) return false;
  const TokenIndex verb = unlisted.reading.predicate.token;
  if (r.token(o.trigger).sentence != r.token(verb).sentence) return false;
  const TokenRange below = r.tree.subtree(verb);
  const auto stands_below = [&](TokenIndex t) { return !(t < below.begin) && t < below.end; };
  if (stands_below(o.reading.predicate.token) || stands_below(o.trigger)) return true;
  return o.type == unlisted.type && covers(o.actors, unlisted.actors);
}

}  // namespace

std::vector<EventDraft> merge_drafts(const Reading& r, std::vector<EventDraft> drafts) {
  std::erase_if(drafts, [](const EventDraft& d) { return !d.dropped.empty(); });
  std::erase_if(drafts, [&](const EventDraft& d) {
    return is_unlisted(r, d.reading) &&
           std::any_of(drafts.begin(), drafts.end(),
                       [&](const EventDraft& o) { return is_told_by_lexicon(r, d, o); });
  });
  // A verb that has a sense of its own needs no help from its noun: "imposed sanctions".
  std::erase_if(drafts, [&](const EventDraft& d) {
    const auto& light = d.reading.predicate.light;
    return light && !d.folded &&
           std::any_of(drafts.begin(), drafts.end(), [&](const EventDraft& o) {
             return o.reading.predicate.token == *light && !o.reading.predicate.nominal &&
                    (o.type == d.type || is_joint_exercise(d, o));
           });
  });
  // What a fold made of a governor stands before the governor's own sense, unless that says more.
  std::stable_sort(drafts.begin(), drafts.end(), [&](const EventDraft& a, const EventDraft& b) {
    const auto sentence = [&](const EventDraft& d) { return r.token(d.trigger).sentence; };
    if (sentence(a) != sentence(b)) return sentence(a) < sentence(b);
    const auto strong = [](const EventDraft& d) {
      return !d.folded && d.reading.sense->priority >= 6 ? 2 : d.folded ? 1 : 0;
    };
    if (a.trigger == b.trigger && strong(a) != strong(b)) return strong(a) > strong(b);
    if (weight(a) != weight(b)) return weight(a) > weight(b);
    return a.trigger < b.trigger;
  });
  std::vector<EventDraft> kept;
  for (EventDraft& draft : drafts) {
    const bool told = std::any_of(kept.begin(), kept.end(), [&](EventDraft& k) {
      if (r.token(k.trigger).sentence != r.token(draft.trigger).sentence) return false;
      return same_trigger(k, draft) || same_event(k, draft);
    });
    if (!told) kept.push_back(std::move(draft));
  }
  std::stable_sort(kept.begin(), kept.end(),
                   [](const EventDraft& a, const EventDraft& b) { return a.trigger < b.trigger; });
  return kept;
}

}  // namespace chancery
