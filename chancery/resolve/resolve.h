// Entities -> actors and places, as of the report's date.
#pragma once

#include <optional>

#include "chancery/knowledge/actor_directory.h"
#include "chancery/knowledge/gazetteer.h"
#include "chancery/record/document.h"
#include "chancery/record/names.h"
#include "chancery/record/resolution.h"
#include "chancery/record/syntax.h"

namespace chancery {

// Country, PLOVER sectors, role, actor and place of every entity. A person of the directory is
// taken for the one meant only when what the text says of him (office, country, the date) allows
// it; a person not in it gets country and role from title, apposition and nationality.
Resolution resolve_entities(const Document& document, const Syntax& syntax, const Names& names,
                            const std::optional<Publication>& published,
                            const ActorDirectory& actors, const Gazetteer& gazetteer);

}  // namespace chancery
