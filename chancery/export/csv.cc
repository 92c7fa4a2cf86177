#include "chancery/export/csv.h"

#include <cctype>
#include <charconv>

namespace chancery {
namespace {

bool is_number(std::string_view cell) {
  double ignored = 0;
  const char* begin = cell.data() + (cell.front() == '+' ? 1 : 0);
  const auto [stop, error] = std::from_chars(begin, cell.data() + cell.size(), ignored);
  return error == std::errc() && stop == cell.data() + cell.size();
}

bool looks_like_formula(std::string_view cell) {
  return !cell.empty() && std::string_view("=+-@\t\r").find(cell.front()) != cell.npos &&
         !is_number(cell);
}

}  // namespace

Result<CsvStyle> parse_csv_style(std::string_view style, std::string_view bom) {
  CsvStyle out;
  if (style == "spreadsheet") {
    out.spreadsheet = true;
  } else if (!style.empty() && style != "data") {
    return fail(ErrorCode::kUsage,
                "csv: '" + std::string(style) + "' is neither data nor spreadsheet");
  }
  if (bom == "1" || bom == "true") {
    out.bom = true;
  } else if (!bom.empty() && bom != "0" && bom != "false") {
    return fail(ErrorCode::kUsage, "bom: '" + std::string(bom) + "' is neither 1 nor 0");
  }
  return out;
}

void append_csv_cell(std::string_view cell, const CsvStyle& style, std::string& out) {
  const bool guarded = style.spreadsheet && looks_like_formula(cell);
  if (!guarded && cell.find_first_of(",\"\r\n") == std::string_view::npos) {
    out += cell;
    return;
  }
  out += '"';
  if (guarded) out += '\'';
  for (const char c : cell) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

void append_csv_row(const std::vector<std::string>& cells, const CsvStyle& style,
                    std::string& out) {
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i != 0) out += ',';
    append_csv_cell(cells[i], style, out);
  }
  out += "\r\n";
}

CsvText::CsvText(CsvStyle style) : style_(style) {
  if (style_.bom) out_ = "\xEF\xBB\xBF";
}

void CsvText::row(const std::vector<std::string>& cells) { append_csv_row(cells, style_, out_); }

}  // namespace chancery
