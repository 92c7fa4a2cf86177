// Which tellings are of one event: candidates from an index, then decisions inside each
// neighbourhood that hangs together, so that what one report changes stays near it.
#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_map>

#include "chancery/knowledge/name_match.h"
#include "chancery/stories/groups.h"
#include "chancery/stories/identity.h"
#include "chancery/stories/link_steps.h"

namespace chancery {
namespace {

constexpr std::int32_t kBucketDays = 8;
constexpr std::int32_t kRecallDays = 48;  // how far back background is looked up by its pair
constexpr std::int32_t kNoBucket = 1 << 28;
constexpr std::size_t kMostWords = 24;       // of a sentence that is looked up by them
constexpr std::uint32_t kMostCompared = 48;  // neighbours of one telling under one key
constexpr std::size_t kMostWeighed = 12;     // members of a group that speak for it

std::uint64_t mix(std::uint64_t a, std::uint64_t b) {
  return (a ^ (b + 0x9E3779B97F4A7C15U + (a << 6U) + (a >> 2U))) * 1099511628211U;
}

// The states that the parties belong to, and the sounds of names that have none.
std::vector<std::uint64_t> party_keys(const Told& told) {
  std::vector<std::uint64_t> keys;
  for (const auto* side : {&told.doers, &told.others}) {
    for (const Party& party : *side) {
      if (party.country) {
        keys.push_back(fnv1a(party.country->view()));
      } else if (!is_description(party)) {
        keys.push_back(fnv1a(sound_key(last_word(party.name))));
      }
    }
  }
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  return keys;
}

std::pair<std::int32_t, std::int32_t> buckets_of(const Told& told, bool in_pair) {
  const auto bucket = [](std::int32_t day) { return day / kBucketDays; };
  if (told.date && told.dated_by_words && told.date->width_days() <= 2 * kRecallDays) {
    return {bucket(told.date->from.days() - 2), bucket(told.date->to.days() + 2)};
  }
  const auto& told_on = told.published ? told.published : told.date;
  if (!told_on || told_on->width_days() > 2 * kRecallDays) return {kNoBucket, kNoBucket};
  const std::int32_t back = in_pair && !told.dated_by_words ? kRecallDays : 3;
  return {bucket(told_on->from.days() - back), bucket(told_on->to.days() + 1)};
}

struct Key {
  std::uint64_t hash = 0;
  bool by_word = false;  // tells little where many share it
};

// What a telling is looked up by: its parties two by two, or one with its words, in its days.
std::vector<Key> keys_of(const Told& told) {
  const std::vector<std::uint64_t> parties = party_keys(told);
  std::vector<Key> keys;
  const auto add = [&](std::uint64_t key, bool in_pair, bool by_word = false) {
    const auto [from, to] = buckets_of(told, in_pair);
    for (std::int32_t b = from; b <= to; ++b) {
      keys.push_back({mix(key, static_cast<std::uint64_t>(b)), by_word});
    }
  };
  for (std::size_t i = 0; i < parties.size(); ++i) {
    add(parties[i], false);
    for (std::size_t k = i + 1; k < parties.size(); ++k) add(mix(parties[i], parties[k]), true);
    // Background far from the day: a party and a word of what was done.
    if (told.words().size() <= kMostWords) {
      for (std::uint64_t word : told.words()) keys.push_back({mix(parties[i], word), true});
    }
  }
  // Who is only described ("the two leaders") is looked up by what was done, and when.
  if (told.words().size() <= kMostWords) {
    for (std::uint64_t word : told.words()) add(mix(word, 7), false, true);
  }
  return keys;
}

using ScoredPair = std::tuple<double, std::size_t, std::size_t>;

// The keys that several tellings share, each with its holders in rising order.
class Holders {
 public:
  Holders(const std::vector<Told>& told, const std::vector<bool>& follows) {
    for (std::uint32_t i = 0; i < told.size(); ++i) {
      if (follows[i]) continue;
      for (const auto& [key, by_word] : keys_of(told[i])) all_.push_back({key, i, 0, by_word});
    }
    std::sort(all_.begin(), all_.end(), [](const Entry& a, const Entry& b) {
      return std::tie(a.key, a.telling) < std::tie(b.key, b.telling);
    });
    const auto same = [](const Entry& a, const Entry& b) {
      return a.key == b.key && a.telling == b.telling;
    };
    all_.erase(std::unique(all_.begin(), all_.end(), same), all_.end());
    std::size_t kept = 0;
    for (std::size_t from = 0, to = 0; from < all_.size(); from = to) {
      while (to < all_.size() && all_[to].key == all_[from].key) ++to;
      if (to - from < 2) continue;
      const std::size_t begin = kept;
      for (std::size_t i = from; i < to; ++i) {
        all_[kept] = all_[i];
        all_[kept].before = static_cast<std::uint32_t>(kept - begin);
        ++kept;
      }
    }
    all_.resize(kept);
    all_.shrink_to_fit();
    for (std::uint32_t at = 0; at < all_.size(); ++at) by_telling_.push_back(at);
    std::sort(by_telling_.begin(), by_telling_.end(), [this](std::uint32_t a, std::uint32_t b) {
      return std::tie(all_[a].telling, a) < std::tie(all_[b].telling, b);
    });
  }

