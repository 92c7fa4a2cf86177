// Reading the reviewed tables of data/: tab-separated, UTF-8, one header row, `#` comments.
//
// Every table of Chancery is read by this, so that a bad row is always told the same way:
// "data/actors/terms.tsv:812: unknown country 'XYZ'".
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "chancery/base/result.h"

namespace chancery {

class Table {
 public:
  // Checks that the header holds every name of `columns` (others may stand beside them) and that
  // every row has as many cells as the header. Empty lines and lines that begin with `#` are
  // passed over.
  static Result<Table> read(const std::filesystem::path& file,
                            const std::vector<std::string_view>& columns);
  // The same from a string; `name` stands in messages where a path would.
  static Result<Table> parse(std::string name, std::string content,
                             const std::vector<std::string_view>& columns);

  std::size_t size() const { return rows_.size(); }
  // The cell of a row in the i-th of the `columns` asked for. Trimmed. Lives as long as the table.
  std::string_view cell(std::size_t row, std::size_t column) const;
  // The parts of a cell that is a list joined by `;`, trimmed, empty ones left out.
  std::vector<std::string_view> list(std::size_t row, std::size_t column) const;
  // An error that names the file and the line of a row.
  Error error(std::size_t row, std::string_view reason) const;

 private:
  struct Row {
    std::size_t line;
    std::vector<std::string_view> cells;  // in the order of `columns`
  };
  std::string name_;
  std::vector<char> content_;  // a vector: its bytes stay where they are when the table moves
  std::vector<Row> rows_;
};

}  // namespace chancery
