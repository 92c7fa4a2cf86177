// What the steps of names/ hand to one another before a document's Names are complete: mentions and
// entities that may still be joined.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "chancery/knowledge/actor_directory.h"
#include "chancery/knowledge/gazetteer.h"
#include "chancery/knowledge/name_lexicon.h"
#include "chancery/record/document.h"
#include "chancery/record/names.h"
#include "chancery/record/syntax.h"

namespace chancery::names {

// The inputs of all steps, with questions about the text that several of them ask.
struct Reading {
  const Document& document;
  const Syntax& syntax;
  const Tree& tree;
  const ActorDirectory& actors;
  const NameLexicon& lexicon;
  const Gazetteer& gazetteer;
  std::optional<DateInterval> date;  // of publication

  std::string_view word(TokenIndex t) const { return words_at(document.text, syntax[t].span); }
  Span span_of(TokenRange range) const {
    return cover(syntax[range.begin].span, syntax[TokenIndex(range.end.value - 1)].span);
  }
  std::string_view words(TokenRange range) const { return words_at(document.text, span_of(range)); }
  const Sentence& sentence_of(TokenIndex t) const { return syntax[syntax[t].sentence]; }
  // What the lexicon says of a noun: by two words ("lower house") before one, by its lemma before
  // its form. Null where it says nothing.
  const Nominal* nominal_at(TokenIndex t) const;
  // The token of the range that hangs on something outside it: the first where there are several.
  TokenIndex head_of(TokenRange range) const;
  // The noun phrase of a noun without what is set beside it: relative clauses, appositions, other
  // members of a coordination, the preposition before it.
  TokenRange phrase_of(TokenIndex noun) const;
  bool is_of_the_clause(TokenIndex child, TokenRange part) const;
  TokenIndex end_of(TokenIndex child, TokenRange part) const;
  // The verb (or predicate) whose argument the token is, looking through prepositions' nouns and
  // coordinations; nothing at the root.
  std::optional<TokenIndex> governor_of(TokenIndex t) const;
};

// A mention before it belongs to an Entity.
struct DraftMention {
  TokenRange tokens;
  TokenIndex head;
  EntityType type = EntityType::kMisc;
  MentionForm form = MentionForm::kNamed;
  std::span<const NameEntry> entries;  // what the directory takes the words for
  Gender gender = Gender::kUnknown;    // from a title before it or the word itself
  bool plural = false;
  bool definite = false;            // "the", "this", a possessive
  const Nominal* noun = nullptr;    // of a nominal mention
  std::string lemma;                // of a nominal mention's head
  std::vector<std::size_t> owners;  // places in Countries of states that the phrase names
  // The state of this name is meant by other words: "the two Koreas", "the Russian side".
  std::string_view stands_for;
  std::size_t entity = 0;
};

// Entities under construction. `mentions` count in the vector of drafts.
struct DraftEntity {
  EntityType type = EntityType::kMisc;
  std::string name;
  Gender gender = Gender::kUnknown;
  bool plural = false;
  bool named = false;
  std::vector<std::size_t> mentions;
  std::vector<Entity::Description> descriptions;
  std::vector<std::size_t> members;
  std::optional<std::size_t> owner;  // see Entity::owner
  // Of named persons.
  std::string given;  // name keys; empty where only one part is known
  std::string family;
  std::vector<std::uint32_t> persons;  // places in ActorDirectory::persons() that it may be
  std::vector<std::size_t> countries;  // places in ActorDirectory::countries() its titles name
};

struct Draft {
  std::vector<DraftMention> mentions;
  std::vector<DraftEntity> entities;
};

// The state that an entry names, whatever the way; nothing for other entries.
std::optional<std::size_t> country_of(const NameEntry& entry);

// The directory's names in a range as ActorDirectory::match_names() has them, with no regard to
// what stands behind the range.
std::vector<NameMatch> names_in(const Reading& reading, TokenRange range);

// Sets further mentions, which stand in order, among the draft's; those of entities keep theirs.
void merge_mentions(Draft& draft, std::vector<DraftMention> others);

bool begins_with_capital(std::string_view word);
bool has_no_capital(std::string_view word);

}  // namespace chancery::names
