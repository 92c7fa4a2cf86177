// A Filter as conditions in SQL: the one place where the filter language meets the tables of a
// record. What a user wrote becomes a bound value, never a part of the statement.
#pragma once

#include "chancery/query/filter.h"
#include "chancery/store/record_reader.h"

namespace chancery {

// Conditions joined by AND over the rows named by an alias: `e` of events, `p` of plans, `r` of
// reports, `q` of quotations, `s` of storylines. "1" where the filter asks for nothing.
SqlQuery where_events(const Filter& filter);
SqlQuery where_plans(const Filter& filter);
SqlQuery where_reports(const Filter& filter);
SqlQuery where_quotations(const Filter& filter);
// Of storylines `s`: those with an event that the filter means.
SqlQuery where_storylines(const Filter& filter);

// `select`, "SELECT ... FROM ...", of what holds, in an order, at most as many as the limit.
SqlQuery rows_meant(const SqlQuery& select, const SqlQuery& where, const std::string& order,
                    const Filter& filter);

// The state of plan `p` seen from the filter's day: what was expected before it and did not come
// has lapsed.
SqlQuery plan_state(const Filter& filter);

// Whether the filter asks for what only events, or only quotations, have.
bool asks_for_events(const Filter& filter);
bool asks_for_quotations(const Filter& filter);

}  // namespace chancery
