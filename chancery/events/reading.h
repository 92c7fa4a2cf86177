// One document as the coder reads it: lower-case lemmas, who is named where, and whether what
// stands at a token is a state, a person, an official ... See slots.h for the arguments of a
// predicate.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "chancery/events/find_events.h"

namespace chancery {

// Borrows its inputs; lives for one document.
class Reading {
 public:
  Reading(const EventInputs& inputs, const EventLexicon& lexicon);

  const EventInputs& inputs;
  const EventLexicon& lexicon;
  const Syntax& syntax;
  const Tree tree;

  const Token& token(TokenIndex t) const { return syntax[t]; }
  const std::string& lemma(TokenIndex t) const { return lemmas_[t.value]; }
  bool in_headline(TokenIndex t) const;

  // The preposition or subordinator that marks a phrase: "of", "ahead_of"; empty where none does.
  // Several marks of one phrase are joined by "_" only where the treebank calls them fixed.
  std::string case_of(TokenIndex t) const;
  bool has_child(TokenIndex t, Deprel deprel) const { return tree.child(t, deprel).has_value(); }
  std::optional<TokenIndex> particle(TokenIndex t, std::string_view word) const;

  // Whether the word, or it with a compound or adjective before it ("hunger-strike"), is the lemma
  // or in the class.
  bool is_word(TokenIndex t, const SlotCondition::Alternative& word) const;
  bool in_class(TokenIndex t, std::string_view word_class) const;
  bool in_class(TokenIndex t, std::uint16_t word_class) const;

  // The mention whose head is the token, or that contains it; named before nominal before pronoun.
  std::optional<MentionIndex> mention(TokenIndex t) const;
  // The parties that the phrase headed by the token names, with what is joined to it by "and".
  // With `through_modifiers` also those it names in passing: possessor, "of X", "Israeli".
  // In the order of the text; none twice; pronouns that refer to nobody are none.
  std::vector<EntityIndex> parties(TokenIndex t, bool through_modifiers) const;
  bool is_kind(TokenIndex t, PartyKind kind) const;
  bool is_kind(EntityIndex e, PartyKind kind) const;
  // Whether the entity can be an actor at all: named, or a nominal of which something is known.
  bool is_party(EntityIndex e) const;

  // The innermost quotation around a span.
  std::optional<QuotationIndex> quotation_at(Span span) const;
  // The span from the first to the last token.
  Span span_of(TokenRange range) const;
  // An attack, a war, a show of force, as a noun.
  bool is_violence(TokenIndex t) const;

 private:
  void collect(TokenIndex t, bool conjuncts, int depth, std::vector<EntityIndex>& out) const;
  std::optional<TokenIndex> name_behind(TokenIndex t, MentionIndex described) const;
  std::vector<TokenIndex> names_behind_states(TokenIndex token) const;
  bool is_named_person(TokenIndex token) const;
  std::optional<TokenIndex> person_after_home(TokenIndex token) const;
  // The noun that describes a mention: its own head, or what its pronoun stands for.
  std::optional<TokenIndex> description_of(MentionIndex m) const;
  // "both sides", taken for one of them.
  bool is_several_in_one(TokenIndex t, MentionIndex m) const;
  // That, an arrest, a release: "of" names who undergoes it.
  bool is_done_to(TokenIndex t) const;
  // "shells fired by rebels", "a mine that soldiers had laid": whose deed the weapon did.
  void collect_senders(TokenIndex weapon, int depth, std::vector<EntityIndex>& out) const;
  void collect_modifiers(TokenIndex t, int depth, std::vector<EntityIndex>& out) const;
  void add(EntityIndex e, int depth, std::vector<EntityIndex>& out) const;
  std::optional<EntityIndex> entity_of(MentionIndex m) const;
  std::optional<EntityIndex> speaker_at(Span span) const;
  void add_titles();
  std::string known_lemma(const Token& token) const;

  std::vector<std::string> lemmas_;
  std::vector<std::optional<MentionIndex>> by_head_;
  std::vector<std::optional<MentionIndex>> by_token_;
};

}  // namespace chancery
