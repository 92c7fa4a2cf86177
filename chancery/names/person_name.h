// A person's name taken apart, and whether two names as a report writes them are one person's.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "chancery/knowledge/actor_directory.h"
#include "chancery/knowledge/name_lexicon.h"

namespace chancery::names {

// Words are name keys: "kim", "jong", "un". One word alone is `family`, whichever it is.
struct PersonName {
  std::string written;
  std::string key;  // the whole
  std::vector<std::string> words;
  std::string given;
  std::string family;
  bool full() const { return words.size() > 1; }
};

PersonName take_apart(std::string_view written, const NameLexicon& lexicon);

// How well a shorter or differently spelt form fits a full name; kNone: not at all.
enum class NameFit { kNone, kGivenName, kSpelling, kFamilyName, kSame };
NameFit fit(const PersonName& form, const PersonName& full, const ActorDirectory& known);

}  // namespace chancery::names
