// What every part of entity resolution looks at: the document with its stages so far, the names of
// the directory met in it, and the states it speaks of.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "chancery/knowledge/actor_directory.h"
#include "chancery/knowledge/gazetteer.h"
#include "chancery/record/document.h"
#include "chancery/record/names.h"
#include "chancery/record/syntax.h"

namespace chancery::resolve {

struct EntityReading {
  EntityReading(const Document& document, const Syntax& syntax, const Names& names,
                const std::optional<Publication>& published, const ActorDirectory& actors,
                const Gazetteer& gazetteer);

  std::string_view words(Span span) const { return words_at(document.text, span); }
  std::string_view words(TokenIndex token) const { return words(syntax[token].span); }
  // Look-up form of one token.
  std::string key(TokenIndex token) const { return name_key(words(token)); }
  // The tokens that lie wholly inside a span; empty when none does.
  TokenRange tokens_in(Span span) const;
  // The matches that lie wholly inside a range.
  std::span<const NameMatch> matches_in(TokenRange range) const;
  // The state that an entry names; nothing for persons, titles and role nouns, and for a weak name
  // of a state that the document does not name otherwise.
  std::optional<CountryCode> country_of(const NameEntry& entry) const;
  bool speaks_of(CountryCode country) const;
  // Whether it speaks of the state that a body belongs to.
  bool speaks_of_home(const NameEntry& organization) const;
  // Where the words of a mention lie, given the states that the document speaks of.
  const Place* place_of(std::string_view written) const;
  // Whether the state was there on the report's date, or is today where that is not known: Hanoi
  // is the capital of one Vietnam, and was of another.
  bool exists(const NameEntry& entry) const;

  const Document& document;
  const Syntax& syntax;
  const Names& names;
  const ActorDirectory& actors;
  const Gazetteer& gazetteer;
  const Tree tree;
  std::optional<DateInterval> date;    // of publication, as far as known
  std::vector<NameMatch> matches;      // of the whole document, in order
  std::vector<CountryCode> countries;  // spoken of, the most often first
};

}  // namespace chancery::resolve
