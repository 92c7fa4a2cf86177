#include "chancery/cli/output.h"

#include <algorithm>
#include <ostream>

#include "chancery/text/utf8.h"
#include "chancery/wire/row.h"

namespace chancery {
namespace {

using Cells = std::vector<std::string>;
constexpr std::size_t kWidestCell = 48;  // code points

std::string csv_cell(const std::string& cell) {
  if (cell.find_first_of(",\"\r\n") == std::string::npos) return cell;
  std::string out = "\"";
  for (char c : cell) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + '"';
}

std::string one_line(std::string cell) {
  std::replace_if(
      cell.begin(), cell.end(), [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
  return cell;
}

void print_separated(const std::vector<Cells>& rows, ListFormat format, std::ostream& out) {
  for (const Cells& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i != 0) out << (format == ListFormat::kCsv ? ',' : '\t');
      out << (format == ListFormat::kCsv ? csv_cell(row[i]) : one_line(row[i]));
    }
    out << (format == ListFormat::kCsv ? "\r\n" : "\n");
  }
}

std::string cut(const std::string& cell) {
  const CodePointIndex index(cell);
  if (index.size() <= kWidestCell) return cell;
  return cell.substr(0, index.bytes(kWidestCell - 1)) + "…";
}

void print_table(std::vector<Cells> rows, std::ostream& out) {
  std::vector<std::size_t> widths(rows.front().size(), 0);
  for (std::size_t r = 0; r < rows.size(); ++r) {
    for (std::size_t i = 0; i < widths.size(); ++i) {
      rows[r][i] = cut(one_line(rows[r][i]));
      // The header alone does not make a column worth showing.
      if (r != 0 && !rows[r][i].empty()) {
        widths[i] = std::max({widths[i], std::size_t{CodePointIndex(rows[r][i]).size()},
                              std::size_t{CodePointIndex(rows[0][i]).size()}});
      }
    }
  }
  for (const Cells& row : rows) {
    std::string line;
    for (std::size_t i = 0; i < widths.size(); ++i) {
      if (widths[i] == 0) continue;
      line += row[i] + std::string(widths[i] - CodePointIndex(row[i]).size() + 2, ' ');
    }
    line.erase(line.find_last_not_of(' ') + 1);
    out << line << '\n';
  }
}

}  // namespace

Result<ListFormat> parse_list_format(std::string_view written) {
  if (written == "table") return ListFormat::kTable;
  if (written == "csv") return ListFormat::kCsv;
  if (written == "tsv") return ListFormat::kTsv;
  if (written == "jsonl") return ListFormat::kJsonLines;
  return fail(ErrorCode::kUsage,
              "--format: '" + std::string(written) + "' is none of table, csv, tsv, jsonl");
}

void print_list(const List& list, ListFormat format, std::ostream& out) {
  if (format == ListFormat::kJsonLines) {
    for (const std::string& row : list.rows) out << row << '\n';
    return;
  }
  const bool for_people = format == ListFormat::kTable && !list.shown.empty();
  const auto& columns = for_people ? list.shown : list.columns;
  std::vector<Cells> rows = {Cells(columns.begin(), columns.end())};
  for (const std::string& row : list.rows) rows.push_back(table_cells(row, columns));
  if (format == ListFormat::kTable) {
    if (!list.rows.empty()) print_table(std::move(rows), out);
  } else {
    print_separated(rows, format, out);
  }
}

Result<void> print_rows(RecordReader& reader, RecordList kind, const Filter& filter,
                        ListFormat format, std::ostream& out) {
  if (format != ListFormat::kJsonLines) {
    auto list = list_rows(reader, kind, filter);
    if (!list) return tl::unexpected(list.error());
    print_list(*list, format, out);
    return {};
  }
  auto done = each_row(reader, kind, filter, [&out](const std::string& row) {
    out << row << '\n';
    return out.good();
  });
  return done;
}

void run_list(const ListFlags& flags, RecordList kind, Context& context) {
  auto filter = parse_filter(flags.filter);
  if (!filter) return context.complain(filter.error());
  auto format = parse_list_format(flags.format);
  if (!format) return context.complain(format.error());
  auto reader = open_reader(flags.record);
  if (!reader) return context.complain(reader.error());
  auto printed = print_rows(**reader, kind, *filter, *format, context.out);
  if (!printed) return context.complain(printed.error());
}

}  // namespace chancery
