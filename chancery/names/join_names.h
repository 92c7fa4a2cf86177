// Named mentions -> entities: the same person under full name, surname and other spellings, an
// organisation and its abbreviation, a state under its several names.
#pragma once

#include "chancery/names/draft.h"

namespace chancery::names {

// Persons. Adds the surnames of persons met in full that no tagger marked, and corrects the type of
// a mention that is such a surname. Two persons who stand side by side are never joined; a surname
// that two persons share goes to the one spoken of more, and stays alone where neither is.
void join_persons(const Reading& reading, Draft& draft);

// All other names: a state under its several names is one entity, its adjective another ("Russia";
// "Russian", "Russians"); an organisation and its abbreviation or short form are one.
void join_other_names(const Reading& reading, Draft& draft);

}  // namespace chancery::names