  // Visits each telling with those before it that share a key: the nearest of each key. A word that
  // many use finds nobody.
  template <typename Visit>
  void each(Visit visit) const {
    std::vector<std::uint32_t> beside;
    for (std::size_t from = 0, to = 0; from < by_telling_.size(); from = to) {
      const std::uint32_t telling = all_[by_telling_[from]].telling;
      beside.clear();
      for (; to < by_telling_.size() && all_[by_telling_[to]].telling == telling; ++to) {
        const std::uint32_t at = by_telling_[to];
        const Entry& entry = all_[at];
        if (entry.by_word && entry.before > kMostCompared) continue;
        const std::uint32_t nearest = std::min(entry.before, kMostCompared);
        for (std::uint32_t k = at - nearest; k < at; ++k) beside.push_back(all_[k].telling);
      }
      std::sort(beside.begin(), beside.end());
      beside.erase(std::unique(beside.begin(), beside.end()), beside.end());
      visit(telling, beside);
    }
  }

 private:
  struct Entry {
    std::uint64_t key = 0;
    std::uint32_t telling = 0;
    std::uint32_t before = 0;  // holders of the key that stand before it
    bool by_word = false;
  };
  std::vector<Entry> all_;                 // by key, then telling
  std::vector<std::uint32_t> by_telling_;  // places in all_
};

// Each telling is laid once beside those before it that share a key.
std::vector<ScoredPair> score_pairs(const std::vector<Told>& told, const std::vector<bool>& follows,
                                    const StoryLexicon& lexicon) {
  std::vector<ScoredPair> pairs;
  Holders(told, follows).each([&](std::uint32_t i, const std::vector<std::uint32_t>& beside) {
    for (std::uint32_t k : beside) {
      const double total = compare_tellings(told[k], told[i], lexicon).total;
      if (total >= kSameEvent) pairs.emplace_back(-total, k, i);
    }
  });
  std::sort(pairs.begin(), pairs.end());
  return pairs;
}

// A telling in a copy goes with the telling of its original that it repeats.
std::vector<bool> follow_originals(const std::vector<Told>& told,
                                   const std::vector<std::size_t>& original_of, Groups& groups) {
  std::unordered_map<std::size_t, std::vector<std::size_t>> by_report;
  for (std::size_t i = 0; i < told.size(); ++i) by_report[told[i].report].push_back(i);
  std::vector<bool> follows(told.size(), false);
  for (std::size_t i = 0; i < told.size(); ++i) {
    const std::size_t original = original_of[told[i].report];
    const auto there = by_report.find(original);
    if (original == told[i].report || there == by_report.end()) continue;
    double best = 0;
    std::size_t with = 0;
    for (std::size_t k : there->second) {
      const FiledEvent& x = *told[i].event;
      const FiledEvent& y = *told[k].event;
      if (x.type != y.type || x.plan.has_value() != y.plan.has_value() || x.status != y.status) {
        continue;
      }
      const double likeness = jaccard(told[i].words(), told[k].words()) +
                              jaccard(told[i].keys(), told[k].keys()) +
                              (deed(x.sense) == deed(y.sense) ? 0.5 : 0);
      if (likeness > best) {
        best = likeness;
        with = k;
      }
    }
    if (best < 1) continue;
    follows[i] = true;
    groups.join(i, with);
  }
  return follows;
}

// The surest pairs first; two groups are joined when their members on the whole agree that they are
// one: a vague telling does not chain two clear ones together, one slip does not part a group.
class Joining {
 public:
  Joining(const std::vector<Told>& told, const StoryLexicon& lexicon)
      : told_(told), lexicon_(lexicon), joined_(told.size()), members_(told.size()) {
    for (std::size_t i = 0; i < told.size(); ++i) members_[i] = {i};
  }

