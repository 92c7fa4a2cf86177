#include "chancery/names/pronouns.h"

#include <algorithm>

namespace chancery::names {
namespace {

constexpr std::size_t kNone = static_cast<std::size_t>(-1);
constexpr std::uint32_t kReach = 3;  // sentences
// What a sentence's distance takes off, and what must lie between the first two candidates.
constexpr int kDistanceLoss[] = {0, 10, 30, 45};
constexpr int kMargin = 6;
// How many mentions are looked at on either side of a pronoun; a sentence rarely has so many.
constexpr std::size_t kMostWeighed = 120;
constexpr int kSubjectGain = 20;
constexpr int kObjectGain = 8;
constexpr int kGenderGain = 12;
constexpr int kNamedGain = 5;
constexpr int kQuoteLoss = 10;
constexpr int kReporterGain = 18;
constexpr int kParallelGain = 24;

bool reflexive(const std::string& form) {
  return form.ends_with("self") || form.ends_with("selves");
}
bool possessive(const std::string& form) { return form == "its" || form == "their"; }

}  // namespace

std::uint32_t Pronouns::distance(std::size_t earlier, std::size_t later) const {
  return r_.syntax[d_.mentions[later].head].sentence.value -
         r_.syntax[d_.mentions[earlier].head].sentence.value;
}

int Pronouns::weigh(std::size_t earlier, std::size_t m) const {
  const DraftMention& before = d_.mentions[earlier];
  int weight = -kDistanceLoss[std::min(distance(earlier, m), kReach)];
  const Place place = context_.place_of(before.head);
  if (place == Place::kSubject) weight += kSubjectGain;
  if (place == Place::kObject) weight += kObjectGain;
  if (context_.in_quote(before.head) != context_.in_quote(d_.mentions[m].head)) {
    weight -= kQuoteLoss;
  }
  return weight;
}

// Principle B of binding, the speaker of the quotation that the pronoun stands in, and the phrase
// that the pronoun itself is part of ("his ally Holt").
bool Pronouns::excluded(std::size_t e, std::size_t earlier, std::size_t m) const {
  const DraftMention& pronoun = d_.mentions[m];
  const DraftMention& before = d_.mentions[earlier];
  const bool own_clause = context_.share_clause(before.head, pronoun.head);
  if (reflexive(pronoun.lemma)) {
    return !context_.binds(before.head, pronoun.head);
  }
  const bool is_possessive = r_.syntax[pronoun.head].deprel == Deprel::kNmodPoss;
  // An owner inside another argument is free: "his wife met him".
  const bool owner = context_.place_of(before.head) == Place::kPossessive;
  if (own_clause && !is_possessive && !owner) return true;
  if (is_possessive && context_.answers(before.head, pronoun.head)) return true;
  if (context_.speaks_over(before.head, pronoun.head)) return true;
  if (before.form == MentionForm::kNamed && context_.is_told_by(before.head, pronoun.head)) {
    return true;
  }
  // `"He is right," said Holt`: the speaker may be named behind the pronoun.
  const SentenceIndex sentence = r_.syntax[pronoun.head].sentence;
  const std::size_t last = std::min(d_.mentions.size(), m + kMostWeighed);
  for (std::size_t later = m + 1; later < last; ++later) {
    const DraftMention& mention = d_.mentions[later];
    if (r_.syntax[mention.head].sentence != sentence) break;
    if (mention.form == MentionForm::kNamed && mention.entity == e &&
        context_.speaks_over(mention.head, pronoun.head)) {
      return true;
    }
  }
  return false;
}

std::size_t Pronouns::choose(std::vector<Candidate>& candidates) const {
  if (candidates.empty()) return kNone;
  std::sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
    return a.weight != b.weight ? a.weight > b.weight : a.entity < b.entity;
  });
  if (candidates.size() > 1 && candidates[0].weight - candidates[1].weight < kMargin) return kNone;
  return candidates[0].entity;
}

// "became acting president": what somebody is, not somebody.
bool Pronouns::is_predicate(const DraftMention& m) const {
  if (m.form != MentionForm::kNominal || m.definite) return false;
  return r_.syntax[m.head].deprel == Deprel::kXcomp || r_.tree.child(m.head, Deprel::kCop);
}

