// The arguments of a predicate by the name of their place: "subj", "obj", "iobj", "with", "to" ...
// Passive, control, relative and participial clauses, coordination and light verbs are undone here,
// so that the lexicon's frames need to speak only of the plain active clause.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "chancery/events/reading.h"

namespace chancery {

// Verbs: subj obj iobj xcomp ccomp that (a finite clause) adv any, prepositions, and the
// prepositions of their object. Nouns: poss mod comp, prepositions, and what a light verb adds.
struct Slot {
  std::string name;
  TokenIndex token;
};

struct Predicate {
  TokenIndex token;
  bool nominal = false;
  bool passive = false;
  bool shared_subject = false;      // the subject stands with another predicate
  std::optional<TokenIndex> light;  // the light verb of a nominal predicate
  LightEffect light_effect = LightEffect::kDo;
  std::vector<Slot> slots;

  bool has(std::string_view slot) const;
};

bool is_passive(const Reading& reading, TokenIndex verb);
// Whether the parser made a finite verb a part of its object: "Djibouti hosted talks".
bool is_swallowed(const Reading& reading, TokenIndex verb);
// What stands as the subject in the sentence: of a passive, who undergoes. Empty where nothing
// does.
std::vector<TokenIndex> surface_subjects(const Reading& reading, TokenIndex verb);

// Adds the dependent under the name of its preposition, where it has one.
void add_oblique(const Reading& reading, TokenIndex dependent, std::vector<Slot>& slots);

// "met the king and thanked him", "blockaded Qatar, accusing it": whom an object pronoun means that
// is not the subject, where it is the only one that a verb before acts on. Empty where nobody is.
std::vector<EntityIndex> recalled_object(const Reading& reading, const Predicate& predicate,
                                         const std::vector<EntityIndex>& subjects);

Predicate read_verb(const Reading& reading, TokenIndex verb);
// Finds the light verb too, where there is one.
Predicate read_noun(const Reading& reading, TokenIndex noun);

// Whether all particles of a lexicon row stand with the verb, as particles or as prepositions.
bool has_particles(const Reading& reading, const Predicate& predicate,
                   const std::vector<std::string>& particles);
// Whether a condition of the lexicon holds. "joint" is not asked here; see senses.h.
// `any_party` takes every filled place for the kind of party asked for.
bool holds(const Reading& reading, const Predicate& predicate, const SlotCondition& condition,
           bool any_party = false);

}  // namespace chancery
