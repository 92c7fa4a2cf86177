// The subject of a verb as the sentence gives it, before voice and frames are undone.
#pragma once

#include <optional>

#include "chancery/events/reading.h"

namespace chancery {

bool is_relative_pronoun(const Reading& reading, TokenIndex token);

// Of a title and a name that a parser left side by side ("President | Marta Rojas") the name.
bool renames(const Reading& reading, TokenIndex earlier, TokenIndex later);

// "Djibouti hosted talks", read as one long noun: the verb then has no clause of its own, and what
// it acts on stands above it.
std::optional<TokenIndex> swallowed_subject(const Reading& reading, TokenIndex verb);

// "Amnesty International called on Chad to stop", read as a name and what was done to it: of a
// sentence without another verb, the participle is one.
bool is_lost_main_verb(const Reading& reading, TokenIndex verb);

// "vowed that he would not yield and demanded talks": a past tense cannot be joined to a verb under
// "will" or "to", whatever the parser says; the verb above that it is joined to.
std::optional<TokenIndex> true_conjunct(const Reading& reading, TokenIndex verb);

// The subject that hangs on the verb itself.
std::optional<TokenIndex> own_subject(const Reading& reading, TokenIndex verb);

}  // namespace chancery