std::size_t Pronouns::person(std::size_t m, const History& history) const {
  const DraftMention& pronoun = d_.mentions[m];
  std::vector<Candidate> candidates;
  for (std::size_t earlier = m; earlier-- > 0 && m - earlier <= kMostWeighed;) {
    if (distance(earlier, m) > kReach) break;
    const std::size_t e = d_.mentions[earlier].entity;
    if (history[e].empty() || history[e].back() != earlier) continue;
    const DraftEntity& entity = d_.entities[e];
    if (entity.type != EntityType::kPer || entity.plural) continue;
    if (is_predicate(d_.mentions[earlier]) && history[e].size() == 1) continue;
    if (entity.gender != Gender::kUnknown && entity.gender != pronoun.gender) continue;
    if (excluded(e, earlier, m) || wants_of_other(history[e], m)) continue;
    int weight = weigh_best(history[e], m);
    if (entity.gender == pronoun.gender) weight += kGenderGain;
    if (entity.named) weight += kNamedGain;
    if (context_.reports(d_.mentions[earlier].head, pronoun.head)) weight += kReporterGain;
    if (context_.is_parallel(d_.mentions[earlier].head, pronoun.head)) weight += kParallelGain;
    weight += static_cast<int>(std::min<std::size_t>(history[e].size(), 4)) * 2;
    candidates.push_back({e, weight});
  }
  const bool named = std::any_of(candidates.begin(), candidates.end(), [this](const Candidate& c) {
    return d_.entities[c.entity].named;
  });
  const std::size_t ahead = named ? kNone : named_ahead(m);
  return ahead != kNone ? ahead : choose(candidates);
}

// "demanded that he leave", "asked him to leave. He refused": who wants it is not he.
bool Pronouns::wants_of_other(const std::vector<std::size_t>& mentions, std::size_t m) const {
  const TokenIndex pronoun = d_.mentions[m].head;
  for (auto at = mentions.rbegin(); at != mentions.rend() && distance(*at, m) <= 1; ++at) {
    const TokenIndex head = d_.mentions[*at].head;
    if (context_.is_demanded(head, pronoun) || context_.asked(head, pronoun)) return true;
  }
  return false;
}

// "After he had left, Holt resigned": nobody was named before, and the clause stands before its
// main clause.
std::size_t Pronouns::named_ahead(std::size_t m) const {
  const DraftMention& pronoun = d_.mentions[m];
  const auto verb = r_.governor_of(pronoun.head);
  if (!verb || r_.syntax[*verb].deprel != Deprel::kAdvcl) return kNone;
  const TokenIndex main = r_.syntax[*verb].head;
  if (main < *verb || context_.place_of(pronoun.head) != Place::kSubject) return kNone;
  for (std::size_t later = m + 1; later < d_.mentions.size() && distance(m, later) == 0; ++later) {
    const DraftMention& mention = d_.mentions[later];
    if (mention.form != MentionForm::kNamed) continue;  // a pronoun may stand for nobody yet
    const DraftEntity& entity = d_.entities[mention.entity];
    const bool person = entity.type == EntityType::kPer;
    const bool subject = context_.place_of(mention.head) == Place::kSubject &&
                         r_.governor_of(mention.head) == main && *verb < mention.head;
    const bool alike = entity.gender == Gender::kUnknown || entity.gender == pronoun.gender;
    if (person && subject && alike) return mention.entity;
  }
  return kNone;
}

int Pronouns::weigh_best(const std::vector<std::size_t>& mentions, std::size_t m) const {
  int best = weigh(mentions.back(), m);
  for (auto at = mentions.rbegin(); at != mentions.rend() && distance(*at, m) <= kReach; ++at) {
    best = std::max(best, weigh(*at, m));
  }
  return best;
}

