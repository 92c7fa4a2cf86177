// Whether two spellings can be one person's name: transliterations (Matviyenko, Matvienko),
// letters lost or doubled in a long surname, hyphens, word order, initials, al- and el-.
//
// Short surnames are never joined on likeness alone: Kim is not Kin, Li is not Lee, unless the
// given names agree.
#pragma once

#include <string>
#include <string_view>

namespace chancery {

class ActorDirectory;

// 0 (different persons) .. 1 (the same name). At or above kSameName two names may be joined when
// nothing else speaks against it. A surname alone against a full name gets what the surnames give.
// Symmetric. `a` and `b` as written; titles must be off. What the directory knows tells more: the
// writings of given names ("Mykola", "Nikolai" are one, "Khalid", "Khalil" two), and persons whose
// whole names are like one another's.
float name_similarity(std::string_view a, std::string_view b);
float name_similarity(std::string_view a, std::string_view b, const ActorDirectory& known);
inline constexpr float kSameName = 0.80F;

// One word against one word: the likeness of two spellings of a surname.
float word_similarity(std::string_view a, std::string_view b);

// What stays of a word when spellings of one sound are made equal ("matviyenko", "matvienko" ->
// the same): to bucket names before they are compared.
std::string sound_key(std::string_view word);

}  // namespace chancery
