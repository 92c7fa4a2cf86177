// Who is reported to have said what, to whom, through whom.
#pragma once

#include "chancery/knowledge/speech_lexicon.h"
#include "chancery/record/document.h"
#include "chancery/record/names.h"
#include "chancery/record/quotation.h"
#include "chancery/record/resolution.h"
#include "chancery/record/syntax.h"

namespace chancery {

// Direct, indirect and mixed attributions with the speaker resolved to an entity: pronouns, "the
// minister", a speaker named a sentence away. See record/quotation.h for the parts.
Quotations find_quotations(const Document& document, const Syntax& syntax, const Names& names,
                           const Resolution& resolution, const SpeechLexicon& lexicon);

}  // namespace chancery