// "it" is a body or a state only where that was the subject just before; a thing that was subject
// ("the summit ... it") stands in the way.
std::size_t Pronouns::thing(std::size_t m, const History& history) const {
  const DraftMention& pronoun = d_.mentions[m];
  const std::uint32_t first_sentence =
      r_.syntax[pronoun.head].sentence.value > 0 ? r_.syntax[pronoun.head].sentence.value - 1 : 0;
  std::vector<Candidate> candidates;
  for (std::size_t earlier = m; earlier-- > 0 && m - earlier <= kMostWeighed;) {
    if (r_.syntax[d_.mentions[earlier].head].sentence.value < first_sentence) break;
    const DraftEntity& entity = d_.entities[d_.mentions[earlier].entity];
    const bool body = entity.type == EntityType::kOrg || entity.type == EntityType::kGpe;
    if (!body || entity.plural) continue;
    const std::size_t e = d_.mentions[earlier].entity;
    if (excluded(e, earlier, m)) continue;
    const bool subject = context_.place_of(d_.mentions[earlier].head) == Place::kSubject;
    const bool near_possessive = possessive(pronoun.lemma) && distance(earlier, m) == 0;
    const bool parallel = context_.is_parallel_object(d_.mentions[earlier].head, pronoun.head);
    if (!subject && !near_possessive && !parallel) continue;
    const int weight = weigh(earlier, m) + (parallel ? kParallelGain : 0);
    const auto same = std::find_if(candidates.begin(), candidates.end(),
                                   [e](const Candidate& c) { return c.entity == e; });
    if (same == candidates.end())
      candidates.push_back({e, weight});
    else
      same->weight = std::max(same->weight, weight);
  }
  const std::size_t found = choose(candidates);
  if (found == kNone) return kNone;
  // A singular thing as subject between the two is the likelier antecedent.
  const std::size_t since = d_.mentions[history[found].back()].head.value;
  for (std::size_t t = since + 1; t < pronoun.head.value; ++t) {
    const Token& token = r_.syntax.tokens[t];
    const bool subject = token.deprel == Deprel::kNsubj || token.deprel == Deprel::kNsubjPass;
    if (subject && token.xpos == Xpos::kNN && r_.lexicon.nominal(token.lemma) == nullptr) {
      return kNone;
    }
  }
  return found;
}

// The noun that the clause knows the phrase by: "envoy" of "envoy Lars Holt".
TokenIndex Pronouns::phrase_head(TokenIndex t) const {
  while (!r_.syntax.is_root(t)) {
    const Deprel deprel = r_.syntax[t].deprel;
    if (deprel != Deprel::kAppos && deprel != Deprel::kFlat) break;
    t = r_.syntax[t].head;
  }
  return t;
}

std::vector<std::size_t> Pronouns::coordinated(std::size_t first, std::size_t m) const {
  std::vector<std::size_t> members;
  const TokenIndex head = phrase_head(d_.mentions[first].head);
  // The second of three is no beginning.
  if (r_.syntax[head].deprel == Deprel::kConj) return {};
  std::vector<TokenIndex> heads = {head};
  for (std::size_t other = first; other < m; ++other) {
    const DraftMention& mention = d_.mentions[other];
    if (!mention.stands_for.empty() && mention.form == MentionForm::kNamed) {
      if (other == first) return {};
      continue;
    }
    const TokenIndex its_head = phrase_head(mention.head);
    const bool second =
        r_.syntax[its_head].deprel == Deprel::kConj &&
        std::find(heads.begin(), heads.end(), r_.syntax[its_head].head) != heads.end();
    if (other != first && !second) continue;
    const DraftEntity& entity = d_.entities[mention.entity];
    // "the United Arab Emirates" are one.
    const bool several = entity.plural && entity.type != EntityType::kGpe;
    if (several || mention.form == MentionForm::kPronoun) return {};
    members.push_back(mention.entity);
    heads.push_back(its_head);
  }
  std::sort(members.begin(), members.end());
  members.erase(std::unique(members.begin(), members.end()), members.end());
  return members;
}

std::vector<std::size_t> Pronouns::two_before(std::size_t m) const {
  std::vector<std::size_t> persons;
  bool subject = false;
  for (std::size_t earlier = m; earlier-- > 0 && m - earlier <= kMostWeighed;) {
    const std::uint32_t away = distance(earlier, m);
    if (away > 1) break;
    const DraftMention& mention = d_.mentions[earlier];
    const DraftEntity& entity = d_.entities[mention.entity];
    if (entity.type != EntityType::kPer) continue;
    if (away == 0 || entity.plural) return {};
    subject = subject || context_.place_of(mention.head) == Place::kSubject;
    if (std::find(persons.begin(), persons.end(), mention.entity) == persons.end()) {
      persons.push_back(mention.entity);
    }
  }
  return subject ? persons : std::vector<std::size_t>{};
}

