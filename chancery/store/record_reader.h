// Questions to a record in SQL with bound values: what lists, briefs and services ask through.
// docs/formats/record.md documents the tables.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "chancery/base/result.h"

namespace chancery {

using SqlValue = std::variant<std::int64_t, double, std::string>;

// A statement and the values of its `?`, in order. What a user wrote is only ever a value.
struct SqlQuery {
  std::string text;
  std::vector<SqlValue> values;

  SqlQuery& add(std::string_view sql) {
    text += sql;
    return *this;
  }
  SqlQuery& add(std::string_view sql, SqlValue value) {
    text += sql;
    values.push_back(std::move(value));
    return *this;
  }
  SqlQuery& add(const SqlQuery& other) {
    text += other.text;
    values.insert(values.end(), other.values.begin(), other.values.end());
    return *this;
  }
};

// One row of an answer, columns from 0. Texts live until the visitor returns.
class SqlRow {
 public:
  virtual ~SqlRow() = default;
  virtual std::string_view text(int column) const = 0;
  virtual std::int64_t integer(int column) const = 0;
  virtual double real(int column) const = 0;
  virtual bool is_null(int column) const = 0;
};

// For one thread at a time. Reads only: a statement that would write, attach another file or load
// code is refused. Errors have code kStore; kLimit where a question took too long.
class RecordReader {
 public:
  virtual ~RecordReader() = default;
  // The visitor returns false to stop.
  virtual Result<void> each(const SqlQuery& query,
                            const std::function<bool(const SqlRow&)>& visit) = 0;
  // All questions until release() see the record as it is now. A writer waits so long: keep it
  // short.
  virtual Result<void> hold() = 0;
  virtual void release() = 0;

  // The first column of the first row; 0 without a row.
  Result<std::int64_t> number(const SqlQuery& query) {
    std::int64_t out = 0;
    auto done = each(query, [&out](const SqlRow& row) {
      out = row.integer(0);
      return false;
    });
    if (!done) return tl::unexpected(done.error());
    return out;
  }
};

}  // namespace chancery