  void consider(std::size_t a, std::size_t b) {
    const std::size_t x = joined_.find(a);
    const std::size_t y = joined_.find(b);
    if (x == y || !agree(members_[x], members_[y])) return;
    joined_.join(x, y);
    const std::size_t into = joined_.find(x);
    std::vector<std::size_t>& from = members_[into == x ? y : x];
    members_[into].insert(members_[into].end(), from.begin(), from.end());
    std::sort(members_[into].begin(), members_[into].end());
    from.clear();
  }
  std::size_t find(std::size_t i) { return joined_.find(i); }

 private:
  bool agree(const std::vector<std::size_t>& x, const std::vector<std::size_t>& y) const {
    double sum = 0;
    double count = 0;
    for (std::size_t i = 0; i < std::min(x.size(), kMostWeighed); ++i) {
      for (std::size_t k = 0; k < std::min(y.size(), kMostWeighed); ++k) {
        const Told& a = told_[x[i]];
        const Told& b = told_[y[k]];
        // Two words of one sentence for one deed say nothing of each other.
        if (a.report == b.report && a.event->evidence == b.event->evidence) continue;
        sum += compare_tellings(a, b, lexicon_).total;
        ++count;
      }
    }
    return count == 0 || sum / count >= kGroupAgrees;
  }

  static constexpr double kGroupAgrees = 0.42;
  const std::vector<Told>& told_;
  const StoryLexicon& lexicon_;
  Groups joined_;
  std::vector<std::vector<std::size_t>> members_;
};

}  // namespace

std::vector<std::vector<std::size_t>> identify_events(const std::vector<Told>& told,
                                                      const std::vector<std::size_t>& original_of,
                                                      const StoryLexicon& lexicon) {
  Groups groups(told.size());
  const std::vector<bool> follows = follow_originals(told, original_of, groups);
  const std::vector<ScoredPair> order = score_pairs(told, follows, lexicon);
  Joining joining(told, lexicon);
  for (const auto& [score, a, b] : order) joining.consider(a, b);
  for (std::size_t i = 0; i < told.size(); ++i) groups.join(i, joining.find(i));
  return groups.members();
}

std::vector<std::pair<std::size_t, std::size_t>> find_denials(const std::vector<Told>& told,
                                                              const StoryLexicon& lexicon) {
  std::unordered_map<std::uint64_t, std::vector<std::size_t>> denials;
  for (std::size_t i = 0; i < told.size(); ++i) {
    if (told[i].event->status != EventStatus::kNegated) continue;
    for (const Key& key : keys_of(told[i])) denials[key.hash].push_back(i);
  }
  std::map<std::size_t, std::pair<double, std::size_t>> best;  // of each denial
  for (std::size_t k = 0; k < told.size() && !denials.empty(); ++k) {
    for (const Key& key : keys_of(told[k])) {
      const auto here = denials.find(key.hash);
      if (here == denials.end()) continue;
      for (std::size_t i : here->second) {
        const double total = compare_denial(told[i], told[k], lexicon).total;
        if (total >= kSameEvent && total > best[i].first) best[i] = {total, k};
      }
    }
  }
  std::vector<std::pair<std::size_t, std::size_t>> out;
  for (const auto& [denial, deed] : best) {
    if (deed.first > 0) out.emplace_back(denial, deed.second);
  }
  return out;
}

}  // namespace chancery