// "the leaders of Norway and Peru": the leaders are meant, not whose they are.
bool Pronouns::is_told_of_many(std::size_t m) const {
  const TokenIndex head = d_.mentions[m].head;
  for (std::size_t other = m; other-- > 0;) {
    const DraftMention& around = d_.mentions[other];
    if (r_.syntax[around.head].sentence != r_.syntax[head].sentence) break;
    if (around.plural && around.tokens.contains(head)) return true;
  }
  return false;
}

std::size_t Pronouns::many(std::size_t m) {
  std::vector<Candidate> candidates;
  std::vector<std::vector<std::size_t>> pairs;
  constexpr std::size_t kPair = std::size_t{1} << 32;  // marks a place in `pairs`
  for (std::size_t earlier = m; earlier-- > 0 && m - earlier <= kMostWeighed;) {
    if (distance(earlier, m) > 2) break;
    const DraftMention& mention = d_.mentions[earlier];
    const DraftEntity& entity = d_.entities[mention.entity];
    const bool one_state = entity.type == EntityType::kGpe && mention.form == MentionForm::kNamed;
    const bool many = entity.plural && !one_state &&
                      (entity.type == EntityType::kPer || entity.type == EntityType::kNorp ||
                       entity.type == EntityType::kOrg || entity.type == EntityType::kGpe);
    if (many) {
      if (excluded(mention.entity, earlier, m)) continue;
      const auto same = std::find_if(candidates.begin(), candidates.end(), [&](const Candidate& c) {
        return c.entity == mention.entity;
      });
      if (same == candidates.end())
        candidates.push_back({mention.entity, weigh(earlier, m)});
      else
        same->weight = std::max(same->weight, weigh(earlier, m));
    } else if (mention.form != MentionForm::kPronoun && entity.type != EntityType::kNorp) {
      std::vector<std::size_t> members = coordinated(earlier, m);
      if (is_told_of_many(earlier)) continue;
      if (members.size() < 2 || excluded(mention.entity, earlier, m)) continue;
      candidates.push_back({kPair + pairs.size(), weigh(earlier, m)});
      pairs.push_back(std::move(members));
    }
  }
  if (candidates.empty()) {
    std::vector<std::size_t> two = two_before(m);
    return two.size() == 2 ? group(std::move(two)) : kNone;
  }
  const std::size_t found = choose(candidates);
  if (found == kNone || found < kPair) return found;
  return group(std::move(pairs[found - kPair]));
}

std::size_t Pronouns::group(std::vector<std::size_t> members) {
  std::sort(members.begin(), members.end());
  const auto known = groups_.find(members);
  if (known != groups_.end()) return known->second;
  DraftEntity entity;
  entity.type = d_.entities[members.front()].type;
  entity.plural = true;
  entity.members = members;
  const std::size_t at = d_.entities.size();
  d_.entities.push_back(std::move(entity));
  groups_.emplace(std::move(members), at);
  return at;
}

// "Chad, whose soldiers ...": the name right before it, or else what the relative clause hangs on.
std::size_t Pronouns::head_of_relative(std::size_t m) const {
  TokenIndex clause = d_.mentions[m].head;
  TokenIndex before = clause;
  if (before.value > 0) --before.value;
  if (before.value > 0 && r_.syntax[before].xpos == Xpos::kComma) --before.value;
  while (!r_.syntax.is_root(clause) && r_.syntax[clause].deprel != Deprel::kAclRelcl) {
    clause = r_.syntax[clause].head;
  }
  const TokenIndex noun = r_.syntax.is_root(clause) ? before : r_.syntax[clause].head;
  std::size_t found = kNone;
  for (std::size_t earlier = m; earlier-- > 0 && distance(earlier, m) == 0;) {
    const DraftMention& mention = d_.mentions[earlier];
    const bool named = mention.form == MentionForm::kNamed;
    if (named && mention.tokens.contains(before)) return mention.entity;
    const bool hung_on =
        mention.tokens.contains(noun) && phrase_head(mention.head) == phrase_head(noun);
    if (hung_on && found == kNone) found = mention.entity;
  }
  return found;
}

std::size_t Pronouns::antecedent(std::size_t m, const History& history) {
  const DraftMention& pronoun = d_.mentions[m];
  if (pronoun.lemma == "whose") return head_of_relative(m);
  if (pronoun.plural) return many(m);
  if (pronoun.gender != Gender::kUnknown) return person(m, history);
  return thing(m, history);
}

}  // namespace chancery::names
