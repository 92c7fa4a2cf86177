// Lists on standard output: an aligned table for people, CSV, TSV and JSON lines for programs.
#pragma once

#include <iosfwd>
#include <string>
#include <string_view>

#include "chancery/base/result.h"
#include "chancery/cli/context.h"
#include "chancery/query/lists.h"

namespace chancery {

enum class ListFormat { kTable, kCsv, kTsv, kJsonLines };
Result<ListFormat> parse_list_format(std::string_view written);

// CSV after RFC 4180, with a header row. In TSV a tab or a line break inside a cell becomes a
// space. A table leaves out columns that are empty throughout and cuts long cells with an ellipsis.
void print_list(const List& list, ListFormat format, std::ostream& out);

// The rows that the filter means; JSON lines are printed as they come.
Result<void> print_rows(RecordReader& reader, RecordList kind, const Filter& filter,
                        ListFormat format, std::ostream& out);

// What a command that prints a list was asked for.
struct ListFlags {
  std::string record;
  std::string format = "table";
  FilterText filter;
};
void run_list(const ListFlags& flags, RecordList kind, Context& context);

}  // namespace chancery
