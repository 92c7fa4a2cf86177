// What a predicate tells of by learned weights: asked where senses of the lexicon compete, and of
// verbs of which none holds.
#pragma once

#include <array>
#include <vector>

#include "chancery/events/slots.h"
#include "chancery/knowledge/sense_model.h"

namespace chancery {

// "o=shoulder": the kind of observation, then what was seen. The names are the first column of
// data/model/sense.tsv; training/senses/README.md says what each kind means. None twice; no name of
// a state, place or person is among them.
// `first` is the sense that the lexicon would take; null where none holds.
std::vector<Feature> sense_features(const Reading& reading, const Predicate& predicate,
                                    const EventSense* first);

// How likely each type is, in the order of all_event_types(), and last that it is no event; they
// add up to 1.
using SenseShares = std::array<float, kSenseClassCount>;
SenseShares sense_shares(const Reading& reading, const Predicate& predicate,
                         const EventSense* first);

}  // namespace chancery
