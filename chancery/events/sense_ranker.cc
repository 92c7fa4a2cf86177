// Features of a predicate and its arguments, and what their weights add up to.
#include "chancery/events/sense_ranker.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "chancery/events/clause_status.h"
#include "chancery/events/domain.h"
#include "chancery/events/word_features.h"

namespace chancery {
namespace {

bool is_clause(std::string_view slot) {
  return slot == "xcomp" || slot == "ccomp" || slot == "that";
}

class Observer {
 public:
  Observer(const Reading& reading, const Predicate& predicate) : r_(reading), p_(predicate) {}

  std::vector<Feature> observe(const EventSense* first) {
    add("bias");
    if (first != nullptr) {
      const std::string type(to_string(first->type));
      add("first=" + type);
      add("first+at=" + type + "+" + std::to_string(first->priority));
    }
    add("p=" + r_.lemma(p_.token));
    see_senses("p.s", p_.token);
    if (p_.nominal) add("noun");
    if (p_.passive) add("passive");
    see_status();
    for (const Slot& slot : p_.slots) see_slot(slot);
    see_words();
    return std::move(features_);
  }

 private:
  void add(std::string name, float value = 1) {
    if (seen_.insert(name).second) features_.push_back({std::move(name), value});
  }

  void see_senses(const std::string& kind, TokenIndex t) {
    std::vector<Feature> known = word_features(r_, kind, t);
    const bool typed = !known.empty() && known.front().name[kind.size()] == '=';
    if (!typed) add(kind + ".none");
    for (Feature& feature : known) add(std::move(feature.name), feature.value);
  }

  void see_status() {
    const ClauseStatus status = clause_status(r_, p_.token);
    add("is=" + std::string(to_string(status.modality)), 0.5f);
    if (status.negated) add("not");
  }

  void see_slot(const Slot& slot) {
    const std::string& name = slot.name;
    const std::string& word = r_.lemma(p_.token);
    const std::string& argument = r_.lemma(slot.token);
    if (name == "any") return;
    if (name == "adv") {
      add("adv=" + argument, 0.7f);
      add("p+adv=" + word + "+" + argument);
    } else if (name == "subj" || name == "poss") {
      see_argument("s", slot.token);
    } else if (name == "obj" || name == "iobj") {
      const std::string place = name == "obj" ? "o" : "i";
      see_argument(place, slot.token);
      if (is_word_of_matter(r_, slot.token)) add("p+" + place + "=" + word + "+" + argument);
      for (const Slot& other : p_.slots) {
        const bool behind = other.name != "any" && other.name != "adv" && other.name != "subj" &&
                            other.name != "obj" && other.name != "iobj" && !is_clause(other.name);
        if (behind && is_word_of_matter(r_, slot.token)) {
          add(place + "+prep=" + argument + "_" + other.name);
        }
      }
    } else if (is_clause(name)) {
      add("clause=" + name, 0.7f);
      add("c=" + argument, 0.7f);
      see_senses("c.s", slot.token);
    } else {
      add("prep=" + name, 0.7f);
      add("p+prep=" + word + "_" + name);
      see_argument("x", slot.token);
      see_argument("x." + name, slot.token);
      if (is_word_of_matter(r_, slot.token)) add("p+x=" + word + "_" + name + "+" + argument);
    }
  }

  void see_argument(const std::string& place, TokenIndex t) {
    const std::string kind = kind_of_party(r_, t);
    if (!kind.empty()) add(place + "=" + kind);
    if (!is_word_of_matter(r_, t)) return;
    add(place + "=" + r_.lemma(t));
    see_senses(place + ".s", t);
    for (TokenIndex child : r_.tree.children(t)) {
      const Deprel d = r_.token(child).deprel;
      const bool describes = d == Deprel::kAmod || d == Deprel::kCompound || d == Deprel::kNmod;
      if (describes && is_word_of_matter(r_, child)) {
        add(place + ".mod=" + r_.lemma(child), 0.7f);
      }
      if (d == Deprel::kNmodPoss && r_.token(child).xpos == Xpos::kPRPPoss)
        add(place + ".own", 0.7f);
    }
  }

  // What stands below the arguments, but for the subject and clauses.
  void see_words() {
    std::vector<TokenIndex> words;
    for (const Slot& slot : p_.slots) {
      if (slot.name == "any" || slot.name == "subj" || is_clause(slot.name)) continue;
      const TokenRange below = r_.tree.subtree(slot.token);
      for (TokenIndex t = below.begin; t < below.end; t = TokenIndex(t.value + 1)) {
        if (is_word_of_matter(r_, t)) words.push_back(t);
      }
    }
    const float value = 1.5f / std::sqrt(static_cast<float>(words.size()) + 3);
    for (TokenIndex t : words) add("w=" + r_.lemma(t), value);
  }

  const Reading& r_;
  const Predicate& p_;
  std::vector<Feature> features_;
  std::set<std::string> seen_;
};

}  // namespace

std::vector<Feature> sense_features(const Reading& r, const Predicate& predicate,
                                    const EventSense* first) {
  return Observer(r, predicate).observe(first);
}

SenseShares sense_shares(const Reading& r, const Predicate& predicate, const EventSense* first) {
  return soft_shares(r.lexicon.sense_ranker().weights().sum(sense_features(r, predicate, first)));
}

}  // namespace chancery
