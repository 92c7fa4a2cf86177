// The lists of a record as JSON lines with stable keys, answered by the record's tables a page at a
// time; docs/formats/lists.md describes them. Tables and CSV are made of the same lines
// (wire/row.h).
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "chancery/query/filter.h"
#include "chancery/store/record_reader.h"

namespace chancery {

enum class ListKind : std::uint8_t {
  kReports,
  kEvents,
  kQuotations,
  kActors,  // whoever takes part in an event or speaks, most first
  kPlans,
  kStorylines,
};

// Which part of a list is asked for; how many rows is the filter's `limit`.
struct Page {
  std::string after;          // the `next` of the page before; empty: from the beginning
  bool newest_first = false;  // of events and plans; what has no date comes last either way
};

struct List {
  std::vector<std::string_view> columns;  // of CSV and tables, in order
  std::vector<std::string> rows;          // JSON objects; may hold keys beyond `columns`
  std::vector<std::string_view> shown;    // of the table for people; empty: all of `columns`
  std::string next;                       // where the next page begins; empty: there is none
};

// A list of the kind with its columns and no rows.
List empty_list(ListKind kind);

Result<List> list_rows(RecordReader& reader, ListKind kind, const Filter& filter,
                       const Page& page = {});

// The same row by row, without keeping them; returns where the next page begins. The visitor
// returns false to stop.
Result<std::string> each_row(RecordReader& reader, ListKind kind, const Filter& filter,
                             const Page& page, const std::function<bool(std::string)>& visit);

// How many rows the filter means, whatever its limit.
Result<std::int64_t> count_rows(RecordReader& reader, ListKind kind, const Filter& filter);

// One row by its id: a report's, event's, plan's or storyline's 32 digits, an actor's id or its
// lasting part, a quotation's `quote_id`. Nothing where the record does not hold it.
Result<std::optional<std::string>> one_row(RecordReader& reader, ListKind kind,
                                           const std::string& id);

// The event that an id means today: itself, or the one that now holds the telling it was made of,
// where events were joined or parted since. Nothing where no report tells of it.
Result<std::optional<std::string>> present_event(RecordReader& reader, const std::string& id);

}  // namespace chancery
