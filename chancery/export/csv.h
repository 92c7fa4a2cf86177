// Tables as RFC 4180 has them: a header row, lines ended by CR LF, quotation marks where needed.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "chancery/base/result.h"

namespace chancery {

struct CsvStyle {
  // Text cells that a spreadsheet would take for a formula (they begin with = + - @ TAB CR) get an
  // apostrophe before them; numbers stay.
  bool spreadsheet = false;
  bool bom = false;  // a byte order mark at the beginning
};

// "data" or "spreadsheet" (empty: data); "1" or "0" (empty: 0). kUsage names what is wrong.
Result<CsvStyle> parse_csv_style(std::string_view style, std::string_view bom);

class CsvText {
 public:
  explicit CsvText(CsvStyle style = {});
  void row(const std::vector<std::string>& cells);
  std::string take() { return std::move(out_); }

 private:
  CsvStyle style_;
  std::string out_;
};

// One row with its line end.
void append_csv_row(const std::vector<std::string>& cells, const CsvStyle& style, std::string& out);
// One cell, quoted where it must be.
void append_csv_cell(std::string_view cell, const CsvStyle& style, std::string& out);

}  // namespace chancery
