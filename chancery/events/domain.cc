// Features of a predicate's sentence, and what their weights add up to.
#include "chancery/events/domain.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "chancery/events/history.h"

namespace chancery {
namespace {

// How many sentences before and behind speak of the same matter.
constexpr std::uint32_t kNeighbours = 4;
// What their words weigh, all together, against those of the sentence itself.
constexpr float kNeighbourWeight = 0.5f;
// Below what share of public affairs an event is none, by who the parties are. Set on the halves of
// the gold that may be looked at, so that no event of theirs is lost.
constexpr float kLeastOfOffice = 0.08f, kLeastOfState = 0.25f, kLeastOfOthers = 0.5f;

using Sums = WeightTable<kDomainCount>::Sums;

bool is_content(const Token& token) {
  return token.upos == Upos::kVerb || token.upos == Upos::kNoun || token.upos == Upos::kAdj ||
         token.upos == Upos::kAdv || token.upos == Upos::kPropn;
}

bool has_letter(std::string_view word) {
  return std::any_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

// Who and where says nothing of what; names of bodies and works do.
bool names_nobody(const Reading& r, TokenIndex t) {
  const auto m = r.mention(t);
  if (!m || r.inputs.names[*m].form != MentionForm::kNamed) return true;
  const EntityType type = r.inputs.names[*m].type;
  return type == EntityType::kOrg || type == EntityType::kMisc;
}

class Observer {
 public:
  Observer(const Reading& reading, const Predicate& predicate) : r_(reading), p_(predicate) {}

  std::vector<Feature> observe() {
    add("bias", 1);
    add("p=" + r_.lemma(p_.token), 1);
    bool subject = false;
    for (const Slot& slot : p_.slots) {
      if (slot.name == "subj" || slot.name == "poss") {
        see_argument("s", slot.token);
        subject = true;
      } else if (slot.name == "obj" || slot.name == "iobj" || slot.name == "of") {
        see_argument("o", slot.token);
      } else if (slot.name != "any" && slot.name != "adv" && slot.name != "that" &&
                 slot.name != "xcomp" && slot.name != "ccomp") {
        see_argument("x", slot.token);
      }
    }
    if (!subject) add("s.none", 1);
    see_words();
    return std::move(features_);
  }

 private:
  void add(std::string name, float value) {
    if (seen_.insert(name).second) features_.push_back({std::move(name), value});
  }

  void see_argument(const std::string& place, TokenIndex t) {
    const std::string kind = kind_of_party(r_, t);
    if (!kind.empty()) add(place + "=" + kind, 1);
    if (is_word_of_matter(r_, t)) add(place + "=" + r_.lemma(t), 1);
    for (TokenIndex child : r_.tree.children(t)) {
      const Deprel d = r_.token(child).deprel;
      const bool describes =
          d == Deprel::kAmod || d == Deprel::kCompound || d == Deprel::kAppos || d == Deprel::kNmod;
      if (describes && is_word_of_matter(r_, child)) add(place + ".mod=" + r_.lemma(child), 0.7f);
    }
  }

  void see_words() {
    const TokenRange range = r_.syntax[r_.token(p_.token).sentence].tokens;
    std::vector<TokenIndex> words;
    for (TokenIndex t = range.begin; t < range.end; t = TokenIndex(t.value + 1)) {
      if (t != p_.token && is_word_of_matter(r_, t)) words.push_back(t);
    }
    const float value = 2 / std::sqrt(static_cast<float>(words.size()) + 3);
    for (TokenIndex t : words) add("w=" + r_.lemma(t), value);
  }

  const Reading& r_;
  const Predicate& p_;
  std::vector<Feature> features_;
  std::set<std::string> seen_;
};

// What the sentences around say, in their words alone.
Sums neighbours(const Reading& r, SentenceIndex own) {
  const std::size_t first = own.value > kNeighbours ? own.value - kNeighbours : 0;
  const std::size_t last = std::min<std::size_t>(own.value + kNeighbours + 1,  //
                                                 r.syntax.sentences.size());
  Sums sums{};
  std::size_t words = 0;
  std::string feature;
  for (std::size_t i = first; i < last; ++i) {
    if (i == own.value) continue;
    const TokenRange range = r.syntax.sentences[i].tokens;
    for (TokenIndex t = range.begin; t < range.end; t = TokenIndex(t.value + 1)) {
      if (!is_word_of_matter(r, t)) continue;
      feature.assign("w=").append(r.lemma(t));
      r.lexicon.domains().weights().add(feature, 1, sums);
      ++words;
    }
  }
  for (float& sum : sums) sum *= 2 / std::sqrt(static_cast<float>(words) + 3);
  return sums;
}

// Who acts for the public in his trade and office alone, not in public affairs: police, courts,
// doctors, growers.
bool is_of_service(const EntityResolution& known) {
  return !known.actor && std::all_of(known.sectors.begin(), known.sectors.end(), [](Sector s) {
    return s == Sector::kCop || s == Sector::kJud || s == Sector::kMed || s == Sector::kLab ||
           s == Sector::kAgr || s == Sector::kBus || s == Sector::kEdu || s == Sector::kCvl ||
           s == Sector::kUnk;
  });
}

// A foreigner before a court or held by police is of public concern.
bool is_hold_on_foreigner(const Reading& r, const EventDraft& draft) {
  const auto country = [&](EntityIndex e) { return r.inputs.resolution[e].country; };
  return std::any_of(draft.actors.begin(), draft.actors.end(), [&](EntityIndex actor) {
    if (!holds_office(r, actor)) return false;
    return std::any_of(draft.recipients.begin(), draft.recipients.end(), [&](EntityIndex e) {
      return country(actor) && country(e) && country(actor) != country(e);
    });
  });
}

// Below what share of public affairs an event among such parties is none.
float least_share(const Reading& r, const EventDraft& draft) {
  if (is_hold_on_foreigner(r, draft)) return 0;
  bool of_state = false;
  for (const auto* side : {&draft.actors, &draft.recipients}) {
    for (EntityIndex e : *side) {
      const EntityType type = r.inputs.names[e].type;
      const bool office = holds_office(r, e);
      if (office && !is_of_service(r.inputs.resolution[e])) return kLeastOfOffice;
      of_state = of_state || office || type == EntityType::kGpe || type == EntityType::kNorp;
    }
  }
  return of_state ? kLeastOfState : kLeastOfOthers;
}

// A day that is long past says by itself that the event is history, a late one that it is not.
enum class Age : std::uint8_t { kOpen, kHistory, kOfLate };

Age age_of_sentence(const Reading& r, TokenIndex t) {
  const Span span = r.syntax[r.token(t).sentence].span;
  Age age = Age::kOpen;
  for (const Timex& timex : r.inputs.timexes) {
    if (!span.contains(timex.span) || !timex.interval || !r.inputs.published) continue;
    if (is_history(r, *timex.interval)) return Age::kHistory;
    if (timex.interval->width_days() <= 1) age = Age::kOfLate;
  }
  return age;
}

}  // namespace

bool is_word_of_matter(const Reading& r, TokenIndex t) {
  return is_content(r.token(t)) && has_letter(r.lemma(t)) && names_nobody(r, t);
}

std::string kind_of_party(const Reading& r, TokenIndex t) {
  const auto m = r.mention(t);
  if (!m) return {};
  const Mention& mention = r.inputs.names[*m];
  if (mention.form == MentionForm::kPronoun) return "@pronoun";
  const bool office = holds_office(r, mention.entity);
  if (mention.form == MentionForm::kNominal) return office ? "@office" : "";
  switch (mention.type) {
    case EntityType::kPer:
      return office ? "@official" : "@person";
    case EntityType::kOrg:
      return office ? "@body" : "@firm";
    case EntityType::kNorp:
      return "@people";
    default:
      return "@place";
  }
}

std::vector<Feature> domain_features(const Reading& r, const Predicate& predicate) {
  return Observer(r, predicate).observe();
}

DomainShares domain_shares(const Reading& r, const Predicate& predicate) {
  Sums sums = r.lexicon.domains().weights().sum(domain_features(r, predicate));
  const Sums around = neighbours(r, r.token(predicate.token).sentence);
  for (std::size_t i = 0; i < kDomainCount; ++i) sums[i] += kNeighbourWeight * around[i];
  return soft_shares(sums);
}

bool is_firm_of_business(const Reading& r, EntityIndex e) {
  const EntityResolution& known = r.inputs.resolution[e];
  const bool governs =
      std::find(known.sectors.begin(), known.sectors.end(), Sector::kGov) != known.sectors.end();
  const bool of_states = known.country && known.country->view() == "IGO";
  return r.is_kind(e, PartyKind::kCompany) && !governs && !of_states;
}

bool holds_office(const Reading& r, EntityIndex e) {
  const EntityType type = r.inputs.names[e].type;
  const EntityResolution& known = r.inputs.resolution[e];
  if (type == EntityType::kGpe || is_firm_of_business(r, e)) return false;
  if (known.actor) return true;
  // Of persons the famous are no officials: they sing, play and write.
  return std::any_of(known.sectors.begin(), known.sectors.end(), [&](Sector s) {
    return s != Sector::kEli && s != Sector::kBus && s != Sector::kSoc && s != Sector::kCvl &&
           s != Sector::kEdu && s != Sector::kUnk;
  });
}

Domain other_domain(const Reading& r, const EventDraft& draft) {
  const DomainShares shares = domain_shares(r, draft.reading.predicate);
  const float share = shares[static_cast<std::size_t>(Domain::kPublic)];
  const Age age = age_of_sentence(r, draft.trigger);
  if (share >= least_share(r, draft) || age == Age::kHistory) return Domain::kPublic;
  const auto likeliest = std::max_element(shares.begin() + 1, shares.end());
  const auto domain = static_cast<Domain>(likeliest - shares.begin());
  return domain == Domain::kHistory && age == Age::kOfLate ? Domain::kPublic : domain;
}

}  // namespace chancery
