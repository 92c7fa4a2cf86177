// What a storyline is called: its main countries, the words that its reports are about, its months.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "chancery/knowledge/actor_directory.h"
#include "chancery/stories/link_steps.h"
#include "chancery/stories/matters.h"
#include "chancery/stories/words.h"

namespace chancery {

struct StoryParts {
  std::vector<std::size_t> reports;  // places, none twice
  std::vector<const Told*> told;     // what they tell
  std::optional<DateInterval> time;  // in which they were published
};

// The two countries that take part in most events, by count, then code, the first ones first.
std::vector<CountryCode> main_countries(const std::vector<const Told*>& told,
                                        const ActorDirectory& actors);

// "Iran and Saudi Arabia: embassy, Riyadh, March to June 2023".
std::string story_title(const ReportList& reports, const StoryParts& story,
                        const TellingWords& telling, const ActorDirectory& actors,
                        WordReader& reader);

}  // namespace chancery
