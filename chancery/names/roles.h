// Whether what is known of a named entity lets a description mean it: "the North Korean leader" of
// a person called "Chairman of the State Affairs Commission" or held so by the directory.
#pragma once

#include "chancery/names/draft.h"

namespace chancery::names {

enum class RoleFit {
  kConflict,   // what is known speaks against it
  kUnknown,    // nothing is known either way
  kRole,       // an office that the directory knows of fits
  kRoleTold,   // the office or profession that the text itself gives fits
  kRoleState,  // and the state that the description names
};

// `mention` is a nominal mention for one person, `entity` a named person.
RoleFit fits_person(const Reading& reading, const DraftMention& mention, const DraftEntity& entity);

// Whether the text or the directory calls the person by this very noun: "official" is not said of a
// minister, though he is one.
bool is_called(const Reading& reading, const DraftEntity& entity, std::string_view noun);

// "the ministry", "the agency" of a named organisation.
bool fits_body(const Reading& reading, const DraftMention& mention, const DraftEntity& entity);

// The office that a noun with the words before it names, in the singular or the plural, where a
// state has one holder of it at a time: "foreign_minister" of "their foreign ministers".
std::optional<std::string_view> one_holder_office(const Reading& reading, TokenIndex noun);

// Whether what is known of two named persons gives them one office: two leaders, two foreign
// ministers.
bool share_office(const Reading& reading, const DraftEntity& a, const DraftEntity& b);

// Whether the person stands at the head of a state or government, as far as is known.
bool is_leader(const Reading& reading, const DraftEntity& entity);

// The states that the person is known to stand for.
std::vector<std::size_t> states_of(const Reading& reading, const DraftEntity& entity);

}  // namespace chancery::names
