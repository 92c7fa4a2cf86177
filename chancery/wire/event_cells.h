// A row of the list of events as the cells of a table, without its JSON between.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "chancery/record/event.h"

namespace chancery {

// What table_cells(encode_event(event), columns) gives, for columns that are no lists of objects:
// a table has no room for `evidence`, `disagreements`, `actors` and `recipients`.
std::vector<std::string> event_cells(const Event& event,
                                     const std::vector<std::string_view>& columns);

}  // namespace chancery
