// Whether two tellings are of one event, and what speaks for it and against it.
#pragma once

#include <string>
#include <vector>

#include "chancery/knowledge/story_lexicon.h"
#include "chancery/stories/told.h"

namespace chancery {

// The parts of a judgement, each 0..1. `total` is 0 where something shows that they are two.
struct Sameness {
  double parties = 0;
  double days = 0;
  double places = 0;
  double deeds = 0;
  double words = 0;
  double total = 0;
};

// Tellings whose judgement reaches this may be joined.
inline constexpr double kSameEvent = 0.58;

Sameness compare_tellings(const Told& a, const Told& b, const StoryLexicon& lexicon);

// The same of a denial and the deed that it may deny.
Sameness compare_denial(const Told& denial, const Told& deed, const StoryLexicon& lexicon);

// "parties 0.90, days 1.00, ...": for people.
std::string written(const Sameness& sameness);

}  // namespace chancery
