// The day of what is told by its distance from something else: "met him on Saturday, eleven days
// after Iran reopened its embassy".
#pragma once

#include <optional>

#include "chancery/events/reading.h"

namespace chancery {

struct RelativeDate {
  // Nothing where the day that it is counted from is not known.
  std::optional<EventDate> date;
};

// Of the event of the verb; nothing where no such distance is told of it. Distances in days count
// from a day that the text tells, those in months and years from the report's own as well.
std::optional<RelativeDate> relative_date(const Reading& reading, TokenIndex verb);

}  // namespace chancery
