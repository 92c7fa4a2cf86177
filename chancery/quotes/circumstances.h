// What else the words around a cue tell: by what medium and on what occasion it was said, to whom,
// and whether a fact, an intention or a demand is stated.
#pragma once

#include "chancery/quotes/attribution.h"

namespace chancery::quotes {

// "in a letter to X", "on Twitter", "at a news conference": fills medium, occasion, and from them
// the addressee and the agency that somebody gave an interview to, where not known yet.
void find_circumstances(const Reading& reading, Attribution& attribution);

// `speaker` is he who says it: what he says of himself may be an intention.
SpeechAct statement_of(const Reading& reading, const Attribution& attribution,
                       std::optional<EntityIndex> speaker);

}  // namespace chancery::quotes
