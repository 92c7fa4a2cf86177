// Who did what to whom: PLOVER type, mode, context and status, CAMEO code, parties, date, place.
#pragma once

#include <optional>

#include "chancery/knowledge/event_lexicon.h"
#include "chancery/knowledge/ontology.h"
#include "chancery/record/document.h"
#include "chancery/record/event_mention.h"
#include "chancery/record/names.h"
#include "chancery/record/quotation.h"
#include "chancery/record/resolution.h"
#include "chancery/record/syntax.h"
#include "chancery/record/timex.h"

namespace chancery {

// What the stages before have read off one document.
struct EventInputs {
  const Document& document;
  const Syntax& syntax;
  const std::optional<Publication>& published;
  const Timexes& timexes;
  const Names& names;
  const Resolution& resolution;
  const Quotations& quotations;
};

// Decides for each predicate its status first, then its type (see docs/codebook.md). A statement is
// no event; an event inside a statement carries its quotation.
EventMentions find_events(const EventInputs& inputs, const EventLexicon& lexicon,
                          const Ontology& ontology);

}  // namespace chancery
