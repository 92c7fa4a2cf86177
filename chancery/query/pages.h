// Pages of the lists of a record, answered by its tables: the rows of lists.h without the record in
// memory. A quotation's row stands for itself: which others are versions of it takes the whole
// record (quotation_versions.h), and so does how a storyline runs (storyline_course.h).
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "chancery/query/lists.h"
#include "chancery/store/record_reader.h"

namespace chancery {

// Which part of a list is asked for; how many rows is the filter's `limit`.
struct Page {
  std::string after;          // the `next` of the page before; empty: from the beginning
  bool newest_first = false;  // of events and plans; what has no date comes last either way
};

// A list of the kind with its columns and no rows.
List empty_list(RecordList kind);

Result<List> list_rows(RecordReader& reader, RecordList kind, const Filter& filter,
                       const Page& page = {});

// The same row by row, without keeping them; returns where the next page begins. The visitor
// returns false to stop.
Result<std::string> each_row(RecordReader& reader, RecordList kind, const Filter& filter,
                             const Page& page, const std::function<bool(std::string)>& visit);

// How many rows the filter means, whatever its limit.
Result<std::int64_t> count_rows(RecordReader& reader, RecordList kind, const Filter& filter);

// One row by its id: a report's, event's, plan's or storyline's 32 digits, an actor's id or its
// lasting part, a quotation's `quote_id`. Nothing where the record does not hold it.
Result<std::optional<std::string>> one_row(RecordReader& reader, RecordList kind,
                                           const std::string& id);

// The event that an id means today: itself, or the one that now holds the telling it was made of,
// where events were joined or parted since. Nothing where no report tells of it.
Result<std::optional<std::string>> present_event(RecordReader& reader, const std::string& id);

}  // namespace chancery
