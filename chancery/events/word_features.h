// What the lexicon knows of a word whatever its arguments, as features of the learned rankers.
#pragma once

#include <string>
#include <vector>

#include "chancery/events/reading.h"
#include "chancery/knowledge/weight_table.h"

namespace chancery {

// `kind`=TYPE for each type that a sense of the word has, in equal shares; `kind`.gov=EFFECT for
// what it does to what it governs. Empty where the lexicon does not know it.
std::vector<Feature> word_features(const Reading& reading, const std::string& kind,
                                   TokenIndex token);

}  // namespace chancery
