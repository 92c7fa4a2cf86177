// Features of a pair: the two heads, the path between them, the predicate that each hangs on with
// its complements, the words in order, and what the lexicon knows of all these.
#include "chancery/events/relation_features.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "chancery/events/word_features.h"

namespace chancery {
namespace {

constexpr int kMaxPath = 14;
constexpr int kMaxChain = 3;

bool is_content(const Token& token) {
  return token.upos == Upos::kVerb || token.upos == Upos::kNoun || token.upos == Upos::kAdj ||
         token.upos == Upos::kAdv || token.upos == Upos::kPropn;
}

bool has_letter(const std::string& word) {
  return std::any_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

class Observer {
 public:
  Observer(const Reading& reading, const RelationVotes& votes, std::optional<Span> actor,
           std::optional<Span> recipient)
      : r_(reading), votes_(votes), actor_(actor), recipient_(recipient) {
    if (actor_) actor_head_ = head_of(*actor_);
    if (recipient_) recipient_head_ = head_of(*recipient_);
  }

  std::vector<Feature> observe() {
    add("bias");
    see_votes();
    const auto va = actor_head_ ? predicate_of(*actor_head_) : std::nullopt;
    const auto vr = recipient_head_ ? predicate_of(*recipient_head_) : std::nullopt;
    if (va) see_anchor("va", *actor_head_, *va);
    if (vr) see_anchor("vr", *recipient_head_, *vr);
    if (va && vr) add("vv=" + r_.lemma(*va) + ">" + r_.lemma(*vr));
    see_path();
    if (va) see_chain(*va);
    see_party("ra", recipient_head_, recipient_);
    see_party("aa", actor_head_, actor_);
    see_order();
    see_words();
    return std::move(features_);
  }

 private:
  void add(std::string name, float value = 1) {
    if (!seen_.insert(name).second) return;
    features_.push_back({std::move(name), value});
  }

  bool is_party(TokenIndex t) const {
    const Span span = r_.token(t).span;
    return (actor_ && actor_->overlaps(span)) || (recipient_ && recipient_->overlaps(span));
  }
  // A name says who, never what.
  bool is_name(TokenIndex t) const {
    if (r_.token(t).upos == Upos::kPropn) return true;
    const auto m = r_.mention(t);
    return m && r_.inputs.names[*m].form == MentionForm::kNamed;
  }

  // The topmost token of the span.
  std::optional<TokenIndex> head_of(Span span) const {
    std::optional<TokenIndex> best;
    std::uint32_t size = 0;
    for (std::size_t i = 0; i < r_.syntax.tokens.size(); ++i) {
      const TokenIndex t(i);
      if (!span.overlaps(r_.token(t).span) || r_.token(t).upos == Upos::kPunct) continue;
      const std::uint32_t reach = r_.tree.subtree(t).size();
      if (!best || reach > size) {
        best = t;
        size = reach;
      }
    }
    return best;
  }

  // The first word above the party that says something: not its conjuncts and titles.
  std::optional<TokenIndex> predicate_of(TokenIndex party) const {
    TokenIndex t = party;
    for (int i = 0; i < kMaxPath && !r_.syntax.is_root(t); ++i) {
      t = r_.token(t).head;
      const Upos upos = r_.token(t).upos;
      if (is_party(t) || is_name(t)) continue;
      if (upos == Upos::kVerb || upos == Upos::kAdj) return t;
      if (upos != Upos::kNoun) continue;
      const bool bearer = r_.in_class(t, "leadership") || r_.in_class(t, "institution") ||
                          r_.in_class(t, "forces") || r_.in_class(t, "people") ||
                          r_.in_class(t, "crowd") || r_.in_class(t, "quantity");
      if (!bearer) return t;
    }
    return r_.token(t).upos == Upos::kVerb || r_.token(t).upos == Upos::kNoun ? std::optional(t)
                                                                              : std::nullopt;
  }

  void see_votes() {
    float sum = 0;
    std::size_t best = 0;
    for (std::size_t i = 0; i < 16; ++i) {
      sum += votes_.scores[i];
      if (votes_.scores[i] > votes_.scores[best]) best = i;
    }
    if (votes_.votes.empty()) return add("vote.none");
    for (std::size_t i = 0; i < 16; ++i) {
      const float share = votes_.scores[i] / sum;
      if (share > 0.05f) add("vote=" + name(i), share);
    }
    add("top=" + name(best));
    for (const RelationVote& vote : votes_.votes) {
      const std::string sense(to_string(vote.sense));
      add("sense=" + sense, 0.5f);
      if (vote.type != vote.sense) add("fold=" + sense + ">" + std::string(to_string(vote.type)));
      if (vote.status != EventStatus::kHappened) {
        add("status=" + sense + "," + std::string(to_string(vote.status)));
      }
    }
  }
  static std::string name(std::size_t type) {
    return std::string(to_string(all_event_types()[type]));
  }

  void see_senses(const std::string& kind, TokenIndex t) {
    for (Feature& feature : word_features(r_, kind, t)) add(std::move(feature.name), feature.value);
  }

  std::string place_of(TokenIndex t) const {
    const Token& token = r_.token(t);
    if (token.deprel == Deprel::kNsubj || token.deprel == Deprel::kNsubjPass) return "subj";
    if (token.deprel == Deprel::kObj || token.deprel == Deprel::kIobj) return "obj";
    if (token.deprel == Deprel::kNmodPoss) return "poss";
    const std::string preposition = r_.case_of(t);
    return preposition.empty() ? "other" : preposition;
  }

  void see_anchor(const std::string& kind, TokenIndex party, TokenIndex predicate) {
    TokenIndex below = party;
    while (r_.token(below).head != predicate && !r_.syntax.is_root(below)) {
      below = r_.token(below).head;
    }
    const std::string place = place_of(below);
    const bool passive = r_.token(predicate).upos == Upos::kVerb && is_passive(r_, predicate);
    const std::string& word = r_.lemma(predicate);
    add(kind + "=" + word);
    add(kind + "@" + place + (passive ? ".pass=" : "=") + word);
    add(kind + ".place=" + place + (passive ? ".pass" : ""), 0.5f);
    see_senses(kind + ".s", predicate);
    see_status(kind, predicate);
  }

  void see_status(const std::string& kind, TokenIndex t) {
    const ClauseStatus status = clause_status(r_, t);
    const std::string modality(to_string(status.modality));
    if (status.modality != Modality::kFact) add(kind + ".is=" + modality);
    if (status.negated) add(kind + ".not");
    if (status.modality == Modality::kFact && !status.negated) return;
    for (const auto& senses :
         {r_.lexicon.verb_senses(r_.lemma(t)), r_.lexicon.noun_senses(r_.lemma(t))}) {
      if (senses.empty()) continue;
      add(kind + ".is=" + modality + (status.negated ? ".not>" : ">") +
          std::string(to_string(senses.front().type)));
    }
  }

  void see_path() {
    if (!actor_head_ || !recipient_head_) return;
    std::vector<TokenIndex> up = ancestors(*actor_head_), down = ancestors(*recipient_head_);
    while (up.size() > 1 && down.size() > 1 && up[up.size() - 2] == down[down.size() - 2]) {
      up.pop_back();
      down.pop_back();
    }
    if (up.back() != down.back()) return add("apart");
    std::string whole;
    const auto see = [&](TokenIndex t) {
      if (is_party(t) || is_name(t)) return;
      add("on=" + r_.lemma(t));
      see_senses("on.s", t);
      whole += (whole.empty() ? "" : ">") + r_.lemma(t);
    };
    for (TokenIndex t : up) see(t);
    for (std::size_t i = down.size() - 1; i-- > 0;) see(down[i]);
    if (std::count(whole.begin(), whole.end(), '>') < 4) add("path=" + whole);
  }

  std::vector<TokenIndex> ancestors(TokenIndex t) const {
    std::vector<TokenIndex> all = {t};
    for (int i = 0; i < kMaxPath && !r_.syntax.is_root(t); ++i) {
      t = r_.token(t).head;
      all.push_back(t);
    }
    return all;
  }

  // The predicate, and what stands below it as its complement: "agreed to send", "held talks".
  void see_chain(TokenIndex predicate) {
    TokenIndex t = predicate;
    std::string above;
    for (int depth = 0; depth < kMaxChain; ++depth) {
      const std::string kind = depth == 0 ? "c" : "cc";
      if (depth > 0) {
        add("cc=" + r_.lemma(t));
        add("cc+=" + above + ">" + r_.lemma(t));
        see_senses("cc.s", t);
        see_status("cc", t);
        see_governed(above, t);
      }
      see_complements(kind, t);
      const auto next = clause_below(t);
      if (!next) return;
      above = r_.lemma(t);
      t = *next;
    }
  }

  void see_governed(const std::string& above, TokenIndex t) {
    std::set<std::string> effects;
    for (const Governor& governor : r_.lexicon.governors(above)) {
      effects.insert(std::string(to_string(governor.effect)));
    }
    for (const auto& senses :
         {r_.lexicon.verb_senses(r_.lemma(t)), r_.lexicon.noun_senses(r_.lemma(t))}) {
      if (senses.empty()) continue;
      for (const std::string& effect : effects) {
        add("gov=" + effect + ">" + std::string(to_string(senses.front().type)));
      }
    }
  }

  std::optional<TokenIndex> clause_below(TokenIndex t) const {
    for (Deprel wanted : {Deprel::kXcomp, Deprel::kCcomp, Deprel::kAdvcl, Deprel::kAcl}) {
      for (TokenIndex child : r_.tree.children(t)) {
        if (r_.token(child).deprel == wanted) return child;
      }
    }
    return std::nullopt;
  }

  void see_complements(const std::string& kind, TokenIndex t) {
    const std::string& word = r_.lemma(t);
    for (TokenIndex child : r_.tree.children(t)) {
      const Deprel d = r_.token(child).deprel;
      if (d == Deprel::kCompoundPrt || d == Deprel::kAdvmod) {
        add(kind + ".prt=" + word + "_" + r_.lemma(child));
      }
      const bool object = d == Deprel::kObj || d == Deprel::kNsubjPass || d == Deprel::kNsubj;
      if (!object && d != Deprel::kObl) continue;
      const std::string place = place_of(child);
      if (d == Deprel::kObl) add(kind + ".prep=" + word + "_" + place, 0.7f);
      if (is_name(child)) continue;
      const std::string& argument = r_.lemma(child);
      add(kind + "." + (d == Deprel::kObl ? "obl" : place) + "=" + argument);
      add(kind + "." + place + "+=" + word + "+" + argument);
      see_senses(kind + ".arg." + (object ? place : "obl"), child);
      for (TokenIndex modifier : r_.tree.children(child)) {
        const Deprel m = r_.token(modifier).deprel;
        if (m != Deprel::kAmod && m != Deprel::kCompound && m != Deprel::kNmod) continue;
        if (is_name(modifier)) continue;
        add(kind + ".mod=" + r_.lemma(modifier), 0.7f);
      }
    }
  }

  // Common nouns of the party itself: "his decision", "the wounded", "inspectors".
  void see_party(const std::string& kind, std::optional<TokenIndex> head,
                 std::optional<Span> span) {
    if (!head || !span) return add(kind + ".none");
    const TokenRange range = r_.syntax[r_.token(*head).sentence].tokens;
    for (TokenIndex t = range.begin; t < range.end; t = TokenIndex(t.value + 1)) {
      if (!span->overlaps(r_.token(t).span) || is_name(t) || !is_content(r_.token(t))) continue;
      add(kind + (t == *head ? ".head=" : "=") + r_.lemma(t), 0.6f);
      if (t == *head) see_senses(kind + ".s", t);
    }
  }

  // The words between the two and those beside them, in the order of the text.
  void see_order() {
    if (!actor_head_ || !recipient_head_) return;
    const bool forth = *actor_ < *recipient_;
    add(forth ? "order=ar" : "order=ra", 0.5f);
    const Span first = forth ? *actor_ : *recipient_, second = forth ? *recipient_ : *actor_;
    std::vector<std::string> between;
    for (std::size_t i = 0; i < r_.syntax.tokens.size(); ++i) {
      const TokenIndex t(i);
      const Span span = r_.token(t).span;
      if (span.begin < first.end || span.end > second.begin || is_name(t)) continue;
      if (r_.token(t).upos != Upos::kPunct && r_.token(t).upos != Upos::kDet) {
        between.push_back(r_.lemma(t));
      }
    }
    const std::string kind = forth ? "m" : "n";
    const float value = between.size() > 12 ? 0.4f : 1;
    for (std::size_t i = 0; i < between.size(); ++i) {
      add(kind + "=" + between[i], value * 0.7f);
      if (i > 0) add(kind + "2=" + between[i - 1] + "_" + between[i], value);
    }
    if (!between.empty()) add(kind + ".first=" + between.front());
    if (!between.empty()) add(kind + ".last=" + between.back(), 0.7f);
    if (between.size() < 5) {
      std::string all;
      for (const std::string& word : between) all += (all.empty() ? "" : "_") + word;
      add(kind + ".all=" + all);
    }
  }

  void see_words() {
    std::vector<TokenIndex> words;
    for (std::size_t i = 0; i < r_.syntax.tokens.size(); ++i) {
      const TokenIndex t(i);
      if (!in_scope(r_, t, actor_, recipient_) || is_name(t) || is_party(t)) continue;
      if (is_content(r_.token(t)) && has_letter(r_.lemma(t))) words.push_back(t);
    }
    const float value = 1.5f / std::sqrt(static_cast<float>(words.size()) + 4);
    for (std::size_t i = 0; i < words.size(); ++i) {
      add("w=" + r_.lemma(words[i]), value);
      if (i > 0) add("w2=" + r_.lemma(words[i - 1]) + "_" + r_.lemma(words[i]), value);
    }
  }

  const Reading& r_;
  const RelationVotes& votes_;
  std::optional<Span> actor_, recipient_;
  std::optional<TokenIndex> actor_head_, recipient_head_;
  std::vector<Feature> features_;
  std::set<std::string> seen_;
};

}  // namespace

std::vector<Feature> relation_features(const Reading& r, const RelationVotes& votes,
                                       std::optional<Span> actor, std::optional<Span> recipient) {
  return Observer(r, votes, actor, recipient).observe();
}

}  // namespace chancery
