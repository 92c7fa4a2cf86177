#include "chancery/knowledge/table.h"

#include <algorithm>
#include <fstream>
#include <iterator>

#include "chancery/base/strings.h"

namespace chancery {
namespace {

std::string at_line(const std::string& name, std::size_t line, std::string_view reason) {
  return name + ":" + std::to_string(line) + ": " + std::string(reason);
}

}  // namespace

Result<Table> Table::read(const std::filesystem::path& file,
                          const std::vector<std::string_view>& columns) {
  std::ifstream stream(file, std::ios::binary);
  if (!stream) {
    return fail(ErrorCode::kConfiguration, file.string() + ": table cannot be opened");
  }
  std::string content((std::istreambuf_iterator<char>(stream)), std::istreambuf_iterator<char>());
  return parse(file.string(), std::move(content), columns);
}

Result<Table> Table::parse(std::string name, std::string content,
                           const std::vector<std::string_view>& columns) {
  Table table;
  table.name_ = std::move(name);
  table.content_.assign(content.begin(), content.end());
  const std::string_view all(table.content_.data(), table.content_.size());

  std::vector<std::size_t> places;  // where each asked column stands in the file
  std::size_t width = 0;
  std::size_t number = 0;
  for (std::string_view line : split(all, '\n')) {
    ++number;
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    if (trim(line).empty() || line.front() == '#') continue;
    const std::vector<std::string_view> cells = split(line, '\t');
    if (places.empty()) {
      width = cells.size();
      for (std::string_view column : columns) {
        const auto found = std::find(cells.begin(), cells.end(), column);
        if (found == cells.end()) {
          return fail(ErrorCode::kConfiguration,
                      at_line(table.name_, number, "no column '" + std::string(column) + "'"));
        }
        places.push_back(static_cast<std::size_t>(found - cells.begin()));
      }
      continue;
    }
    if (cells.size() != width) {
      return fail(ErrorCode::kConfiguration,
                  at_line(table.name_, number,
                          std::to_string(cells.size()) + " cells where the header has " +
                              std::to_string(width)));
    }
    Row row{number, {}};
    row.cells.reserve(places.size());
    for (std::size_t place : places) row.cells.push_back(trim(cells[place]));
    table.rows_.push_back(std::move(row));
  }
  if (places.empty()) {
    return fail(ErrorCode::kConfiguration, table.name_ + ": table is empty: no header row");
  }
  return table;
}

std::string_view Table::cell(std::size_t row, std::size_t column) const {
  return rows_[row].cells[column];
}

std::vector<std::string_view> Table::list(std::size_t row, std::size_t column) const {
  std::vector<std::string_view> parts;
  for (std::string_view part : split(cell(row, column), ';')) {
    if (!trim(part).empty()) parts.push_back(trim(part));
  }
  return parts;
}

Error Table::error(std::size_t row, std::string_view reason) const {
  return {ErrorCode::kConfiguration, at_line(name_, rows_[row].line, reason)};
}

}  // namespace chancery
